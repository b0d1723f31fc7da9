"""An offer on paper, from the finished record to the pages."""

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from kamdocs.customer.brand import OwnTitle
from kamdocs.customer.price import Price
from kamdocs.customer.proposal import Part, Proposal
from kamdocs.language.speak import speaker_of
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.proposal import project_proposal
from kamdocs.render.customer.proposal import asset_names, paper_path, render_proposal
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.pdf import has_fast_subsetter, render_pdf
from kamdocs.values.money import Money

LAYERS = Layers({}, read_theme())


def edition(stock: Stock, name: str = "complete") -> Proposal:
    facts = stock.accounts["vall"].facts
    (plan,) = [one for one in facts.proposals["2026-analytics"].editions if one.id == name]
    projected, findings = project_proposal(facts.account, stock.shared, plan)
    assert projected is not None, findings
    return projected


def html_of(proposal: Proposal, layers: Layers = LAYERS) -> str:
    job, findings = render_proposal(proposal, layers, {})
    assert job is not None, findings
    return job.html


def pages_of(proposal: Proposal) -> list[str]:
    job, _ = render_proposal(proposal, LAYERS, {})
    assert job is not None
    result = render_pdf(job)
    assert result.findings == ()
    reader = pypdf.PdfReader(io.BytesIO(result.data or b""))
    return [page.extract_text().replace("\u00a0", " ") for page in reader.pages]


@pytest.fixture(scope="module")
def complete(stock: Stock) -> Proposal:
    return edition(stock)


@pytest.fixture(scope="module")
def pages(complete: Proposal) -> list[str]:
    return pages_of(complete)


def test_where_it_stands(complete: Proposal) -> None:
    path = "customer/vall/2026-analytics/MER-2026-041-v1-complete-en.pdf"
    assert paper_path(complete) == path
    odd = replace(complete, number="A/../B 7")
    assert paper_path(odd).endswith("/2026-analytics/A-..-B-7-v1-complete-en.pdf")


def test_it_is_short_and_begins_and_ends_as_it_should(pages: list[str]) -> None:
    assert 6 <= len(pages) <= 11
    for text in (
        "Farmàcies del Vallès",
        "Fewer stock-outs",
        "Irene Camps",
        "Ana Ferrer",
        "31 Dec 2026",
    ):
        assert text in pages[0]
    assert "Signature" in pages[-1]
    ending = pages[-1].rindex("This offer is valid until 31 December 2026.")
    assert ending > pages[-1].rindex("Signature")


def test_every_page_says_for_whom_and_until_when(pages: list[str]) -> None:
    for number, text in enumerate(pages, 1):
        assert "valid until 31 Dec 2026" in text
        assert "MER-2026-041 v1" in text
        assert f"{number}/{len(pages)}" in text


def test_the_figures_are_those_that_were_reckoned(pages: list[str]) -> None:
    text = "\n".join(pages)
    for amount in (
        "€3,105.00",
        "€47,505.00",
        "€57,481.05",
        "€1,754.50",
        "€99,705.00",
        "€46,079.85",
    ):
        assert amount in text


def test_every_edition_says_the_same_and_begins_otherwise(stock: Stock) -> None:
    amounts = re.compile(r"€[\d,.]+\d|\d\d? [A-Z][a-z]{2} 20\d\d")
    wanted = set(amounts.findall(html_of(edition(stock))))
    assert len(wanted) > 25
    firsts = set()
    for name in ("business", "financial", "technical"):
        html = html_of(edition(stock, name))
        assert set(amounts.findall(html)) == wanted
        assert "New tills or scanners" in html
        firsts.add(re.findall(r'<h2 id="(?:section|part)-([^"]+)"', html)[0])
    assert firsts == {
        "what-your-people-will-notice",
        "return-on-the-investment",
        "how-the-forecast-works",
    }


def test_what_chooses_is_not_printed(stock: Stock) -> None:
    for name in ("complete", "financial"):
        html = html_of(edition(stock, name))
        for word in (
            "economic_buyer",
            "champion",
            "orientation",
            "irene",
            'stock-outs"',
            "Secret customer",
        ):
            assert word not in html


def test_parts_without_data_are_not_there(complete: Proposal) -> None:
    bare = replace(
        complete, scope=None, timeline=(), objectives=(), resources=(), references=(), terms=None,
        terms_note=None, next_steps=(), outcomes=(), price=None, summary=None, ask=None, team=(),
        guide=(), letter=None, value_case=None, valid_until=None, issued=None, rfp=None, subtitle=None, number=None, readers=(),
        prepared_by=(), appendix=(), body=complete.body[:1],
    )  # fmt: skip
    html = html_of(bare)
    for gone in (
        "Scope",
        "Timeline",
        "Next steps",
        "Your team",
        "Investment",
        "valid until",
        "None",
    ):
        assert gone not in html
    assert len(pages_of(bare)) == 2


OWN_WORDS = (
    "Proposal for", "Prepared for", "Prepared by", "Valid until", "Investment", "Next steps", "Scope",
    "Not included", "Before tax", "Signature", "Acceptance", "Place and date", "Where to find what",
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "written"),
    [("es", ["57.481,05", "31 de diciembre"]), ("ca", ["57.481,05", "31 de desembre"])],
)
def test_its_own_words_are_in_the_language_of_the_edition(
    complete: Proposal, language: str, written: list[str]
) -> None:
    html = html_of(replace(complete, language=language))
    assert f'<html lang="{language}">' in html
    for text in written:
        assert text in html
    for english in OWN_WORDS:
        assert f">{english}<" not in html
        assert speaker_of(language).text(english) in html


@pytest.mark.parametrize(
    ("mark", "language", "word"),
    [("draft", "en", "DRAFT"), ("draft", "ca", "ESBORRANY"), ("expired", "es", "CADUCADA")],
)
def test_an_offer_that_does_not_hold_says_so_on_every_page(
    complete: Proposal, mark: str, language: str, word: str
) -> None:
    found = pages_of(replace(complete, mark=mark, language=language))  # type: ignore[arg-type]
    assert all(word in text.replace(" ", "") for text in found)


def test_a_long_price_list_repeats_its_head_and_never_leaves_the_total_alone(
    complete: Proposal,
) -> None:
    assert complete.price is not None
    main = complete.price.main
    block = replace(main.blocks[0], lines=main.blocks[0].lines * 30)
    price: Price = replace(complete.price, main=replace(main, blocks=(block, *main.blocks[1:])))
    found = [text for text in pages_of(replace(complete, price=price)) if "Unit price" in text]
    assert len(found) >= 3
    (last,) = [text for text in found if "Total, one-off" in text]
    before = last[: last.index("Total, one-off")]
    assert before.count("Training on site") + before.count("Stock data connector") >= 2


def test_its_parts_stand_in_their_order(complete: Proposal) -> None:
    html = html_of(replace(complete, changes=("Two more shops",), body=(Part("changes", None), *complete.body)))  # fmt: skip
    found = re.findall(r'<h2 id="([^"]+)"', html)
    assert found[:4] == ["letter", "part-changes", "contents", "summary"]
    own = [name for name in found if name.startswith("part-")]
    assert own == [
        f"part-{name}"
        for name in (
            "changes", "understanding", "recommendation", "value_case", "scope", "timeline", "roadmap",
            "references", "price", "team", "terms", "next_steps",
        )
    ]  # fmt: skip
    assert found[-3:] == ["appendix-section-technical-annex", "acceptance", "validity"]


def test_the_letter_is_addressed_signed_and_a_page_of_its_own(pages: list[str]) -> None:
    assert "Dear committee" in pages[1]
    for text in ("Irene Camps, Managing director", "22 November 2026", "Ana Ferrer", "Account manager"):  # fmt: skip
        assert text in pages[1]
    assert "Executive summary" not in pages[1]


def test_the_contents_name_parts_and_pages_and_who_should_read_what(pages: list[str]) -> None:
    (contents,) = [text for text in pages if "Who should read what" in text]
    text = " ".join(contents.split())
    for number, page in enumerate(pages, 1):
        if page is not contents and "Risks and how we handle them" in page:
            assert re.search(rf"(?<!\d){number}\W*Risks and how we handle them", text)
    for name in ("Irene Camps", "Pau Serra", "Núria Soler"):
        assert name in text


def test_the_value_case_is_reckoned_from_the_prices(pages: list[str]) -> None:
    text = "\n".join(pages)
    assert text.index("Where you stand") < text.index("What it brings and costs")
    # 47,505 once and 1,450 a month; 45,000 come back in the first year.
    for figure in ("4.1 %", "€45,000", "€64,905", "€19,905", "€209,000", "€109,295", "month 16"):
        assert figure in text


def test_the_decision_sheet_is_one_page_with_the_same_figures(complete: Proposal) -> None:
    job, findings = render_proposal(complete, LAYERS, {}, sheet=True)
    assert job is not None, findings
    result = render_pdf(job)
    assert (result.pages, result.findings) == (1, ())
    text = pypdf.PdfReader(io.BytesIO(result.data or b"")).pages[0].extract_text()
    for said in ("€47,505.00", "€99,705.00", "Approve the pilot", "31 December 2026", "Option: Dashboards"):  # fmt: skip
        assert said in text
    amounts = re.compile(r"€[\d,.]+\d")
    assert set(amounts.findall(text)) - {"€33,120.00"} <= set(amounts.findall(html_of(complete)))
    assert paper_path(complete, sheet=True).endswith("-decision-sheet-en.pdf")


def test_what_is_signed_says_what_it_comes_to(complete: Proposal) -> None:
    signed = html_of(complete).partition('class="part acceptance"')[2]
    assert complete.price is not None
    assert complete.price.main.contract is not None
    assert "€99,705.00" in signed
    options = replace(complete.price, main=replace(complete.price.main, contract=None))
    without = html_of(replace(complete, price=options)).partition('class="part acceptance"')[2]
    assert "€99,705.00" not in without


def test_a_step_that_says_so_itself_is_not_called_a_decision_twice(complete: Proposal) -> None:
    step = replace(complete.timeline[0], is_decision=True)
    steps = (replace(step, text="Your decision"), replace(step, text="Go or stop"))
    html = html_of(replace(complete, timeline=steps))
    assert html.count('class="badge">your decision<') == 1


def test_large_sums_end_where_their_table_does(
    complete: Proposal, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    assert complete.price is not None
    main, large = complete.price.main, Money(Decimal("1234567.89"), "EUR")
    block = replace(main.blocks[0], net=large, total=large)
    offer = replace(complete, language="es", price=replace(complete.price, main=replace(main, blocks=(block,))))  # fmt: skip
    job, _ = render_proposal(offer, LAYERS, {})
    assert job is not None
    file = tmp_path / "offer.pdf"
    file.write_bytes(render_pdf(job).data or b"")
    boxes = subprocess.run(
        [tool("pdftotext"), "-bbox", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    ends = [
        float(end)
        for end, word in re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<', boxes)
        if "€" in word or re.fullmatch(r"[\d.]+,\d\d", word)
    ]
    right = (210 - 20) / 25.4 * 72
    assert len(ends) > 30
    assert max(ends) <= right + 0.5


def test_a_discount_as_a_sum_is_printed_as_a_sum(complete: Proposal) -> None:
    assert complete.price is not None
    main = complete.price.main
    line = replace(main.blocks[0].lines[0], reduction=Money(Decimal(500), "EUR"), why="W")
    block = replace(main.blocks[0], lines=(line,))
    html = html_of(replace(complete, price=replace(complete.price, main=replace(main, blocks=(block,)))))  # fmt: skip
    assert "−€500.00" in html


def test_a_brand_has_its_own_words(complete: Proposal) -> None:
    titles = (OwnTitle("price", "What we ask for"), OwnTitle("validity", "How long we hold this"))
    html = html_of(replace(complete, brand=replace(complete.brand, titles=titles)))
    assert html.count("What we ask for") >= 2
    assert ">Investment<" not in html
    assert ">How long we hold this</h2>" in html


def test_markup_in_values_is_text(complete: Proposal) -> None:
    nasty = '<script>alert("1")</script> & {{ 7 * 7 }}'
    html = html_of(replace(complete, title=nasty, subtitle=nasty))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", html, re.DOTALL)[0]


def test_long_words_and_many_people_fit(complete: Proposal) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 6
    found = pages_of(
        replace(complete, title=word, team=complete.team * 6, outcomes=complete.outcomes * 3)
    )
    assert len(found) > 6


def test_money_of_other_currencies_is_written_with_their_decimals(complete: Proposal) -> None:
    assert complete.price is not None
    main = complete.price.main
    block = main.blocks[0]
    for currency, written in (("JPY", "1,235"), ("KWD", "1,234.568")):
        amount = Money(Decimal("1234.5678"), currency).rounded()
        lines = tuple(replace(one, unit_price=amount, amount=amount) for one in block.lines)
        changed = replace(main, blocks=(replace(block, lines=lines),))
        html = html_of(replace(complete, price=replace(complete.price, main=changed)))
        assert written in html


def test_a_workspace_overrides_one_block(complete: Proposal) -> None:
    own = (
        '{% extends "builtin:customer/proposal.html" %}'
        "{% block footer %}Only for {{ proposal.customer.name }}{% endblock %}"
    )
    html = html_of(complete, Layers({"customer/proposal.html": own}, read_theme()))
    assert "Only for Farmàcies del Vallès" in html
    assert "MER-2026-041" in html


def test_a_faulty_template_is_a_finding(complete: Proposal) -> None:
    layers = Layers({"customer/proposal/validity.html": "{{ proposal.margin }}"}, read_theme())
    job, findings = render_proposal(complete, layers, {})
    assert job is None
    assert [(found.name, found.place.file) for found in findings] == [
        ("template-undefined", "templates/customer/proposal/validity.html")
    ]


def test_the_brand_colours_the_document_and_its_files_are_asked_for(complete: Proposal) -> None:
    brand = replace(
        complete.brand, accent="#ffcc00", logo="logo.svg", font="Serif", font_files=("serif.woff2",)
    )
    own = replace(complete, brand=brand)
    assert asset_names(own) == ("accounts/brand/logo.svg", "accounts/brand/serif.woff2")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    job, _ = render_proposal(own, LAYERS, {"accounts/brand/logo.svg": svg})
    assert job is not None
    assert "--accent: #ffcc00; --ink: #111827" in job.html
    assert 'src="accounts/brand/logo.svg" alt="Meridià"' in job.html
    assert 'font-family:"Serif"' in job.styles[-1]
    assert "logo" not in html_of(own)


SCRIPT = """
import sys, hashlib
from datetime import date
from pathlib import Path
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.project.proposal import project_proposal
from kamdocs.render.customer.proposal import render_proposal
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.pdf import render_pdf
stock = take_stock(Path(sys.argv[1]), today=date(2026, 11, 22), clock_day=date(2026, 11, 22))
facts = stock.accounts["vall"].facts
plan = facts.proposals["2026-analytics"].editions[0]
proposal, _ = project_proposal(facts.account, stock.shared, plan)
job, _ = render_proposal(proposal, Layers({}, read_theme()), {})
print(hashlib.sha256(render_pdf(job).data).hexdigest())
"""


@pytest.mark.slow
def test_the_whole_way_gives_the_same_bytes_in_another_process(
    complete: Proposal, repository: Path, tmp_path: Path
) -> None:
    if not has_fast_subsetter():
        pytest.skip("the HarfBuzz subsetter is not installed: scripts/install-system")
    job, _ = render_proposal(complete, LAYERS, {})
    assert job is not None
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(repository / "tests/data/offer")],
        env=os.environ
        | {
            "TZ": "Pacific/Auckland",
            "LC_ALL": "C",
            "LANG": "ca_ES.UTF-8",
            "HOME": str(tmp_path),
            "PYTHONHASHSEED": "7",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == hashlib.sha256(render_pdf(job).data or b"").hexdigest()


def test_poppler_finds_a_sound_tagged_file(
    complete: Proposal, tmp_path: Path, tool: object
) -> None:
    job, _ = render_proposal(complete, LAYERS, {})
    assert job is not None
    data = render_pdf(job).data or b""
    assert len(data) < 300_000
    file = tmp_path / "offer.pdf"
    file.write_bytes(data)

    def run(*command: str) -> str:
        made = subprocess.run([*command, str(file)], capture_output=True, text=True, check=True)
        return made.stdout

    info = run(tool("pdfinfo"))
    assert re.search(r"Tagged: +yes", info)
    assert "CreationDate" not in info
    fonts = run(tool("pdffonts")).splitlines()[2:]
    assert fonts
    assert all("IBM-Plex-Sans" in line for line in fonts)
    run(tool("qpdf"), "--check")


@pytest.mark.slow
def test_contents_longer_than_a_page(complete: Proposal) -> None:
    sections = tuple(part for part in complete.body if part.section is not None)
    long = replace(complete, body=(*complete.body, *sections * 90))
    found = pages_of(long)
    first = next(number for number, text in enumerate(found) if "Where to find what" in text)
    last = next(number for number, text in enumerate(found) if "Who should read what" in text)
    assert last > first
    contents = " ".join(" ".join(found[first : last + 1]).split())
    (page,) = [number for number, text in enumerate(found, 1) if "With this signature" in text]
    assert page > 99
    assert re.search(rf"(?<!\d){page} ?Acceptance", contents)
    assert contents.count("Return on the investment") > 90
