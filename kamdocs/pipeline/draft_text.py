"""The text of a first draft: what the files know and may be told, and questions for its author.

Needs, criteria, earlier cooperation and recommendations are written down as far as they are marked to
be shared. What only people know is asked behind `question:`, which is never printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamdocs.derive.account.readers import orientation_of
from kamdocs.language.speak import Speaker, speaker_of
from kamdocs.model.account import Account
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.profile import Need
from kamdocs.model.scales import Orientation
from kamdocs.model.shared import Shared

_VALUE: tuple[Orientation, ...] = ("business", "financial")


@dataclass(frozen=True, slots=True)
class Brief:
    """What a draft is written from; `readers` are contacts, `language` the offer's."""

    account: Account
    shared: Shared
    sale: Opportunity | None
    readers: tuple[str, ...]
    language: str
    has_title: bool

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the customer may read of their needs: those the sale serves, all where it names none."""
        profile = self.account.profile
        told = tuple(need for need in (*profile.pains, *profile.goals) if need.share)
        served = tuple(need for need in told if self.sale and need.id in self.sale.serves)
        return served or told

    @property
    def orientations(self) -> frozenset[Orientation]:
        """What its readers decide by."""
        people, decision = self.account.people, self.sale.decision if self.sale else None
        members = decision.members if decision else {}
        found = (
            people[key].decides_by or orientation_of([*people[key].roles, *members.get(key, ())])
            for key in self.readers
        )
        return frozenset(each for each in found if each is not None)


def write_draft(brief: Brief) -> str:
    """The sections below the front matter; their ids put them in the place of what data tells."""
    speaker = speaker_of(brief.language)
    asked = (
        ()
        if brief.has_title
        else (speaker.text("What is the outcome they buy, in a few words? It is the title."),)
    )
    blocks = (
        f"## {speaker.text('Executive summary')}",
        *_questions(
            *asked,
            speaker.text("What is the situation, in one sentence?"),
            speaker.text("What is the outcome, with figures, and by when?"),
            speaker.text("What does it cost, and what do you ask of the reader until when?"),
        ),
        f"## {speaker.text('What we understood')}\nid: understanding",
        *_told(brief, speaker),
        f"## {speaker.text('What we propose')}\nid: recommendation",
        *_recommended(brief, speaker),
        *_for(speaker.text("What it pays back"), brief, *_VALUE),
        *_questions(
            *_figures(brief, speaker),
            speaker.text("From which baseline, under which assumptions, and when is it paid back?"),
        ),
        *_for(speaker.text("How it works"), brief, "technical"),
        *_questions(
            speaker.text(
                "How does it fit what they have, and how is it accepted? What stays out is scope: excluded: above."
            )
        ),
        f"## {speaker.text('Risks and how we handle them')}",
        *_questions(
            speaker.text(
                "What may go wrong, and what do you do about it? Who helps after the signature?"
            )
        ),
        *_about(brief, speaker),
    )
    return "\n\n".join(blocks) + "\n"


def _questions(*asked: str) -> tuple[str, ...]:
    return tuple(f"question: {text}" for text in asked)


def _for(title: str, brief: Brief, *orientations: Orientation) -> tuple[str]:
    """A heading for those of the readers who decide by this; for all where nobody does."""
    meant = [each for each in orientations if each in brief.orientations]
    return (f"## {title}\nfor: {', '.join(meant)}" if meant else f"## {title}",)


def _told(brief: Brief, speaker: Speaker) -> Iterator[str]:
    """Needs with the cost of waiting; criteria in the customer's order; earlier cooperation."""
    spoken = brief.account.language or brief.language
    if spoken != brief.language and (brief.needs or (brief.sale and brief.sale.decision)):
        yield from _questions(
            speaker.text("Is any of what follows in another language? Translate it.")
        )
    if brief.needs:
        yield "\n".join(_need(need, speaker) for need in brief.needs)
    else:
        yield from _questions(
            speaker.text(
                "What do they want and what hurts, in their own words? Mark it share: yes in the profile."
            )
        )
    decision = brief.sale.decision if brief.sale else None
    is_told = decision is not None and decision.share
    if decision is not None and is_told and decision.criteria:
        yield f"### {speaker.text('What you decide by, in your order')}"
        numbered = enumerate(decision.criteria, start=1)
        yield "\n".join(f"{number}. {_line(text)}" for number, text in numbered)
    else:
        yield from _questions(speaker.text("By what will they decide, in their own order?"))
    if decision is not None and is_told and decision.cooperation:
        yield f"### {speaker.text('What we have done together')}"
        yield "\n".join(f"- {_line(text)}" for text in decision.cooperation)


def _recommended(brief: Brief, speaker: Speaker) -> Iterator[str]:
    """What the plan recommends, why, and with whom."""
    plan = brief.account.plan
    shared = [one for one in (plan.recommendations if plan else ()) if one.share]
    for one in shared:
        said = [f"### {_line(one.text)}"]
        said += [_line(one.why)] if one.why else []
        if one.partners:
            said.append(speaker.text("Together with {partners}", partners=one.partners))
        yield "\n\n".join(said)
    what = speaker.text("What do you recommend, and why this rather than something else?")
    unique = speaker.text("What is unique or exclusive about it?")
    yield from _questions(unique) if shared else _questions(what, unique)


def _figures(brief: Brief, speaker: Speaker) -> tuple[str, ...]:
    """A question for the figure of each need; one for all where none is known."""
    return tuple(
        speaker.text(
            "What becomes of «{need}»: which figure, by when, from which source? It is an outcome with need: {id}.",
            need=_line(need.text),
            id=need.id,
        )
        for need in brief.needs
        if need.id is not None
    ) or (
        speaker.text(
            "Which outcomes do they get: figure, by when, from which source? They are outcomes: above."
        ),
    )


def _about(brief: Brief, speaker: Speaker) -> Iterator[str]:
    """The shared passages that exist in the language of the offer, for the appendix."""
    found = [
        name for name, spoken in brief.shared.passages.items() if {brief.language, ""} & {*spoken}
    ]
    if found:
        yield f"## {speaker.text('About us')}\nappendix: yes"
        yield from (f"include: {name}" for name in found)


def _need(need: Need, speaker: Speaker) -> str:
    if need.cost_of_waiting is None:
        return f"- {_line(need.text)}"
    cost = speaker.text("What waiting costs: {cost}", cost=_line(need.cost_of_waiting))
    return f"- {_line(need.text)}\n  ({cost})"


def _line(text: str) -> str:
    return " ".join(text.split())
