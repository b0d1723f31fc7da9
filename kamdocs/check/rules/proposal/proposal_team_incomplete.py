"""Offers that do not say who of ours stands behind them, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.team import Team
from kamdocs.values.sentence import Term, sentence

_NEEDED = ("position", "email", "phone")


def proposal_team_incomplete(
    proposals: Mapping[str, ProposalFacts], team: Team
) -> Iterator[Finding]:
    """Whoever prepared or delivers an offer is named with position, e-mail and telephone."""
    name = "proposal-team-incomplete"
    for facts in open_offers(proposals):
        offer = facts.proposal
        if not offer.prepared_by and not offer.team:
            hint = sentence("write prepared_by: with the id of one of accounts/team.yaml")
            message = sentence("nobody of ours is named in the offer")
            yield Finding(name, key_of("proposals", facts.id), message, hint)
        named = [(member, ("prepared_by", n)) for n, member in enumerate(offer.prepared_by)]
        named += [(role.person, ("team", n)) for n, role in enumerate(offer.team)]
        told = set()
        for member, path in named:
            person = team.people.get(member)
            if person is None or member in told:
                continue
            told.add(member)
            missing = tuple(Term(key) for key in _NEEDED if getattr(person, key) is None)
            if missing:
                message = sentence(
                    "the customer cannot see {missing} of {person}",
                    missing=missing,
                    person=person.name,
                )
                hint = sentence("add it to {person} in accounts/team.yaml", person=member)
                yield Finding(name, value_of("proposals", facts.id, *path), message, hint)
