"""Files before and after in, where each went out."""

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.history.moves import MOST_PAIRS, follow_moves

ACME = b"name: Acme\ntier: key\nowner: ana\nlifecycle: customer\n"


def test_what_is_still_there_stays():
    now = follow_moves({"accounts/a/account.yaml": ACME}, {"accounts/a/account.yaml": b"", "accounts/b/account.yaml": ACME})  # fmt: skip
    assert now("accounts/a/account.yaml") == "accounts/a/account.yaml"


def test_a_renamed_folder_is_followed_with_all_it_has():
    before = {"accounts/acme/account.yaml": ACME, "accounts/acme/plan.md": b"short"}
    after = {"accounts/acme-sl/account.yaml": ACME + b"since: 2024\n"}
    now = follow_moves(before, after)
    assert now("accounts/acme/account.yaml") == "accounts/acme-sl/account.yaml"
    assert now("accounts/acme/plan.md") == "accounts/acme-sl/plan.md"
    assert now("accounts/acme/never-there.md") == "accounts/acme-sl/never-there.md"
    assert now("accounts/other/plan.md") == "accounts/other/plan.md"
    assert now("kamdocs.yaml") == "kamdocs.yaml"


def test_a_renamed_file_is_followed_in_its_folder():
    now = follow_moves(
        {"accounts/a/account.yml": ACME, "accounts/a/log.md": b"# Log\n"},
        {"accounts/a/account.yaml": ACME, "accounts/a/log/all.md": b"# Log\n"},
    )
    assert now("accounts/a/account.yml") == "accounts/a/account.yaml"
    assert now("accounts/a/log.md") == "accounts/a/log/all.md"


def test_another_account_in_the_place_of_one_is_not_the_same():
    new = b"name: Moll\ntier: low\nowner: marc\nsince: 2026\n"
    now = follow_moves({"accounts/a/account.yaml": ACME}, {"accounts/b/account.yaml": new})
    assert now("accounts/a/account.yaml") == "accounts/a/account.yaml"


def test_the_most_alike_is_taken():
    before = {
        "accounts/a/account.yaml": ACME,
        "accounts/b/account.yaml": b"name: Moll\ntier: key\n",
    }
    after = {
        "accounts/x/account.yaml": b"name: Moll\ntier: key\nowner: ana\n",
        "accounts/y/account.yaml": ACME,
    }
    now = follow_moves(before, after)
    assert [now(name) for name in before] == ["accounts/y/account.yaml", "accounts/x/account.yaml"]


def test_empty_files_are_followed_only_by_their_folder():
    now = follow_moves({"accounts/a/plan.md": b" \n"}, {"accounts/b/plan.md": b"\n"})
    assert now("accounts/a/plan.md") == "accounts/a/plan.md"


def test_of_very_many_only_equal_ones_are_followed():
    many = range(int(MOST_PAIRS**0.5) + 1)
    before = {f"accounts/a{n}/account.yaml": b"number: %d\nx\ny\n" % n for n in many}
    after = {f"accounts/b{n}/account.yaml": b"number: %d\nx\ny\n" % n for n in many[1:]}
    now = follow_moves(before, after | {"accounts/b0/account.yaml": b"number: 0\nx\nz\n"})
    assert now("accounts/a1/account.yaml") == "accounts/b1/account.yaml"
    assert now("accounts/a0/account.yaml") == "accounts/a0/account.yaml"


NAMES = st.builds("accounts/{}/{}".format, st.sampled_from("abc"), st.sampled_from(["account.yaml", "plan.md"]))  # fmt: skip
FILES = st.dictionaries(NAMES, st.sampled_from([b"x", b"x\ny", b"y\nz", b""]))


@given(FILES, FILES)
def test_no_two_files_become_one(before, after):
    now = follow_moves(before, after)
    landed = [now(name) for name in before if now(name) in after]
    assert len(landed) == len(set(landed))
    assert all(now(name) == name for name in before if name in after)
