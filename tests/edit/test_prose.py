"""Tasks and log entries find their place; what stands in the file stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.edit.change import Edited, Refused
from kamdocs.edit.prose import add_action, add_log_entry

DUE = date(2026, 12, 1)

ACTIONS = [
    ("", "- [ ] 2026-12-01 @ana Offer\n"),
    ("# Actions\n", "# Actions\n\n- [ ] 2026-12-01 @ana Offer\n"),
    ("- [x] One\n", "- [x] One\n- [ ] 2026-12-01 @ana Offer\n"),
    ("- [x] One", "- [x] One\n- [ ] 2026-12-01 @ana Offer"),
    (
        "- [ ] One\n  more of it\n\nNotes\n",
        "- [ ] One\n  more of it\n- [ ] 2026-12-01 @ana Offer\n\nNotes\n",
    ),
    (
        "\ufeff* [ ] One\r\n\r\n~~~\r\n- [ ] code\r\n~~~\r\n",
        "\ufeff* [ ] One\r\n- [ ] 2026-12-01 @ana Offer\r\n\r\n~~~\r\n- [ ] code\r\n~~~\r\n",
    ),
]


@pytest.mark.parametrize(("text", "after"), ACTIONS)
def test_a_task_stands_below_the_last_one(text: str, after: str) -> None:
    assert add_action(text, "Offer", owner="ana", due=DUE) == Edited(after)


def test_a_task_may_have_no_day() -> None:
    assert add_action("", "Offer", owner="ana") == Edited("- [ ] @ana Offer\n")


@pytest.mark.parametrize("what", ["", "  ", "a\nb", "a\x07"])
def test_a_task_is_one_line(what: str) -> None:
    assert isinstance(add_action("", what, owner="ana"), Refused)


NEW = "## 2026-11-18 call · Núria\nWants the offer.\n"
LOGS = [
    ("", NEW),
    ("# Log\n", f"# Log\n\n{NEW}"),
    ("## 2026-11-05 visit\nSeen.\n", f"{NEW}\n## 2026-11-05 visit\nSeen.\n"),
    ("# Log\n\n## 2026-11-18 mail\n", f"# Log\n\n{NEW}\n## 2026-11-18 mail\n"),
    (
        "---\na: 1\n---\n## 2026-11-20 x\n\n## 2026-11-01 y\n",
        f"---\na: 1\n---\n## 2026-11-20 x\n\n{NEW}\n## 2026-11-01 y\n",
    ),
    ("## 2026-12-01 x\nA\n", f"## 2026-12-01 x\nA\n\n{NEW}"),
    ("```\n## 2026-11-01 y\n```\n", f"```\n## 2026-11-01 y\n```\n\n{NEW}"),
    (
        "## 2026-11-05 visit\r\nSeen.\r\n",
        NEW.replace("\n", "\r\n") + "\r\n## 2026-11-05 visit\r\nSeen.\r\n",
    ),
]


@pytest.mark.parametrize(("text", "after"), LOGS)
def test_an_entry_stands_above_the_first_that_is_not_newer(text: str, after: str) -> None:
    day = date(2026, 11, 18)
    assert add_log_entry(text, day, "call · Núria", "Wants the offer.\n") == Edited(after)


def test_an_entry_cannot_smuggle_in_another() -> None:
    assert isinstance(add_log_entry("", DUE, "call", "x\n## 2026-01-01 y"), Refused)
    assert isinstance(add_log_entry("", DUE, "call\n## 2026-01-01"), Refused)


@given(st.text(max_size=60), st.text(max_size=10), st.text(max_size=20))
def test_whatever_stands_there_stays(text: str, title: str, body: str) -> None:
    for result, added in [
        (add_action(text, title, owner="ana"), f"- [ ] @ana {title.strip()}"),
        (add_log_entry(text, DUE, title, body), "## 2026-12-01"),
    ]:
        if isinstance(result, Edited):
            rest = iter(result.text)
            assert all(char in rest for char in text.rstrip("\r\n"))
            assert added[:13] in result.text


LINES = st.lists(
    st.sampled_from(
        ["# Log", "", "## 2026-11-18 call · Núria / Ana", "She called.", "## 2026-10-01 note", "```",
         "## 2026-12-24", "Next: 2026-12-01 Ana: offer", "- [ ] x", "## later", "\ttab "]
    ),
    max_size=8,
)  # fmt: skip


@given(LINES, st.dates(date(2026, 9, 1), date(2027, 1, 1)), st.sampled_from(["\n", "\r\n"]))
def test_a_note_is_put_between_and_every_other_character_stays(lines, day, end):
    text = end.join(lines)
    done = add_log_entry(text, day, "call · Núria / Ana", "Said.\nNext: Ana: offer")
    assert isinstance(done, Edited)
    end = end if end in text else "\n"
    entry = end.join([f"## {day.isoformat()} call · Núria / Ana", "Said.", "Next: Ana: offer"])
    before, found, behind = done.text.partition(entry)
    assert found
    assert (before + behind).replace(end, "") == text.replace(end, "")
