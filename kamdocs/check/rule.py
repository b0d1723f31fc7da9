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
    scope = _scope(name, wanted, scopes)
    parts = tuple(_part(name, parameter, hints, scopes[scope]) for parameter in wanted)
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


def _scope(name: str, wanted: list[str], scopes: Scopes) -> Scope:
    held = {scope: {key for h in holders for key in _types(h)} for scope, holders in scopes.items()}
    unknown = [key for key in wanted if all(key not in keys for keys in held.values())]
    if unknown:
        raise TypeError(f"{name} asks for {unknown[0]}, which nothing holds")
    if held["portfolio"].issuperset(wanted):
        return "portfolio"
    if held["account"].issuperset(wanted):
        return "account"
    raise TypeError(f"{name} asks for parts of one account and of all accounts at once")


def _part(rule: str, name: str, hints: Mapping[str, Any], holders: tuple[Holder, ...]) -> Part:
    number = next(n for n, holder in enumerate(holders) if name in _types(holders[n]))
    holder = holders[number]
    declared, asked = _types(holder)[name], hints.get(name)
    if asked != declared and asked != _without_none(declared):
        raise TypeError(
            f"{rule}: the parameter {name} is annotated {_written(asked)}, "
            f"but {holder.type.__name__} has {_written(declared)}"
        )
    known_as = {name, _keys(holder.type).get(name, name)}
    return Part(name, number, name == holder.itself, asked != declared, frozenset(known_as))


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
    return "not at all" if hint is None else getattr(hint, "__name__", str(hint))
