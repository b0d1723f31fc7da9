"""An issued offer and one of its readers in; what the mail that carries it may say out."""

from __future__ import annotations

from kamdocs.customer.mail import CoverMail
from kamdocs.customer.proposal import Step
from kamdocs.customer.record import refuse_foreign
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.issued import COMPLETE, Issued, IssuedEdition
from kamdocs.model.shared import Shared
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import project_names, project_person, project_supplier
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared


def project_cover_mail(
    account: Account,
    shared: Shared,
    lock: Issued,
    edition: IssuedEdition,
    reader: str,
    sender: str,
    language: str,
    *,
    is_as_issued: bool,
) -> tuple[CoverMail | None, tuple[Finding, ...]]:
    """Fill the mail to one reader; `reader` is a contact's id, `sender` one of ours.

    Of an offer that is no longer `is_as_issued` only what its lock says is told: what is being written
    anew is nobody's business yet.
    """
    held, common = withhold_account(account), withhold_shared(shared)
    try:
        person = project_person(common.team, sender, None, language)
        if person is None:
            return None, ()
        names = project_names(held, (reader,))
        written = held.proposals[lock.proposal]
        title = written.title.said_in(language) if is_as_issued else lock.title
        mail = CoverMail(
            language=language,
            reader=names[0] if names else reader,
            customer=held.name,
            supplier=project_supplier(common.settings),
            sender=person,
            title=title,
            reference=f"{lock.number} v{lock.version}",
            version=lock.version,
            valid_until=lock.valid_until,
            pages=edition.pages,
            is_whole=edition.id == COMPLETE,
            is_new_version=lock.supersedes is not None,
            next=_next(held, common, lock, language) if is_as_issued else None,
        )
        refuse_foreign(mail)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, lock.proposal),)
    return mail, ()


def _next(account: Account, shared: Shared, lock: Issued, language: str) -> Step | None:
    """The first next step that comes after the offer was issued."""
    for move in account.proposals[lock.proposal].next_steps:
        if move.on is not None and move.on.last >= lock.issued:
            people = (project_person(shared.team, one, None, language) for one in move.ours)
            ours = tuple(person.name for person in people if person is not None)
            theirs = project_names(account, move.theirs)
            text = move.text.said_in(language)
            return Step(text, move.on, move.on, ours, theirs, is_decision=False)
    return None
