"""Lists of offers and what was verified of them in; text for a terminal and JSON for programs out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from kamdocs.derive.due import tell_when
from kamdocs.language.speak import Speaker
from kamdocs.offer.register import ListedOffer
from kamdocs.offer.verify import Verified
from kamdocs.report.colour import Paint
from kamdocs.report.format import Look
from kamdocs.report.width import clean, width_of
from kamdocs.values.sentence import Term, sentence


def write_list(
    rows: Sequence[ListedOffer],
    names: Mapping[str, str],
    today: date,
    speaker: Speaker,
    look: Look,
) -> str:
    """Write three lines an offer: what it is, how it stands, what is next."""
    if not rows:
        return f"{speaker.text('There is no offer.')}\n"
    paint = Paint(look.colour)
    widest = max(width_of(_heading(row)) for row in rows)
    lines = []
    for row in rows:
        heading = _heading(row)
        state = speaker.speak(Term(row.state))
        lines.append(f"{paint('strong', heading)}{' ' * (widest - width_of(heading))}  {state}")
        about = [names[row.account], speaker.speak(row.title)]
        lines.append(f"  {clean(' · '.join(about))}")
        lines.append(f"  {paint('faint', clean(_standing(row, today, speaker)))}")
        if row.next is not None:
            step = speaker.speak(row.next)
            day = f"{row.next_on.isoformat()} " if row.next_on else ""
            lines.append(f"  → {day}{clean(step)}")
    return "".join(f"{line}\n" for line in lines)


def write_list_json(rows: Iterable[ListedOffer], speaker: Speaker) -> str:
    """Write a list of objects; what is unknown is null, amounts are exact texts."""
    return _json([_row(row, speaker) for row in rows])


def write_verified(found: Iterable[Verified], speaker: Speaker) -> str:
    """Write a line a version, and a line for each file that is not as it was issued."""
    lines = []
    for one in found:
        name = one.offer if one.version is None else f"{one.offer} v{one.version}"
        if not one.damage:
            said = speaker.speak(sentence("{count} files as they were issued", count=one.files))
            lines.append(f"{name}: {said}")
        lines += [f"{each.file or name}: {speaker.speak(each.what)}" for each in one.damage]
    return (
        "".join(f"{clean(line)}\n" for line in lines) or f"{speaker.text('Nothing was issued.')}\n"
    )


def write_verified_json(found: Iterable[Verified], speaker: Speaker) -> str:
    """Write a list of objects: offer, version, whether it is whole, and what is wrong with which file."""
    return _json(
        [
            {
                "offer": one.offer,
                "number": one.number,
                "version": one.version,
                "files": one.files,
                "whole": not one.damage,
                "damage": [
                    {"file": each.file or None, "what": speaker.speak(each.what)}
                    for each in one.damage
                ],
            }
            for one in found
        ]
    )


def _heading(row: ListedOffer) -> str:
    number = f" · {row.number}" if row.number else ""
    return clean(f"{row.account}/{row.id}{number} v{row.version}")


def _standing(row: ListedOffer, today: date, speaker: Speaker) -> str:
    said = [speaker.speak(row.value) if row.value else speaker.text("value unknown")]
    if row.valid_until is None:
        said.append(speaker.text("without a last day"))
    elif row.valid_until < today:
        said.append(speaker.text("held until {day}", day=row.valid_until))
    else:
        left = speaker.speak(tell_when(row.valid_until, today))
        said.append(speaker.text("holds until {day} ({left})", day=row.valid_until, left=left))
    said.append(speaker.text("issued") if row.is_issued else speaker.text("not issued"))
    return " · ".join(said)


def _row(row: ListedOffer, speaker: Speaker) -> dict[str, Any]:
    return {
        "account": row.account,
        "proposal": row.id,
        "number": row.number,
        "version": row.version,
        "title": speaker.speak(row.title),
        "state": row.state,
        "issued": row.is_issued,
        "issued_on": row.issued.isoformat() if row.issued else None,
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "days_left": row.days_left,
        "amount": f"{row.value.amount:f}" if row.value else None,
        "currency": row.value.currency if row.value else None,
        "owner": row.owner,
        "next": speaker.speak(row.next) if row.next is not None else None,
        "next_on": row.next_on.isoformat() if row.next_on else None,
    }


def _json(value: Any) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"
