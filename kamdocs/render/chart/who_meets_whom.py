"""Our people by theirs: how often and how lately they met, how they stand and should; a drawing out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import circle, drawing, element, join, label, line, linked, rect
from kamdocs.render.chart.text import fit, text_width, wrap
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

LADDER = ("vendor", "credible_source", "problem_solver", "trusted_advisor")
LEFT, TOP, WIDE, HIGH = 216, 44, 108, 36
RECENT = 30
STEP = 15


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of ours with one of theirs: contacts of late, days since the last one ever, None without
    any; `now` and `aim` are steps of the ladder, None when unknown."""

    touches: int
    days: int | None
    now: str | None = None
    aim: str | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One of theirs, with a cell for each of ours; None where nothing is known."""

    key: str
    name: str
    cells: tuple[Meeting | None, ...]
    title: Filling | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class WhoMeetsWhom:
    """Ours are the columns, theirs the rows; `lately` is the time in which contacts count."""

    title: Sentence
    ours: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    lately: Filling
    has_legend: bool = True

    def draw(self, speaker: Speaker) -> Markup:
        """Draw heads, rows and legend."""
        wide, bottom = LEFT + WIDE * len(self.ours), TOP + HIGH * len(self.rows)
        parts: list[Markup] = []
        for number, name in enumerate(self.ours):
            lines = wrap(name, WIDE - 10, 11.5)
            for place, text in enumerate(lines):
                y = TOP - 10 - 14 * (len(lines) - 1 - place)
                middle = LEFT + WIDE * number + WIDE / 2
                parts.append(label(middle, y, text, anchor="middle", size=11.5, colour="strong", weight=600))  # fmt: skip
        for number, row in enumerate(self.rows):
            parts += self._row(row, TOP + HIGH * number, speaker)
        parts.append(line(0, bottom, wide, bottom, "line"))
        legend = _legend(bottom + 24, self.lately, speaker) if self.has_legend else Markup("")
        return drawing(
            max(wide, 620), bottom + (68 if self.has_legend else 8), speaker.speak(self.title), *parts, legend,
            has_links=any(row.href for row in self.rows),
            described="; ".join(self._said(row, speaker) for row in self.rows),
        )  # fmt: skip

    def _row(self, row: MatrixRow, y: float, speaker: Speaker) -> Iterator[Markup]:
        yield line(0, y, LEFT + WIDE * len(self.ours), y, "hair")
        ground = element(
            "rect",
            x=2,
            y=y + 2,
            width=LEFT - 8,
            height=HIGH - 4,
            rx=4,
            fill="none",
            class_="k-focus",
        )
        name = fit(row.name, LEFT - 16, 12, is_heavy=True)
        inner = [ground, label(8, y + 15, name, colour="strong", weight=600)]
        if row.title is not None:
            inner.append(
                label(8, y + 29, fit(speaker.speak(row.title), LEFT - 16, 10.5), size=10.5)
            )
        yield linked(row.href, self._said(row, speaker), *inner)
        for number, meeting in enumerate(row.cells):
            x = LEFT + WIDE * number
            if meeting is None:
                yield label(x + WIDE / 2, y + HIGH / 2 + 4, "–", anchor="middle", colour="faint")
            else:
                yield _cell(x, y, meeting, speaker)

    def _said(self, row: MatrixRow, speaker: Speaker) -> str:
        met = [
            f"{name}: {speaker.speak(say_meeting(meeting))}"
            for name, meeting in zip(self.ours, row.cells, strict=True)
            if meeting is not None
        ]
        return " · ".join([row.name, *(met or [speaker.text("nobody of ours yet")])])


def say_meeting(meeting: Meeting) -> tuple[Filling, ...]:
    """A cell in words."""
    said: list[Filling] = []
    if meeting.days is None:
        said.append(sentence("not met"))
    else:
        said.append(
            sentence("{count}× lately, last {days} d ago", count=meeting.touches, days=meeting.days)
        )
    if meeting.now:
        said.append(Term(meeting.now))
    if meeting.aim and meeting.aim != meeting.now:
        said.append(sentence("to become {aim}", aim=Term(meeting.aim)))
    return tuple(said)


def _cell(x: float, y: float, meeting: Meeting, speaker: Speaker) -> Markup:
    parts = []
    if meeting.touches:
        is_recent = meeting.days is not None and meeting.days <= RECENT
        parts.append(rect(x + 3, y + 2, WIDE - 6, HIGH - 4, "range" if is_recent else "wash", rx=4))
    text = "–"
    if meeting.days is not None:
        days = speaker.text("{days} d", days=meeting.days)
        text = f"{meeting.touches}× · {days}" if meeting.touches else days
    colour = "strong" if meeting.touches else "text"
    parts.append(label(x + WIDE / 2, y + 16, text, anchor="middle", size=11.5, colour=colour))
    if meeting.now or meeting.aim:
        parts.append(_ladder(x + WIDE / 2 - 1.5 * STEP, y + 26, meeting.now, meeting.aim))
    return join(*parts)


def _ladder(x: float, y: float, now: str | None, aim: str | None) -> Markup:
    """Four steps: full up to where they stand, a ring around the one that is wanted."""
    reached = LADDER.index(now) if now in LADDER else -1
    wanted = LADDER.index(aim) if aim in LADDER else -1
    parts = [line(x, y, x + 3 * STEP, y, "edge")]
    for number in range(len(LADDER)):
        at = x + number * STEP
        if number == wanted:
            parts.append(circle(at, y, 5.5, "paper", "ink"))
        is_full = number <= reached
        parts.append(circle(at, y, 3, "ink" if is_full else "paper", "ink" if is_full else "edge"))
    return join(*parts)


def _legend(y: float, lately: Filling, speaker: Speaker) -> Markup:
    recent = speaker.text("contact in the last {days} days", days=RECENT)
    older = speaker.text("in the last {span}", span=lately)
    steps = " → ".join(speaker.term(word) for word in LADDER)
    ladder = speaker.text("full: relationship now; ring: wanted; {steps}", steps=steps)
    after = 34 + text_width(recent, 11) + 26
    return join(
        rect(0, y - 10, 26, 14, "range", rx=3), label(34, y + 1, recent, size=11),
        rect(after, y - 10, 26, 14, "wash", rx=3), label(after + 34, y + 1, older, size=11),
        _ladder(6, y + 20, "credible_source", "problem_solver"), label(66, y + 24, ladder, size=11),
    )  # fmt: skip
