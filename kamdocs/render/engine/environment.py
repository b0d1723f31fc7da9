"""Jinja as kamdocs uses it: layers and a speaker come in, an environment in one language goes out.

Sandboxed, escaped, and strict: a name that nobody gives is a fault, and so is an unknown value (None)
that a template did not say how to show. Values need no filter: an amount, a date or a sentence is
written as the language writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kamdocs.language.formats import (
    format_horizon,
    format_money,
    format_money_short,
    format_number,
    format_ordinal,
    format_partial,
    format_share,
    format_weekday,
)
from kamdocs.language.speak import Speaker
from kamdocs.render.engine.faults import MissingName
from kamdocs.render.engine.layers import LayeredLoader, Layers
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Horizon, Span
from kamdocs.values.sentence import Sentence, Share, Term, Worded
from kamdocs.values.yearly_day import YearlyDay

_SPOKEN = (
    int, Decimal, date, Money, PartialDate, YearlyDay, Span, Share, Term, Sentence, tuple, Worded,
)  # fmt: skip

Environment = jinja2.Environment
"""What templates are rendered with; others name it by this room only."""


def make_environment(
    layers: Layers,
    speaker: Speaker,
    *,
    names: Mapping[str, Any] | None = None,
    filters: Mapping[str, Callable[..., Any]] | None = None,
) -> jinja2.Environment:
    """An environment that speaks one language; `names` and `filters` are added to the built-in ones."""
    environment = _Sandbox(
        loader=LayeredLoader(layers),
        autoescape=jinja2.select_autoescape(
            disabled_extensions=("md", "txt", "css", "js"), default=True, default_for_string=True
        ),
        undefined=_Missing,
        finalize=_finalizer(speaker),
        bytecode_cache=_Compiled(),
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals = {"dict": dict, "range": environment.globals["range"]}
    environment.globals |= {"namespace": jinja2.utils.Namespace, "language": speaker.language}
    environment.globals |= _sayings(speaker) | dict(names or {})
    environment.filters |= _filters(speaker) | dict(filters or {})
    return environment


def written(value: Any, speaker: Speaker) -> Any:
    """A value as its language writes it; text stays as it is, and None is a TypeError."""
    if isinstance(value, str | jinja2.Undefined):
        return value
    if isinstance(value, Horizon):
        return format_horizon(value, speaker.language)
    if isinstance(value, _SPOKEN) and not isinstance(value, bool):
        return speaker.speak(value)
    raise TypeError(f"{type(value).__name__} cannot be shown")


def _sayings(speaker: Speaker) -> dict[str, Callable[..., str]]:
    """The two functions by which templates say their own texts; markup in the values stays markup."""

    def fill(text: str, values: dict[str, Any]) -> str:
        spoken = {name: written(value, speaker) for name, value in values.items()}
        if any(isinstance(value, Markup) for value in spoken.values()):
            return escape(text).format_map(spoken)
        return text.format_map(spoken) if values else text

    def say(text: str, /, **values: Any) -> str:
        return fill(speaker.translations.gettext(text), values)

    def say_n(one: str, many: str, count: int, /, **values: Any) -> str:
        return fill(speaker.translations.ngettext(one, many, count), {"count": count, **values})

    return {"_": say, "_n": say_n}


def _filters(speaker: Speaker) -> dict[str, Callable[..., Any]]:
    language = speaker.language

    def money(value: Money, decimals: str = "minor", *, sign: bool = False) -> str:
        return format_money(value, language, decimals, sign=sign)  # type: ignore[arg-type]

    def when(value: date | PartialDate, *, long: bool = False) -> str:
        partial = value if isinstance(value, PartialDate) else PartialDate(value)
        return format_partial(partial, language, long=long)

    def speak(value: Any) -> Any:
        return written(value, speaker)

    return {
        "money": money,
        "money_short": lambda value: format_money_short(value, language),
        "date": when,
        "weekday": lambda value: format_weekday(value, language),
        "percent": lambda value, digits=1: format_share(
            value.fraction if isinstance(value, Share) else value, language, digits
        ),
        "number": lambda value, digits=None: format_number(value, language, digits),
        "ordinal": lambda value: format_ordinal(value, language),
        "span": speak,
        "speak": speak,
        "joined": lambda values: speaker.speak(tuple(written(item, speaker) for item in values)),
        "term": lambda word: speaker.term(str(word)),
    }


def _finalizer(speaker: Speaker) -> Callable[..., Any]:
    # Taking the context keeps Jinja from writing constants while it compiles, in one language.
    @jinja2.pass_eval_context
    def finalize(context: jinja2.nodes.EvalContext, value: Any) -> Any:
        return written(value, speaker)

    return finalize


class _Compiled(jinja2.BytecodeCache):
    """Compiles a text once for all languages: the code of a template depends on no language."""

    code: ClassVar[dict[str, Any]] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Use what this process compiled before."""
        bucket.code = self.code.get(f"{bucket.key}.{bucket.checksum}")

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what was compiled."""
        self.code[f"{bucket.key}.{bucket.checksum}"] = bucket.code


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which judges each attribute of each type once: it looks at nothing else."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of a value; only what is judged already and is no method takes the short way."""
        if self._judged.get((type(obj), attribute)):
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                pass
            else:
                if not callable(value):
                    return value
        return super().getattr(obj, attribute)

    def call(self, context: Any, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a value; what templates call most, their own macros, takes the short way."""
        if type(called) is jinja2.runtime.Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(context.eval_ctx, *args, **kwargs)
        return super().call(context, called, *args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read this attribute."""
        key = (type(obj), attr)
        if key not in self._judged:
            self._judged[key] = super().is_safe_attribute(obj, attr, value)
        return self._judged[key]


class _Missing(jinja2.StrictUndefined):
    """A name that is not there: says which, when it is used."""

    __slots__ = ()

    def __init__(self, hint: Any = None, obj: Any = jinja2.utils.missing, name: Any = None, exc: Any = None) -> None:  # fmt: skip
        def fail(message: str | None = None) -> MissingName:
            error = MissingName(message)
            error.name = str(name)
            error.is_attribute = obj is not jinja2.utils.missing
            return error

        super().__init__(hint, obj, name, fail if exc in (None, jinja2.UndefinedError) else exc)  # type: ignore[arg-type]
