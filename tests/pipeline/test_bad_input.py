"""Bad files, as people and machines make them: each is told where it stands and what to do, and the
rest of the site is built.

Every broken account below lives in one workspace, which is built once with its papers; what concerns
the whole workspace has a workspace of its own.
"""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kamdocs.cli.main import main
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.pipeline.build import BuildOptions, Built, Unbuilt, build
from kamdocs.pipeline.take_stock import Stock, take_stock

TODAY = date(2026, 11, 22)
ACCOUNT = "account.yaml"
SOUND = """\
name: Sound
tier: normal
owner: ana
reviews:
  - {on: 2026-07-10, by: joan, of: tier, decision: keep, why: As expected}
"""
SETTINGS = "format: 1\ncurrency: EUR\nlanguages: [en]\norganisation: {name: Meridian}\n"
TEAM = """\
people:
  ana: {name: Ana Ferrer, position: Account manager, email: ana@meridian.example, phone: +34 600 000 001, does: Answers.}
  joan: {name: Joan Pons, position: Head of accounts, email: joan@meridian.example, phone: +34 600 000 003, does: Decides., leadership: yes}
"""
CATALOGUE = "families:\n  software:\n    name: Software\n    products:\n      crm: {name: CRM, unit: month, price: 300}\n"
PEOPLE = "people:\n  rosa: {name: Rosa Buyer, title: Head of purchasing}\n"
OFFER = """\
---
title: Fewer calls
language: en
to: [rosa]
prepared_by: [ana]
issued: 2026-11-20
valid_for: 30 days
scope: {excluded: [Your own software]}
prices:
  - {product: crm, quantity: 12}
next_steps: [{text: Talk, on: 2026-12-03, ours: ana}]
---

## Executive summary

Fewer calls, from the first month.
"""
Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Case:
    """An account's files, and what must be said of them: `file:line:column name`, errors first."""

    files: Files
    said: tuple[str, ...]
    prints: int = 0


def account(*said: str, text: str | bytes = SOUND, **more: str) -> Case:
    return Case({ACCOUNT: text}, tuple(f"{ACCOUNT}:{one}" for one in said))


def written(text: str, *said: str) -> Case:
    """An account that is sound but for the lines behind its first five."""
    return account(*said, text=SOUND + text)


def offer(old: str, new: str, *said: str, prints: int = 0) -> Case:
    assert old in OFFER
    files = {"contacts.yaml": PEOPLE, ACCOUNT: SOUND, "proposals/offer.md": OFFER.replace(old, new)}
    return Case(files, tuple(f"proposals/offer.md:{one}" for one in said), prints)


def contract(value: str) -> str:
    return f"contracts:\n  c: {{name: C, value: {value}}}\n"


CASES: dict[str, Case] = {
    # Files that are no text, or too much of it
    "empty": account("1:1 empty-file", text=""),
    "only-a-comment": account("1:1 empty-file", text="# to be filled in\n"),
    "binary": account("1:1 binary-file", text=bytes(range(256)) * 4),
    "picture": account("1:1 binary-file", text=b"\x89PNG\r\n\x1a\n0000"),
    "zero-byte": account("1:9 binary-file", text="name: Äç\0me\n"),
    "utf-16": account("1:1 not-utf-8", text=SOUND.encode("utf-16")),
    "utf-16-without-mark": account("1:1 not-utf-8", text=SOUND.encode("utf-16-le")),
    "windows": account("1:9 not-utf-8", text="name: Peña\n".encode("cp1252")),
    "two-megabytes": account("1:1 file-too-large", text=SOUND + "# " + "x" * 2_000_000),
    "ten-megabytes": account("1:1 unreadable-file", text=SOUND + "# " + "x" * 10_000_000),
    "bidi": account("1:8 bidi-override", text=SOUND.replace("Sound", "S\u202ed")),
    "control": written("kind: \x07\n", "6:7 control-character", "6:7 unknown-word"),
    # YAML that is none, or does what no account file needs
    "brackets": written("units: " + "[" * 100_000, "6:9 wrong-shape", "6:71 nested-too-deep"),
    "braces": written("units: " + "{a: " * 100_000, "6:13 unknown-key", "6:260 nested-too-deep"),
    "deep-lines": written(
        "".join(f"{' ' * n}x-{n}:\n" for n in range(300)), "70:65 nested-too-deep"
    ),
    "alias-bomb": written(
        "x-a: &a [x, x]\nx-b: &b [*a, *a]\nx-c: [*b, *b]\n", "6:6 yaml-anchor", "7:10 yaml-alias"
    ),
    "own-alias": written("x-a: &a [*a]\n", "6:6 yaml-anchor", "6:10 yaml-alias"),
    "merge-key": written("x-a: {<<: {a: b}}\n", "6:7 merge-key"),
    "tag": written("since: !!python/object:os.system 2024\n", "6:8 yaml-tag"),
    "two-documents": written("---\nname: B\n", "6:1 several-documents"),
    "tab": written("units:\n\ta: {name: A}\n", "7:1 tab-indentation"),
    "colon-in-text": account("1:7 needs-quotes", text=SOUND.replace("Sound", "Sound: the best")),
    "at-sign": account("3:8 needs-quotes", text=SOUND.replace("owner: ana", "owner: @ana")),
    "no-space": account("1:5 missing-space", text=SOUND.replace("name: ", "name:")),
    "open-quote": account("1:7 unclosed-quote", text='name: "Sound\ntier: normal\nowner: ana\n'),
    "duplicate-key": written("name: Other\n", "6:1 duplicate-key"),
    "duplicate-id": written("units:\n  - {id: a, name: A}\n  - {id: a, name: B}\n", "8:10 duplicate-id"),
    "ids-differ-in-case": written("units:\n  a: {name: A}\n  A: {name: B}\n", "8:3 bad-id"),
    "list-of-keys": account("1:1 wrong-shape", text="- name: Sound\n"),
    "only-text": account("1:1 wrong-shape", text="Sound is a good customer.\n"),
    # Values that other programs misread
    "octal": written("since: 010\n", "6:8 bad-date"),
    "impossible-day": written("since: 2026-02-30\n", "6:8 bad-date"),
    "day-first": written("since: 31/12/2026\n", "6:8 bad-date"),
    "month-13": written("since: 2026-13-01\n", "6:8 bad-date"),
    "year-99999": written("since: 99999-01-01\n", "6:8 bad-date"),
    "two-readings": written(contract("40.000"), "7:23 bad-amount"),
    "decimal-comma": written(contract('"1,5"'), "7:23 bad-amount"),
    "both-marks": written(contract('"12,000.50"'), "7:23 bad-amount"),
    "short-for-thousand": written(contract("12k"), "7:23 bad-amount"),
    "no-number": written(contract("NaN"), "7:23 bad-amount"),
    "exponent": written(contract("1e9"), "7:23 bad-amount"),
    "currency-unknown": written(contract("100 ZZZ"), "7:23 bad-amount"),
    "far-too-large": written(contract("9" * 20), "7:23 bad-amount"),
    "list-for-text": account("1:7 wrong-shape", text=SOUND.replace("Sound", "[a, b]")),
    "text-for-keys": written("ratings: good\n", "6:10 wrong-shape"),
    "rating-9": written("ratings: {product_fit: 9, by: ana, on: 2026-09-14}\n", "6:24 unknown-word"),
    "tier-in-words": account("2:7 unknown-word", text=SOUND.replace("normal", "Key account")),
    "unknown-key": written("lifecyle: customer\n", "6:1 unknown-key"),
    # What refers to nothing, or to itself
    "nobody": account("3:8 unknown-reference", text=SOUND.replace("owner: ana", "owner: anna")),
    "no-such-unit": written("units:\n  a: {name: A, parent: bb}\n", "7:24 unknown-reference"),
    "no-such-product": written(
        "contracts:\n  c: {name: C, product: crm-x}\n", "7:25 unknown-reference"
    ),
    "no-such-parent": written("parent: emty\n", "6:9 unknown-account"),
    "round-units": written(
        "units:\n  a: {name: A, parent: b}\n  b: {name: B, parent: a}\n", "7:24 circular-reference"
    ),
    "own-parent": written("parent: own-parent\n", "6:9 circular-accounts"),
    "no-such-template": written("template: enterprise\n", "6:11 template-missing"),
    "template-outside": written("template: ../../kamdocs\n", "6:11 template-missing"),
    # The other files of an account
    "two-endings": Case({ACCOUNT: SOUND, "account.yml": SOUND}, ("account.yml:1:1 written-twice",)),
    "written-twice": Case(
        {ACCOUNT: SOUND + "units: {a: {name: A}}\n", "units.yaml": "b: {name: B}\n"},
        ("account.yaml:6:1 written-twice",),
    ),
    "misspelled-file": Case({"acount.yaml": SOUND}, (f"{ACCOUNT}:1:1 account-without-file",)),
    "no-main-file": Case({"log.md": "## 2026-10-01 call\n"}, (f"{ACCOUNT}:1:1 account-without-file",)),
    "contacts-top-keys": Case(
        {ACCOUNT: SOUND, "contacts.yaml": "poeple:\n  a: {name: A}\n"},
        ("contacts.yaml:1:1 unknown-key",),
    ),
    "contacts-list": Case(
        {ACCOUNT: SOUND, "contacts.yaml": "- a\n"}, ("contacts.yaml:1:1 wrong-shape",)
    ),
    "plan-open": Case(
        {ACCOUNT: SOUND, "plan.md": "---\nhorizon: 2026-01 to 2028-12\n\n# Plan\n"},
        ("plan.md:1:1 unclosed-front-matter",),
    ),
    "plan-dates": Case(
        {ACCOUNT: SOUND, "plan.md": "---\nhorizon: soon\n---\nGrow.\n"}, ("plan.md:2:10 bad-date",)
    ),
    "task-date": Case(
        {ACCOUNT: SOUND, "actions.md": "- [ ] 2026-02-30 @ana Call\n"}, ("actions.md:1:7 bad-date",)
    ),
    "entry-date": Case(
        {ACCOUNT: SOUND, "log/2026-10-01-call.md": "---\nkind: call\non: 2026-02-30\n---\nhello\n"},
        ("log/2026-10-01-call.md:3:5 bad-date",),
    ),
    # Offers
    "negative-price": offer(
        "quantity: 12", "quantity: 12, price: -300", "10:41 price-beyond-limits", prints=1
    ),
    "negative-quantity": offer("quantity: 12", "quantity: -12", "10:30 price-beyond-limits", prints=1),
    "discount-150": offer(
        "quantity: 12", "quantity: 12, discount: 150 %", "10:44 price-beyond-limits", prints=1
    ),
    "nobody-offers": offer(
        "prepared_by: [ana]", "prepared_by: []", "2:1 proposal-team-incomplete", prints=1
    ),
    "no-validity": offer("valid_for: 30 days\n", "", "2:1 proposal-validity", prints=1),
    "ends-before-it-begins": offer(
        "valid_for: 30 days", "valid_until: 2026-11-19", "7:14 proposal-validity", "7:14 proposal-validity", prints=1
    ),
    "no-product": offer("product: crm", "product: crmm", "10:15 unknown-reference"),
    "misread-price": offer("quantity: 12", "quantity: 12, price: 40.000", "10:41 bad-amount"),
    "misread-quantity": offer("quantity: 12", "quantity: a dozen", "10:30 bad-amount"),
    "enormous": offer("quantity: 12", f"quantity: {'9' * 19}", "10:30 bad-amount"),
    "no-title": offer("title: Fewer calls\n", "", "2:1 missing-value"),
    "no-front-matter": offer(
        OFFER, "# Offer\n\nFewer calls.\n", "1:1 front-matter-without-fields"
    ),
    "front-matter-list": offer(OFFER, "---\n- a\n---\n", "2:1 front-matter-without-fields"),
    "binary-offer": offer(OFFER, "MZ\0\1\2" * 9, "1:3 binary-file"),
    "not-to-be-linked": offer(
        "Fewer calls, from",
        "[a](javascript:alert(1)) ![b](http://evil.example/x.png) [c](../../../../../etc/passwd)",
        "16:1 link-refused", "16:26 remote-image", "16:58 link-outside-workspace", prints=1,
    ),
}  # fmt: skip


def lay(root: Path, files: Files) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        path.write_bytes(data)


def lay_workspace(root: Path, files: Files | None = None) -> Path:
    """A workspace with one sound account that has one sound offer."""
    lay(root, {
        "kamdocs.yaml": SETTINGS,
        "accounts/team.yaml": TEAM,
        "accounts/catalogue.yaml": CATALOGUE,
        "accounts/sound/account.yaml": SOUND,
        "accounts/sound/contacts.yaml": PEOPLE,
        "accounts/sound/proposals/offer.md": OFFER,
        **(files or {}),
    })  # fmt: skip
    return root


def stock_of(root: Path) -> Stock:
    return take_stock(root, today=TODAY, clock_day=TODAY)


def build_at(root: Path, *, papers: bool = False) -> Built | Unbuilt:
    options = BuildOptions(root / "site", TODAY, today=TODAY, has_papers=papers)
    return build(root, options)


def told(diagnostics: tuple[Diagnostic, ...], below: str = "") -> list[str]:
    """The errors in files below a folder, as `file:line:column name`, each with a hint."""
    found = [one for one in diagnostics if one.severity == "error"]
    found = [one for one in found if one.located.file.startswith(below)]
    assert [one.located.name for one in found if one.located.help is None] == []
    return [
        f"{one.located.file.removeprefix(below)}:{one.located.extent.line}"
        f":{one.located.extent.column} {one.located.name}"
        for one in found
    ]


def run(root: Path, *arguments: str) -> Result:
    common = ["-C", str(root), "--today", TODAY.isoformat()]
    return CliRunner().invoke(main, [*arguments, *common], catch_exceptions=False)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """All the broken accounts beside a sound one, built."""
    root = lay_workspace(tmp_path_factory.mktemp("broken"))
    for name, case in CASES.items():
        lay(root / "accounts" / name, case.files)
    built = build_at(root, papers=True)
    assert isinstance(built, Built)
    return root, built


@pytest.mark.parametrize("name", CASES)
def test_a_broken_account_is_told_where_and_what_to_do(
    name: str, broken: tuple[Path, Built]
) -> None:
    _, built = broken
    assert sorted(told(built.diagnostics, f"accounts/{name}/")) == sorted(CASES[name].said)


@pytest.mark.parametrize("name", CASES)
def test_a_broken_account_has_a_page_that_says_so(name: str, broken: tuple[Path, Built]) -> None:
    root, _ = broken
    page = (root / "site" / "accounts" / name / "index.html").read_text("utf-8")
    for said in CASES[name].said:
        assert said.rpartition(" ")[2] in page


@pytest.mark.parametrize("name", CASES)
def test_an_offer_that_was_misread_is_not_printed(name: str, broken: tuple[Path, Built]) -> None:
    root, _ = broken
    folder = root / "site" / "customer" / name
    for kind in ("complete", "decision-sheet"):
        assert len(list(folder.glob(f"*/*-{kind}-*.pdf"))) == CASES[name].prints


def test_the_sound_account_is_built_among_broken_ones(broken: tuple[Path, Built]) -> None:
    root, built = broken
    assert told(built.diagnostics, "accounts/sound/") == []
    offers = (root / "site" / "customer" / "sound").glob("*/*.pdf")
    assert sorted(path.name for path in offers) == [
        "offer-v1-complete-en.pdf",
        "offer-v1-decision-sheet-en.pdf",
    ]
    portfolio = json.loads((root / "site" / "data" / "portfolio.json").read_text("utf-8"))
    assert {account["id"] for account in portfolio["accounts"]} == {"sound", *CASES}


@pytest.mark.slow
def test_every_message_of_broken_accounts_can_be_read(broken: tuple[Path, Built]) -> None:
    root, _ = broken
    done = run(root, "check")
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert run(root, "build", "--no-pdf").exit_code == 1


# Names of folders and files


def test_a_folder_that_cannot_be_an_id_is_still_shown(tmp_path: Path) -> None:
    names = ["Big Corp", "Gamma", "con", "lpt1", "-a", "it's <b>", "🚀", "שלום", "x" * 200]
    root = lay_workspace(tmp_path, {f"accounts/{name}/{ACCOUNT}": SOUND for name in names})
    built = build_at(root)
    assert isinstance(built, Built)
    assert told(built.diagnostics) == sorted(
        f"accounts/{name}/{ACCOUNT}:1:1 bad-account-folder" for name in names
    )
    shown = {path.parent.name for path in (root / "site" / "accounts").glob("*/index.html")}
    assert shown == {
        "sound", "big-corp", "gamma", "con-1", "lpt1-1", "a", "it-s-b", "x", "x-2", "x" * 64,
    }  # fmt: skip


def test_folders_that_differ_in_case_are_told_and_both_shown(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path, {"accounts/Sound/account.yaml": SOUND})
    if len(list((root / "accounts").iterdir())) < 4:
        pytest.skip("this disk does not tell Sound from sound")
    assert told(stock_of(root).diagnostics) == [
        "accounts/Sound/account.yaml:1:1 bad-account-folder",
        "accounts/Sound/account.yaml:1:1 folders-differ-in-case",
    ]
    assert set(stock_of(root).accounts) == {"sound", "sound-2"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a\nb", "a\u202eb", "\u200b", b"caf\xe9"])
def test_a_name_that_cannot_be_shown_is_passed_by(name: str | bytes, tmp_path: Path) -> None:
    root = lay_workspace(tmp_path)
    folder = root / "accounts" / os.fsdecode(name)
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk has no such names")
    built = build_at(root)
    assert isinstance(built, Built)
    (said,) = told(built.diagnostics)
    assert said.endswith(":1:1 unprintable-name")
    assert said.isprintable()
    assert set(built.stock.accounts) == {"sound"}


def test_an_offer_with_a_bad_name_does_not_hide_the_others(tmp_path: Path) -> None:
    names = ["Offer", "my offer 🚀", "second", "2026 הצעה"]
    root = lay_workspace(tmp_path, {f"accounts/sound/proposals/{n}.md": OFFER for n in names})
    stock = stock_of(root)
    assert sorted(stock.accounts["sound"].proposals) == [
        "2026", "my-offer", "offer", "offer-2", "second",
    ]  # fmt: skip
    assert told(stock.diagnostics) == [
        f"accounts/sound/proposals/{name}.md:1:1 bad-id"
        for name in sorted(["Offer", "my offer 🚀", "2026 הצעה"])
    ]


def test_endings_in_capitals_and_settings_twice_are_told(tmp_path: Path) -> None:
    files = {
        "accounts/sound/PLAN.MD": "Grow.",
        "accounts/team.yml": "people: {}\n",
        "kamdocs.yml": "currency: USD\n",
    }
    diagnostics = stock_of(lay_workspace(tmp_path, files)).diagnostics
    assert {(one.located.file, one.located.name) for one in diagnostics} == {
        ("accounts/sound/PLAN.MD", "unknown-file"),
        ("accounts/team.yml", "written-twice"),
        ("kamdocs.yml", "written-twice"),
    }


def test_byte_order_mark_carriage_returns_and_yml_are_no_faults(tmp_path: Path) -> None:
    text = "\ufeff" + SOUND.replace("\n", "\r\n")
    root = lay_workspace(tmp_path, {"accounts/other/account.yml": text})
    assert stock_of(root).diagnostics == ()
    assert stock_of(root).accounts["other"].facts.account.name == "Sound"


def test_what_other_programs_take_for_something_else_stays_as_written(tmp_path: Path) -> None:
    text = """\
name: NO
tier: normal
owner: ana
reviews: [{on: 2026-07-10, by: joan, of: tier, decision: keep, why: on}]
people:
  "no": {name: yes, title: 12:30, phone: +34600111222}
  "010": {name: 1.10, title: ~/x}
  "null": {name: "null", title: off}
"""
    stock = stock_of(lay_workspace(tmp_path, {"accounts/norway/account.yaml": text}))
    account = stock.accounts["norway"].facts.account
    assert told(stock.diagnostics) == []
    assert account.name == "NO"
    assert {key: (one.name, one.title) for key, one in account.people.items()} == {
        "no": ("yes", "12:30"), "010": ("1.10", "~/x"), "null": ("null", "off"),
    }  # fmt: skip
    assert account.people["no"].phone == "+34600111222"


# Links, pipes and folders in the place of files


def link(path: str, target: str) -> Callable[[Path], object]:
    return lambda root: (root / path).symlink_to(target)


def instead(path: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    """Put something else in the place of a file or folder."""

    def change(root: Path) -> None:
        if (root / path).is_dir():
            shutil.rmtree(root / path)
        else:
            (root / path).unlink(missing_ok=True)
        make(root / path)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (link("accounts/b/plan.md", "/etc/passwd"), "accounts/b/plan.md link-leaves-workspace"),
        (link("accounts/b/plan.md", "gone.md"), "accounts/b/plan.md link-leaves-workspace"),
        (link("accounts/b/plan.md", "plan.md"), "accounts/b/plan.md link-leaves-workspace"),
        (link("accounts/c", "/etc"), "accounts/c link-leaves-workspace"),
        (link("accounts/c", "c"), "accounts/c link-leaves-workspace"),
        (link("templates", "/etc"), "templates link-leaves-workspace"),
        (instead("accounts/b/account.yaml", Path.mkdir), "accounts/b/account.yaml account-without-file"),
        (instead("accounts/b/account.yaml", os.mkfifo), "accounts/b/account.yaml unreadable-file"),
        (instead("accounts/team.yaml", os.mkfifo), "accounts/team.yaml unreadable-file"),
        (instead("accounts/b", lambda path: path.write_text("x")), ""),
    ],
)  # fmt: skip
def test_links_and_pipes(change: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    root = lay_workspace(tmp_path, {"accounts/b/account.yaml": SOUND})
    change(root)
    built = build_at(root)
    assert isinstance(built, Built)
    assert [one.replace(":1:1", "") for one in told(built.diagnostics)] == ([said] if said else [])
    assert (root / "site" / "accounts" / "sound" / "index.html").is_file()


def test_folders_that_link_in_a_circle_end(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path)
    (root / "accounts" / "sound" / "log").symlink_to("../sound")
    (root / "accounts" / "twin").symlink_to("sound")
    built = build_at(root)
    assert isinstance(built, Built)
    assert set(built.stock.accounts) == {"sound", "twin"}


def test_a_file_nobody_may_read_is_told(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path, {"accounts/b/account.yaml": SOUND})
    (root / "accounts" / "b" / ACCOUNT).chmod(0)
    if os.access(root / "accounts" / "b" / ACCOUNT, os.R_OK):
        pytest.skip("this user may read everything")
    assert told(stock_of(root).diagnostics) == ["accounts/b/account.yaml:1:1 unreadable-file"]


@pytest.mark.parametrize("make", [None, lambda path: path.write_text("x")])
def test_without_a_folder_of_accounts_it_is_said(
    make: Callable[[Path], Any] | None, tmp_path: Path
) -> None:
    lay(tmp_path, {"kamdocs.yaml": SETTINGS})
    if make is not None:
        make(tmp_path / "accounts")
    built = build_at(tmp_path)
    assert told(built.stock.diagnostics) == ["accounts:1:1 accounts-missing"]


def test_a_folder_of_accounts_that_is_elsewhere_is_not_read(tmp_path: Path) -> None:
    lay_workspace(tmp_path / "secret")
    lay(tmp_path / "ws", {"kamdocs.yaml": SETTINGS})
    (tmp_path / "ws" / "accounts").symlink_to("../secret/accounts")
    stock = stock_of(tmp_path / "ws")
    assert told(stock.diagnostics) == ["accounts:1:1 link-leaves-workspace"]
    assert stock.accounts == {}


# The files all accounts share


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("team.yaml", "people: [\n", ["1:9 unclosed-bracket"]),
        ("team.yaml", "- ana\n", ["1:1 wrong-shape"]),
        ("team.yaml", TEAM.encode("utf-16"), ["1:1 not-utf-8"]),
        ("catalogue.yaml", CATALOGUE.replace("300", "1.500"), ["5:44 bad-amount"]),
        ("catalogue.yaml", "families: {\n", ["1:11 unclosed-bracket"]),
        ("references.yaml", "references: yes\n", ["1:13 wrong-shape"]),
        ("revenue.csv", "account,date,amount\nsound,2026,1\n".encode("utf-16"), ["1:1 not-utf-8"]),
        ("revenue.csv", "account;date;amount\nsound;2026;1,5\n", ["1:1 missing-column"]),
        ("revenue.csv", "account\tdate\tamount\nsound\t2026\t1\n", ["1:1 missing-column"]),
        ("revenue.csv", "acount,date,amount\nsound,2026,1\n", ["1:1 unknown-column", "1:1 missing-column"]),
        ("revenue.csv", "account,date,date,amount\nsound,2026,2026,1\n", ["1:1 unknown-column"]),
        ("revenue.csv", 'account,date,amount\nsound,2026,"1,5"\n', ["2:13 bad-amount"]),
        ("revenue.csv", f"account,date,amount\nsound,2026,{'9' * 30}\n", ["2:12 bad-amount"]),
        ("revenue.csv", "account,date,amount\nsound,2026-13,1\n", ["2:7 bad-date"]),
        ("revenue.csv", "account,date,amount\nsound,2026\n", ["2:1 bad-row"]),
        ("revenue.csv", "account,date,amount\n,2026,1\n", ["2:1 bad-row"]),
        ("revenue.csv", 'account,date,amount\nsound,2026,"1\n', ["2:1 bad-row"]),
        ("revenue.csv", f"account,date,amount\nsound,2026,{'x' * 200_000}\n", ["2:12 bad-amount"]),
        ("revenue.csv", "account,date,amount\nnobody,2026,1\n", ["2:1 unknown-reference"]),
        ("revenue.csv", "account,date,amount,currency\nsound,2026,1,US$\n", ["2:14 bad-amount"]),
        ("revenue.csv", b"PK\x03\x04aaaa", ["1:1 binary-file"]),
        ("revenue.csv", "account,date,amount\n" + "sound,2026-01-01,1.5\n" * 450_000, ["1:1 unreadable-file"]),
    ],
)  # fmt: skip
def test_shared_files(file: str, text: str | bytes, said: list[str], tmp_path: Path) -> None:
    root = lay_workspace(tmp_path, {f"accounts/{file}": text})
    built = build_at(root)
    assert isinstance(built, Built)
    assert told(built.diagnostics) == [f"accounts/{file}:{one}" for one in said]
    assert (root / "site" / "accounts" / "sound" / "index.html").is_file()


def test_an_empty_table_of_money_is_told(tmp_path: Path) -> None:
    (found,) = stock_of(lay_workspace(tmp_path, {"accounts/revenue.csv": ""})).diagnostics
    assert (found.located.name, found.located.file) == ("empty-file", "accounts/revenue.csv")


def test_without_a_team_each_reference_is_told(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path)
    (root / "accounts" / "team.yaml").unlink()
    assert {one.rpartition(" ")[2] for one in told(stock_of(root).diagnostics)} == {
        "unknown-reference"
    }


# Settings and theme: what is published stays


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose site was built."""
    root = lay_workspace(tmp_path_factory.mktemp("published"))
    assert run(root, "build", "--no-pdf").exit_code == 0
    return root


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1 empty-file"),
        ("- a\n", "1:1 wrong-shape"),
        ("hello\n", "1:1 wrong-shape"),
        (SETTINGS + "brand: {accent: '#0b5563'\n", "5:8 unclosed-bracket"),
        (SETTINGS.encode("utf-16"), "1:1 not-utf-8"),
        (SETTINGS.replace("EUR", "EURO"), "2:11 wrong-shape"),
        (SETTINGS.replace("EUR", "eur"), "2:11 wrong-shape"),
        (SETTINGS.replace("[en]", "[fr]"), "3:13 unknown-word"),
        (SETTINGS.replace("format: 1", "format: 99"), "1:9 wrong-shape"),
        (SETTINGS + "fiscal_year: 13\n", "5:14 wrong-shape"),
        (SETTINGS + "fiscal_year: {starts: 4}\n", "5:14 wrong-shape"),
        (SETTINGS + "today: 2026-02-30\n", "5:8 bad-date"),
        (SETTINGS + "langauges: [en]\n", "5:1 unknown-key"),
        (SETTINGS + "brand: {accent: red}\n", "5:17 wrong-shape"),
        (SETTINGS + "brand: {accent: '}</style><script>'}\n", "5:17 wrong-shape"),
        (SETTINGS + "severities: {duplicate-key: loud}\n", "5:29 unknown-word"),
    ],
)
def test_broken_settings_publish_nothing(
    text: str | bytes, said: str, published: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(published, tmp_path / "ws"))
    before = contents(root / "site")
    lay(root, {"kamdocs.yaml": text})
    done = run(root, "build", "--no-pdf")
    assert done.exit_code == 2
    assert f"kamdocs.yaml:{said.replace(' ', ': error: ')}" in done.stderr
    assert "help:" in done.stderr
    assert "Traceback" not in done.output
    assert contents(root / "site") == before
    assert run(root, "check").exit_code == 1


def test_settings_that_lead_elsewhere_publish_nothing(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path / "ws")
    (root / "kamdocs.yaml").rename(tmp_path / "kamdocs.yaml")
    (root / "kamdocs.yaml").symlink_to("../kamdocs.yaml")
    assert run(root, "build", "--no-pdf").exit_code == 2
    assert not (root / "site").exists()


def test_settings_that_are_a_folder_are_none(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path)
    instead("kamdocs.yaml", Path.mkdir)(root)
    done = run(root, "build", "--no-pdf")
    assert done.exit_code == 2
    assert "kamdocs init" in done.stderr


@pytest.mark.parametrize(
    "more",
    [
        "languages: [en, en, es]\n",
        "languages: []\n",
        "criteria:\n  a: {weight: 0, anchors: {0: no, 5: yes}}\n  b: {weight: 0, anchors: {0: no, 5: yes}}\n",
        "currency: USD\n",
    ],
)
def test_odd_settings_still_build(more: str, tmp_path: Path) -> None:
    key = more.partition(":")[0]
    kept = [line for line in SETTINGS.splitlines(keepends=True) if not line.startswith(key)]
    root = lay_workspace(tmp_path, {"kamdocs.yaml": "".join(kept) + more})
    money = (
        "contracts:\n  c: {name: C, value: 100 GBP}\nrevenue:\n  - {when: 2026, amount: 5 GBP}\n"
    )
    lay(root, {"accounts/other/account.yaml": SOUND + money})
    built = build_at(root)
    assert isinstance(built, Built)
    assert (root / "site" / "accounts" / "other" / "index.html").is_file()


def test_a_theme_of_which_no_page_can_be_made_publishes_nothing(
    published: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(published, tmp_path / "ws"))
    before = contents(root / "site")
    lay(root, {"templates/site/shell.html": "<p>\n{% if %}\n"})
    done = run(root, "build", "--no-pdf")
    assert done.exit_code == 2
    assert "templates/site/shell.html:2:1: error: template-syntax" in done.stderr
    assert contents(root / "site") == before


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# Templates


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{% if %}\n", "2:1 template-syntax"),
        ("a\n{{ view\n", "2:1 template-syntax"),
        ("<p>{{ nobody }}</p>", "1:7 template-undefined"),
        ("<p>{{ view.nothing }}</p>", "1:12 template-undefined"),
        ("{{ none }}", "1:1 template-failure"),
        ("a\n{{ 1 / 0 }}", "2:1 template-failure"),
        ('{{ "".__class__.__mro__ }}', "1:1 template-failure"),
        ('{% include "site/account.html" %}', "1:1 template-failure"),
        ('{% extends "site/nothing.html" %}', "1:13 template-missing"),
    ],
)
def test_a_template_with_a_fault(text: str, said: str, tmp_path: Path) -> None:
    file = "templates/site/account.html"
    root = lay_workspace(tmp_path, {file: text})
    built = build_at(root)
    assert isinstance(built, Built)
    assert told(built.diagnostics) == [f"{file}:{said}"]
    page = (root / "site" / "accounts" / "sound" / "index.html").read_text("utf-8")
    assert said.rpartition(" ")[2] in page
    assert "Sound" in (root / "site" / "index.html").read_text("utf-8")
    assert run(root, "build", "--no-pdf").exit_code == 1


def test_a_template_that_is_no_text_or_empty_is_not_used(tmp_path: Path) -> None:
    for text, name in ((SOUND.encode("utf-16"), "not-utf-8"), ("\n", "empty-file")):
        root = lay_workspace(tmp_path / name, {"templates/site/account.html": text})
        built = build_at(root)
        assert isinstance(built, Built)
        assert told(built.diagnostics) == [f"templates/site/account.html:1:1 {name}"]
        page = (root / "site" / "accounts" / "sound" / "index.html").read_text("utf-8")
        assert "<h1" in page


def test_a_template_that_nothing_uses_is_told(tmp_path: Path) -> None:
    root = lay_workspace(tmp_path, {"templates/site/acount.html": "{% if %}"})
    built = build_at(root)
    assert isinstance(built, Built)
    (found,) = built.diagnostics
    assert (found.located.name, str(found.located.help)) == (
        "unknown-file",
        "did you mean site/account.html?",
    )


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("proposal.html", "{% for %}", "templates/customer/proposal.html:1:1 template-syntax"),
        (
            "proposal.html",
            "<p>{{ proposal.margin }}",
            "templates/customer/proposal.html:1:16 template-undefined",
        ),
        (
            "proposal/price.html",
            "{{ proposal.price.cost }}",
            "templates/customer/proposal/price.html:1:19 template-undefined",
        ),
        (
            "proposal/cover.html",
            '<img alt="" src="file:///etc/passwd">',
            "accounts/sound/proposals/offer.md:2:1 pdf-asset",
        ),
    ],
)
def test_a_template_of_offers_with_a_fault(file: str, text: str, said: str, tmp_path: Path) -> None:
    root = lay_workspace(tmp_path, {f"templates/customer/{file}": text})
    built = build_at(root, papers=True)
    assert isinstance(built, Built)
    assert told(built.diagnostics) == [said]
    assert (root / "site" / "accounts" / "sound" / "index.html").is_file()


# Brand


@pytest.mark.parametrize(
    ("logo", "hint"),
    [
        ("gone.png", "put the file into accounts/brand/, or delete this"),
        ("accounts/brand/logo.svg", "did you mean logo.svg?"),
        ("../../kamdocs.yaml", "put the file into accounts/brand/, or delete this"),
        ("logo.sgv", "did you mean logo.svg?"),
    ],
)
def test_a_logo_that_is_not_there(logo: str, hint: str, tmp_path: Path) -> None:
    settings = f"{SETTINGS}brand: {{logo: {logo}}}\n"
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    files = {"kamdocs.yaml": settings, "accounts/brand/logo.svg": svg}
    built = build_at(lay_workspace(tmp_path, files), papers=True)
    assert isinstance(built, Built)
    assert told(built.diagnostics) == ["kamdocs.yaml:5:15 brand-file-missing"]
    assert str(built.diagnostics[0].located.help) == hint
    assert built.papers == 3  # the offer, its decision sheet, the contact sheet


@pytest.mark.parametrize(
    "logo",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil.example/x.png"/></svg>',
        "this is no picture",
        "",
    ],
)
def test_a_logo_that_is_none_does_not_stop_the_offer(logo: str, tmp_path: Path) -> None:
    settings = SETTINGS + "brand: {logo: logo.svg}\n"
    files = {"kamdocs.yaml": settings, "accounts/brand/logo.svg": logo}
    built = build_at(lay_workspace(tmp_path, files), papers=True)
    assert isinstance(built, Built)
    assert built.papers == 3  # the offer, its decision sheet, the contact sheet
    assert {one.located.name for one in built.diagnostics} <= {"pdf-asset", "pdf-warning"}
    assert built.diagnostics


# Names that are markup, and many of them

MARKUP = """<script>alert(1)</script> "Böb's" & Co 🚀 שלום {{ 7*7 }} {% raw %}"""


def test_names_are_never_markup(tmp_path: Path) -> None:
    quoted = json.dumps(MARKUP, ensure_ascii=False)
    files = {
        "accounts/sound/account.yaml": SOUND.replace("Sound", quoted),
        "accounts/sound/proposals/offer.md": OFFER.replace("Fewer calls\n", f"{quoted}\n", 1),
        "accounts/sound/contacts.yaml": PEOPLE.replace("Rosa Buyer", quoted),
    }
    root = lay_workspace(tmp_path, files)
    built = build_at(root, papers=True)
    assert isinstance(built, Built)
    assert built.papers == 3  # the offer, its decision sheet, the contact sheet
    assert told(built.diagnostics) == []
    for page in (root / "site").rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script>alert" not in text
        assert " 49 " not in text
    assert "&lt;script&gt;alert(1)" in (root / "site" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_three_hundred_accounts(tmp_path: Path) -> None:
    files = {f"accounts/a-{n:03}/account.yaml": SOUND for n in range(300)}
    files["accounts/a-150/account.yaml"] = "name: [\n"
    root = lay_workspace(tmp_path, files)
    built = build_at(root)
    assert isinstance(built, Built)
    assert len(list((root / "site" / "accounts").glob("*/index.html"))) == 301
    assert told(built.diagnostics) == ["accounts/a-150/account.yaml:1:7 unclosed-bracket"]
