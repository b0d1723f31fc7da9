"""What all accounts share, before and after, in; what became different of it, in words, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.history.change import LOUD, PLAIN, QUIET, Change, come, gone, stayed
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.values.sentence import sentence, sentence_n
from kamdocs.workspace.layout import ACCOUNTS, CATALOGUE, SETTINGS, TEAM

_TEAM, _CATALOGUE = f"{ACCOUNTS}/{TEAM}", f"{ACCOUNTS}/{CATALOGUE}"


def compare_shared(before: Shared, after: Shared) -> Iterator[Change]:
    """Settings that are others now, colleagues who came or left, products that came or went."""
    yield from _settings(before.settings, after.settings)
    yield from _team(before, after)
    yield from _products(before, after)


def _settings(was: Settings, now: Settings) -> Iterator[Change]:
    keys = tuple(
        info.alias or name
        for name, info in Settings.model_fields.items()
        if name not in ("today", "custom", "criteria") and getattr(was, name) != getattr(now, name)
    )
    if keys:
        text = sentence_n(
            "a setting is another now: {keys}", "settings are others now: {keys}", len(keys), keys=keys
        )  # fmt: skip
        yield Change(None, "settings", text, place=key_of(keys[0], file=SETTINGS))
    yield from _criteria(was.criteria, now.criteria)


def _criteria(was: Mapping[str, object], now: Mapping[str, object]) -> Iterator[Change]:
    for key in come(was, now):
        text = sentence("accounts are rated on {criterion} now", criterion=key)
        yield Change(None, "settings", text, LOUD, place=value_of("criteria", key, file=SETTINGS))
    for key in gone(was, now):
        text = sentence("accounts are no longer rated on {criterion}", criterion=key)
        yield Change(None, "settings", text, LOUD)
    for key in stayed(was, now):
        if was[key] != now[key]:
            text = sentence("the criterion {criterion} is another now", criterion=key)
            yield Change(None, "settings", text, place=value_of("criteria", key, file=SETTINGS))


def _team(before: Shared, after: Shared) -> Iterator[Change]:
    was, now = before.team.people, after.team.people
    for key in come(was, now):
        text = sentence("{name} joined us", name=now[key].name)
        yield Change(None, "people", text, place=value_of("people", key, file=_TEAM))
    for key in stayed(was, now):
        if was[key].left is None and now[key].left is not None:
            text = sentence("{name} left us", name=now[key].name)
            yield Change(None, "people", text, LOUD, "worse", value_of("people", key, file=_TEAM))
    for key in gone(was, now):
        text = sentence("{name} is no longer in the team's file", name=was[key].name)
        yield Change(None, "people", text, PLAIN)


def _products(before: Shared, after: Shared) -> Iterator[Change]:
    was, now = before.catalogue.products, after.catalogue.products
    for key in come(was, now):
        text = sentence("new in the catalogue: {product}", product=now[key].name)
        yield Change(None, "settings", text, place=value_of("products", key, file=_CATALOGUE))
    for key in stayed(was, now):
        old, new = was[key].price, now[key].price
        if old != new and new is not None:
            text = sentence("{product} costs {price} now", product=now[key].name, price=new)
            yield Change(None, "settings", text, QUIET, place=value_of("products", key, file=_CATALOGUE))  # fmt: skip
    for key in gone(was, now):
        text = sentence("no longer in the catalogue: {product}", product=was[key].name)
        yield Change(None, "settings", text)
