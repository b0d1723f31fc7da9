"""Whether an edit did what was meant and nothing else: the new text is read again and compared."""

from __future__ import annotations

from collections import Counter

from kamdocs.edit.change import Refused
from kamdocs.edit.source import Source
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence


def verify_edit(before: Source, after: Source, wanted: Value) -> Refused | None:
    """None when `after` says `wanted` and all else it said `before`; otherwise why it does not."""
    old, new = before.document, after.document
    if not new.is_whole or not is_same(new.value or None, wanted or None):
        return Refused(sentence("the edit would not be read as it is meant; edit the file by hand"))
    found = Counter(finding.name for finding in new.findings)
    if found - Counter(finding.name for finding in old.findings):
        return Refused(sentence("the edit would bring a new fault; edit the file by hand"))
    if (new.body, len(new.suppressions)) != (old.body, len(old.suppressions)):
        return Refused(sentence("the edit would change more than is meant; edit the file by hand"))
    return None


def is_same(one: Value, other: Value) -> bool:
    """Whether two values are the same, the order of their keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other
