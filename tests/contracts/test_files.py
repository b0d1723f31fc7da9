"""Files are opened in few places; every other module is given bytes and gives bytes back."""

import ast
from pathlib import Path

import pytest

OPENING = {"open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text"}
ROOMS = {
    "workspace/files.py": "the workspace, reading",
    "edit/new_folder.py": "the workspace, writing: a folder at once",
    "edit/save.py": "the workspace, writing",
    "publish/": "the site",
    "work/store.py": "results of earlier builds",
    "work/ledger.py": "results of earlier builds",
    # Our own package data:
    "check/explanation.py": "the pages of the rules",
    "edit/scaffold.py": "starter files and the demonstration",
    "language/": "catalogues",
    "render/engine/assets.py": "fonts and styles",
    "render/engine/layers.py": "templates",
    "render/engine/pdf_versions.py": "our own code, for its digest",
    "work/fingerprint.py": "our own code, for its digest",
}


def test_files_are_opened_only_where_it_is_their_work(repository: Path) -> None:
    package = repository / "kamdocs"
    modules = {str(path.relative_to(package)): path for path in package.rglob("*.py")}
    assert len(modules) > 50
    found = [
        f"{name}:{call.lineno}: {ast.unparse(call.func)}"
        for name, path in sorted(modules.items())
        if not any(name.startswith(room) for room in ROOMS)
        for call in _opening_calls(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["open('x')", "Path('x').read_text()", "os.open('x', 0)", "folder.open('wb')"]
)
def test_opening_is_seen(text: str) -> None:
    assert len(_opening_calls(text)) == 1


@pytest.mark.parametrize("text", ["opening.text()", "reopen()", "record.opened_on"])
def test_other_things_are_not(text: str) -> None:
    assert _opening_calls(text) == []


def _opening_calls(text: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == "open")
            or (isinstance(node.func, ast.Attribute) and node.func.attr in OPENING)
        )
    ]
