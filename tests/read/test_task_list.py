from inspect import cleandoc

import pytest

from kamdocs.read.task_list import TaskList, read_tasks


def read(text: str) -> TaskList:
    return read_tasks(cleandoc(text), "accounts/acme/actions.md", 1)


def test_tasks_as_people_write_them() -> None:
    tasks = read("""
        # This quarter

        - [ ] 2026-12-01 @ana Offer for analytics (referral)
        * [X] @marc: 2026-Q4 Ask Núria (see ticket 8841)
        1. [x] Send the figures (follow-up, urgent)
          - [ ] 2026-11 Only a month
        + [ ] 2026 @joan A year
        - [ ] 2026 budget for Ana
        """)
    assert tasks.findings == ()
    assert list(tasks.tasks) == [
        {"done": "no", "due": "2026-12-01", "owner": "ana", "text": "Offer for analytics",
         "tags": ["referral"]},
        {"done": "yes", "due": "2026-Q4", "owner": "marc",
         "text": "Ask Núria (see ticket 8841)", "tags": []},
        {"done": "yes", "text": "Send the figures", "tags": ["follow-up", "urgent"]},
        {"done": "no", "due": "2026-11", "text": "Only a month", "tags": []},
        {"done": "no", "due": "2026", "owner": "joan", "text": "A year", "tags": []},
        {"done": "no", "text": "2026 budget for Ana", "tags": []},
    ]  # fmt: skip
    assert tasks.prose == ((1, "# This quarter"),)


def test_positions_cut_what_they_name() -> None:
    line = "- [ ]  2026-12-01  @ana  Offer for analytics  (referral)"
    tasks = read_tasks(f"\n{line}", "actions.md", 7)
    cuts = {
        path[1:]: line[extent.column - 1 : extent.end_column - 1]
        for path, extent in tasks.positions.items()
        if extent.line == 8
    }
    assert cuts == {
        (): line,
        ("done",): "[ ]",
        ("due",): "2026-12-01",
        ("owner",): "ana",
        ("text",): "Offer for analytics",
        ("tags",): "referral",
    }


def test_indented_lines_below_are_its_note() -> None:
    tasks = read("- [ ] Offer\n  Ask for\n\n  the figures\n\nProse\n  more prose")
    assert tasks.tasks[0]["note"] == "Ask for\n\nthe figures"
    assert [text for _, text in tasks.prose] == ["Prose", "  more prose"]


@pytest.mark.parametrize(
    "line",
    ["- [y] Offer", "- [] Offer", "- [  ] Offer", "[ ] Offer", "-[ ] Offer", "- [x]Offer",
     "- [ ]", "- [ ] 2026-12-01 @ana", "- [-] Offer"],
)  # fmt: skip
def test_what_looks_like_a_task_and_is_none_is_said(line: str) -> None:
    (finding,) = read(line).findings
    assert finding.name == "task-not-understood"


@pytest.mark.parametrize(
    "line", ["- Offer", "- [x](https://example.com)", "[x]: https://example.com", "- [1] see", "-"]
)
def test_what_does_not_look_like_a_task_is_prose(line: str) -> None:
    tasks = read(line)
    assert (tasks.tasks, tasks.findings) == ((), ())
    assert tasks.prose == ((1, line),)


def test_a_date_written_otherwise_is_left_to_be_judged() -> None:
    assert read("- [ ] 01/12/2026 @ana Offer").tasks[0]["due"] == "01/12/2026"


def test_tasks_in_code_are_code() -> None:
    assert read("```\n- [ ] Offer\n```\n- [ ] Real").tasks == (
        {"done": "no", "text": "Real", "tags": []},
    )
