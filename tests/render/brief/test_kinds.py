"""Every kind of brief there is, of every account of the demonstration, in every language."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from kamdocs.cli.commands.brief import KINDS
from kamdocs.pipeline.briefs import draft_brief, draft_business_review, write_brief
from kamdocs.pipeline.take_stock import Stock
from kamdocs.render.brief_kind import NoBrief, Wish, find_kinds, load_kind

LANGUAGES = ("en", "es", "ca")


def test_the_command_offers_every_kind_about_an_account() -> None:
    about_accounts = [name for name in find_kinds() if load_kind(name).scope == "account"]
    assert sorted(KINDS) == about_accounts
    assert len(about_accounts) == 6


@pytest.mark.parametrize("kind", [*KINDS, "customer"])
def test_each_kind_is_written_for_every_account_in_every_language(demo: Stock, kind: str) -> None:
    written = set()
    assert len(demo.accounts) > 10
    for account, examined in demo.accounts.items():
        for language in LANGUAGES:
            drafted = (
                draft_business_review(demo, account, language)
                if kind == "customer"
                else draft_brief(demo, kind, (account,), Wish(), language)
            )
            if isinstance(drafted, NoBrief):
                assert kind in ("renewal", "tender", "customer")
                assert drafted.help is not None
                continue
            for form in ("markdown", "html"):
                made = write_brief(drafted, form)
                assert made.findings == ()
                assert made.data is not None
                assert examined.facts.account.name.split()[0] in made.data.decode()
            written.add((account, language))
    assert {language for _, language in written} == set(LANGUAGES)
    assert "farmacies-valles" in {account for account, _ in written}


def test_minutes_hold_every_account_however_many(demo: Stock) -> None:
    drafted = draft_brief(demo, "tier_review", tuple(demo.accounts), Wish(), "en")
    assert not isinstance(drafted, NoBrief)
    data = write_brief(drafted, "markdown").data
    assert data is not None
    for examined in demo.accounts.values():
        assert examined.facts.account.name in data.decode()


@pytest.mark.slow
def test_an_account_with_sixty_people_and_two_hundred_notes_fits_one_page(
    lay: Callable[[dict[str, str]], Stock],
) -> None:
    people = "".join(
        f"  p{number}: {{name: Person of a long name {number}, title: Head of department {number}, roles: [user]}}\n"
        for number in range(60)
    )
    days = (date(2026, 11, 20) - timedelta(days=number) for number in range(200))
    log = "".join(f"## {day} call · Person of a long name 7 / Ana\n{'Much was said. ' * 40}\n\n" for day in days)  # fmt: skip
    promises = "".join(f"  - {{who: us, text: Promise {number}}}\n" for number in range(40))
    actions = "".join(f"- [ ] 2026-12-01 @ana Task number {number}\n" for number in range(50))
    stock = lay(
        {
            "account.yaml": f"name: Acme\ntier: key\nowner: ana\npeople:\n{people}",
            "log.md": log,
            "plan.md": f"---\ncommitments:\n{promises}---\n",
            "actions.md": actions,
        }
    )
    for kind in ("meeting", "handoff"):
        drafted = draft_brief(stock, kind, ("acme",), Wish(), "en")
        assert not isinstance(drafted, NoBrief)
        made = write_brief(drafted, "pdf")
        assert made.findings == ()
        assert made.data is not None
        (page,) = pypdf.PdfReader(io.BytesIO(made.data)).pages
        text = page.extract_text()
        assert re.search(r"and 5\d more", text)
        assert "Person of a long name 0" in text
        plain = write_brief(drafted, "markdown").data
        assert plain is not None
        assert "and 52 more" in plain.decode()
        assert len(plain.decode().splitlines()) < 120


def test_the_html_of_each_kind_is_valid_and_loads_nothing(
    demo: Stock, tmp_path: Path, find_html_errors: object
) -> None:
    for kind in KINDS:
        drafted = draft_brief(demo, kind, ("farmacies-valles",), Wish(), "ca")
        assert not isinstance(drafted, NoBrief)
        data = write_brief(drafted, "html").data
        assert data is not None
        text = data.decode().replace('src="data:image/svg+xml;base64,', "")
        assert "default-src 'none'" in text
        assert not [word for word in ("http://", "https://", "src=", "<script", "@import") if word in text]  # fmt: skip
        assert "img-src data:" in text
        (tmp_path / f"{kind}.html").write_bytes(data)
    # Browsers show the logo, which `img-src data:` allows; the validator says that they do not.
    errors = [one for one in find_html_errors(tmp_path) if "image “data:image/svg" not in one]  # type: ignore[operator]
    assert errors == []
