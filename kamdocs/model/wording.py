"""A text that may exist in several languages: plain, or one wording a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kamdocs.model.scalars import fault

LANGUAGES = ("en", "es", "ca")


@dataclass(frozen=True, slots=True)
class Wording:
    """`plain` holds for every language that `by_language` does not name."""

    plain: str | None
    by_language: tuple[tuple[str, str], ...] = ()

    def said_in(self, language: str) -> str:
        """The text in a language; where it is missing, the plain one or the first there is."""
        found = dict(self.by_language).get(language, self.plain)
        return found if found is not None else self.by_language[0][1]

    def is_said_in(self, language: str) -> bool:
        """Whether the text exists for this language (a plain text exists for all)."""
        return self.plain is not None or language in dict(self.by_language)

    def other_language(self, language: str) -> str | None:
        """The language it is said in instead, where it does not exist in this one."""
        return None if self.is_said_in(language) else self.by_language[0][0]

    def wordings(self) -> tuple[str, ...]:
        """Every text there is, in any language."""
        plain = () if self.plain is None else (self.plain,)
        return (*plain, *(text for _, text in self.by_language))

    def __str__(self) -> str:
        return self.plain if self.plain is not None else self.by_language[0][1]


class _WordingSchema:
    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        words = {language: {"type": "string"} for language in LANGUAGES}
        return {"anyOf": [{"type": "string"}, {"type": "object", "properties": words}]}


def _read(value: Any) -> Wording:
    if isinstance(value, Wording):
        return value
    if isinstance(value, str) and value.strip():
        return Wording(value.strip())
    if isinstance(value, Mapping) and value:
        for language, text in value.items():
            if language not in LANGUAGES:
                raise fault("wording_language", given=str(language), options=LANGUAGES)
            if not isinstance(text, str) or not text.strip():
                raise fault("empty_text")
        return Wording(None, tuple((language, text.strip()) for language, text in value.items()))
    raise fault("empty_text")


Phrase = Annotated[Wording, _WordingSchema()]
