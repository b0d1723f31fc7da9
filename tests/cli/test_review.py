"""The review of tiers: what it says, what it records, and that supposing writes nothing."""

import json

import pytest

DAY = ("--today", "2026-11-22")


@pytest.fixture
def two(workspace):
    """Two accounts: acme as it is, and moll that scores 100."""
    text = (
        "name: Moll | Co\n"
        "tier: normal   # since 2020\n"
        "owner: ana\n"
        "ratings:\n"
        "  by: ana\n"
        "  on: 2026-09-14\n"
        "  product_fit: {rating: 5, why: All of it fits}\n"
        "  revenue_potential: 5\n"
        "  solvency: 5\n"
    )
    folder = workspace / "accounts" / "moll"
    folder.mkdir()
    (folder / "account.yaml").write_text(text, "utf-8")
    return workspace


@pytest.fixture
def review(run, two):
    """Call the review; it must end with `code`, and gives what it said."""

    def review(*words, code=0):
        done = run("-C", two, "review", *words, *DAY)
        assert done.exit_code == code, (done.stdout, done.stderr)
        return done.stdout + done.stderr

    return review


def test_rule_evidence_and_freshness(review):
    said = review()
    assert said.index("Moll | Co (moll): normal → key") < said.index("Acme (acme): normal")
    assert "the score crosses a threshold: promote to key: 100 points, from 70 on" in said
    assert "product_fit: rated 5 of 5 · All of it fits · by Ana Ferrer on 14 Sept 2026" in said
    assert "rated on 14 Sept 2026" in said
    assert "never reviewed" in said
    assert "last reviewed 10 Jul 2026 (keep), due again 10 Jul 2027" in said


def test_one_account_for_a_machine(review):
    (moll,) = json.loads(review("moll", "--format", "json"))
    assert (moll["tier"], moll["suggested_tier"], moll["change"]) == ("normal", "key", "promote")
    assert (moll["rule"], moll["last_review"], moll["score"]) == ("threshold", None, 100.0)
    assert moll["evidence"][0]["why"] == "All of it fits"


def test_a_decision_is_recorded_and_the_tier_changed(review, two):
    file = two / "accounts" / "moll" / "account.yaml"
    before = file.read_text("utf-8")
    review("moll", "--decide", "promote", "--by", "Joan", "--why", "Won: the warehouse")
    assert file.read_text("utf-8") == before.replace("tier: normal ", "tier: key ") + (
        "reviews:\n"
        "  - on: 2026-11-22\n"
        "    by: joan\n"
        "    of: tier\n"
        "    decision: promote\n"
        "    from: normal\n"
        "    to: key\n"
        "    score: 100\n"
        '    why: "Won: the warehouse"\n'
    )
    assert "last reviewed 22 Nov 2026 (promote)" in review("moll")


def test_keeping_is_recorded_beside_its_sisters(review, two):
    file = two / "accounts" / "acme" / "account.yaml"
    before = file.read_text("utf-8")
    review("acme", "--decide", "keep", "--by", "joan", "--why", "As expected")
    line = "why: As expected}\n"
    kept = "  - {on: 2026-11-22, by: joan, of: tier, decision: keep, score: 68, why: As expected}\n"
    assert file.read_text("utf-8") == before.replace(line, line + kept, 1)


def test_decisions_that_make_no_sense(review, two):
    before = (two / "accounts" / "acme" / "account.yaml").read_bytes()
    by = ("--by", "joan", "--why", "x")
    assert "no such step" in review("acme", "--decide", "promote", "--to", "low", *by, code=1)
    assert "leads to no other" in review("acme", "--decide", "keep", "--to", "key", *by, code=1)
    assert "nobody is called" in review(
        "acme", "--decide", "keep", "--by", "zoe", "--why", "x", code=1
    )
    review("acme", "--decide", "keep", "--by", "joan", code=2)
    review("acme", "moll", "--decide", "keep", *by, code=2)
    review("--decide", "keep", *by, code=2)
    assert (two / "accounts" / "acme" / "account.yaml").read_bytes() == before


def test_a_dry_run_records_nothing(review, two):
    file = two / "accounts" / "moll" / "account.yaml"
    before = file.read_bytes()
    said = review("moll", "--decide", "promote", "--by", "joan", "--why", "x", "--dry-run")
    assert "-tier: normal   # since 2020\n+tier: key   # since 2020\n" in said
    assert file.read_bytes() == before


def test_minutes(review):
    review("acme", "--decide", "keep", "--by", "joan", "--why", "As *expected*")
    said = review("--minutes")
    assert said.startswith("# Tier review of 22 Nov 2026\n\n| Tier | Now | As suggested |\n")
    assert "| key | 0 | 1 |\n| normal | 2 | 1 |\n" in said
    assert "## Decided\n\n- **Acme**: keep (Joan Pons): As \\*expected\\*\n" in said
    assert "## To be decided\n\n### Moll \\| Co (moll): normal → key\n" in said
    assert "## Stays as it is\n\nNone.\n" in said


def test_what_if(review, two):
    files = {path: path.read_bytes() for path in two.rglob("*") if path.is_file()}
    said = review("--set", "tiers.promote_to_key=60")
    assert "Acme (acme): normal → key suggested (68 → 68 points)" in said
    assert "suggested key: 1 → 2" in said
    said = review("--set", "criteria.solvency.weight=400", "--without", "moll")
    assert "without Moll | Co (moll)" in said
    assert "Acme (acme): normal → key suggested (68 → 93.3 points)" in said
    assert files == {path: path.read_bytes() for path in two.rglob("*") if path.is_file()}


def test_what_cannot_be_supposed(review):
    assert "did you mean weight?" in review("--set", "criteria.solvency.wieght=3", code=1)
    assert "only" in review("--set", "currency=USD", code=1)
    assert "is no setting" in review("--set", "criteria", code=2)
    assert "did you mean moll?" in review("--without", "mol", code=2)
