"""The stock of the workspace a command is about, and the language it speaks in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kamdocs.cli.session import Session

if TYPE_CHECKING:
    from kamdocs.language.speak import Speaker
    from kamdocs.model.settings.settings import Settings
    from kamdocs.pipeline.take_stock import Stock
    from kamdocs.workspace.overlay import OverlayWish


def stock_of(session: Session, overlay: OverlayWish | None = None) -> Stock:
    """Read, derive and check the workspace of a session; with the personal overlay if that is asked."""
    from kamdocs.pipeline.take_stock import take_stock
    from kamdocs.workspace.overlay import OverlayWish

    return take_stock(
        session.root(),
        today=session.today,
        clock_day=session.clock_day(),
        overlay=overlay or OverlayWish(asked=session.overlay),
    )


def speaker_for(session: Session, stock: Stock | None = None) -> Speaker:
    """Who speaks: the language asked for, else the workspace's first, else English."""
    from kamdocs.language.speak import speaker_of

    settings = stock.shared.settings if stock is not None else None
    return speaker_of(
        session.language or (settings.languages[0] if settings and settings.languages else "en")
    )


def speaker_at(session: Session, root: Path | None) -> Speaker:
    """Who speaks where nothing but the settings of a workspace, if there is one, is read."""
    from kamdocs.language.speak import speaker_of

    if session.language is not None or root is None:
        return speaker_for(session)
    return speaker_of(next(iter(settings_at(root).languages), "en"))


def settings_at(root: Path) -> Settings:
    """The settings of a workspace, where nothing else of it is read."""
    from kamdocs.read.shared import read_shared
    from kamdocs.workspace.files import read_bytes
    from kamdocs.workspace.root import settings_file

    file = settings_file(root)
    data = read_bytes(root, file) if file is not None else None
    given = (file, data) if file is not None and isinstance(data, bytes) else None
    return read_shared(given, {}).shared.settings
