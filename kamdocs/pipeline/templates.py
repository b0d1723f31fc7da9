"""The workspace's own templates, over the built-in theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.pipeline.bytes_of import read_files
from kamdocs.pipeline.examine import Examined
from kamdocs.read.folder import link_out
from kamdocs.read.suggest import nearest
from kamdocs.read.text import read_text
from kamdocs.render.engine.closure import find_closure
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.resources import theme_dir
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS, TEMPLATES
from kamdocs.workspace.walk import leads_out, list_folder

_ENDINGS = (".html", ".css", ".js", ".svg", ".md", ".txt")


def read_layers(root: Path) -> tuple[Layers, tuple[Finding, ...]]:
    """The two layers of templates of the workspace at `root`.

    In the repository of kamdocs the workspace's templates are the theme itself.
    """
    if is_theme(root):
        return Layers({}, read_theme()), ()
    theme = read_theme()
    names = [file for file in list_folder(root, TEMPLATES) if file.endswith(_ENDINGS)]
    files, faults = read_files(root, names)
    findings = list(faults)
    if leads_out(root / TEMPLATES, root):
        findings.append(link_out(TEMPLATES))
    own: dict[str, str] = {}
    for file, data in files.items():
        text, more = read_text(file, data)
        findings += more
        if text is not None and not text.strip():
            help_text = sentence("fill it in, or delete it; until then the built-in one is used")
            place = Place((), file)
            findings.append(
                Finding("empty-file", place, sentence("says nothing"), help_text, escalated=True)
            )
        elif text is not None:
            own[file.removeprefix(f"{TEMPLATES}/")] = text
    return Layers(own, theme), tuple(findings)


def is_theme(root: Path) -> bool:
    """Whether the templates of the workspace at `root` are the built-in theme itself."""
    return (root / TEMPLATES).resolve() == theme_dir()


def judge_templates(accounts: Iterable[Examined], layers: Layers) -> tuple[Located, ...]:
    """What accounts say of templates that are not there, and templates that nothing uses."""
    named: dict[str, str] = {}
    located: list[Located] = []
    for examined in accounts:
        account = examined.facts.account
        if account.template is None:
            continue
        name = f"site/{account.template}.html"
        named[name] = account.id
        if layers.find(name) is None:
            finding = _no_template(account.template, layers)
            located.append(locate(finding, examined.origins, account.id))
    located += [locate(found, Origins(SETTINGS), None) for found in _unused(layers, named)]
    return tuple(located)


def _no_template(written: str, layers: Layers) -> Finding:
    text = sentence("there is no {file}", file=f"{TEMPLATES}/site/{written}.html")
    own = [name.removeprefix("site/").removesuffix(".html") for name in layers.own]
    meant = nearest(written, own)
    help_text = (
        sentence("did you mean {meant}?", meant=meant)
        if meant
        else sentence("make that file, or delete this line: then the usual page is made")
    )
    return Finding("template-missing", value_of("template"), text, help_text)


def _unused(layers: Layers, named: Mapping[str, str]) -> Iterator[Finding]:
    used = {
        text.name
        for name in {*layers.theme, *named}
        for text in (find_closure(name, layers).texts if name in layers.own else ())
    }
    for name in sorted(layers.own.keys() - used):
        if name in layers.theme or not name.endswith(".html"):
            continue
        meant = nearest(name, layers.theme)
        help_text = (
            sentence("did you mean {meant}?", meant=meant)
            if meant
            else sentence(
                "name it like a built-in one to take its place, include it in another, or delete it"
            )
        )
        yield Finding(
            "unknown-file",
            Place((), f"{TEMPLATES}/{name}"),
            sentence("nothing uses this template"),
            help_text,
        )
