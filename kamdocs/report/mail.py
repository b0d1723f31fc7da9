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
class Mail:
    """What is to be sent. `to` and `sender` are a name and an address, None without one.

    `topic` names what kind of mail it is and for whom; with the day it makes the identity.
    """

    subject: str
    text: str
    html: str
    day: date
    topic: str
    language: str
    to: tuple[str, str] | None = None
    sender: tuple[str, str] | None = None


def write_mail(mail: Mail) -> bytes:
    """Write an unsent mail: text and HTML as alternatives, UTF-8, lines of CRLF.

    An address that is none is left out, so that whoever sends the mail writes it.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = mail.subject
    sender, to = _address(mail.sender), _address(mail.to)
    if sender is not None:
        message["From"] = sender
    if to is not None:
        message["To"] = to
    message["Date"] = datetime.combine(mail.day, MORNING, UTC)
    host = sender.domain if sender is not None else "kamdocs.invalid"
    message["Message-ID"] = f"<{mail.topic}.{mail.day.isoformat()}@{host}>"
    message["X-Unsent"] = "1"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = mail.language
    said = sha256(f"{mail.subject}\0{mail.text}\0{mail.html}".encode()).hexdigest()
    message.set_boundary(f"=_{said[:32]}")
    return message.as_bytes()


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
