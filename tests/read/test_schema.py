"""Values against the model: every fault in one run, none of them twice."""

from typing import Any

from kamdocs.model.account import Account
from kamdocs.read.schema import Validated, validate
from kamdocs.read.suggest import nearest

VALID = {"id": "acme", "name": "Acme", "tier": "key", "owner": "ana"}


def check(**parts: Any) -> Validated[Account]:
    return validate(Account, {**VALID, **parts}, currency="EUR", fallback={"name": "acme"})


def told(**parts: Any) -> list[tuple[tuple[str | int, ...], str, str]]:
    return [(found.place.path, found.name, str(found.message)) for found in check(**parts).findings]


def test_a_valid_account_has_no_findings() -> None:
    read = check()
    assert read.findings == ()
    assert read.record is not None
    assert read.record.name == "Acme"


def test_an_unknown_key_is_pointed_at_with_what_was_meant() -> None:
    read = check(ownr="ana")
    (found,) = read.findings
    assert (found.place.path, found.place.on, found.name) == (("ownr",), "key", "unknown-key")
    assert str(found.help) == "did you mean owner?"
    assert ("owner",) in read.broken


def test_a_missing_field_is_not_told_beside_the_key_that_was_meant_to_be_it() -> None:
    tree = {"id": "acme", "nam": "Acme"}
    read = validate(Account, tree, currency="EUR", fallback={"name": "acme"})
    assert [found.name for found in read.findings] == ["unknown-key"]
    assert read.record is not None
    assert read.record.name == "acme"


def test_all_faults_come_in_one_run_and_the_rest_stands() -> None:
    read = check(
        tier="kei",
        since="2026-13-01",
        units=[{"id": "cork", "name": "Cork"}, {"nme": "Dublin"}],
        people={"nuria": {"name": "Núria", "stance": "suporter"}},
        contracts=[{"id": "support", "value": "36.000"}],
    )
    assert sorted((found.place.path, found.name) for found in read.findings) == [
        (("contracts", "support", "value"), "bad-amount"),
        (("people", "nuria", "stance"), "unknown-word"),
        (("since",), "bad-date"),
        (("tier",), "unknown-word"),
        (("units", 1, "id"), "missing-value"),
        (("units", 1, "nme"), "unknown-key"),
    ]
    assert read.record is not None
    assert list(read.record.units) == ["cork"]
    assert list(read.record.people) == ["nuria"]
    assert read.record.contracts["support"].value is None


def test_the_numbers_of_list_items_are_those_of_the_file() -> None:
    reviews = [{"on": "2026-02-30"}, {"on": "2026-03-01"}, {"on": "2026-04-31"}]
    assert [path for path, _, _ in told(reviews=reviews)] == [
        ("reviews", 0, "on"),
        ("reviews", 2, "on"),
    ]


def test_short_forms_point_at_what_is_written() -> None:
    assert told(ratings={"product_fit": "7"}) == [
        (("ratings", "product_fit"), "unknown-word", "7 is not one of the words for product_fit")
    ]


def test_an_ambiguous_amount_shows_both_readings() -> None:
    (found,) = check(revenue={"2025": "164.500"}).findings
    assert str(found.message) == "164.500 can be read in two ways"
    assert str(found.help) == "write 164_500 or 164.5"


def test_a_key_without_a_value_counts_as_not_written() -> None:
    assert told(since=None, ratings=None, units=None) == []


def test_a_text_cut_by_its_comma_is_told_and_not_lost() -> None:
    (found,) = check(profile={"pains": [{"text": "99", "5 %": None}]}).findings
    assert (found.place.path, found.name) == (("profile", "pains", 0, "5 %"), "unknown-key")
    assert str(found.help) == "a comma inside braces ends a text: put the text in quotes"


def test_own_fields_are_kept() -> None:
    read = check(**{"x-region": "north", "custom": {"segment": "A"}})
    assert read.findings == ()
    assert read.record is not None
    assert read.record.custom == {"segment": "A", "x-region": "north"}


def test_a_mapping_where_a_text_belongs_says_so() -> None:
    assert told(name={"first": "Acme"})[0][1] == "wrong-shape"


def test_the_nearest_word_is_offered_only_when_it_is_near() -> None:
    assert nearest("ownr", ["owner", "team"]) == "owner"
    assert nearest("onwer", ["owner", "team"]) == "owner"
    assert nearest("prob", ["probability", "product"]) == "probability"
    assert nearest("xyzzy", ["owner", "team"]) is None
    assert nearest("7", ["0", "1"]) is None


def test_an_item_of_a_list_whose_id_is_faulty_is_told_once() -> None:
    units = [
        {"id": "Online Store", "kind": "shop", "name": "Online store"},
        {"id": "retail", "name": "Retail"},
    ]
    assert [name for _, name, _ in told(units=units)] == ["bad-id", "unknown-word"]
    record = check(units=units).record
    assert record is not None
    assert list(record.units) == ["retail"]


def test_an_amount_with_one_reading_is_told_its_marks() -> None:
    (found,) = check(revenue={"2025": "1.234,50"}).findings
    assert str(found.message) == "1.234,50 needs a dot for decimals and _ for thousands"
    assert str(found.help) == "write 1_234.5"
    (share,) = check(opportunities={"x": {"name": "X", "probability": "1,5 %"}}).findings
    assert str(share.message) == "1,5 % needs a dot for decimals and _ for thousands"
