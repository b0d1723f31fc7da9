"""A stock in; the week of each of ours as text, HTML and mail out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamdocs.derive.account.agenda import attending
from kamdocs.derive.portfolio.attention import rank_attention
from kamdocs.derive.portfolio.decisions import Decision, WaitingOffer, list_decisions
from kamdocs.derive.portfolio.digest import Dated, Digest, Team, derive_digest
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import Speaker
from kamdocs.pipeline.take_stock import Stock
from kamdocs.pipeline.templates import read_layers
from kamdocs.render.engine.layers import Layers
from kamdocs.render.mail.digest import DigestPage, render_digest
from kamdocs.report.digest import digest_title, write_digest
from kamdocs.report.mail import Mail, write_mail


@dataclass(frozen=True, slots=True)
class DigestPaper:
    """A digest as it is handed out; `html` and `mail` are None when the template is at fault."""

    text: str
    html: str | None
    mail: bytes | None
    findings: tuple[Finding, ...]


def readers_of(stock: Stock) -> tuple[str, ...]:
    """Those of ours who are still here, in the order of the file."""
    people = stock.shared.team.people.items()
    return tuple(key for key, member in people if not member.has_left(stock.today))


def language_of(stock: Stock, reader: str | None) -> str:
    """The language somebody of ours is written to in: their own, else the workspace's first."""
    member = stock.shared.team.people.get(reader or "")
    if member is not None and member.language is not None:
        return member.language
    return next(iter(stock.shared.settings.languages), "en")


def draw_digest(stock: Stock, accounts: tuple[str, ...], reader: str | None = None) -> Digest:
    """Draw up the digest of one of ours, or of everybody, for these accounts."""
    settings, portfolio = stock.shared.settings, stock.portfolio
    dated = sorted(
        _dated(stock, accounts), key=lambda each: (each.due.on, each.due.account, each.due.key)
    )
    owners = {key: each.owner for key, each in portfolio.accounts.items()}
    first = rank_attention(
        (each.due for each in dated if each.due.kind != "approval"),
        {key: each.trailing.value for key, each in portfolio.accounts.items()},
        owners,
        settings,
        stock.today,
        reader,
    )
    people = stock.shared.team.people
    member = people.get(reader or "")
    decides = reader is None or (member is not None and member.is_leadership)
    team = Team({key: each.name for key, each in people.items()}, owners, settings.currency)
    return derive_digest(
        dated,
        first,
        _decisions(stock, accounts) if decides else (),
        {key: each.name for key, each in portfolio.accounts.items()},
        team,
        stock.today,
        reader,
    )  # fmt: skip


def write_digest_paper(
    stock: Stock, digest: Digest, speaker: Speaker, layers: Layers | None = None
) -> DigestPaper:
    """Write a digest as text, HTML and mail; `layers` are the templates, read when not given."""
    layers = layers or read_layers(stock.root)[0]
    settings = stock.shared.settings
    text, title = write_digest(digest, speaker), digest_title(digest, speaker)
    organisation = settings.organisation
    page = DigestPage(title, digest, organisation.name, settings.brand.accent)
    rendered = render_digest(page, layers, speaker)
    if rendered.text is None:
        return DigestPaper(text, None, None, rendered.findings)
    member = stock.shared.team.people.get(digest.reader or "")
    mail = Mail(
        subject=title,
        text=text,
        html=rendered.text,
        day=stock.today,
        topic=f"agenda.{digest.reader or 'all'}",
        language=speaker.language,
        to=(member.name, member.email) if member and member.email else None,
        sender=(organisation.name, organisation.email) if organisation.email else None,
    )
    return DigestPaper(text, rendered.text, write_mail(mail), rendered.findings)


def _dated(stock: Stock, accounts: tuple[str, ...]) -> Iterator[Dated]:
    for key in accounts:
        facts = stock.accounts[key].facts
        for due in facts.agenda.dues:
            yield Dated(due, facts.account.name, attending(facts.account, due))


def _decisions(stock: Stock, accounts: tuple[str, ...]) -> Iterator[Decision]:
    offers = (
        WaitingOffer(key, each.id, each.proposal.title, each.state, each.value, each.valid_until)
        for key in accounts
        for each in stock.accounts[key].proposals.values()
        if each.waits_for_approval
    )  # fmt: skip
    portfolio = stock.portfolio
    found = list_decisions(portfolio.tiers, portfolio.accounts, offers, stock.today)
    yield from (each for each in found if each.account in accounts)
