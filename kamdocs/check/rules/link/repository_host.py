"""A repository whose pages cannot be linked, because its address does not tell what kind of host it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.repository import Host, host_of, web_address
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS


def repository_host(settings: Settings) -> Iterator[Finding]:
    """The address of the repository leads to pages that can be linked."""
    repository = settings.repository
    if repository is None:
        return
    page = web_address(repository.url)
    if page is None:
        message = sentence("a browser cannot open this address")
        help_text = sentence(
            "write the address of the repository’s page, which begins with https://"
        )
    elif repository.host is None and host_of(page) is None:
        message = sentence("it is not known how this host writes the address of a line")
        help_text = sentence(
            "say what kind of host it is: host: with one of {hosts}", hosts=get_args(Host)
        )
    else:
        return
    yield Finding("repository-host", value_of("repository", file=SETTINGS), message, help_text)
