"""A task list (`actions.md`): who does what by when.

In: the text, line by line `- [ ] 2026-12-01 @ana Offer for analytics (referral)`. Out: a plain record
a task, every value still text, with positions; the lines that are no task; findings for lines that
look like a task and are none. Whether the date is a day and the owner somebody is judged later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path
from kamdocs.read.code_fence import CodeFence
from kamdocs.read.markdown import split_lines
from kamdocs.read.markdown_faults import find_at
from kamdocs.values.sentence import Sentence, sentence

TaskValue = dict[str, str | list[str]]

_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,9}[.)])\s+(\[[ xX]\])(?:\s+(.*))?")
_LIKE = re.compile(
    r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s*)?\[\s*(?:[xXyY✓✔vV-]|done|ok)?\s*\](?![(\[:]).*"
)
_OWNER = re.compile(r"@([^\s@,;:]+)[,;:]?")
_DUE = re.compile(
    r"(\d{4}-(?:[qQ]\d|\d{1,2}(?:-\d{1,2})?)|\d{1,4}[./]\d{1,2}[./]\d{1,4}|\d{4}(?=\s+@))"
    r"[,;:]?(?=\s|$)"
)
_TAGS = re.compile(r"\(([^()]*)\)\s*$")
_TAG = re.compile(r"\s*([^\W\d_A-Z][\w-]*)\s*")


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of a file, as plain values, and all its other lines.

    A task has `done` (`yes` or `no`), `text`, `tags`, and where written `due`, `owner` and `note`.
    `positions` leads from `(0,)` and `(0, "due")` to the text; `prose` is by line number.
    """

    tasks: tuple[TaskValue, ...]
    positions: Mapping[Path, Extent]
    prose: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]


def read_tasks(body: str, file: str, first_line: int) -> TaskList:
    """Read a task list whose text begins on line `first_line` of `file`."""
    reader = _Reader(file)
    for number, line in enumerate(split_lines(body), first_line):
        reader.take(number, line)
    for task in reader.tasks:
        if "note" in task:
            task["note"] = str(task["note"]).rstrip()
    return TaskList(
        tuple(reader.tasks), reader.positions, tuple(reader.prose), tuple(reader.findings)
    )


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.tasks: list[TaskValue] = []
        self.positions: dict[Path, Extent] = {}
        self.prose: list[tuple[int, str]] = []
        self.findings: list[Finding] = []
        self.fence = CodeFence()
        self.indent = -1  # of the task that lines below may belong to

    def take(self, number: int, line: str) -> None:
        is_code = self.fence.holds(line)
        item = None if is_code else _ITEM.fullmatch(line)
        if item is not None:
            self.take_task(number, line, item)
            return
        if not line.strip():
            if self.indent >= 0 and "note" in self.tasks[-1]:
                self.tasks[-1]["note"] = f"{self.tasks[-1]['note']}\n"
            return
        if not is_code and _LIKE.fullmatch(line):
            hint = sentence("write - [ ] 2026-12-01 @name What, or - [x] when it is done")
            self.find(number, line, sentence("this looks like a task and is none"), hint)
        elif len(line) - len(line.lstrip()) > self.indent >= 0:
            self.take_note(number, line)
            return
        self.indent = -1
        self.prose.append((number, line))

    def take_note(self, number: int, line: str) -> None:
        path = (len(self.tasks) - 1, "note")
        before = self.tasks[-1].get("note")
        self.tasks[-1]["note"] = line.strip() if before is None else f"{before}\n{line.strip()}"
        here = _extent(number, line, 0, len(line))
        start = self.positions.get(path, here)
        self.positions[path] = Extent(start.line, start.column, here.end_line, here.end_column)

    def take_task(self, number: int, line: str, item: re.Match[str]) -> None:
        index = len(self.tasks)
        self.indent = len(item[1])
        task: TaskValue = {"done": "no" if item[2] == "[ ]" else "yes"}
        spans = {"done": item.span(2)}
        begin, end = item.span(3) if item[3] else (len(line), len(line))
        begin = self._take_words(line, begin, end, task, spans)
        tags = _TAGS.search(line, begin, end)
        words = [_TAG.fullmatch(word) for word in tags[1].split(",")] if tags else []
        task["tags"] = [word[1] for word in words if word] if all(words) else []
        if tags and task["tags"]:
            end, spans["tags"] = tags.start(), tags.span(1)
        task["text"] = line[begin:end].strip()
        spans["text"] = (begin, end)
        self.tasks.append(task)
        self.positions[(index,)] = _extent(number, line, 0, len(line))
        for key, span in spans.items():
            if task[key]:
                self.positions[(index, key)] = _extent(number, line, *span)
        if not task["text"]:
            hint = sentence("say behind the name what there is to do")
            self.find(number, line, sentence("this task does not say what to do"), hint)

    def _take_words(
        self, line: str, begin: int, end: int, task: TaskValue, spans: dict[str, tuple[int, int]]
    ) -> int:
        """Read date and owner, in either order; gives the column where the text begins."""
        while True:
            for key, form in (("due", _DUE), ("owner", _OWNER)):
                match = None if key in task else form.match(line, begin, end)
                if match is not None:
                    task[key], spans[key] = match[1], match.span(1)
                    begin = match.end()
                    break
            else:
                return begin
            while begin < end and line[begin].isspace():
                begin += 1

    def find(self, number: int, line: str, message: Sentence, hint: Sentence) -> None:
        extent = _extent(number, line, 0, len(line))
        self.findings.append(find_at("task-not-understood", self.file, extent, message, hint))


def _extent(number: int, line: str, begin: int, end: int) -> Extent:
    """A stretch of a line without the space around it."""
    text = line[begin:end]
    begin += len(text) - len(text.lstrip())
    return Extent(number, begin + 1, number, begin + len(text.strip()) + 1)
