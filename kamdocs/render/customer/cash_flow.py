"""When the money comes back, as a drawing: the balance by month in, SVG out, every colour written out."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kamdocs.language.formats import format_money
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import element
from kamdocs.render.customer.brand_style import FONT, Palette
from kamdocs.render.customer.drawing import HAIR, INK, MUTED, frame, label, line
from kamdocs.values.money import Money
from kamdocs.values.sentence import sentence

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 190, 92, 12, 16, 28
_SIZE = 11.3


def draw_course(
    course: Sequence[Money],
    payback: int | None,
    palette: Palette,
    speaker: Speaker,
    title: str,
    font: str = FONT,
) -> Markup | None:
    """The balance as a line over the months, with its lowest point and the month it turns positive."""
    if len(course) < 2:
        return None
    amounts = [float(one.amount) for one in course]
    low, high = min(*amounts, 0.0), max(*amounts, 0.0)
    span = (high - low) or 1.0

    def x(month: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * month / (len(course) - 1)

    def y(amount: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - amount) / span

    parts = []
    for month in range(0, len(course), 12 if len(course) > 40 else 6):
        parts.append(line(x(month), TOP, x(month), HEIGHT - BOTTOM, HAIR, 0.75))
        name = speaker.speak(sentence("month {number}", number=month)) if not month else str(month)
        anchor = "start" if month == 0 else "end" if month == len(course) - 1 else "middle"
        parts.append(label(x(month), HEIGHT - 8, name, MUTED, _SIZE, anchor))
    parts.append(line(LEFT, y(0), WIDTH - RIGHT, y(0), INK, 0.75))
    for amount in sorted({low, 0.0, high}):
        exact = next((one for one in course if float(one.amount) == amount), None)
        written = format_money(exact, speaker.language, "none") if exact else "0"
        parts.append(label(LEFT - 8, y(amount) + 4, written, MUTED, _SIZE, "end"))
    path = " ".join(f"{x(month):.2f},{y(amount):.2f}" for month, amount in enumerate(amounts))
    area = f"{x(0):.2f},{y(0):.2f} {path} {x(len(course) - 1):.2f},{y(0):.2f}"
    parts.append(element("polygon", points=area, fill=palette.tint))
    parts.append(
        element("polyline", points=path, fill="none", stroke=palette.deep, stroke_width=1.75)
    )
    if payback is not None:
        parts.append(
            element(
                "circle", cx=round(x(payback), 2), cy=round(y(amounts[payback]), 2), r=4.5,
                fill=palette.deep, stroke="#ffffff", stroke_width=1.5,
            )
        )  # fmt: skip
        name = speaker.speak(sentence("paid back in month {number}", number=payback))
        place = (x(payback) - 9, y(amounts[payback]) - 10, "end")
        if place[0] < LEFT + 160:
            place = (x(payback) + 10, y(amounts[payback]) + 16, "start")
        parts.append(label(place[0], place[1], name, INK, _SIZE, place[2]))
    return frame("course", title, WIDTH, HEIGHT, font, *parts)
