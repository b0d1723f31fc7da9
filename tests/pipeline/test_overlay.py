"""The whole way: a token in every field of the overlay, and where it does and does not arrive."""

import io
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from kamdocs.model.personal import Overlay, Personal, PersonalDay, PersonalText
from kamdocs.model.record import Record
from kamdocs.model.shape import fields_of
from kamdocs.pipeline.build import BuildOptions, Built, build
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.work.store import Store
from kamdocs.workspace.overlay import OverlayWish

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
OFFER = Path(__file__).parent.parent / "data" / "offer"
DAY = "1871-03-17"
"""A day that nothing else is on; pages write it in their languages."""
CHOICES = {
    "power": "inner_circle", "stance": "opposed", "coverage": "none", "orientation": "financial",
}  # fmt: skip


def token(path: tuple[str, ...]) -> str:
    return f"Zq{''.join(part.capitalize() for part in path)}Wk"


def sown(record: type[Record], path: tuple[str, ...]) -> dict[str, Any]:
    """A value for every field of a record: tokens in texts, days and words where those are asked."""
    values: dict[str, Any] = {}
    for key, shape in fields_of(record).items():
        here = (*path, key)
        inside = shape.inside.record
        if key in CHOICES:
            values[key] = CHOICES[key] if key == "orientation" else {"value": CHOICES[key], "why": token(here)}  # fmt: skip
        elif key == "relationship":
            values[key] = {"ana": {"now": "vendor"}}
        elif key == "review":
            values[key] = "2027-06"
        elif key == "custom":
            values[key] = {"own": token(here)}
        elif key == "people":
            values[key] = {"nuria": sown(Personal, (*path, "person"))}
        elif inside is PersonalDay:
            day = sown(PersonalDay, here)
            values[key] = {token(here): day} if shape.inside.holders else day
        elif inside is PersonalText:
            values[key] = [sown(PersonalText, here)]
        elif key == "on":
            values[key] = DAY
        else:
            values[key] = token(here)
    return values


def tokens(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from tokens(key)
            yield from tokens(item)
    elif isinstance(value, list):
        for item in value:
            yield from tokens(item)
    elif str(value).startswith("Zq"):
        yield value


SOWN = sown(Overlay, ())
TOKENS = frozenset(tokens(SOWN))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace with an offer, and an overlay full of tokens."""
    root = tmp_path_factory.mktemp("overlay") / "ws"
    shutil.copytree(OFFER, root)
    settings = root / "kamdocs.yaml"
    text = (
        settings.read_text("utf-8").replace("[ca, es, en]", "[ca]")
        + "\njudgements_in_overlay: yes\n"
    )
    settings.write_text(text, "utf-8")
    (root / "private").mkdir()
    (root / "private" / "vall.yaml").write_text(json.dumps(SOWN), "utf-8")
    return root


def built(root: Path, output: Path, *, is_open: bool, store: Store | None = None) -> Built:
    options = BuildOptions(
        output, TODAY, today=TODAY, overlay=OverlayWish(is_open), store=store, has_papers=True
    )
    done = build(root, options)
    assert isinstance(done, Built)
    return done


@pytest.fixture(scope="module")
def store(root: Path) -> Path:
    return root.parent / "results"


@pytest.fixture(scope="module")
def asked(root: Path, store: Path) -> Path:
    built(root, root.parent / "asked", is_open=True, store=Store(store))
    assert not store.exists()
    return root.parent / "asked"


@pytest.fixture(scope="module")
def public(root: Path, asked: Path, store: Path) -> Path:
    """Built afterwards, with a store that a build with the overlay had before."""
    built(root, root.parent / "public", is_open=False, store=Store(store))
    return root.parent / "public"


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix != ".woff2"
    }


def found_in(data: bytes, path: str) -> set[str]:
    texts = [data.decode("utf-8", "replace")]
    if path.endswith(".pdf"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        texts += [page.extract_text() for page in reader.pages]
        texts += [str(reader.metadata), str(reader.xmp_metadata)]
        texts += [
            item.get_object().get_data().decode("latin-1")
            for item in reader.trailer["/Root"].get_object().values()
            if hasattr(item.get_object(), "get_data")
        ]
    found = re.findall(r"Zq[A-Za-z]+?Wk", "\n".join(texts).replace("\r\n ", ""))
    return set(found) & TOKENS


def test_every_field_was_sown(root: Path) -> None:
    paths = set(SOWN["people"]["nuria"]) | set(SOWN)
    assert paths == {*fields_of(Overlay), *fields_of(Personal)}
    assert len(TOKENS) > 40
    stock = take_stock(root, today=TODAY, clock_day=TODAY, overlay=OverlayWish(is_open=True))
    assert [
        str(one.located.message)
        for one in stock.diagnostics
        if one.located.file.startswith("private") and one.severity == "error"
    ] == []


def test_what_was_asked_for_is_on_the_account_page_and_in_the_calendars(asked: Path) -> None:
    page = found_in((asked / "accounts/vall/index.html").read_bytes(), "x.html")
    reasons = {token for token in TOKENS if token.startswith("ZqPerson")}
    missing = {
        token for token in reasons - page
        if not token.removeprefix("ZqPerson").startswith(("Purpose", "Basis", "Source", "Custom"))
    }  # fmt: skip
    assert missing == set()
    for name in ("all.ics", "accounts/vall.ics", "people/ana.ics"):
        calendar = (asked / "calendars" / name).read_bytes()
        assert b"RRULE:FREQ=YEARLY" in calendar
        assert b"18710317" in calendar


def test_nothing_of_it_reaches_a_site_that_did_not_ask(public: Path, store: Path) -> None:
    leaked = {
        (path, token) for path, data in files(public).items() for token in found_in(data, path)
    }
    assert leaked == set()
    for path, data in files(public).items():
        if not path.endswith((".pdf", ".woff2")) and "quality/" not in path:
            assert not any(day in data for day in (b"1871", b"RRULE", b"birthday-")), path
    for path, data in files(store).items():
        assert not found_in(data, path)


def test_customers_get_the_same_bytes_whatever_was_asked(asked: Path, public: Path) -> None:
    with_it, without = files(asked / "customer"), files(public / "customer")
    assert len(with_it) > 2
    assert with_it == without
    assert {token for path, data in with_it.items() for token in found_in(data, path)} == set()
    assert all(b"1871" not in data for path, data in with_it.items() if not path.endswith(".pdf"))


def test_the_figures_for_other_programs_hold_nothing_personal(asked: Path) -> None:
    for path, data in files(asked / "data").items():
        assert not found_in(data, path)
