"""An account composed from its files: inline or split, the account is the same."""

from textwrap import dedent

from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.place import value_of
from kamdocs.model.shared import Shared
from kamdocs.model.team import Team
from kamdocs.read.account import AccountRead, read_account
from kamdocs.read.document import read_document

SHARED = Shared(
    team=Team.model_validate(
        {"people": {"ana": {"name": "Ana Ferrer"}, "marc": {"name": "Marc Pons"}}}
    )
)
FOLDER = "accounts/acme"
MAIN = "name: Acme\ntier: key\nowner: ana\n"


def read(**files: str) -> AccountRead:
    """Files by name, `__` for a slash and `_` for the dot of the ending."""
    documents = {}
    for key, text in files.items():
        stem, _, ending = key.replace("__", "/").rpartition("_")
        name = f"{stem}.{ending}"
        documents[name] = read_document(f"{FOLDER}/{name}", dedent(text).encode())
    return read_account("acme", documents, SHARED)


def told(found: AccountRead) -> list[str]:
    located = (locate(finding, found.origins, "acme") for finding in found.findings)
    return [
        f"{one.file.removeprefix('accounts/acme/')}:{one.extent.line}:{one.extent.column} {one.name}"
        for one in located
    ]


def test_three_lines_are_an_account() -> None:
    found = read(account_yaml=MAIN)
    assert told(found) == []
    assert (found.account.name, found.account.tier, found.account.owner) == ("Acme", "key", "ana")


def test_inline_and_split_forms_are_the_same_account() -> None:
    inline = read(
        account_yaml=MAIN + "units: [{id: cork, name: Cork}]\npeople: {nuria: {name: Núria}}\n"
        "opportunities: {crm: {name: CRM, amount: 4_000}}\n"
    )
    split = read(
        account_yaml=MAIN,
        units_yaml="- {id: cork, name: Cork}\n",
        contacts_yaml="people:\n  nuria: {name: Núria}\n",
        opportunities_yaml="crm:\n  name: CRM\n  amount: 4_000\n",
    )
    assert told(inline) == told(split) == []
    assert inline.account == split.account


def test_findings_point_into_the_file_in_which_the_part_was_written() -> None:
    found = read(
        account_yaml=MAIN,
        contacts_yaml="people:\n  nuria:\n    name: Núria\n    stance: suporter\n",
        plan_md="---\nobjectives:\n  - id: grow\n    text: Grow\n    class: bigger\n---\n",
    )
    assert told(found) == ["contacts.yaml:4:13 unknown-word", "plan.md:5:12 unknown-word"]
    assert found.broken == {"people", "plan"}


def test_a_part_written_twice_is_reported_and_the_file_of_its_own_counts() -> None:
    found = read(
        account_yaml=MAIN + "units: [{id: cork, name: Cork}]\n",
        units_yaml="- {id: dublin, name: Dublin}\n",
    )
    assert told(found) == ["account.yaml:4:1 written-twice"]
    assert list(found.account.units) == ["dublin"]


def test_names_in_the_log_become_ids_where_they_mean_exactly_one_person() -> None:
    found = read(
        account_yaml=MAIN + "people: {nuria: {name: Núria Soler}, pau: {name: Pau Serra}}\n",
        log_md="## 2026-11-18 call · Núria, Dr Vidal / Ana\nWants the offer.\nNext: 2026-12-01 Marc: offer\n",
    )
    (entry,) = found.account.log
    assert (entry.contacts, entry.ours, entry.others) == (("nuria",), ("ana",), ("Dr Vidal",))
    assert entry.next is not None
    assert (entry.next.owner, entry.next.what) == ("marc", "offer")


def test_a_word_before_a_colon_that_is_nobody_stays_in_the_text_of_the_next_step() -> None:
    found = read(
        account_yaml=MAIN, log_md="## 2026-11-18 call\nNext: 2026-12-01 offer: analytics\n"
    )
    step = found.account.log[0].next
    assert told(found) == []
    assert step is not None
    assert (step.owner, step.what) == (None, "offer: analytics")


def test_what_the_log_could_not_file_is_kept() -> None:
    found = read(account_yaml=MAIN, log_md="## Some time ago\nThey were cross.\n")
    assert told(found) == ["log.md:1:1 unfiled-log-entry"]
    assert [entry.text.text for entry in found.account.log] == ["They were cross."]


def test_entries_keep_their_lines_beside_what_could_not_be_filed() -> None:
    text = "# Acme\n\n## 2026-09-16 feedback · Pau / Ana\nCold docks.\n\n## Some time ago\nCross.\n"
    found = read(account_yaml=MAIN, log_md=text)
    lines = []
    for number in range(2):
        file, place = found.origins.resolve(value_of("log", number))
        lines.append(found.origins.maps[file].extent(place).line)
    assert lines == [3, 6]


def test_the_sections_of_a_proposal_are_read_below_its_front_matter() -> None:
    found = read(
        account_yaml=MAIN + "people: {pau: {name: Pau}}\n",
        proposals__offer_md="---\ntitle: Less waiting\nto: [pau]\n---\n\n## Return\nfor: financial\n\nIt pays.\n",
    )
    assert told(found) == []
    (section,) = found.account.proposals["offer"].sections
    assert (section.title, section.readers) == ("Return", ("financial",))
    assert section.passages[0].prose.text == "It pays."


def test_a_folder_without_a_readable_file_still_is_an_account() -> None:
    found = read(account_yaml="name: [Acme\n")
    assert found.account.name == "acme"
    assert found.findings
    assert {"tier", "owner", "name"} <= found.broken


def test_what_could_not_be_read_is_not_called_missing() -> None:
    found = read(
        account_yaml="name: Acme: pumps\ntier: key\nowner: ana\nprofile:\n"
        "  pains:\n    - {id: slow, text: Late: two days}\n"
    )
    assert told(found) == ["account.yaml:1:7 needs-quotes", "account.yaml:6:24 needs-quotes"]


def test_a_folder_without_account_yaml_is_not_asked_for_its_name() -> None:
    found = read(log_md="## 2026-11-18 call\nAll well.\n")
    assert "missing-value" not in [finding.name for finding in found.findings]
    assert {"tier", "owner", "name"} <= found.broken


def test_reserved_keys_are_refused() -> None:
    assert told(read(account_yaml=MAIN + "strategy: x\nid: acme\n")) == [
        "account.yaml:4:1 unknown-key",
        "account.yaml:5:1 unknown-key",
    ]
