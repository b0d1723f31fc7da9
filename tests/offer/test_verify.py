"""A frozen folder and what somebody did to it → exactly what was done, by file."""

import json
import shutil
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.derive.account.issued import find_damage
from kamdocs.read.frozen import look_at, read_frozen, seal
from kamdocs.workspace.files import FileFault

ISSUED = "accounts/acme/proposals/2026-offer.issued"
FILE = "accounts/acme/proposals/2026-offer.md"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"
PDF = b"%PDF-1.7 an offer\n" + bytes(range(256))
LOCK = f"""\
format: 1
proposal: 2026-offer
number: P-2026-001
version: 1
title: Fewer calls
issued: 2026-11-20
valid_until: 2026-12-20
clean: yes
source: abc
currency: EUR
editions:
  - {{id: complete, file: x.pdf, language: en, pages: 1, size: {len(PDF)}, sha256: {sha256(PDF).hexdigest()}}}
"""


def damage_of(files: dict[str, bytes | FileFault]) -> list[str]:
    found = {
        f"proposals/2026-offer.issued/{name}": look_at(name, data) for name, data in files.items()
    }
    frozen = read_frozen(found, {}, "accounts/acme")
    return [
        f"{each.file.removeprefix('accounts/acme/proposals/2026-offer.issued/')}: {each.what}"
        for version in frozen["2026-offer"].versions
        for each in find_damage(version, "2026-offer")
    ]


GOOD = {"v1/lock.yaml": seal(LOCK), "v1/x.pdf": PDF}


def test_what_was_not_touched_is_whole() -> None:
    assert damage_of(GOOD) == []


def test_a_lock_checked_out_with_windows_line_ends_is_whole() -> None:
    assert damage_of({**GOOD, "v1/lock.yaml": seal(LOCK).replace(b"\n", b"\r\n")}) == []


@settings(max_examples=400)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_any_edit_of_any_byte_is_found(name: str, data: st.DataObject) -> None:
    whole = GOOD[name]
    place = data.draw(st.integers(0, len(whole) - 1))
    kind = data.draw(st.sampled_from(["change", "remove", "insert", "cut", "append"]))
    byte = data.draw(st.integers(0, 255))
    edited = {
        "change": whole[:place] + bytes([byte]) + whole[place + 1 :],
        "remove": whole[:place] + whole[place + 1 :],
        "insert": whole[:place] + bytes([byte]) + whole[place:],
        "cut": whole[:place],
        "append": whole + bytes([byte]),
    }[kind]
    found = damage_of({**GOOD, name: edited})
    assert [each.partition(":")[0] for each in found] == ([name] if edited != whole else [])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"v1/x.pdf": b"%PDF-1.7 cheaper"}, "v1/x.pdf: this PDF is not the one that was issued: its bytes are others"),
        ({"v1/x.pdf": None}, "v1/x.pdf: this PDF was issued and is gone"),
        ({"v1/x.pdf": FileFault("unreadable", "no")}, "v1/x.pdf: this issued PDF cannot be read"),
        ({"v1/y.pdf": PDF}, "v1/y.pdf: this file was put beside the issued offer; its lock does not know it"),
        ({"v1/more/y.pdf": PDF}, "v1/more/y.pdf: this file was put beside the issued offer; its lock does not know it"),
        ({"v1/lock.yaml": None}, "v1/lock.yaml: the lock of this issued version is gone"),
        ({"v1/lock.yaml": b""}, "v1/lock.yaml: the lock was changed after the offer was issued"),
        ({"v1/lock.yaml": LOCK.encode()}, "v1/lock.yaml: the lock was changed after the offer was issued"),
        ({"v1/lock.yaml": seal(LOCK).replace(b"digest: ", b"digest: 0")}, "v1/lock.yaml: the lock was changed after the offer was issued"),
        ({"v1/lock.yaml": seal(LOCK.replace("format: 1", "format: 2"))}, "v1/lock.yaml: the lock was written by another version of kamdocs, which this one cannot read"),
        ({"v1/lock.yaml": seal("format: 1\n")}, "v1/lock.yaml: the lock was written by another version of kamdocs, which this one cannot read"),
        ({"v1/lock.yaml": seal("[" * 400 + "\n")}, "v1/lock.yaml: the lock was written by another version of kamdocs, which this one cannot read"),
        ({"v1/lock.yaml": FileFault("unreadable", "no")}, "v1/lock.yaml: the lock cannot be read"),
        ({"notes.txt": b"x"}, "notes.txt: this file was put among issued offers; nobody issued it"),
        ({"old/x.pdf": b"x"}, "old/x.pdf: this file was put among issued offers; nobody issued it"),
    ],
)  # fmt: skip
def test_what_was_done_is_named(changed, said) -> None:
    files = {name: data for name, data in {**GOOD, **changed}.items() if data is not None}
    assert damage_of(files) == [said]


def test_verify_exits_0_and_counts(issued) -> None:
    result = issued.run("verify", "--all")
    assert (result.exit_code, result.output) == (
        0,
        "acme/2026-offer v1: 4 files as they were issued\n",
    )


def test_verify_exits_1_and_names_the_file(issued) -> None:
    path = issued.root / ISSUED / "v1" / MONEY
    path.write_bytes(path.read_bytes() + b"\n")
    result = issued.run("verify", "acme/2026-offer")
    assert result.exit_code == 1
    assert result.output == (
        f"{ISSUED}/v1/{MONEY}: this PDF is not the one that was issued: its bytes are others\n"
    )
    found = json.loads(issued.run("verify", "--all", "--format", "json").output)
    assert found[0]["whole"] is False
    assert found[0]["damage"][0]["file"] == f"{ISSUED}/v1/{MONEY}"
    assert issued.findings() == [
        f"frozen-offer-changed {ISSUED}/v1/{MONEY}: this PDF is not the one that was issued: its bytes are others"
    ]


def test_verify_never_renders(issued, monkeypatch) -> None:
    monkeypatch.setattr("kamdocs.pipeline.papers.print_paper", None)
    assert issued.run("verify", "--all").exit_code == 0


def test_a_version_that_is_gone_or_another_is_found_by_its_seal(issued) -> None:
    folder = issued.root / ISSUED / "v1"
    shutil.move(folder, issued.root.parent / "kept")
    assert [each.partition(":")[2] for each in issued.findings()] == [
        " version 1 was issued and is gone"
    ]
    assert issued.run("verify", "--all").exit_code == 1
    shutil.move(issued.root.parent / "kept", folder)
    lock = folder / "lock.yaml"
    lock.write_bytes(seal(lock.read_text("utf-8").rpartition("digest:")[0].replace("6000", "5000")))
    assert issued.run("verify", "--all").output == (
        f"{ISSUED}/v1/lock.yaml: this is not the lock with which version 1 was issued\n"
    )


def test_a_broken_offer_does_not_hide_a_frozen_file_that_was_changed(issued) -> None:
    (issued.root / ISSUED / "v1" / WHOLE).write_bytes(b"%PDF")
    issued.write("to: [nuria, pau]", "to: [")
    assert any("frozen-offer-changed" in each for each in issued.findings())


@pytest.mark.parametrize(
    ("old", "new", "is_changed"),
    [
        ("quantity: 12}   # a year", "quantity: 12}   # for a year", False),
        ("to: [nuria, pau]", "to:\n  - nuria\n  - pau", False),
        ("gone by March.", "gone by March.  \n", False),
        ("quantity: 12}   #", "quantity: 12.5}   #", True),
        ("Half of the calls", "Most of the calls", True),
        ("excluded: [New tills]", "excluded: [Tills]", True),
        ("for: [pau]}", "for: [nuria]}", True),
        ("states:", "follow_up: {received: 2026-11-21}\nstates:", False),
        ("states:", "value_estimate: 60_000\nstates:", False),
    ],
)  # fmt: skip
def test_what_counts_as_a_change_of_an_issued_offer(issued, old, new, is_changed) -> None:
    issued.write(old, new)
    found = [each for each in issued.findings() if each.startswith("issued-offer-changed")]
    assert (
        found
        == [f"issued-offer-changed {FILE}: version 1 was issued, and the offer reads otherwise now"]
        * is_changed
    )


def test_a_renamed_offer_leaves_an_orphan(issued) -> None:
    (issued.root / FILE).rename(issued.root / FILE.replace("2026-offer", "2026-other"))
    assert (
        f"frozen-offer-orphaned {ISSUED}/v1/lock.yaml: this offer was issued, and 2026-offer.md is gone"
        in issued.findings()
    )


def test_two_versions_issued_on_two_branches(issued) -> None:
    issued.write("quantity: 12}   #", "quantity: 10}   #")
    issued.commit()
    issued.done("issue", "acme/2026-offer", "--new-version")
    folder = issued.root / ISSUED
    lock = (folder / "v2" / "lock.yaml").read_text("utf-8").rpartition("digest:")[0]
    shutil.copytree(folder / "v2", folder / "v3")
    (folder / "v3" / "lock.yaml").write_bytes(seal(lock.replace("\nversion: 2", "\nversion: 3")))
    found = [each for each in issued.findings() if "collide" in each]
    assert found == [
        f"issued-versions-collide {ISSUED}/v3/lock.yaml: version 3 does not replace version 2: both were issued side by side"
    ]


def test_a_frozen_folder_put_under_another_name(issued) -> None:
    folder = issued.root / ISSUED
    shutil.copytree(folder / "v1", folder / "v2")
    found = [each.partition(": ")[2] for each in issued.findings() if "collide" in each]
    assert found == ["this is the lock of 2026-offer, version 1: it was put into another folder"]


def test_check_since_reads_frozen_files_of_earlier_commits(issued) -> None:
    from kamdocs.pipeline.past import stock_at

    past = stock_at(issued.root, "HEAD", today=date(2026, 11, 20))
    assert past.stock.accounts["acme"].proposals["2026-offer"].is_issued
    assert not [one for one in past.stock.diagnostics if one.code == "PRP25"]
