"""What was found about a person in; the blocks a report shows, and plain objects for programs, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kamdocs.history.fault import GitFault
from kamdocs.history.holding import Held, Holding
from kamdocs.pipeline.person import Dossier, Forgetting, is_frozen
from kamdocs.privacy.blanking import Neutral
from kamdocs.privacy.mentions import Mention
from kamdocs.privacy.rewriting import replacement_lines, rewriting_commands
from kamdocs.report.person import Block, Line
from kamdocs.values.sentence import Sentence, sentence, sentence_n
from kamdocs.workspace.layout import ACCOUNTS, CACHE, OUTPUT, PROPOSALS

MOST_COMMITS = 30
_SHORT = 10


def tell_dossier(root: Path, dossier: Dossier) -> tuple[Block, ...]:
    """All that is held, by what kind of place it stands in."""
    return (
        _head(dossier),
        *_told(_held_block(root, dossier)),
        *_told(*_mention_blocks(root, dossier, dossier.mentions, with_records=False)),
        *_told(_unsearched(dossier)),
        *history_blocks(dossier),
    )


def history_blocks(dossier: Dossier) -> tuple[Block, ...]:
    """The commits that hold it, and why git could not be asked where it could not."""
    blocks = []
    for each in dossier.history:
        if isinstance(each, GitFault):
            help_text = each.help()
            after = () if help_text is None or each.kind == "no_repository" else (help_text,)
            blocks.append(
                Block(sentence("No history: {reason}", reason=each.message()), after=after)
            )
        else:
            blocks.append(_commits(each))
    return tuple(blocks)


def tell_left(root: Path, dossier: Dossier, forgetting: Forgetting) -> tuple[Block, ...]:
    """What is not touched: uncertain words, frozen offers, and offers that lose their only reader."""
    blocks = list(_told(*_mention_blocks(root, dossier, forgetting.left, with_records=True)))
    for account, proposal in forgetting.alone:
        file = f"{ACCOUNTS}/{account}/{PROPOSALS}/{proposal}.md"
        frozen = is_frozen(root, account, proposal)
        said = (
            sentence("{file} was addressed to this person only, and was sent", file=file)
            if frozen
            else sentence(
                "{file} is addressed to this person only: nobody reads it now. Write others under"
                " to:, or delete it",
                file=file,
            )
        )
        blocks.append(Block(said))
    return tuple(blocks)


def tell_elsewhere(root: Path, dossier: Dossier, neutral: Neutral) -> tuple[Block, ...]:
    """What else may hold it, and how to take it out of the history."""
    after = [
        sentence("PDFs that were sent, and mails: ask those who have them to delete them"),
        sentence("calendars and contact lists that others subscribed to or imported"),
        sentence("the system an import comes from: it would bring the person back"),
    ]
    if (root / CACHE / "results").is_dir():
        after.insert(
            0,
            sentence(
                "{folder}: results of earlier builds; delete the folder, a build makes it again",
                folder=f"{CACHE}/results",
            ),
        )
    if (root / OUTPUT).is_dir():
        after.insert(
            0,
            sentence(
                "{folder}: build it again (kamdocs build), and publish that", folder=f"{OUTPUT}/"
            ),
        )
    elsewhere = Block(sentence("What else may hold it"), after=tuple(after))
    return (*_rewriting(dossier, neutral), elsewhere)


def objects_of(root: Path, dossier: Dossier) -> Iterator[dict[str, Any]]:
    """The same for programs: values held, mentions, commits, and files that could not be read."""
    for value in dossier.held:
        yield {
            "kind": "held",
            "file": _place(root, dossier, value.file, overlay=value.is_overlay),
            "line": value.line,
            "path": ".".join(map(str, value.path)),
            "value": value.value,
        }
    for mention in dossier.mentions:
        yield {
            "kind": mention.kind,
            "room": mention.room,
            "file": _shown(root, dossier, mention),
            "line": mention.line,
            "column": mention.column,
            "text": mention.text,
            "said": mention.said.strip(),
            "certain": mention.is_certain,
        }
    for each in dossier.history:
        if isinstance(each, GitFault):
            yield {"kind": "no_history", "reason": str(each.message())}
            continue
        for commit in each.commits:
            yield {
                "kind": "commit",
                "repository": str(each.top),
                "commit": commit.commit,
                "date": commit.day.isoformat(),
                "subject": commit.subject,
                "files": list(commit.files),
                "in_message": commit.in_message,
            }
        if each.is_shallow:
            yield {"kind": "shallow", "repository": str(each.top)}
    for file in (*dossier.files.unread, *dossier.papers):
        yield {"kind": "unread", "file": file}


def _told(*blocks: Block) -> Iterator[Block]:
    return (block for block in blocks if block.lines or block.after)


def _head(dossier: Dossier) -> Block:
    subject = dossier.subject
    records = tuple(record.spoken for record in subject.records)
    name = subject.name or next(iter(subject.emails), "")
    if not records:
        return Block(sentence("{name} · in no record", name=name))
    return Block(sentence("{name} · {records}", name=name, records=", ".join(records)))


def _held_block(root: Path, dossier: Dossier) -> Block:
    lines = tuple(
        Line(
            f"{_place(root, dossier, value.file, overlay=value.is_overlay)}:{value.line}",
            f"{'.'.join(map(str, value.path[2:] or value.path))}: {value.value}",
        )
        for value in dossier.held
    )
    return Block(sentence("What is held"), lines)


def _mention_blocks(
    root: Path, dossier: Dossier, mentions: Sequence[Mention], *, with_records: bool
) -> tuple[Block, ...]:
    """Mentions by kind of place; with what is to be done about those that are not touched."""
    files = [each for each in mentions if each.room in ("files", "overlay")]
    certain = [each for each in files if each.is_certain]
    perhaps = [each for each in files if not each.is_certain]
    frozen = [each for each in mentions if each.room == "frozen"]
    remembered = [each for each in mentions if each.room == "imports"]
    beside = [each for each in mentions if each.room == "beside"]
    perhaps_help = sentence("perhaps somebody or something else: change what is meant by hand")
    frozen_help = sentence(
        "frozen as it was sent, and never changed: whoever must not keep it any longer deletes the"
        " whole folder"
    )
    beside_help = sentence("kamdocs neither reads nor changes these: edit or delete them by hand")

    def block(title: Sentence, found: Sequence[Mention], *after: Sentence) -> Block:
        lines = dict.fromkeys(_line(root, dossier, each) for each in found)
        return Block(title, tuple(lines), after if lines else ())

    records = [each for each in certain if each.kind == "record" and with_records]
    named = [each for each in certain if each.kind not in ("record", "reference")]
    papers = tuple(Line(paper) for paper in dossier.papers)
    frozen_block = block(sentence("In frozen offers"), frozen, frozen_help)
    if papers and not frozen_block.after:
        frozen_block = replace(frozen_block, after=(frozen_help,))
    return (
        block(sentence("Records"), records),
        block(sentence("Named by id"), [each for each in certain if each.kind == "reference"]),
        block(sentence("In text"), named),
        block(sentence("Perhaps"), perhaps, perhaps_help),
        replace(frozen_block, lines=(*frozen_block.lines, *papers)),
        block(sentence("In what imports remember"), remembered),
        block(sentence("In files beside those of the workspace"), beside, beside_help),
    )


def _line(root: Path, dossier: Dossier, mention: Mention) -> Line:
    where = _shown(root, dossier, mention)
    if mention.kind == "file_name":
        return Line(where)
    said = mention.said.lstrip()
    at = max(0, mention.column - 1 - (len(mention.said) - len(said)))
    return Line(f"{where}:{mention.line}", said, at)


def _shown(root: Path, dossier: Dossier, mention: Mention) -> str:
    return _place(root, dossier, mention.file, overlay=mention.room == "overlay")


def _place(root: Path, dossier: Dossier, file: str, *, overlay: bool = False) -> str:
    folder = dossier.files.overlay
    if not overlay or folder is None:
        return file
    inside = folder.relative_to(root.resolve()) if folder.is_relative_to(root.resolve()) else folder
    return f"{inside}/{file}"


def _unsearched(dossier: Dossier) -> Block:
    lines = tuple(Line(file) for file in dossier.files.unread)
    return Block(sentence("Could not be read as text; look into them by hand"), lines)


def _commits(held: Held) -> Block:
    lines = [line for commit in held.commits[:MOST_COMMITS] for line in _commit_lines(commit)]
    after = []
    more = len(held.commits) - MOST_COMMITS
    if more > 0:
        after.append(
            sentence_n(
                "and {count} older one; --format json lists all",
                "and {count} older ones; --format json lists all",
                more,
            )
        )
    if held.is_shallow:
        after.append(
            sentence(
                "this clone is shallow, it has only the newest commits: git fetch --unshallow"
                " (in CI, fetch the whole history)"
            )
        )
    if held.papers:
        after.append(
            sentence_n(
                "{count} file was not searched: it is no text (PDF, spreadsheet), or too large",
                "{count} files were not searched: they are no text (PDF, spreadsheet), or too large",
                len(held.papers),
            )
        )
    if not held.commits:
        return Block(sentence("No commit holds it"), after=tuple(after))
    title = sentence_n(
        "{count} commit still holds it", "{count} commits still hold it", len(held.commits)
    )
    return Block(title, tuple(lines), tuple(after))


def _commit_lines(commit: Holding) -> Iterator[Line]:
    message = ["(message)"] if commit.in_message else []
    head = f"{commit.commit[:_SHORT]}  {commit.day.isoformat()}"
    yield Line(head, commit.subject)
    yield Line("", ", ".join([*message, *commit.files]))


def _rewriting(dossier: Dossier, neutral: Neutral) -> Iterator[Block]:
    """The commands for each repository whose history holds it."""
    hers = set(dossier.subject.names)
    others = [name for _, _, name in dossier.search.people() if name not in hers]
    for held in dossier.history:
        if isinstance(held, GitFault) or not held.commits:
            continue
        commands = rewriting_commands(
            replacement_lines(held.spellings, neutral, others), held.top, held.remote
        )
        raw = tuple(line for command in commands for line in command.split("\n"))
        yield Block(
            sentence("To take it out of the history, once the edits are committed and pushed"),
            (),
            (
                sentence(
                    "every commit gets a new id: agree on it with everybody who has a clone; they"
                    " clone anew and delete the old one"
                ),
                sentence(
                    "git-filter-repo is a program of its own: pip install git-filter-repo. The"
                    " server may keep old commits for a while: ask whoever runs it to clear them"
                ),
            ),
            raw,
        )
