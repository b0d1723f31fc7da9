"""Where a workspace begins: the nearest folder upwards that holds its settings."""

from __future__ import annotations

from pathlib import Path

from kamdocs.workspace.layout import SETTINGS

SETTINGS_NAMES = (SETTINGS, SETTINGS.replace(".yaml", ".yml"))


def find_root(start: Path) -> Path | None:
    """The folder with `kamdocs.yaml`, at `start` or above it; None when there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if settings_file(folder) is not None:
            return folder
    return None


def settings_file(folder: Path) -> str | None:
    """The name of the settings file in a folder (`.yaml` before `.yml`)."""
    return next(iter(settings_files(folder)), None)


def settings_files(folder: Path) -> tuple[str, ...]:
    """The names of all settings files in a folder; only the first is read."""
    return tuple(name for name in SETTINGS_NAMES if (folder / name).is_file())
