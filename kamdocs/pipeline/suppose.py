"""Other settings than those in the file, as somebody types them; nothing on the disk is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kamdocs.edit.change import Change, Refused, SetValue
from kamdocs.edit.document import edit_document
from kamdocs.edit.source import Source
from kamdocs.edit.where import numbered, split_path
from kamdocs.edit.writing import typed_value
from kamdocs.model.settings.settings import Settings
from kamdocs.pipeline.revise import read_for_edit
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.shared import read_shared
from kamdocs.values.sentence import sentence
from kamdocs.workspace.files import FileFault
from kamdocs.workspace.layout import SETTINGS
from kamdocs.workspace.root import settings_file

SUPPOSED = ("criteria", "tiers", "concentration")
"""The settings by which the summaries of accounts can be judged again."""


def suppose_settings(stock: Stock, wishes: Sequence[tuple[str, str]]) -> Settings | Refused:
    """The settings of a workspace with other values, given as (path, value)."""
    file = settings_file(stock.root) or SETTINGS
    read = read_for_edit(stock.root, file)
    if isinstance(read, FileFault):
        return Refused(sentence("{file} cannot be read", file=file))
    text = read[1]
    changes: list[Change] = []
    for path, written in wishes:
        steps, value = split_path(path), typed_value(written)
        if isinstance(value, Refused):
            return value
        if steps[0] not in SUPPOSED:
            return Refused(sentence("only {parts} can be supposed", parts=SUPPOSED))
        changes.append(SetValue(numbered(Source(file, text).value, steps), value))
    done = edit_document(file, text, changes)
    if isinstance(done, Refused):
        return done
    before, after = (read_shared((file, each.encode()), {}) for each in (text, done.text))
    known = Counter(finding.name for finding in before.findings)
    for finding in after.findings:
        known[finding.name] -= 1
        if known[finding.name] < 0:
            hint = finding.help or sentence("see kamdocs explain {name}", name=finding.name)
            return Refused(sentence("{message}; {hint}", message=finding.message, hint=hint))
    return after.shared.settings
