"""People who left their company → where they can speak for us now."""

from collections.abc import Callable
from typing import Any

from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.standing import standing_of

Make = Callable[..., Portfolio]


def gone(now_at: str, **more: Any) -> dict[str, Any]:
    return {
        "people": {"marta": {"name": "Marta Prats", "left": "2024-09", "now_at": now_at, **more}}
    }


def test_an_alumna_shows_up_at_her_new_account(portfolio: Make) -> None:
    favour = {"kind": "call", "given": "2024-10-21"}
    made = portfolio({"old": gone("new", trust="would call", referrals=[favour]), "new": {}})
    [found] = standing_of(made, "new").ambassadors
    assert (found.alumnus.name, found.known_from, found.known_from_name) == (
        "Marta Prats", "old", "Old",
    )  # fmt: skip
    assert (str(found.alumnus.left), found.alumnus.trust, found.alumnus.given) == (
        "2024-09", "would call", 1,
    )  # fmt: skip
    assert standing_of(made, "old").ambassadors == ()


def test_the_name_of_an_account_will_do(portfolio: Make) -> None:
    made = portfolio({"old": gone("HOSPITAL de terrassa"), "h": {"name": "Hospital de Terrassa"}})
    assert len(made.ambassadors.at["h"]) == 1


def test_a_company_we_do_not_serve_is_elsewhere(portfolio: Make) -> None:
    made = portfolio({"old": gone("Some Ltd")})
    assert made.ambassadors.at == {}
    assert [each.alumnus.now_at for each in made.ambassadors.elsewhere] == ["Some Ltd"]


def test_who_stayed_or_is_not_gone_is_no_ambassador(portfolio: Make) -> None:
    here = {"people": {"nuria": {"name": "N", "now_at": "other"}}}
    made = portfolio({"same": gone("same"), "here": here, "other": {}})
    assert made.ambassadors.at == {}
    assert made.ambassadors.elsewhere == ()


def test_the_order_of_accounts_does_not_matter(portfolio: Make) -> None:
    accounts = {"a": gone("c"), "b": gone("c"), "c": {}}
    assert (
        portfolio(accounts).ambassadors == portfolio(dict(reversed(accounts.items()))).ambassadors
    )
