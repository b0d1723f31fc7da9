"""An issued offer in; a mail for each recipient with the right frozen PDF out, and the entry that it went.

Only what was issued and still holds is sent, and only bytes that are those of the lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from kamdocs.customer.mail import CoverMail
from kamdocs.derive.account.issued import IssuedVersion
from kamdocs.derive.account.validity import LYING_STATES
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.edit.change import AddItem, Refused
from kamdocs.model.issued import COMPLETE, Issued, IssuedEdition
from kamdocs.offer.entries import entry_of, nobody
from kamdocs.offer.offer import Offer
from kamdocs.pipeline.last_look import take_last_look
from kamdocs.pipeline.revise import Revision
from kamdocs.pipeline.revise_account import revise_account
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.templates import read_layers
from kamdocs.project.mail import project_cover_mail
from kamdocs.read.whom import contact_meant, member_meant
from kamdocs.read.yaml import Value
from kamdocs.render.customer.mail import render_cover_mail
from kamdocs.report.mail import Attachment, Mail, is_address, write_mail
from kamdocs.values.sentence import Sentence, Term, sentence
from kamdocs.workspace.files import FileFault, read_bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail to one recipient; `reader` is their id, `name` that of its file without an ending.

    `cover` is what its text was made of.
    """

    reader: str
    name: str
    edition: str
    mail: Mail
    cover: CoverMail

    @property
    def address(self) -> str | None:
        """Where it goes to, None where no usable address is known."""
        return self.mail.to[1] if self.mail.to and is_address(self.mail.to[1]) else None

    def draft(self) -> bytes:
        """A file that a mail program opens to be sent."""
        return write_mail(self.mail)

    def message(self) -> bytes:
        """What a server is given."""
        return write_mail(self.mail, is_unsent=False)


@dataclass(frozen=True, slots=True)
class Sending:
    """All mails of one sending, and findings about the template they were written by.

    `refused` are readers whose mail must not leave, since something internal is in it; `located` says
    what, and where that is written.
    """

    version: int
    by: str
    envelopes: tuple[Envelope, ...]
    findings: tuple[Finding, ...] = ()
    refused: tuple[str, ...] = ()
    located: tuple[Located, ...] = ()


def plan_sending(
    offer: Offer, to: Sequence[str], by: str, sender: str | None, at: datetime | None = None
) -> Sending | Refused:
    """Write the mails to everybody the offer was issued to, or to those who are named.

    `by` is who of ours sends it; `sender` the address mail comes from, theirs when left out.
    """
    stock, newest = offer.stock, offer.newest
    fault = _fault(offer, newest)
    if fault is not None or newest is None or newest.lock is None:
        return Refused(fault or sentence("it was never issued"))
    member = member_meant(by, stock.shared.team)
    if member is None:
        return Refused(nobody(stock, by, None))
    readers = _readers(offer, newest.lock, to)
    if isinstance(readers, Refused):
        return readers
    data = _read_editions(offer, newest)
    if isinstance(data, Refused):
        return data
    layers, _ = read_layers(stock.root)
    people = stock.accounts[offer.account].written.people
    envelopes: list[Envelope] = []
    findings: list[Finding] = []
    for reader in readers:
        person = people[reader]
        edition = edition_for(newest.lock, reader)
        language = person.language or edition.language
        account = stock.accounts[offer.account].written
        cover, found = project_cover_mail(
            account, stock.shared, newest.lock, edition, reader, member, language,
            is_as_issued=offer.is_as_issued,
        )  # fmt: skip
        findings += found
        written, more = render_cover_mail(cover, layers) if cover else (None, ())
        findings += more
        if cover is None or written is None:
            continue
        own = stock.shared.team.people[member]
        address = sender or own.email
        envelopes.append(
            Envelope(
                reader=reader,
                name=f"{edition.file.removesuffix('.pdf')}-{reader}",
                edition=edition.id,
                mail=Mail(
                    subject=written.subject,
                    text=written.text,
                    html=None,
                    day=stock.today,
                    topic=f"{newest.lock.number}.v{newest.lock.version}.{reader}".replace(" ", "-"),
                    language=language,
                    to=(person.name, person.email) if person.email else None,
                    sender=(own.name, address) if address else None,
                    reply_to=(own.name, own.email) if own.email else None,
                    attachments=(Attachment(edition.file, data[edition.file]),),
                    at=at,
                ),
                cover=cover,
            )
        )
    sending = Sending(newest.lock.version, member, tuple(envelopes), tuple(dict.fromkeys(findings)))
    return sending if findings else _look_through(offer, sending)


def _look_through(offer: Offer, sending: Sending) -> Sending:
    """The same without the mails that have something internal in them, in what is attached as well.

    Whom a mail is from and to has to stand in it, so these addresses are left out of the search.
    Figures are judged in the text of a mail alone: those of an offer were judged when it was issued.
    """
    secrets = Secrets(offer.stock)
    unaddressed = {
        f"{each.name}.eml": replace(each.mail, to=None, sender=None, reply_to=None)
        for each in sending.envelopes
    }
    whole = {name: write_mail(mail) for name, mail in unaddressed.items()}
    bare = {name: write_mail(replace(mail, attachments=())) for name, mail in unaddressed.items()}
    covers = {f"{each.name}.eml": each.cover for each in sending.envelopes}
    looks = (
        take_last_look(secrets, whole, account=offer.account),
        take_last_look(secrets, bare, covers, account=offer.account),
    )
    names = looks[0].refused | looks[1].refused
    kept = tuple(each for each in sending.envelopes if f"{each.name}.eml" not in names)
    refused = tuple(each.reader for each in sending.envelopes if each not in kept)
    located = dict.fromkeys(found for look in looks for found in look.located)
    return replace(sending, envelopes=kept, refused=refused, located=tuple(located))


def edition_for(lock: Issued, reader: str) -> IssuedEdition:
    """The edition made for a reader: the one with the fewest others, else the complete document."""
    own = [each for each in lock.editions if reader in each.readers and each.id != COMPLETE]
    whole = next((each for each in lock.editions if each.id == COMPLETE), lock.editions[0])
    return min(own, key=lambda each: (each.excerpt, len(each.readers), each.id), default=whole)


def record_sending(
    offer: Offer, sending: Sending, on: date, reached: Sequence[str], missed: Mapping[str, str]
) -> Revision | Refused:
    """Append that the offer was sent to those it reached; whom it did not reach stands in the note."""
    note = "; ".join(f"not delivered to {name}: {why}" for name, why in missed.items())
    fields: dict[str, Value] = {"to": list(reached), "channel": "email"}
    if note:
        fields["note"] = note
    entry = entry_of(offer.facts, "sent", on, sending.by, sending.version, **fields)
    return revise_account(
        offer.stock, offer.account, [AddItem(("proposals", offer.id, "states"), entry)]
    )


def _fault(offer: Offer, newest: IssuedVersion | None) -> Sentence | None:
    if newest is None or newest.frozen.version is None:
        return sentence(
            "only what was issued may be sent: kamdocs proposal issue {offer}", offer=offer.name
        )
    if newest.damage or newest.lock is None:
        return sentence(
            "what was issued was changed since: kamdocs proposal verify {offer} says where",
            offer=offer.name,
        )
    if newest.state not in LYING_STATES | {"approved"}:
        return sentence(
            "version {version} is {state}, and is not sent any more",
            version=newest.frozen.version,
            state=Term(newest.state),
        )
    return None


def _readers(offer: Offer, lock: Issued, to: Iterable[str]) -> tuple[str, ...] | Refused:
    account = offer.stock.accounts[offer.account].written
    wanted = []
    for name in to:
        contact = contact_meant(name, account)
        if contact is None:
            return Refused(nobody(offer.stock, name, offer.account))
        wanted.append(contact)
    chosen = tuple(dict.fromkeys(wanted)) or tuple(each.id for each in lock.to)
    for reader in chosen:
        person = account.people.get(reader)
        if person is None:
            return Refused(
                sentence("{name} is no longer among the contacts: say --to", name=reader)
            )
        if person.has_left(offer.stock.today):
            return Refused(sentence("{name} has left: say --to", name=person.name))
    return chosen or Refused(sentence("the offer is addressed to nobody"))


def _read_editions(offer: Offer, newest: IssuedVersion) -> Mapping[str, bytes] | Refused:
    found = {}
    for edition, file in newest.whole_editions():
        data = read_bytes(offer.stock.root, file)
        if isinstance(data, FileFault) or sha256(data).hexdigest() != edition.sha256:
            return Refused(sentence("{file} was changed by somebody else meanwhile", file=file))
        found[edition.file] = data
    return found
