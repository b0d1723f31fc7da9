"""Marks of an account → which are a problem customer's, and whether it is toxic."""

from kamdocs.derive.account.low_potential import derive_low_potential


def test_without_marks_there_is_nothing_to_say() -> None:
    found = derive_low_potential(())
    assert (found.markers, found.is_toxic, found.reason) == ((), False, None)


def test_three_of_the_six_are_toxic() -> None:
    two = derive_low_potential(["friction", "disorganised"])
    three = derive_low_potential(["friction", "disorganised", "everything_urgent"])
    assert not two.is_toxic
    assert three.is_toxic


def test_the_other_marks_do_not_count_among_the_six() -> None:
    found = derive_low_potential(
        ["pays_little", "small_projects", "old_rate", "friction", "never_content"]
    )
    assert found.problems == ("friction", "never_content")
    assert not found.is_toxic


def test_a_mark_set_twice_counts_once() -> None:
    found = derive_low_potential(["friction", "friction", "friction"])
    assert found.markers == ("friction",)
    assert not found.is_toxic
    assert str(found.reason) == "it carries one mark of low potential: friction"


def test_how_many_marks_raise_the_alert_may_be_set() -> None:
    marks = ("friction", "disorganised")
    assert not derive_low_potential(marks).is_toxic
    assert derive_low_potential(marks, 2).is_toxic
    assert not derive_low_potential((), 0).is_toxic
