"""Shared passages that exist in some of the workspace's languages and not in the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.model.prose import Prose
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.layout import ACCOUNTS, PASSAGES


def passage_language_missing(
    settings: Settings, passages: Mapping[str, Mapping[str, Prose]]
) -> Iterator[Finding]:
    """A passage with a language in its file's name has a file for each; one finding a passage."""
    for key, spoken in passages.items():
        missing = [language for language in settings.languages if language not in spoken]
        if "" in spoken or not missing:
            continue
        folder = f"{ACCOUNTS}/{PASSAGES}"
        yield Finding(
            "passage-language-missing",
            Place((), f"{folder}/{key}.{next(iter(spoken))}.md"),
            sentence(
                "the passage {passage} does not exist in {languages}",
                passage=key,
                languages=tuple(Term(language) for language in missing),
            ),
            sentence("write it in {file}", file=f"{folder}/{key}.{missing[0]}.md"),
        )
