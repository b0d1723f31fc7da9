"""The stock of the workspace a command is about, and the language it speaks in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdocs.cli.session import Session

if TYPE_CHECKING:
    from kamdocs.language.speak import Speaker
    from kamdocs.pipeline.take_stock import Stock


def stock_of(session: Session) -> Stock:
    """Read, derive and check the workspace of a session."""
    from kamdocs.pipeline.take_stock import take_stock

    return take_stock(session.root(), today=session.today, clock_day=session.clock_day())


def speaker_for(session: Session, stock: Stock | None = None) -> Speaker:
    """Who speaks: the language asked for, else the workspace's first, else English."""
    from kamdocs.language.speak import speaker_of

    settings = stock.shared.settings if stock is not None else None
    return speaker_of(
        session.language or (settings.languages[0] if settings and settings.languages else "en")
    )
