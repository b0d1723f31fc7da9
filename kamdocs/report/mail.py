"""A text and an HTML page in; the bytes of a mail that somebody only has to send (`.eml`) out.

The same input gives the same bytes: the day is handed in, and what mail programs make up (identity,
boundary) follows from what the mail says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

MORNING = time(7)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    data: bytes
    kind: tuple[str, str] = ("application", "pdf")


@dataclass(frozen=True, slots=True)
class Mail:
    """What is to be sent. `to` and `sender` are a name and an address, None without one.

    Without `html` it is text alone. `reply_to` is whom answers go to, where not the sender; `at` the minute it
    is sent, in the morning of its day when left out. `topic` names what kind of mail it is and for whom; with the day it makes the identity.
    """

    subject: str
    text: str
    html: str | None
    day: date
    topic: str
    language: str
    to: tuple[str, str] | None = None
    sender: tuple[str, str] | None = None
    reply_to: tuple[str, str] | None = None
    attachments: tuple[Attachment, ...] = ()
    at: datetime | None = None


def write_mail(mail: Mail, *, is_unsent: bool = True) -> bytes:
    """Write a mail: text, with HTML as an alternative, and what goes with it; UTF-8, lines of CRLF.

    An unsent one is opened by mail programs to be sent. An address that is none is left out, so that
    whoever sends the mail writes it.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = mail.subject
    sender, to = _address(mail.sender), _address(mail.to)
    if sender is not None:
        message["From"] = sender
    if to is not None:
        message["To"] = to
    sent = mail.at or datetime.combine(mail.day, MORNING, UTC)
    message["Date"] = sent
    host = sender.domain if sender is not None else "kamdocs.invalid"
    message["Message-ID"] = f"<{mail.topic}.{_stamp(mail)}@{host}>"
    answers = _address(mail.reply_to)
    if answers is not None and answers.addr_spec != (sender.addr_spec if sender else None):
        message["Reply-To"] = answers
    if is_unsent:
        message["X-Unsent"] = "1"
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for each in mail.attachments:
        main, sub = each.kind
        message.add_attachment(each.data, maintype=main, subtype=sub, filename=each.name)
    message["Content-Language"] = mail.language
    said = sha256(f"{mail.subject}\0{mail.text}\0{mail.html or ''}".encode())
    for each in mail.attachments:
        said.update(each.name.encode() + each.data)
    _set_boundaries(message, said.hexdigest()[:32])
    return message.as_bytes()


def _stamp(mail: Mail) -> str:
    return mail.day.isoformat() if mail.at is None else mail.at.strftime("%Y%m%d%H%M%S")


def _set_boundaries(message: EmailMessage, said: str) -> None:
    """Say where the parts of a mail begin by a mark that follows from what the mail says."""
    found = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(found):
        part.set_boundary(f"=_{said}" if number == 0 else f"=_{number}_{said}")


def address_of(written: tuple[str, str]) -> str | None:
    """The plain address that a server is told; None when it is none."""
    found = _address(written)
    return found.addr_spec if found is not None else None


def is_address(written: str) -> bool:
    """Whether mail can be sent to what is written: one plain address."""
    return _address(("", written)) is not None


def _address(written: tuple[str, str] | None) -> Address | None:
    if written is None or not written[1].isascii():
        return None
    name = " ".join(written[0].split())
    try:
        address = Address(name, addr_spec=written[1].strip())
    except (MessageError, ValueError, IndexError):
        return None
    return address if address.username and "." in address.domain else None
