"""All accounts → their tiers, the limit of key accounts, who should move."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.portfolio.portfolio import Portfolio

Make = Callable[..., Portfolio]


def suggested(found: Portfolio) -> dict[str, tuple]:
    return {key: (each.suggested, each.rule) for key, each in found.tiers.suggestions.items()}


def test_counts(portfolio: Make) -> None:
    found = portfolio(
        {"a": {"tier": "key"}, "b": {"tier": "low"}, "c": {"tier": "low"}, "d": {}}
    ).tiers
    assert found.members == {"key": ("a",), "normal": (), "low": ("b", "c")}
    assert found.untiered == ("d",)
    assert found.count("low") == 2
    assert (found.largest_tier, found.largest_share) == (
        "low",
        Decimal("0.6666666666666666666666666667"),
    )


def test_former_customers_are_counted_nowhere_and_move_nowhere(portfolio: Make) -> None:
    accounts = {
        "gone": {"tier": "key", "lifecycle": "former", "points": 100},
        "left": {"tier": "normal", "lifecycle": "former", "points": 100},
        "best": {"tier": "normal", "points": 80},
        "next": {"tier": "normal", "points": 100},
    }
    found = portfolio(accounts, tiers={"key_limit": "1"})
    assert found.tiers.members == {"key": (), "normal": ("best", "next"), "low": ()}
    assert [move.account for move in found.tiers.promotions] == ["next"]
    assert suggested(found)["gone"] == ("key", "former")
    assert suggested(found)["left"] == ("normal", "former")


def test_promotions_fall_and_demotions_rise(portfolio: Make) -> None:
    found = portfolio(
        {
            "a": {"tier": "normal", "points": 80},
            "b": {"tier": "normal", "points": 100},
            "c": {"tier": "key", "points": 40},
            "d": {"tier": "key", "points": 20},
            "e": {"tier": "key", "points": 60},
        }
    ).tiers
    assert [move.account for move in found.promotions] == ["b", "a"]
    assert [(move.account, move.suggested) for move in found.demotions] == [
        ("d", "low"), ("c", "normal"),
    ]  # fmt: skip


def test_newcomers_get_the_places_that_are_left(portfolio: Make) -> None:
    accounts = {
        "held": {"tier": "key", "points": 60},
        "falls": {"tier": "key", "points": 40},
        "best": {"tier": "normal", "points": 100},
        "second": {"tier": "low", "points": 80},
    }
    found = portfolio(accounts, tiers={"key_limit": "2"})
    assert suggested(found) == {
        "best": ("key", "threshold"),
        "falls": ("normal", "threshold"),
        "held": ("key", "keep"),
        "second": ("normal", "limit"),
    }
    assert str(found.tiers.suggestions["second"].reason) == (
        "normal for now: 80 points suggest key, but all 2 places for key accounts are taken"
    )


def test_nobody_loses_a_place_to_a_newcomer(portfolio: Make) -> None:
    accounts = {"held": {"tier": "key", "points": 60}, "best": {"tier": "normal", "points": 100}}
    found = portfolio(accounts, tiers={"key_limit": "1"})
    assert suggested(found) == {"best": ("normal", "limit"), "held": ("key", "keep")}


def test_beyond_the_limit_the_lowest_lose_theirs(portfolio: Make) -> None:
    accounts = {
        "a": {"tier": "key", "points": 100},
        "b": {"tier": "key", "points": 60},
        "declared": {"tier": "key", "points": 20, "key_because": "image"},
        "unrated": {"tier": "key"},
    }
    found = portfolio(accounts, tiers={"key_limit": "2"})
    assert suggested(found) == {
        "a": ("key", "keep"),
        "b": ("normal", "limit"),
        "declared": ("key", "declared"),
        "unrated": ("normal", "limit"),
    }
    assert [move.account for move in found.tiers.demotions] == ["unrated", "b"]
    [excess] = found.tiers.excesses
    assert excess.accounts == ("unrated", "declared", "b", "a")
    assert excess.scores == (None, 20, 60, 100)
    assert (excess.limit, excess.over, excess.owner) == (2, 2, None)


def test_a_limit_of_each_manager(portfolio: Make) -> None:
    accounts = {
        "a": {"tier": "key", "points": 100, "owner": "ana"},
        "b": {"tier": "key", "points": 60, "owner": "ana"},
        "c": {"tier": "normal", "points": 80, "owner": "marc"},
        "d": {"tier": "key", "points": 60},
    }
    found = portfolio(accounts, tiers={"key_limit_per_manager": "1"})
    assert suggested(found) == {
        "a": ("key", "keep"), "b": ("normal", "limit"), "c": ("key", "threshold"), "d": ("key", "keep"),
    }  # fmt: skip
    [excess] = found.tiers.excesses
    assert (excess.owner, excess.limit, excess.accounts) == ("ana", 1, ("b", "a"))


def test_ten_is_no_excess_and_eleven_is(portfolio: Make) -> None:
    def many(count: int) -> dict:
        return {f"a{n:02}": {"tier": "key", "points": 100} for n in range(count)}

    assert portfolio(many(10)).tiers.excesses == ()
    assert portfolio(many(11)).tiers.excesses[0].over == 1


ACCOUNTS = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.fixed_dictionaries(
        {
            "tier": st.sampled_from(["key", "normal", "low"]),
            "points": st.none() | st.sampled_from(range(0, 101, 20)),
            "key_because": st.sampled_from([None, "image"]),
            "owner": st.sampled_from(["ana", "marc", None]),
        }
    ),
)


@given(ACCOUNTS, st.integers(0, 5))
def test_no_more_key_accounts_are_suggested_than_places(
    portfolio: Make, accounts: dict, limit: int
) -> None:
    found = portfolio(accounts, tiers={"key_limit": str(limit)})
    key = [each for each, said in found.tiers.suggestions.items() if said.suggested == "key"]
    declared = [
        each for each, plain in accounts.items() if plain["tier"] == "key" and plain["key_because"]
    ]
    assert len(key) <= max(limit, len(declared))
    assert set(declared) <= set(key)
    assert set(found.tiers.suggestions) == set(accounts)
