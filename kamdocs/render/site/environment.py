"""The site's own names and filters on top of the engine's: links, assets, charts, prose."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import unquote

import jinja2
from markupsafe import Markup, escape

from kamdocs.language.formats import weekday_names
from kamdocs.language.speak import Speaker
from kamdocs.model.prose import Prose
from kamdocs.render.chart.draw import draw_chart
from kamdocs.render.chart.icons import draw_icon
from kamdocs.render.chart.on_page import lighten, read_painted
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.link import Link, Source, href_of, relative_path
from kamdocs.render.engine.table import Column, Table, raw_value
from kamdocs.render.engine.table_rows import RowWriter, class_of, mark_language
from kamdocs.render.site.names import account_link
from kamdocs.render.site.shell import Shell
from kamdocs.values.sentence import Worded

STYLE = "site/assets/kamdocs.css"
"""The style sheet of all pages, by the name that its layers know."""

_WORKSPACE_LINK = re.compile(r'<a href="workspace:([^"#]*)([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_WORKSPACE_IMAGE = re.compile(r'<img src="workspace:[^"]*" alt="([^"]*)"[^>]*>')
_ACCOUNT_FILE = re.compile(r"accounts/([a-z0-9_-]+)/")


def make_site_environment(layers: Layers, speaker: Speaker) -> jinja2.Environment:
    """An environment for the pages of the site in one language."""
    style = layers.find(STYLE)
    painted = read_painted(style.text if style else "")

    def draw(chart: Any) -> Markup:
        return lighten(draw_chart(chart, speaker), painted)

    names: dict[str, Callable[..., Any]] = {
        "href": _href,
        "asset": _asset,
        "stamp": _stamp,
        "account_link": account_link,
        "icon": draw_icon,
        "table_rows": _rows_of(speaker, draw),
        "weekdays": lambda: weekday_names(speaker.language),
    }
    filters: dict[str, Callable[..., Any]] = {
        "chart": draw,
        "raw": raw_value,
        "in_column": lambda value, table, column: _shown(value, table, column, speaker),
        "class": class_of,
        "prose": _prose,
        "weekday_short": lambda day: weekday_names(speaker.language)[day.weekday()][1],
        "own": lambda said: mark_language(said, speaker) if isinstance(said, Worded) else said,
        "start": lambda said: _start(environment.filters["speak"](said)),
    }
    environment = make_environment(layers, speaker, names=names, filters=filters)
    return environment


@jinja2.pass_context
def _href(context: jinja2.runtime.Context, link: Link) -> str:
    shell: Shell = context["shell"]
    return href_of(link, shell.page, shell.prefix)


@jinja2.pass_context
def _asset(context: jinja2.runtime.Context, name: str) -> str:
    shell: Shell = context["shell"]
    return relative_path(shell.page, shell.assets[name])


def _rows_of(speaker: Speaker, draw: Callable[[Any], Markup]) -> Callable[..., Markup]:
    @jinja2.pass_context
    def write(context: jinja2.runtime.Context, table: Table) -> Markup:
        shell: Shell = context["shell"]
        writer = RowWriter(
            speaker,
            lambda link: href_of(link, shell.page, shell.prefix),
            shell.source_url,
            draw,
            draw_icon,
        )
        return writer.body(table)

    return write


def _shown(value: Any, table: Table, column: Column, speaker: Speaker) -> str:
    """A total as its column shows it."""
    writer = RowWriter(speaker, str, str, escape, draw_icon)
    return writer.value(value, column, table.decimals(column))


def _stamp(what: str) -> Markup:
    """A place that the build's script fills, so that pages do not change with the day."""
    return Markup('<span data-build="{}">–</span>').format(what)


def _start(text: str) -> str:
    """A sentence that stands by itself begins with a capital letter."""
    return text[:1].upper() + text[1:]


@jinja2.pass_context
def _prose(context: jinja2.runtime.Context, prose: Prose) -> Markup:
    """Prose as HTML; links to files of the workspace lead to their page or to the repository."""
    shell: Shell = context["shell"]

    def resolve(match: re.Match[str]) -> str:
        path, text = match[1], match[3]
        account = _ACCOUNT_FILE.match(path)
        if shell.repository is not None:
            address = shell.repository.address(Source(unquote(unescape(path))))
            address += unescape(match[2])
        elif account is not None:
            address = href_of(Link(f"accounts/{account[1]}/index.html"), shell.page, shell.prefix)
        else:
            return text
        return f'<a href="{escape(address)}">{text}</a>'

    html = _WORKSPACE_LINK.sub(resolve, prose.html)
    # Pictures of the workspace are not published with the internal site; their text is.
    return Markup(_WORKSPACE_IMAGE.sub(r"<em>\1</em>", html))  # noqa: S704  # made safe when it was read
