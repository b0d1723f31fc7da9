"""Offers nobody would write on purpose: each is told at its line, or becomes a document that looks right."""

import io
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from kamdocs.pipeline.paper_desk import draft_papers
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.pipeline.templates import read_layers
from kamdocs.render.engine.pdf import render_pdf

BASE = Path(__file__).parent.parent / "check" / "base"
TODAY = date(2026, 11, 22)
OFFER = """\
---
title: {title}
to: nuria
prepared_by: ana
issued: 2026-11-20
valid_until: 2026-12-20
scope: {{excluded: [New tills]}}
prices:
{prices}
states: [{{state: approved, on: 2026-11-20, by: joan}}]
---

## Summary

{body}
"""


class Printed:
    """A complete document: its text, its pages, and what was said of it as `name line message`."""

    def __init__(self, data: bytes, said: list[str]) -> None:
        self.data, self.said = data, said
        self.pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        self.text = "\n".join(self.pages)


@pytest.fixture
def print_offer(tmp_path: Path) -> Callable[..., Printed]:
    """Print an offer over the base workspace; `brand` are settings, `files` lie beside."""

    def make(
        title: str = "A title",
        prices: str = "  - {text: Set-up, price: 900}",
        body: str = "Text.",
        brand: str = "{}",
        reader: str = "Núria Soler",
        files: dict[str, bytes] | None = None,
    ) -> Printed:
        root = Path(shutil.copytree(BASE, tmp_path / "ws"))
        offer = root / "accounts/acme/proposals/offer.md"
        offer.parent.mkdir()
        offer.write_text(OFFER.format(title=title, prices=prices, body=body), "utf-8")
        contacts = f"people:\n  nuria: {{name: {reader}, title: CIO}}\n"
        (root / "accounts/acme/contacts.yaml").write_text(contacts, "utf-8")
        settings = root / "kamdocs.yaml"
        settings.write_text(settings.read_text("utf-8") + f"brand: {brand}\n", "utf-8")
        for name, data in (files or {}).items():
            path = root / "accounts/brand" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        stock = take_stock(root, today=TODAY, clock_day=TODAY)
        layers, faults = read_layers(root)
        assert faults == ()
        drafted = draft_papers(stock, layers)
        (job,) = [one.job for one in drafted.drafts if "-complete-" in one.paper.path]
        result = render_pdf(job)
        about = [one.located for one in stock.diagnostics if one.located.name.startswith("brand")]
        said = [f"{one.name} {one.file} {one.message}" for one in (*about, *drafted.located)]
        said += [f"{one.name} {one.place.path} {one.message}" for one in result.findings]
        return Printed(result.data or b"", said)

    return make


PLACE = ("proposals", "offer")


@pytest.fixture
def widest(tool: Callable[..., str], tmp_path: Path) -> Callable[[Printed], float]:
    """How far to the right a document's words reach, in points; a page has 595."""

    def measure(printed: Printed) -> float:
        file = tmp_path / "offer.pdf"
        file.write_bytes(printed.data)
        made = subprocess.run(
            [tool("pdftotext"), "-bbox", file, "-"], capture_output=True, text=True, check=True
        )
        found = [float(one) for one in re.findall(r'xMax="([\d.]+)"', made.stdout)]
        assert found
        return max(found)

    return measure


WORD = "Donaudampfschifffahrtsgesellschaft" * 6


@pytest.mark.parametrize(
    "where",
    [
        {"title": WORD},
        {"prices": f"  - {{text: {WORD}, price: 900, why: {WORD}, discount: 1 %}}"},
        {"body": f"{WORD}\n\n| A | B |\n|---|---|\n| {WORD} | b |"},
        {"reader": WORD},
    ],
)
def test_a_word_of_two_hundred_letters_stays_on_the_page(
    print_offer: Callable[..., Printed], widest: Callable[[Printed], float], where: dict[str, str]
) -> None:
    printed = print_offer(**where)
    assert printed.said == []
    assert widest(printed) < 595 - 40


@pytest.mark.slow
def test_a_table_of_four_hundred_rows_repeats_its_head(
    print_offer: Callable[..., Printed],
) -> None:
    rows = "\n".join(f"| Row {number} | {number * 7} |" for number in range(400))
    printed = print_offer(body=f"| What | How much |\n|---|---:|\n{rows}")
    assert printed.said == []
    with_rows = [page for page in printed.pages if re.search(r"Row \d", page)]
    assert len(with_rows) > 5
    assert all("How much" in page for page in with_rows)
    assert "Row 399" in printed.text


@pytest.mark.slow
def test_three_thousand_price_lines_are_totalled_and_printed(
    print_offer: Callable[..., Printed],
) -> None:
    lines = "\n".join(f"  - {{text: Part {n}, price: {n}.50}}" for n in range(1, 3001))
    printed = print_offer(prices=lines)
    assert printed.said == []
    assert "€4,503,000.00" in printed.pages[-1] + printed.pages[-2] + printed.pages[-3]
    heads = [page for page in printed.pages if re.search(r"Part \d", page)]
    assert all("Unit price" in page for page in heads)


def png(width: int, height: int) -> bytes:
    """A white picture of any size in a few bytes a row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))  # fmt: skip

    rows = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    data = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def animation() -> bytes:
    frames = [Image.new("RGB", (60, 30), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def svg(inside: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="60" height="30">{inside}<rect width="60" height="30" fill="#0b5563"/></svg>'
    ).encode()


def test_a_logo_that_is_not_there_is_told_and_the_name_stands_in_its_place(
    print_offer: Callable[..., Printed],
) -> None:
    printed = print_offer(brand="{logo: logo.svg}")
    assert printed.said == ["brand-file-missing kamdocs.yaml there is no accounts/brand/logo.svg"]
    assert "Meridian" in printed.pages[0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("logo.gif", animation(), None),
        ("logo.png", png(2000, 1000), None),
        ("logo.png", png(30_000, 30_000), "pdf-warning"),
        ("logo.png", b"not a picture", "pdf-warning"),
        ("logo.svg", b"<svg", "pdf-warning"),
        ("logo.svg", svg('<image href="https://example.com/x.png" width="9" height="9"/>'), "pdf-asset"),
        ("logo.svg", svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'), "pdf-asset"),
        ("logo.svg", svg('<use href="https://example.com/x.svg#a"/>'), None),
        ("logo.svg", svg('<style>@import "https://example.com/x.css";</style>'), "pdf-warning"),
        ("logo.svg", svg("<script>alert(1)</script>"), None),
    ],
)  # fmt: skip
def test_a_logo_of_any_kind(
    print_offer: Callable[..., Printed], name: str, data: bytes, said: str | None
) -> None:
    printed = print_offer(brand=f"{{logo: {name}}}", files={name: data})
    assert [one.split()[0] for one in printed.said] == ([said] if said else [])
    assert all(str(PLACE) in one for one in printed.said)
    assert len(printed.data) < 300_000
    assert "A title" in printed.pages[0]


@pytest.mark.parametrize(
    ("reader", "shown"),
    [
        ("Ng\u0303uye\u0302\u0303n Va\u0306n An", "Nguyễn Văn An"),
        ('"Ann \\"Bo\\" <b>O’Neil</b> & Sons"', 'Ann "Bo" <b>O’Neil</b> & Sons'),
        ("Siobhán Ní Dhúill-Łęcka", "Siobhán Ní Dhúill-Łęcka"),
    ],
)
def test_names_are_printed_as_they_are_written(
    print_offer: Callable[..., Printed], reader: str, shown: str
) -> None:
    printed = print_offer(reader=reader)
    assert printed.said == []
    assert shown.rsplit(maxsplit=1)[-1] in printed.pages[0]


@pytest.mark.parametrize("reader", ["山田太郎", "محمد علي", "דוד לוי", "Ana 🚀"])
def test_signs_that_no_font_of_ours_has_are_named(
    print_offer: Callable[..., Printed], reader: str
) -> None:
    printed = print_offer(reader=reader)
    assert printed.pages
    signs = {char for char in reader if not char.isascii()}
    told = [one for one in printed.said if "no font of the document can show" in one]
    assert len(told) == len(printed.said)
    assert {sign for sign in signs if any(sign in one for one in told)} == signs
    assert all(str(PLACE) in one for one in told)
