"""What is drawn again and again: only what changed is made, and it is what a build would make."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.pipeline.build import BuildOptions, build
from kamdocs.pipeline.preview import Picture, Preview, PreviewOptions
from kamdocs.render.site.print_run import FirstPages

pytestmark = pytest.mark.slow

BASE = Path(__file__).parent.parent / "check" / "base"
DAY = date(2026, 11, 22)
STAMP = {"build.json", "build.js"}
ACME = "accounts/acme/account.yaml"
TEXTS = {
    ACME: "name: Acme\ntier: normal\nowner: ana\npeople:\n  nuria: {name: Núria Soler}\n",
    "accounts/far/account.yaml": "name: Far\ntier: low\nowner: marc\nparent: acme\n",
    "accounts/big/account.yaml": "name: Big\ntier: key\nowner: ana\n",
    "accounts/big/actions.md": "- [ ] 2026-12-01 @ana Offer\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small workspace with three accounts."""
    root = Path(shutil.copytree(BASE, tmp_path / "ws"))
    lay(root, TEXTS.items())
    return root


def lay(root: Path, files: Iterable[tuple[str, str | bytes | None]]) -> None:
    for name, text in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(text.encode() if isinstance(text, str) else text)


def preview_of(root: Path) -> Preview:
    return Preview(root, PreviewOptions(clock=lambda: DAY, has_papers=False))


def done(preview: Preview) -> dict[str, int]:
    return {name.rpartition(".")[2]: count for name, count in preview.memory.done.items()}


def changed(before: Picture, after: Picture) -> set[str]:
    names = before.files.keys() | after.files.keys()
    return {name for name in names if before.files.get(name) != after.files.get(name)}


def test_it_is_what_a_build_publishes(root: Path, tmp_path: Path) -> None:
    drawn = preview_of(root).draw().files
    build(root, BuildOptions(tmp_path / "site", DAY, today=DAY, has_papers=False))
    built = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert {name: data for name, data in drawn.items() if name not in STAMP} == {
        name: data for name, data in built.items() if name not in STAMP
    }


def test_an_edit_makes_one_account_and_the_pages_that_change(root: Path) -> None:
    preview = preview_of(root)
    before = preview.draw()
    lay(root, [(ACME, TEXTS[ACME].replace("Soler", "Puig"))])
    after = preview.draw()
    work = done(preview)
    pages = {name for name in changed(before, after) if name.endswith(".html")}
    assert "accounts/acme/index.html" in pages
    assert "people/index.html" in pages
    assert work == {
        "examine": 1,
        "view_account": 1,
        "print_page": len(pages),
    }


def test_what_says_the_same_makes_nothing_new(root: Path) -> None:
    preview = preview_of(root)
    before = preview.draw()
    assert preview.draw() == before
    assert done(preview) == {}
    lay(root, [("accounts/team.yaml", (root / "accounts/team.yaml").read_bytes() + b"\n# noted\n")])
    after = preview.draw()
    assert done(preview) == {"read_shared": 1}, "a comment ends where it is read"
    assert changed(before, after) == set()


def test_another_day_is_another_examination(root: Path) -> None:
    day = [DAY]
    preview = Preview(root, PreviewOptions(clock=lambda: day[0], has_papers=False))
    preview.draw()
    day[0] = date(2026, 12, 24)
    lines = preview.draw().files["build.json"]
    assert done(preview)["examine"] == 3
    assert b"2026-12-24" in lines


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(
            st.sampled_from([*TEXTS, "accounts/new/account.yaml", "accounts/acme/log.md"]),
            st.sampled_from(
                [
                    None,
                    "name: Other\ntier: key\nowner: joan\n",
                    "name: Other\ntier: low\nowner: marc\nparent: big\nlifecycle: prospect\n",
                    "## 2026-11-02 Visit\n\n@ana was there.\n",
                    "name: [",
                    b"\xff",
                ]
            ),
        ),
        min_size=2,
        max_size=5,
    )
)
def test_after_any_edits_it_is_what_a_fresh_start_gives(root: Path, edits: list) -> None:
    lay(root, TEXTS.items())
    preview = preview_of(root)
    preview.draw()
    for edit in edits:
        lay(root, [edit])
        preview.draw()
    lay(root, [(name, None) for name in ("accounts/new/account.yaml", "accounts/acme/log.md")])
    shutil.rmtree(root / "accounts" / "new", ignore_errors=True)
    readable = [edit for edit in edits if str(edit[1]).startswith("name: Other")][-2:]
    lay(root, [*TEXTS.items(), *((n, t) for n, t in readable if n == "accounts/big/account.yaml")])
    drawn, fresh = preview.draw(), preview_of(root).draw()
    assert drawn.files == fresh.files
    assert set(drawn.errors) == set(fresh.errors)


@pytest.mark.parametrize(
    ("file", "bad"),
    [
        (ACME, b"name: Acme\ntier: {"),
        (ACME, b"\xff\xfe"),
        (ACME, b"[" * 30_000),
        (ACME, b""),
        (ACME, None),
        (ACME, b"name: Acme\ntier: kei\nowner: ana\n"),
        ("accounts/team.yaml", b"people: ["),
        ("kamdocs.yaml", b"languages: [en"),
        ("kamdocs.yaml", None),
    ],
)
def test_what_cannot_be_read_is_told_and_shown_as_it_was(
    root: Path, file: str, bad: bytes | None
) -> None:
    preview = preview_of(root)
    before = preview.draw()
    good = (root / file).read_bytes()
    lay(root, [(file, bad)])
    broken = preview.draw()
    assert broken.files == before.files
    assert {found.located.file for found in broken.errors} == {file}
    lay(root, [("accounts/big/account.yaml", "name: Bigger\ntier: key\nowner: ana\n")])
    assert b"Bigger" in preview.draw().files["accounts/big/index.html"], "the others go on"
    lay(root, [(file, good), ("accounts/big/account.yaml", TEXTS["accounts/big/account.yaml"])])
    mended = preview.draw()
    assert mended.files == before.files
    assert mended.errors == before.errors


def test_what_was_broken_from_the_start_is_shown_as_it_is(root: Path) -> None:
    lay(root, [(ACME, b"\xff")])
    picture = preview_of(root).draw()
    assert b"cannot be read" in picture.files["accounts/acme/index.html"]
    assert picture.errors[0].located.file == ACME


def test_a_fault_of_a_template_leaves_the_pages(root: Path) -> None:
    preview = preview_of(root)
    before = preview.draw()
    name = "templates/site/account.html"
    for bad in ("{% extends 'site/shell.html' %}{% if", "{% extends 'site/shell.html' %}{% block content %}{{ gone }}{% endblock %}"):  # fmt: skip
        lay(root, [(name, bad)])
        broken = preview.draw()
        assert broken.files == before.files
        assert [found.located.file for found in broken.errors] == [name]
    lay(root, [(name, "{% extends 'builtin:site/account.html' %}")])
    assert preview.draw().errors == before.errors


def test_who_waits_for_a_page_gets_it_first(root: Path) -> None:
    told: list[tuple[str, int]] = []
    preview = preview_of(root)

    def note(path: str, html: bytes) -> None:
        told.append((path, done(preview)["print_page"]))

    preview.draw(FirstPages(["people/index.html"], note))
    assert told == [("people/index.html", 1)]
