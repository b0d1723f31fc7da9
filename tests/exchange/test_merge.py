"""Who wins when a file and the source disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.exchange.merge import Decision, decide

values = st.sampled_from(["a", "b", "c"])


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "kept", "imported"),
    [
        ("a", "a", "a", "leave", "leave"),  # nothing happened
        ("a", "b", "a", "set", "set"),  # changed at the source
        ("b", "a", "a", "leave", "set!"),  # changed here
        ("b", "c", "a", "leave!", "set!"),  # changed on both sides
        ("b", "b", "a", "leave", "leave"),  # changed alike
        (None, "a", None, "insert", "insert"),  # new at the source
        (None, "a", "a", "leave", "insert!"),  # deleted here
        (None, "b", "a", "leave!", "insert!"),  # deleted here, changed at the source
        ("a", "a", None, "leave", "leave"),  # written here before, alike
        ("a", "b", None, "leave!", "set!"),  # written here before, otherwise
    ],
)
def test_the_rule(ours, theirs, base, kept, imported):
    for source_wins, wanted in ((False, kept), (True, imported)):
        decision = decide(ours, theirs, base, source_wins=source_wins)
        assert decision == Decision(wanted.rstrip("!"), is_conflict=wanted.endswith("!"))


@given(st.none() | values, values, st.none() | values, st.booleans())
def test_what_is_decided_settles_it(ours, theirs, base, source_wins):
    """A second import with the same source changes nothing and has nothing to tell."""
    first = decide(ours, theirs, base, source_wins=source_wins)
    after = ours if first.action == "leave" else theirs
    second = decide(after, theirs, theirs, source_wins=source_wins)
    assert second == Decision("leave")


@given(values, values, values)
def test_what_people_changed_is_never_overwritten(ours, theirs, base):
    if ours != base:
        assert decide(ours, theirs, base, source_wins=False).action == "leave"
