"""The next number of an offer, by the form of the settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.portfolio.offer_numbers import next_number


@pytest.mark.parametrize(
    ("form", "taken", "following"),
    [
        ("P-{year}-{count:03}", [], "P-2026-001"),
        ("P-{year}-{count:03}", ["P-2026-009", "P-2025-044", "Q-2026-077"], "P-2026-010"),
        ("P-{year}-{count:03}", ["P-2026-999"], "P-2026-1000"),
        ("{count}", ["7", "x8"], "8"),
        ("A.{count:02}/{year}", ["A.02/2026", "AX03/2026"], "A.03/2026"),
        ("P-{year}", [], None),
        ("P-{count}-{month}", [], None),
        ("P-{count", [], None),
        ("P-{count.real.x}", [], None),
        ("P-{}", [], None),
    ],
)
def test_the_count_of_the_year_goes_on(form: str, taken: list[str], following: str | None) -> None:
    assert next_number(form, 2026, taken) == following


@given(st.lists(st.integers(1, 5000)))
def test_a_next_number_was_never_taken(counts: list[int]) -> None:
    taken = [f"M-2026-{count:03}" for count in counts]
    assert next_number("M-{year}-{count:03}", 2026, taken) not in taken
