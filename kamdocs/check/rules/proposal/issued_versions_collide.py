"""Issued versions that do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.issued import IssuedFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.model.frozen import LOCK, FrozenVersion
from kamdocs.model.issued import Issued
from kamdocs.values.sentence import Sentence, sentence

Sealed = tuple[FrozenVersion, Issued]


def issued_versions_collide(issued: Mapping[str, IssuedFacts]) -> Iterator[Finding]:
    """Each issued version follows the one before; a number and version name one issued offer."""
    first: dict[tuple[str, int], str] = {}
    for facts in issued.values():
        before: Sealed | None = None
        for each in facts.versions:
            if each.lock is None:
                continue
            version: Sealed = each.frozen, each.lock
            message = _fault(facts.proposal, version, before)
            holder = first.setdefault((each.lock.number, each.lock.version), facts.proposal)
            if message is None and holder != facts.proposal:
                message = sentence(
                    "{number}, version {version}, was issued twice: {offer} has it too",
                    number=each.lock.number,
                    version=each.lock.version,
                    offer=holder,
                )
            if message is not None:
                place = Place((), f"{each.frozen.folder}/{LOCK}")
                hint = sentence("keep the folder that the customer has, and issue the rest anew")
                yield Finding("issued-versions-collide", place, message, hint)
            before = version


def _fault(offer: str, version: Sealed, before: Sealed | None) -> Sentence | None:
    frozen, lock = version
    if lock.version != frozen.version or lock.proposal != offer:
        return sentence(
            "this is the lock of {offer}, version {version}: it was put into another folder",
            offer=lock.proposal,
            version=lock.version,
        )
    if before is None:
        return None
    earlier = before[1]
    if lock.number != earlier.number:
        return sentence(
            "version {version} bears the number {number}, the one before {other}",
            version=lock.version,
            number=lock.number,
            other=earlier.number,
        )
    if lock.supersedes is None or lock.supersedes.version != earlier.version:
        return sentence(
            "version {version} does not replace version {other}: both were issued side by side",
            version=lock.version,
            other=earlier.version,
        )
    if lock.issued < earlier.issued:
        return sentence(
            "version {version} was issued on {day}, before version {other}",
            version=lock.version,
            day=lock.issued,
            other=earlier.version,
        )
    return None
