"""Sentences come in as values and go out as text."""

from datetime import date
from decimal import Decimal

from kamdocs.language.speak import speak, speaker_of
from kamdocs.model.wording import Wording
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, Term, sentence, sentence_n


def test_values_are_written_as_the_language_does() -> None:
    said = sentence(
        "revenue from {start} to {today}", start=date(2025, 11, 23), today=date(2026, 11, 22)
    )
    assert speak(said, speaker_of("en")) == "revenue from 23 Nov 2025 to 22 Nov 2026"
    assert speak(said, speaker_of("es")) == "ingresos del 23 nov 2025 al 22 nov 2026"
    assert speak(said, speaker_of("ca")) == "ingressos del 23 nov. 2025 al 22 nov. 2026"


def test_the_wording_depends_on_the_number() -> None:
    one, many = (sentence_n("{count} account", "{count} accounts", count) for count in (1, 2))
    assert [speaker_of(language).speak(one) for language in ("en", "es", "ca")] == [
        "1 account", "1 cuenta", "1 compte",
    ]  # fmt: skip
    assert [speaker_of(language).speak(many) for language in ("en", "es", "ca")] == [
        "2 accounts", "2 cuentas", "2 comptes",
    ]  # fmt: skip


def test_words_of_scales_are_translated_and_unknown_ones_said_as_written() -> None:
    assert speaker_of("ca").speak(Term("economic_buyer")) == "comprador econòmic"
    assert speaker_of("en").speak(Term("economic_buyer")) == "economic buyer"
    assert speaker_of("es").speak(Term("own_word")) == "own word"


def test_sentences_lists_and_wordings_stand_inside_sentences() -> None:
    inner = sentence("no criterion is rated")
    assert speaker_of("es").speak(sentence("no suggestion: {why}", why=inner)) == (
        "sin sugerencia: ningún criterio está valorado"
    )
    wording = Wording(None, (("ca", "Encaix"), ("en", "Fit")))
    assert speaker_of("ca").speak(wording) == "Encaix"
    assert speaker_of("es").speak((wording, Share(Decimal("0.5")), Money(Decimal(3), "EUR"))).replace("\xa0", " ") == "Encaix, 50 % y 3 €"  # fmt: skip


def test_a_language_without_catalogue_speaks_english() -> None:
    assert speaker_of("fr").text("Portfolio") == "Portfolio"
