"""What the last look knows of a workspace: other customers, figures, comments, the overlay; and when it is blind."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.customer.record import CustomerRecord
from kamdocs.model.prose import Prose
from kamdocs.pipeline.build import BuildOptions, Built, build
from kamdocs.pipeline.last_look import LastLook, Legible, read_legible, take_last_look
from kamdocs.pipeline.paper_desk import draft_papers
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.take_stock import Stock, take_stock
from kamdocs.publish.figures import figures_in, tells_much, ways_to_print
from kamdocs.publish.last_look import Watch
from kamdocs.publish.legible.piece import Piece
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.work.store import Store
from kamdocs.workspace.overlay import OverlayWish

TODAY = date(2026, 11, 22)
OFFER = "customer/vall/2026-analytics/MER-2026-041-v1-complete-en.pdf"
OTHER = """\
name: Clínica Sant Pau
tier: key
owner: ana
key_because: they pay twice what others pay
profile: {legal_name: "Clínica Sant Pau Salut, S.L.", goals: [{text: One card for all wards, share: yes}]}
people: {ines: {name: Inés Roca, email: ines.roca@example.org}}
"""


@pytest.fixture
def workspace(repository: Path, tmp_path: Path) -> Path:
    """The workspace of an offer, with another customer in it."""
    root = Path(shutil.copytree(repository / "tests/data/offer", tmp_path / "ws"))
    lay(root, {"accounts/sant-pau/account.yaml": OTHER})
    return root


@cache
def _read_once(repository: Path) -> Stock:
    return take_stock(repository / "tests/data/offer", today=TODAY, clock_day=TODAY)


def lay(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def add(root: Path, name: str, text: str) -> None:
    lay(root, {name: (root / name).read_text("utf-8") + text})


def secrets_of(root: Path, overlay: OverlayWish | None = None) -> Secrets:
    wish = overlay or OverlayWish()
    return Secrets(take_stock(root, today=TODAY, clock_day=TODAY, overlay=wish))


def look(
    root: Path, text: str, record: CustomerRecord | None = None, account: str = "vall"
) -> LastLook:
    name = f"customer/{account}/a.md"
    records = {name: record} if record is not None else {}
    return take_last_look(secrets_of(root), {name: text.encode()}, records)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("as at Clínica Sant Pau", "accounts/sant-pau/account.yaml:1"),
        ("as for CLINICA SANT PAU SALUT SL", "accounts/sant-pau/account.yaml:5"),
        ("ask Inés Roca", "accounts/sant-pau/account.yaml:6"),
        ("ask ines.roca@example.org", "accounts/sant-pau/account.yaml:6"),
        ("they pay twice what others pay", "accounts/sant-pau/account.yaml:4"),
    ],
)
def test_what_is_another_customers_is_found(workspace: Path, text: str, place: str) -> None:
    seen = look(workspace, text)
    assert [f"{each.file}:{each.extent.line}" for each in seen.located] == [place]
    assert {each.account for each in seen.located} == {"vall"}


def test_their_own_files_may_name_them(workspace: Path) -> None:
    seen = look(workspace, "Clínica Sant Pau, Inés Roca", account="sant-pau")
    assert list(seen.files) == ["customer/sant-pau/a.md"]


def test_a_mother_company_may_be_named(workspace: Path) -> None:
    add(workspace, "accounts/vall/account.yaml", "\nparent: sant-pau\n")
    assert look(workspace, "part of Clínica Sant Pau").located == ()
    assert len(look(workspace, "they pay twice what others pay").located) == 1


def test_a_reference_may_be_named_with_leave_only(workspace: Path) -> None:
    reference = (
        "references:\n  sant-pau: {customer: Clínica Sant Pau, result: Lost packs down by 41 %"
    )
    lay(workspace, {"accounts/references.yaml": f"{reference}, consent: 2026-01-05}}\n"})
    assert look(workspace, "Clínica Sant Pau: lost packs down by 41 %").located == ()
    lay(workspace, {"accounts/references.yaml": f"{reference}}}\n"})
    found = look(workspace, "Clínica Sant Pau: lost packs down by 41 %").located
    assert {each.file for each in found} == {"accounts/references.yaml"}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("accounts/vall/account.yaml", "\n# Pau would leave for twice the money\n", "Pau would leave"),
        ("accounts/vall/plan.md", "\n<!-- their lawyers are slow, and so is\nthe board -->\n", "their lawyers are slow"),
        ("accounts/catalogue.yaml", "\n# we buy this for half of it\n", "we buy this for half"),
    ],
)  # fmt: skip
def test_comments_are_internal(workspace: Path, file: str, text: str, line: str) -> None:
    add(workspace, file, text)
    told = text.strip(" \n#<>!-").partition("\n")[0]
    (found,) = look(workspace, f"Well, {told}.").located if "\n" not in text.strip() else look(
        workspace, "their lawyers are slow, and so is the board"
    ).located  # fmt: skip
    assert found.file == file
    assert line in found.excerpt


def test_the_overlay_is_internal_when_it_is_open(workspace: Path) -> None:
    reasons = "purpose: talk\nbasis: consent\nsource: told Ana\nreview: 2027-06\n"
    overlay = f"{reasons}people: {{nuria: {{hobbies: [collects old pharmacy jars]}}}}\n"
    lay(workspace, {"private/vall.yaml": overlay})
    file = {"customer/vall/a.md": b"She collects old pharmacy jars."}
    assert take_last_look(secrets_of(workspace), file).located == ()  # nobody read it
    (found,) = take_last_look(secrets_of(workspace, OverlayWish(is_open=True)), file).located
    assert found.file == "private/vall.yaml"


def test_what_the_customer_may_see_elsewhere_is_no_secret(workspace: Path) -> None:
    add(
        workspace,
        "accounts/vall/plan.md",
        "\n\nTheir aim: Same-day delivery in every town by 2028\n",
    )
    assert look(workspace, "Same-day delivery in every town by 2028").located == ()


def test_what_the_program_says_is_no_secret(workspace: Path) -> None:
    add(workspace, "accounts/vall/account.yaml", "\nkey_because: How often we talk\n")
    assert look(workspace, "How often we talk").located == ()


def test_names_of_people_in_a_row_are_no_secret(workspace: Path) -> None:
    add(workspace, "accounts/vall/account.yaml", "\nkey_because: Núria Soler and Pau Serra\n")
    assert look(workspace, "For Núria Soler and Pau Serra").located == ()


def test_a_part_of_a_long_text_is_found(workspace: Path) -> None:
    long = "the owners quarrel over whether the warehouse in Sabadell is sold before the summer"
    add(workspace, "accounts/vall/account.yaml", f"\nkey_because: {long}\n")
    (found,) = look(workspace, f"… {long[12:70]}…").located
    assert found.excerpt == f"key_because: {long}"


@settings(max_examples=60)
@given(data=st.data())
def test_any_text_of_any_internal_field_is_found(repository: Path, data: st.DataObject) -> None:
    """Whatever is written in an internal field, a page or a note with it is held back."""
    letters = st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F)
    words = st.lists(st.text(letters, min_size=3, max_size=12), min_size=3, max_size=12)
    text = " ".join(f"q{word}" for word in data.draw(words))  # no telephone number
    stock = _read_once(repository)
    examined = stock.accounts["vall"]
    field, value = data.draw(
        st.sampled_from([
            ("key_because", (text,)),
            ("template", text),
            ("custom", {"x-note": [text]}),
            ("strategy", Prose(f"<p>{text}</p>", text)),
        ])
    )  # fmt: skip
    account = examined.written.model_copy(update={field: value})
    accounts = {**stock.accounts, "vall": replace(examined, written=account)}
    secrets = Secrets(replace(stock, accounts=accounts))
    for name, body in (("a.md", f"({text})"), ("a.html", f"<p hidden>{escape(text)}</p>")):
        assert take_last_look(secrets, {f"customer/vall/{name}": body.encode()}).files == {}


def test_words_within_longer_words_are_others(workspace: Path) -> None:
    add(workspace, "accounts/vall/account.yaml", "\nkey_because: in two weeks\n")
    assert look(workspace, "begin two weekstarts").located == ()
    assert len(look(workspace, "in two weeks").located) == 1


def test_costs_and_margins_are_found_however_they_are_printed(workspace: Path) -> None:
    stock = take_stock(workspace, today=TODAY, clock_day=TODAY)
    drafts = draft_papers(stock, Layers({}, read_theme())).drafts
    (record,) = [each.record for each in drafts if each.paper.path == OFFER]
    margin = stock.accounts["vall"].proposals["2026-analytics"].margin
    assert margin.fraction is not None
    share = (margin.fraction * 100).quantize(Decimal("0.1"))
    for text in (
        "22,000.00", "22.000 €", "22 000", "22’000", "EUR 34000", f"{share} %", f"{share}%".replace(".", ","),
    ):  # fmt: skip
        seen = look(workspace, f"It is {text} for you.", record)
        assert [each.name for each in seen.located] == ["internal-figure-handed-out"], text
    for text in ("40,000.00", "2026", "page 12 of 22", "38,000.00"):
        assert look(workspace, f"It is {text} for you.", record).located == (), text


def test_figures_are_read_in_every_way() -> None:
    assert Decimal("12345.6") in set(figures_in("12.345,60 €"))
    assert Decimal(12345) in set(figures_in("12\u202f345"))
    assert Decimal("0.314") in set(figures_in("0,314"))
    assert [tells_much(Decimal(each)) for each in ("31", "31.4", "2026", "999", "1250")] == [
        False, True, False, False, True,
    ]  # fmt: skip
    assert ways_to_print(Decimal("0.31416"), is_share=True) >= {Decimal("31.4"), Decimal("31.42")}


def test_a_look_at_an_account_that_told_nothing_is_no_look(workspace: Path) -> None:
    """As if a plan had been read and nothing of it were known as internal."""
    lay(workspace, {"accounts/small/account.yaml": "name: Small\ntier: low\nowner: ana\n"})
    assert look(workspace, "Hello", account="small").located == ()  # there is nothing to tell
    lay(workspace, {"accounts/small/plan.md": "\n\n".join(["So so."] * 60)})
    secrets = secrets_of(workspace)
    assert (
        secrets.count_of("small") == 0
        or take_last_look(secrets, {"customer/small/a.md": b"x"}).files
    )
    secrets._own["small"] = 0
    seen = take_last_look(secrets, {"customer/small/a.md": b"Hello"})
    assert [each.name for each in seen.located] == ["last-look-empty"]
    assert seen.files == {}


def test_what_was_read_is_remembered_by_the_bytes(workspace: Path, tmp_path: Path) -> None:
    store, name = Store(tmp_path / "store"), "customer/vall/a.md"
    secrets = secrets_of(workspace)
    for _ in range(2):
        assert take_last_look(secrets, {name: b"Hello"}, store=store).located == ()
        seen = take_last_look(secrets, {name: b"Internal secret milestone"}, store=store)
        assert len(seen.located) == 1
    assert read_legible(Legible("a.pdf", b"%PDF-")) is None


def test_a_text_of_few_letters_is_found_as_it_is_written() -> None:
    watch = Watch(["A+ / B- / C=", "Acme"])
    assert [each.text for each in watch.look([Piece("text", "rated A+ / B- /\nC= by us")])] == [0]
    assert [each.text for each in watch.look([Piece("text", "as at Acme.")])] == [1]
    assert watch.look([Piece("text", "at Acmes, acme")]) == ()


def test_a_template_that_tells_keeps_its_document_and_no_other(
    workspace: Path, tmp_path: Path
) -> None:
    """From the files to the published site: the document is missing, the finding is there, exit 1."""
    lay(workspace, {"templates/customer/proposal.html": (
        '{% extends "builtin:customer/proposal.html" %}{% block validity %}{{ super() }}'
        '<p style="color:#fff">Internal secret milestone</p>{% endblock %}'
    )})  # fmt: skip
    built = build(workspace, BuildOptions(tmp_path / "site", TODAY, TODAY))
    assert isinstance(built, Built)
    found = [each for each in built.diagnostics if each.code == "PRV10"]
    assert found
    assert {each.severity for each in found} == {"error"}
    assert {each.located.file for each in found} == {"accounts/vall/plan.md"}
    folder = tmp_path / "site/customer/vall"
    (left,) = [path.name for path in folder.rglob("*.pdf") if "MER" in path.name]
    assert "decision-sheet" in left  # which is made by another template
    assert (folder / "contacts-ca.pdf").is_file()
    assert built.searched > 15
    page = (tmp_path / "site/accounts/vall/index.html").read_text("utf-8")
    assert page.count('href="../../customer/vall/2026-analytics') == page.count(left) > 0
    assert "contacts-ca.pdf" in page
