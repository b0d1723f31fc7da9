"""The modules of a folder in, rules out: functions whose parameters name the parts they judge.

A rule is the public function that is named like its module. Each parameter is looked up by name in
the records of its scope, and its annotation is compared with what stands there. Where a part may be
missing (`Plan | None`) and the rule does not take None, it is not asked about an account without.
Nothing is judged here.
"""

from __future__ import annotations

import dataclasses
import inspect
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from kamdocs.check.explanation import Scope
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.record import Record
from kamdocs.model.shape import fields_of
from kamdocs.registry import list_modules, load

NOT_A_PART = frozenset({"broken", "custom"})
RETURNS = {
    "account": (Iterator[Finding],),
    "portfolio": (Iterator[Finding], Iterator[tuple[str | None, Finding]]),
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A record in which parts are looked up; `itself` is the name by which all of it is asked for."""

    type: type
    itself: str | None = None


Scopes = Mapping[Scope, tuple[Holder, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A parameter: the attribute `name` of the holder at `holder`, all of it when `is_whole`.

    `known_as` are the names under which it may be reported as broken.
    """

    name: str
    holder: int
    is_whole: bool
    is_needed: bool
    known_as: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: the name of its finding, its scope, its function and what that asks for."""

    name: str
    scope: Scope
    judge: Callable[..., Iterator[Any]]
    parts: tuple[Part, ...]

    def rests_on(self, broken: frozenset[str]) -> bool:
        """Whether it asks for a part that is broken."""
        return any(part.known_as & broken for part in self.parts)


def load_rules(package: str, scopes: Scopes) -> tuple[Rule, ...]:
    """The rules of a folder and its sub-folders, by name.

    A function that cannot be used as a rule raises TypeError with the reason.
    """
    return tuple(
        make_rule(load(module, name, types.FunctionType), scopes)
        for name, module in list_modules(package, nested=True).items()
    )


def make_rule(function: Callable[..., Any], scopes: Scopes) -> Rule:
    """A function as a rule. It belongs to the scope in which its parameters are found.

    What is found in both (only what all accounts share) is judged once, not for each account.
    """
    name = function.__name__
    hints = _hints(function, name)
    wanted = list(inspect.signature(function).parameters)
    if not wanted:
        raise TypeError(f"{name} asks for nothing, so there is nothing to judge")
    scope, parts = _parts(name, wanted, hints, scopes)
    if hints.get("return") not in RETURNS[scope]:
        raise TypeError(f"{name} should return {' or '.join(map(str, RETURNS[scope]))}")
    return Rule(name.replace("_", "-"), scope, function, parts)


def _hints(function: Callable[..., Any], name: str) -> Mapping[str, Any]:
    try:
        return get_type_hints(function)
    except NameError as error:
        raise TypeError(
            f"{name}: {error.name} is not imported where its annotations are"
        ) from error


def _parts(
    name: str, wanted: list[str], hints: Mapping[str, Any], scopes: Scopes
) -> tuple[Scope, tuple[Part, ...]]:
    """The scope that has all parts, and the parts there; of two such scopes the wider one."""
    found: dict[Scope, list[Part | None]] = {
        scope: [_part(parameter, hints.get(parameter), holders) for parameter in wanted]
        for scope, holders in scopes.items()
    }
    order: tuple[Scope, ...] = ("portfolio", "account")
    for scope in order:
        parts = [part for part in found[scope] if part is not None]
        if len(parts) == len(wanted):
            return scope, tuple(parts)
    for number, parameter in enumerate(wanted):
        if all(parts[number] is None for parts in found.values()):
            raise TypeError(f"{name}: {_why(parameter, hints.get(parameter), scopes)}")
    raise TypeError(f"{name} asks for parts of one account and of all accounts at once")


def _part(name: str, asked: Any, holders: tuple[Holder, ...]) -> Part | None:
    for number, holder in enumerate(holders):
        declared = _types(holder).get(name)
        if declared is not None and asked in (declared, _without_none(declared)):
            known_as = frozenset({name, _keys(holder.type).get(name, name)})
            return Part(name, number, name == holder.itself, asked != declared, known_as)
    return None


def _why(name: str, asked: Any, scopes: Scopes) -> str:
    held = {
        holder.type.__name__: _types(holder)[name]
        for holders in scopes.values()
        for holder in holders
        if name in _types(holder)
    }
    if not held:
        return f"nothing holds a {name}"
    where = ", ".join(f"{_written(declared)} in {holder}" for holder, declared in held.items())
    return f"the parameter {name} is annotated {_written(asked)}, but is {where}"


@cache
def _types(holder: Holder) -> Mapping[str, Any]:
    """The type of each part that a holder has, without annotations about it."""
    hints = get_type_hints(holder.type)
    if issubclass(holder.type, Record):
        names = set(holder.type.model_fields)
    elif dataclasses.is_dataclass(holder.type):
        names = {field.name for field in dataclasses.fields(holder.type)}
    else:
        raise TypeError(f"{holder.type.__name__} has no parts")
    found = {name: hint for name, hint in hints.items() if name in names - NOT_A_PART}
    return {**found, holder.itself: holder.type} if holder.itself else found


def _keys(type_: type) -> Mapping[str, str]:
    """The key in the files of each field whose name in Python differs."""
    if not issubclass(type_, Record):
        return {}
    return {shape.name: key for key, shape in fields_of(type_).items()}


def _without_none(declared: Any) -> Any:
    if get_origin(declared) not in (Union, types.UnionType):
        return declared
    left = [part for part in get_args(declared) if part is not type(None)]
    return Union[tuple(left)]  # noqa: UP007


def _written(hint: Any) -> str:
    if hint is None:
        return "not at all"
    return hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)
