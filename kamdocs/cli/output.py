"""Files that a command writes where it is told to: whole, or the program ends with the reason."""

from __future__ import annotations

from pathlib import Path

from kamdocs.cli.session import fail


def write_output(target: Path, data: bytes) -> None:
    """Write one file, over an earlier one; folders are made. Ends the program when that fails."""
    from kamdocs.publish.write import write_file

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, data, target.with_name(f".{target.name}.tmp"))
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror or error}")
