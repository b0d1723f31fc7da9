"""The reference of the file format as Markdown, made from the model: every file, field and example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kamdocs.describe.files import FILE_KINDS, FileKind
from kamdocs.model.judgement import Judged
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, Inside, fields_of

_INTRO = """# The files of a workspace

Every file that kamdocs reads, with every field. This page is made from the program's own model
(`kamdocs schema --reference`), so it cannot be out of date.

- Files are UTF-8. `.yml` is read like `.yaml`. Everything may be left out, except what is marked
  *required*; a name, a tier and an owner are a valid account.
- **Dates** are written `2026-11-22`, `2026-11`, `2026-Q4` or `2026`. **Amounts** are digits with a
  dot for decimals and `_` between thousands, in the workspace's currency or with a code behind them:
  `118_000`, `38.50`, `12_000 USD`. **Percentages** carry their sign: `60 %`. **Lengths of time** are
  `2 weeks`, `3 months`, `quarter`.
- **Where several are allowed, one may stand alone**: `team: marc` and `team: [marc, laia]`.
- **Things with ids** are a mapping (`{cork: {name: Cork plant}}`) or a list (`[{id: cork, name: …}]`).
- **Judgements** may be bare (`stance: supporter`) or say who, when and why
  (`{value: supporter, why: …, by: ana, on: 2026-03-20}`). In a block, `by` and `on` hold for every
  entry without its own.
- A text in several languages has one key each: `{en: Software, es: Software, ca: Programari}`.
- Own fields go below `custom:` or begin with `x-`; templates receive them.
- **Who may see it**: *shareable* may reach a customer document, *on request* only where its record
  says `share: yes`, everything else stays inside the company. *Private* stands in the overlay
  (`private/<account>.yaml`, git-ignored), and is read only `--with-private`.
- A part of an account may be written in `account.yaml` or in a file of its own, named after it
  (`units.yaml`, `opportunities.yaml`, `contracts.yaml` …); posts and people together in
  `contacts.yaml`.

## Files that are not YAML

| file | what it holds |
| --- | --- |
| `accounts/*/actions.md` | a task list: `- [ ] 2026-12-01 @ana Offer for analytics (referral)` |
| `accounts/*/log.md` | notes, newest first: `## 2026-11-18 call · Núria / Ana`, text, `Next: 2026-12-01 Ana: offer`; below an entry also `Solved: 2026-11-09`, `Severity: severe`, `Owner: Marc`, `Due: 2026-12`, `Passed to: product team`, `Evidence: ticket 8841`, `Source: operations`, `Consequence: …`, `About: support-2026`, `Shown: analytics`, `Satisfaction: 4.5`, `Amount: 12_000`, a line each, in English, Spanish or Catalan words |
| `accounts/revenue.csv` | money: `account,unit,product,date,amount,currency,seller,source`; account, date and amount are required |
| `accounts/terms/<id>.md` | a version of the terms; proposals name it by its id |
| `accounts/passages/<id>.<language>.md` | a shared passage for proposals: `include: <id>`; without a language it holds for all; it may include others |

## The text of a proposal

Below the front matter stand sections, each with a heading of the second level. What is not marked is
for everybody, in the language of the offer.

| line | what it does |
| --- | --- |
| `for: financial, nuria` | under a heading: whom the section is for. An orientation (business, financial, technical, relationship, procurement, user), a contact, a group of the offer, a buying role; other editions have it in their appendix |
| `lead: financial` | under a heading: in whose edition it comes first |
| `lang: es` | under a heading: its language. The same section in several languages shares one `id:` |
| `id: understanding` | under a heading: its id. A section called `understanding` or `recommendation` stands in place of what the plan tells |
| `appendix: yes` | under a heading: it stands in the appendix |
| `::: for technical; lang es` … `:::` | around a passage: whom it is for, in which language, or both; a list may be cut this way |
| `include: security` | a shared passage, in the language of the edition; where it does not exist in it, another stands there and says so |
| `question: What does it cost them?` | what its author has still to find out; never printed, and listed by `kamdocs check` |
"""

_LEVELS = {"shareable": "shareable", "on_request": "on request", "private": "private"}


def write_reference() -> str:
    """The whole page; it ends with a line end."""
    lines = [_INTRO]
    told: set[type[Record]] = set()
    queue: list[Inside] = []
    for kind in FILE_KINDS.values():
        lines += _file(kind, queue)
        told.add(kind.record)
    lines.append("## Records\n")
    while queue:
        inside = queue.pop(0)
        if inside.record is not None and inside.record not in told:
            told.add(inside.record)
            lines += _record(inside.record, queue)
    return "\n".join(lines).rstrip() + "\n"


def _file(kind: FileKind, queue: list[Inside]) -> Iterator[str]:
    yield f"## {kind.title}\n"
    yield f"`{kind.pattern}`" + (
        f", by id below `{kind.part}:`" if kind.pattern.endswith("contacts.yaml") else ""
    )
    yield ""
    yield _doc(kind.record)
    yield ""
    fields = [shape for key, shape in fields_of(kind.record).items() if key not in kind.hidden]
    yield from _fields(fields, queue)


def _record(record: type[Record], queue: list[Inside]) -> Iterator[str]:
    yield f"### {_name(record)}\n"
    yield _doc(record)
    if record.short is not None:
        key = record.model_fields[record.short].alias or record.short
        yield f"\nA bare value stands for `{key}`."
    yield ""
    yield from _fields(fields_of(record).values(), queue)


def _fields(shapes: Iterable[FieldShape], queue: list[Inside]) -> Iterator[str]:
    yield "| field | what | example | |"
    yield "| --- | --- | --- | --- |"
    for shape in shapes:
        if shape.inside.record is not None:
            queue.append(shape.inside)
        yield f"| `{shape.key}` | {_what(shape)} | {_example(shape)} | {_marks(shape)} |"
    yield ""


def _what(shape: FieldShape) -> str:
    text = shape.doc
    inside = shape.inside
    if inside.words:
        text += " One of " + ", ".join(f"`{word}`" for word in inside.words) + "."
    if inside.record is not None:
        text += f" → [{_name(inside.record)}](#{_anchor(inside)})"
    default = _default(shape)
    return _cell(text + (f" Default: {default}." if default else ""))


def _default(shape: FieldShape) -> str:
    default = shape.default
    if (
        shape.required
        or default is None
        or default in (False, (), {})
        or isinstance(default, Record)
    ):
        return ""
    if shape.inside.record is not None or shape.key in ("strategy", "text"):
        return ""
    if default is True:
        return "yes"
    return f"`{', '.join(default) if isinstance(default, tuple) else default}`"


def _example(shape: FieldShape) -> str:
    return f"`{_cell(shape.example)}`" if shape.example else ""


def _marks(shape: FieldShape) -> str:
    marks = ["*required*"] if shape.required else []
    if shape.level in _LEVELS:
        marks.append(_LEVELS[shape.level])
    return ", ".join(marks)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _doc(record: type[Record]) -> str:
    doc = record.__doc__ or Judged.__doc__ or ""
    return " ".join(doc.strip().split("\n\n")[0].split())


def _name(record: type[Record]) -> str:
    """The record's name; a judged word goes by the words of its scale."""
    if issubclass(record, Judged):
        return "Judged " + "/".join(fields_of(record)["value"].inside.words[:2]) + "/…"
    return record.__name__


def _anchor(inside: Inside) -> str:
    """The fragment by which git hosts link to a heading."""
    name = _name(inside.record).lower() if inside.record is not None else ""
    return "".join(char for char in name.replace(" ", "-") if char.isalnum() or char in "-_")
