"""The workspace's own templates, over the built-in theme."""

from __future__ import annotations

from pathlib import Path

from kamdocs.diagnostics.finding import Finding
from kamdocs.pipeline.bytes_of import read_files
from kamdocs.read.text import read_text
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.resources import theme_dir
from kamdocs.workspace.layout import TEMPLATES
from kamdocs.workspace.walk import list_folder

_ENDINGS = (".html", ".css", ".js", ".svg", ".md", ".txt")


def read_layers(root: Path) -> tuple[Layers, tuple[Finding, ...]]:
    """The two layers of templates of the workspace at `root`.

    In the repository of kamdocs the workspace's templates are the theme itself.
    """
    theme = read_theme()
    if (root / TEMPLATES).resolve() == theme_dir():
        return Layers({}, theme), ()
    names = [file for file in list_folder(root, TEMPLATES) if file.endswith(_ENDINGS)]
    files, faults = read_files(root, names)
    findings = list(faults)
    own: dict[str, str] = {}
    for file, data in files.items():
        text, more = read_text(file, data)
        findings += more
        if text is not None:
            own[file.removeprefix(f"{TEMPLATES}/")] = text
    return Layers(own, theme), tuple(findings)
