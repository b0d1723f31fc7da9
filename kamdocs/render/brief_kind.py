"""What a kind of brief is made from, and the kinds there are: those in the folder `brief`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.standing import Standing
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.shared import Shared
from kamdocs.registry import list_modules, load
from kamdocs.render.engine.brief import Brief
from kamdocs.values.sentence import Sentence

KINDS = "kamdocs.render.brief"


@dataclass(frozen=True, slots=True)
class Subject:
    """One account, what the portfolio says of it, and where its parts are written."""

    facts: Facts
    standing: Standing
    origins: Origins


@dataclass(frozen=True, slots=True)
class Wish:
    """What a brief is asked to be about, as it was typed.

    `people` are contacts by id or name, `occasion` an expectation of the cadence or the title of a
    booked meeting, `contract` and `tender` ids; each may be left out.
    """

    people: tuple[str, ...] = ()
    occasion: str | None = None
    contract: str | None = None
    tender: str | None = None


@dataclass(frozen=True, slots=True)
class BriefInput:
    """The accounts a brief is about (one, or several for one about the portfolio) and what all share."""

    subjects: tuple[Subject, ...]
    shared: Shared
    portfolio: Portfolio
    names: Mapping[str, str]
    wish: Wish = field(default_factory=Wish)

    @property
    def today(self) -> date:
        """The day it is for."""
        return self.portfolio.today


@dataclass(frozen=True, slots=True)
class NoBrief:
    """Why there is nothing to brief about, and what to write or ask instead."""

    reason: Sentence
    help: Sentence | None = None


@dataclass(frozen=True, slots=True)
class BriefKind:
    """One kind: what it is about, and how it is made."""

    make: Callable[[BriefInput], Brief | NoBrief]
    scope: Literal["account", "portfolio"] = "account"


def find_kinds() -> tuple[str, ...]:
    """The names of all kinds; none of them is imported."""
    return tuple(list_modules(KINDS))


def load_kind(name: str) -> BriefKind:
    """The kind of a name; raises LookupError when there is none."""
    modules = list_modules(KINDS)
    if name not in modules:
        raise LookupError(f"there is no brief {name}")
    return load(modules[name], "BRIEF", BriefKind)
