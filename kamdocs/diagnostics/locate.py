"""Findings, origins and source maps in; located findings out. Text that is not there is not guessed."""

from __future__ import annotations

from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.source_map import SourceMap


def locate(finding: Finding, origins: Origins, account: str | None) -> Located:
    """Bring a finding from its path to its file, line and column."""
    file, place = origins.resolve(finding.place)
    file = _as_written(file, origins)
    source = origins.maps.get(file) or SourceMap(file)
    extent = source.extent(place)
    return Located(
        name=finding.name,
        account=account,
        file=file,
        extent=extent,
        excerpt=source.line(extent.line),
        message=finding.message,
        help=finding.help,
        escalated=finding.escalated,
    )


def _as_written(file: str, origins: Origins) -> str:
    """The file as its author named it: rules say `kamdocs.yaml`, which may be a `kamdocs.yml`."""
    twin = f"{file.removesuffix('.yaml')}.yml"
    return twin if file not in origins.maps and twin in origins.maps else file
