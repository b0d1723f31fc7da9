"""How much one piece of work may take before it is given up.

Only processes that were started for such work are limited; this one never is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Loss = Literal["time", "death"]
"""Why a piece of work was given up: it took too long, or its process ended (as for want of memory)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of the clock for each piece, `megabytes` of address space for the process."""

    seconds: float
    megabytes: int


def limit_memory(limits: Limits) -> None:
    """Have this process fail rather than take more memory, on systems that can do that."""
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return
    wanted = limits.megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
