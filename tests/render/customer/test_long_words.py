"""Words longer than a line."""

from kamdocs.render.customer.long_words import LONGEST, break_long_words

WORD = "a" * (LONGEST + 5)


def test_a_long_word_may_be_broken_and_a_usual_one_may_not() -> None:
    assert break_long_words(f"<p>{WORD} electroencefalografista") == (
        f"<p>{'a' * LONGEST}<wbr>aaaaa electroencefalografista"
    )


def test_markup_drawings_and_fingerprints_stay() -> None:
    for kept in (
        f'<a href="{WORD}">x</a>',
        f"<style>.{WORD}</style>",
        f"<title>{WORD}</title>",
        f"<svg><text>{WORD}</text></svg>",
        "<p>" + "0a1b" * 16,
        f"&{WORD};",
    ):
        assert break_long_words(kept) == kept
