"""The frozen versions of an offer in; the state of each, and what was done to them since, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.validity import DECIDED_STATES, entries_about, find_state
from kamdocs.model.frozen import LOCK, Frozen, FrozenVersion, SealState
from kamdocs.model.issued import Issued, IssuedEdition
from kamdocs.model.proposal import Proposal
from kamdocs.model.proposal_life import StateChange
from kamdocs.model.scales import ProposalState
from kamdocs.values.sentence import Sentence, sentence

SEAL_LENGTH = 16
"""How many characters of a lock's digest stand in the offer's entries."""

_SEALS: Mapping[SealState, Sentence] = {
    "broken": sentence("the lock was changed after the offer was issued"),
    "missing": sentence("the lock of this issued version is gone"),
    "unread": sentence("the lock cannot be read"),
    "newer": sentence("the lock was written by another version of kamdocs, which this one cannot read"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damage:
    """What was done to one frozen file, named as in the workspace."""

    file: str
    what: Sentence


@dataclass(frozen=True, slots=True)
class IssuedVersion:
    """A frozen version on a day; `damage` says what is no longer as it was frozen.

    `sendings` are the entries of the offer by which this version went out.
    """

    frozen: FrozenVersion
    state: ProposalState
    damage: tuple[Damage, ...]
    sendings: tuple[StateChange, ...] = ()

    @property
    def lock(self) -> Issued | None:
        """What its lock says, None where that cannot be relied on."""
        return self.frozen.lock

    def whole_editions(self) -> Iterator[tuple[IssuedEdition, str]]:
        """The PDFs that are as they were frozen, with their files."""
        for edition in self.lock.editions if self.lock else ():
            if self.frozen.files.get(edition.file) == edition.sha256:
                yield edition, f"{self.frozen.folder}/{edition.file}"


@dataclass(frozen=True, slots=True)
class IssuedFacts:
    """All frozen versions of one offer, the oldest first.

    `missing` are versions that the offer's entries or later locks speak of and that are not there as
    they were. `is_source_changed` says that the offer reads otherwise than the frozen version of its
    number; `has_source` is false when the offer's file is gone.
    """

    proposal: str
    versions: tuple[IssuedVersion, ...]
    missing: tuple[Damage, ...]
    has_source: bool
    is_source_changed: bool

    def of(self, version: int) -> IssuedVersion | None:
        """A frozen version by its number."""
        return next((each for each in self.versions if each.frozen.version == version), None)

    def by_version(self) -> tuple[tuple[IssuedVersion | None, tuple[Damage, ...]], ...]:
        """Each version with all that was done to it; under None what is missing and belongs to none."""
        left, found = self.missing, list[tuple[IssuedVersion | None, tuple[Damage, ...]]]()
        for each in self.versions:
            own = tuple(one for one in left if one.file.startswith(f"{each.frozen.folder}/"))
            left = tuple(one for one in left if one not in own)
            found.append((each, (*each.damage, *own)))
        return (*found, (None, left)) if left else tuple(found)

    @property
    def newest(self) -> IssuedVersion | None:
        """The frozen version with the highest number."""
        numbered = [each for each in self.versions if each.frozen.version is not None]
        return numbered[-1] if numbered else None


def derive_issued(
    frozen: Mapping[str, Frozen],
    proposals: Mapping[str, Proposal],
    today: date,
    replaced: Collection[str] = (),
) -> Mapping[str, IssuedFacts]:
    """Derive what is known of the frozen versions of every offer that has, or should have, any.

    `replaced` are offers of which a newer version went out in another file.
    """
    found = {
        key: _derive(key, each, proposals.get(key), today, is_replaced=key in replaced)
        for key, each in frozen.items()
    }
    return {key: facts for key, facts in found.items() if facts.versions or facts.missing}


def numbers_of(frozen: Frozen | None) -> frozenset[int]:
    """The numbers of the versions that were frozen."""
    return frozenset(
        each.version for each in (frozen.versions if frozen else ()) if each.version is not None
    )


def _derive(
    key: str, frozen: Frozen, offer: Proposal | None, today: date, *, is_replaced: bool
) -> IssuedFacts:
    numbers = numbers_of(frozen)
    versions = tuple(
        IssuedVersion(
            each,
            _state(each, offer, numbers, today, is_replaced=is_replaced),
            tuple(find_damage(each, key)),
            tuple(_sendings(each, offer, numbers)),
        )
        for each in frozen.versions
    )
    current = next(
        (each for each in frozen.versions if offer and each.version == offer.version), None
    )
    return IssuedFacts(
        proposal=key,
        versions=versions,
        missing=tuple(_missing(key, frozen, offer)),
        has_source=frozen.source is not None,
        is_source_changed=(
            current is not None
            and current.lock is not None
            and frozen.source is not None
            and current.lock.source != frozen.source
        ),
    )


def _state(
    version: FrozenVersion,
    offer: Proposal | None,
    numbers: frozenset[int],
    today: date,
    *,
    is_replaced: bool,
) -> ProposalState:
    last = version.lock.valid_until if version.lock else None
    if offer is not None and version.version is not None:
        own = find_state(offer, today, version=version.version, issued=numbers, last=last)
        return "superseded" if is_replaced and own not in DECIDED_STATES else own
    if version.version is not None and version.version < max(numbers):
        return "superseded"
    return "expired" if last is not None and last < today else "approved"


def _sendings(
    version: FrozenVersion, offer: Proposal | None, numbers: frozenset[int]
) -> Iterator[StateChange]:
    if offer is not None and version.version is not None:
        for entry in entries_about(offer, version.version, numbers):
            if entry.state == "sent":
                yield entry


def find_damage(version: FrozenVersion, offer: str) -> Iterator[Damage]:
    """What of a frozen version of an offer is not as it was frozen, file by file."""
    lock = f"{version.folder}/{LOCK}"
    if version.version is None:
        for name in version.files:
            what = sentence("this file was put among issued offers; nobody issued it")
            yield Damage(f"{version.folder}/{name}", what)
        if version.seal != "missing":
            yield Damage(lock, sentence("this folder is no version: they are called v1, v2, v3"))
        return
    if version.seal in _SEALS:
        yield Damage(lock, _SEALS[version.seal])
        return
    if version.lock is not None and version.lock.proposal != offer:
        what = sentence(
            "this was issued as the offer {offer}: give its file and its folder that name again",
            offer=version.lock.proposal,
        )
        yield Damage(lock, what)
    yield from _files(version)


def _files(version: FrozenVersion) -> Iterator[Damage]:
    lock = version.lock
    if lock is None:
        return
    wanted = {edition.file: edition.sha256 for edition in lock.editions}
    for name, digest in wanted.items():
        file = f"{version.folder}/{name}"
        if name not in version.files:
            yield Damage(file, sentence("this PDF was issued and is gone"))
        elif version.files[name] is None:
            yield Damage(file, sentence("this issued PDF cannot be read"))
        elif version.files[name] != digest:
            what = sentence("this PDF is not the one that was issued: its bytes are others")
            yield Damage(file, what)
    for name in version.files.keys() - wanted.keys():
        what = sentence("this file was put beside the issued offer; its lock does not know it")
        yield Damage(f"{version.folder}/{name}", what)


def _missing(key: str, frozen: Frozen, offer: Proposal | None) -> Iterator[Damage]:
    """Versions that were sealed, by the offer's entries or a later lock, and are not there as sealed."""
    digests = {each.version: each.digest for each in frozen.versions if each.version is not None}
    folders = {each.version: each.folder for each in frozen.versions}
    for each in frozen.versions:
        before = each.lock.supersedes if each.lock else None
        if before is None:
            continue
        file = f"{each.folder.rpartition('/')[0]}/v{before.version}/{LOCK}"
        if before.version not in digests:
            what = sentence("version {version} was issued and is gone", version=before.version)
            yield Damage(file, what)
        elif digests[before.version] not in (None, before.digest):
            yield Damage(file, _another(before.version))
    for version, seal in _seals(offer, frozenset(digests)):
        if version in digests and digests[version] is not None:
            if not str(digests[version]).startswith(seal):
                yield Damage(f"{folders[version]}/{LOCK}", _another(version))
        elif version not in digests:
            what = sentence("version {version} was issued and is gone", version=version)
            yield Damage("", what)


def _seals(offer: Proposal | None, numbers: frozenset[int]) -> Iterator[tuple[int, str]]:
    """The versions that entries say were sealed, with the beginning of the digest, each once."""
    if offer is None:
        return
    known = {each.version for each in offer.states if each.version} | numbers | {offer.version}
    for version in sorted(known):
        sealed = [each.seal for each in entries_about(offer, version, numbers) if each.seal]
        if sealed:
            yield version, sealed[-1]


def _another(version: int) -> Sentence:
    return sentence("this is not the lock with which version {version} was issued", version=version)
