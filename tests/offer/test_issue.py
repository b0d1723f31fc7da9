"""An offer → a frozen folder beside it, or a reason why not and nothing changed."""

import errno
import os
import re
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from kamdocs.edit import new_folder
from kamdocs.offer.freeze import Issue, plan_issue, write_issue
from kamdocs.offer.offer import Offer
from kamdocs.offer.questions import IssueWish
from kamdocs.read.yaml import read_yaml
from kamdocs.work.store import Store

pytestmark = pytest.mark.slow

FILE = "accounts/acme/proposals/2026-offer.md"
ISSUED = "accounts/acme/proposals/2026-offer.issued"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"
SHEET = "P-2026-001-v1-decision-sheet-en.pdf"
INTERNAL = ("margin", "cost", "floor", "200", "concession", "power", "stance")


def planned(workspace, **wish) -> Issue:
    stock = workspace.stock()
    offer = Offer(stock, "acme", stock.accounts["acme"].proposals["2026-offer"])
    found = plan_issue(
        offer,
        IssueWish(None, stock.today, store=Store(workspace.root / ".kamdocs/results"), **wish),
    )
    assert isinstance(found, Issue), found
    return found


def test_issuing_freezes_pdfs_and_lock_and_says_so_in_the_offer(workspace) -> None:
    commit = workspace.git.git("rev-parse", "HEAD")
    said = workspace.done("issue", "acme/2026-offer")
    assert f"issued P-2026-001 version 1: {ISSUED}/v1" in said
    folder = workspace.root / ISSUED / "v1"
    assert sorted(each.name for each in folder.iterdir()) == [WHOLE, SHEET, MONEY, "lock.yaml"]
    text = (folder / "lock.yaml").read_text("utf-8")
    lock = read_yaml("", text).value
    assert lock["format"] == "1"
    assert lock["number"] == "P-2026-001"
    assert lock["version"] == "1"
    assert lock["issued"] == "2026-11-20"
    assert lock["valid_until"] == "2026-12-20"
    assert lock["commit"] == commit
    assert lock["clean"] == "yes"
    assert lock["to"] == [
        {"id": "nuria", "name": "Núria Soler"},
        {"id": "pau", "name": "Pau Serra"},
    ]
    assert [line["amount"] for line in lock["lines"]] == ["6000.00", "3600.00"]
    assert lock["totals"][0]["contract"] == "6000.00"
    assert any(each.startswith("weasyprint ") for each in lock["libraries"])
    for edition in lock["editions"]:
        data = (folder / edition["file"]).read_bytes()
        assert edition["sha256"] == sha256(data).hexdigest()
        assert edition["size"] == str(len(data))
        assert edition["pages"] == str(len(PdfReader(folder / edition["file"]).pages))
    assert {each["id"]: each["readers"] for each in lock["editions"]} == {
        "complete": ["nuria", "pau"], "decision-sheet": [], "money": ["pau"],
    }  # fmt: skip
    frozen, digest = re.fullmatch(r"(.*\n)digest: ([0-9a-f]{64})\n", text, re.DOTALL).groups()
    assert digest == sha256(frozen.encode()).hexdigest()
    assert not [
        word for word in INTERNAL if re.search(rf"(?<![\w.]){word}\b", text.split("libraries")[0])
    ]
    assert workspace.read().count("issued: 2026-11-20") == 1
    assert (
        f"- {{state: approved, on: 2026-11-20, by: ana, seal: {digest[:16]}}}" in workspace.read()
    )
    assert workspace.findings() == []


def test_the_frozen_pdf_bears_no_mark_and_its_dates(issued) -> None:
    text = "".join(
        page.extract_text() for page in PdfReader(issued.root / ISSUED / "v1" / WHOLE).pages
    )
    assert "DRAFT" not in text
    assert "20 Nov 2026" in text
    assert "20 Dec 2026" in text


def test_the_same_commit_gives_the_same_bytes(workspace) -> None:
    stock = workspace.stock()
    offer = Offer(stock, "acme", stock.accounts["acme"].proposals["2026-offer"])
    anew = plan_issue(offer, IssueWish(None, stock.today))
    assert isinstance(anew, Issue)
    assert anew.files == planned(workspace).files


def test_only_the_offer_and_the_folder_are_new(workspace) -> None:
    before = workspace.files()
    workspace.done("issue", "acme/2026-offer")
    after = workspace.files()
    assert {name for name in after if before.get(name) != after[name]} == {
        FILE, f"{ISSUED}/v1/lock.yaml", f"{ISSUED}/v1/{WHOLE}", f"{ISSUED}/v1/{MONEY}", f"{ISSUED}/v1/{SHEET}",
    }  # fmt: skip
    assert "# a year" in workspace.read()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("number: P-2026-001\n", "", "the offer has no number"),
        ("valid_for: 30 days", "valid_until: 2026-11-19", "its last day, 19 Nov 2026, is over"),
        ("valid_for: 30 days", "valid_for: 1 year", "proposal-validity [PRP01]"),
        ("valid_for: 30 days\n", "", "proposal-validity [PRP01]"),
        ("to: [nuria, pau]", "to: []", "the offer is addressed to nobody"),
        ("  excluded: [New tills]", "  included: [All shops]", "exclusions-missing [PRP12]"),
        ("quantity: 12}", "quantity: 12, price: 300, why: friends}", "price-beyond-limits [PRP05]"),
        ("product: analytics", "product: analitics", "did you mean analytics"),
    ],
)  # fmt: skip
def test_an_offer_with_errors_is_not_issued(workspace, old, new, said) -> None:
    workspace.write(old, new)
    workspace.commit()
    before = workspace.files()
    result = workspace.run("issue", "acme/2026-offer")
    assert result.exit_code == 1
    assert said in result.output
    assert workspace.files() == before


def test_open_questions_are_asked_and_may_be_left_open(workspace) -> None:
    workspace.write("for: nuria, pau", "for: pau")
    workspace.commit()
    result = workspace.run("issue", "acme/2026-offer")
    assert result.exit_code == 1
    assert "Núria Soler decides, and no section is written for them" in result.output
    assert "--despite-questions" in result.output
    workspace.done("issue", "acme/2026-offer", "--despite-questions")


def test_over_the_threshold_leave_is_needed_and_for_as_much(workspace) -> None:
    workspace.write(
        "languages: [en]", "languages: [en]\npricing: {approval_from: 5_000}", "kamdocs.yaml"
    )
    workspace.commit()
    assert "approval-missing" in workspace.run("issue", "acme/2026-offer").output
    workspace.done("approve", "acme/2026-offer", "--by", "joan", "--note", "Up to 10 %")
    assert (
        "  by: joan\n  on: 2026-11-20\n  amount: 6_000\n  version: 1\n  note: Up to 10 %\n"
        in workspace.read()
    )
    assert "- {state: approved, on: 2026-11-20, by: joan}" in workspace.read()
    workspace.write("quantity: 12}   #", "quantity: 13}   #")
    workspace.commit()
    assert "approval-missing" in workspace.run("issue", "acme/2026-offer").output
    workspace.write("quantity: 13}   #", "quantity: 11}   #")
    workspace.commit()
    workspace.done("issue", "acme/2026-offer")
    assert "approved_by: joan" in workspace.read(f"{ISSUED}/v1/lock.yaml")


def test_what_it_is_made_from_has_to_be_committed(workspace) -> None:
    workspace.write("Half of", "Most of")
    before = workspace.files()
    result = workspace.run("issue", "acme/2026-offer")
    assert result.exit_code == 1
    assert f"not committed: {FILE}" in result.output
    assert workspace.files() == before
    workspace.done("issue", "acme/2026-offer", "--allow-uncommitted")
    assert "\nclean: no\n" in workspace.read(f"{ISSUED}/v1/lock.yaml")


def test_what_is_not_printed_need_not_be_committed(workspace) -> None:
    (workspace.root / "accounts/acme/log.md").write_text(
        "## 2026-11-19 call · Núria / Ana\nFine.\n", "utf-8"
    )
    assert "issued" in workspace.done("issue", "acme/2026-offer")


def test_without_a_repository_it_is_said(workspace) -> None:
    (workspace.root / ".git").rename(workspace.root.parent / "gone")
    result = workspace.run("issue", "acme/2026-offer")
    assert result.exit_code == 1
    assert "nothing is committed here" in result.output
    workspace.done("issue", "acme/2026-offer", "--allow-uncommitted")
    assert "\ncommit:" not in workspace.read(f"{ISSUED}/v1/lock.yaml")


def test_issuing_twice_is_refused_and_a_change_asks_for_a_version(issued) -> None:
    before = issued.files()
    result = issued.run("issue", "acme/2026-offer")
    assert "version 1 was issued on 20 Nov 2026 and has not changed since" in result.output
    assert (
        "has not changed since"
        in issued.run("issue", "acme/2026-offer", "--allow-uncommitted").output
    )
    assert issued.files() == before
    issued.write("quantity: 12}   #", "quantity: 10}   #")
    issued.commit()
    result = issued.run("issue", "acme/2026-offer")
    assert result.exit_code == 1
    assert "raise version: 2, or add --new-version" in result.output


def test_a_new_version_supersedes_the_one_before_and_touches_nothing_of_it(issued) -> None:
    first = {name: data for name, data in issued.files().items() if "/v1/" in name}
    issued.done("status", "acme/2026-offer", "sent", today="2026-11-21")
    issued.write("quantity: 12}   #", "quantity: 10}   #")
    issued.write("scope:", "changes: [Ten months]\nscope:")
    assert any("issued-offer-changed" in one for one in issued.findings())
    issued.commit()
    issued.done("issue", "acme/2026-offer", "--new-version", today="2026-11-24")
    after = issued.files()
    assert {name: data for name, data in after.items() if "/v1/" in name} == first
    text = issued.read()
    assert "version: 2" in text
    assert "supersedes: 1" in text or "supersedes: '1'" in text
    assert "issued: 2026-11-24" in text
    lock = read_yaml("", issued.read(f"{ISSUED}/v2/lock.yaml")).value
    before = read_yaml("", issued.read(f"{ISSUED}/v1/lock.yaml")).value
    assert lock["supersedes"] == {"version": "1", "digest": before["digest"]}
    assert lock["totals"][0]["contract"] == "5000.00"
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.state == "approved"
    assert [each.state for each in facts.issued.versions] == ["superseded", "approved"]
    assert not [one for one in issued.findings() if "PRP2" in one or "frozen" in one]


def test_a_version_raised_by_hand_is_a_draft_until_it_is_issued(issued) -> None:
    issued.done("status", "acme/2026-offer", "sent")
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.state == "draft"
    assert facts.issued.of(1).state == "sent"
    assert [one for one in issued.findings() if "new-version-unexplained" in one]
    dues = {due.key: str(due.reason) for due in issued.stock().accounts["acme"].facts.agenda.dues}
    assert dues["offer-end-2026-offer-v1"] == "version 1 is sent, while the next one is written"
    issued.commit()
    issued.done("issue", "acme/2026-offer")
    assert (
        "- {state: approved, on: 2026-11-20, by: ana, seal:"
        not in issued.read().partition("state: sent")[2]
    )
    assert "version: 2" in issued.read().partition("state: sent")[2]


def test_a_damaged_version_has_to_be_mended_before_the_next(issued) -> None:
    (issued.root / ISSUED / "v1" / MONEY).write_bytes(b"%PDF-1.7 cheaper")
    issued.write("quantity: 12}   #", "quantity: 10}   #")
    issued.commit()
    result = issued.run("issue", "acme/2026-offer", "--new-version")
    assert result.exit_code == 1
    assert "what was issued before was changed since" in result.output


def test_two_at_once_one_wins_and_nothing_of_the_other_stays(workspace) -> None:
    one, other = planned(workspace), planned(workspace)
    assert write_issue(workspace.root, one) == ()
    after = workspace.files()
    assert [str(each) for each in write_issue(workspace.root, other)] == [
        "version 1 was issued by somebody else meanwhile"
    ]
    assert workspace.files() == after
    assert not list((workspace.root / ISSUED).glob(".*"))


def test_two_at_once_that_meet_at_the_last_moment(workspace, monkeypatch) -> None:
    one, other = planned(workspace), planned(workspace)
    real = new_folder.NewFolder.put

    def put_second(folder):
        monkeypatch.setattr(new_folder.NewFolder, "put", real)
        assert write_issue(workspace.root, other)  # the offer's file was changed already
        return real(folder)

    monkeypatch.setattr(new_folder.NewFolder, "put", put_second)
    assert write_issue(workspace.root, one) == ()
    assert workspace.findings() == []
    assert not list((workspace.root / ISSUED).glob(".*"))


def test_a_folder_that_appears_at_the_last_moment_is_kept(workspace, monkeypatch) -> None:
    issue = planned(workspace)
    before = workspace.read()
    real = new_folder.NewFolder.put

    def put_late(folder):
        folder.path.mkdir()
        (folder.path / "theirs").write_bytes(b"x")
        return real(folder)

    monkeypatch.setattr(new_folder.NewFolder, "put", put_late)
    assert [str(each) for each in write_issue(workspace.root, issue)] == [
        "version 1 was issued by somebody else meanwhile"
    ]
    assert workspace.read() == before
    assert [each.name for each in (workspace.root / ISSUED / "v1").iterdir()] == ["theirs"]
    assert [each.name for each in (workspace.root / ISSUED).iterdir()] == ["v1"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("call", [1, 2, 5])
def test_a_failing_disk_leaves_everything_as_it_was(workspace, monkeypatch, code, call) -> None:
    issue = planned(workspace)
    before = workspace.files()
    count = 0
    real = os.fsync

    def fail(handle: int) -> None:
        nonlocal count
        count += 1
        if count == call:
            raise OSError(code, os.strerror(code))
        real(handle)

    monkeypatch.setattr(os, "fsync", fail)
    if call == 5:  # the flush of the folder's names, which not every system can do
        assert write_issue(workspace.root, issue) == ()
        return
    with pytest.raises(OSError, match=os.strerror(code)):
        write_issue(workspace.root, issue)
    assert workspace.files() == before
    assert not (workspace.root / ISSUED).exists()


def test_when_the_folder_cannot_get_its_name_the_offer_is_as_before(workspace, monkeypatch) -> None:
    issue = planned(workspace)
    before = workspace.files()
    real = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target.name == "v1":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="No space"):
        write_issue(workspace.root, issue)
    assert workspace.files() == before
    assert not (workspace.root / ISSUED).exists()


def test_a_full_disk_is_told_in_words(workspace, monkeypatch) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    result = workspace.run("issue", "acme/2026-offer")
    assert result.exit_code == 2
    assert f"{ISSUED}/v1 cannot be written: No space left on device" in result.output
    assert "nothing is left behind" in result.output


def test_a_dry_run_writes_nothing(workspace) -> None:
    before = workspace.files()
    said = workspace.done("issue", "acme/2026-offer", "--dry-run")
    assert "+issued: 2026-11-20" in said
    assert f"{ISSUED}/v1/{WHOLE} (" in said
    assert workspace.files() == before


def test_an_offer_that_went_out_unissued_keeps_its_date(workspace) -> None:
    workspace.write(
        "valid_for: 30 days",
        "valid_for: 30 days\nissued: 2026-11-16\nstates:\n  - {state: sent, on: 2026-11-16, by: ana, to: [nuria], next: 2026-11-27}",
    )
    workspace.commit()
    workspace.done("issue", "acme/2026-offer")
    assert "issued: 2026-11-16" in workspace.read()
    facts = workspace.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.state == "sent"
    assert facts.is_issued
    assert workspace.findings() == [] or all("followed" in one for one in workspace.findings())


def test_a_version_in_another_file_replaces_the_one_before_once_it_is_issued(issued) -> None:
    later = issued.root / "accounts/acme/proposals/2026-offer-b.md"
    text = issued.read().partition("states:")[0] + "---\n" + issued.read().partition("\n---\n")[2]
    text = text.replace(
        "number: P-2026-001", "number: P-2026-001\nversion: 2\nchanges: [Fewer shops]"
    )
    later.write_text(text, "utf-8")
    issued.done("approve", "acme/2026-offer-b", "--by", "joan")

    def states() -> list[str]:
        facts = issued.stock().accounts["acme"].proposals["2026-offer"]
        return [facts.state, facts.issued.of(1).state]

    assert states() == ["approved", "approved"]
    issued.commit()
    issued.done("issue", "acme/2026-offer-b")
    assert states() == ["superseded", "superseded"]


def test_no_edition_takes_the_place_of_the_page_to_decide_on(workspace) -> None:
    workspace.write("money: {orientation: financial", "decision-sheet: {orientation: financial")
    said = "decision-sheet is what the page to decide on is called"
    assert f"bad-id {FILE}: {said}" in workspace.findings(codes="")
    assert "could not be read whole" in workspace.run("issue", "acme/2026-offer").output
