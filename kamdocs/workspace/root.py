"""Where a workspace begins: the nearest folder upwards that holds its settings."""

from __future__ import annotations

from pathlib import Path

from kamdocs.workspace.layout import SETTINGS, usual_name


def find_root(start: Path) -> Path | None:
    """The folder with `kamdocs.yaml`, at `start` or above it; None when there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if settings_file(folder) is not None:
            return folder
    return None


def settings_file(folder: Path) -> str | None:
    """The name of the settings file in a folder (`.yaml` before `.yml`)."""
    names = [SETTINGS, SETTINGS.replace(".yaml", ".yml")]
    return next(
        (name for name in names if usual_name(name) == SETTINGS and (folder / name).is_file()), None
    )
