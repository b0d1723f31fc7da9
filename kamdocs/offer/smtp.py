"""Mails in; each handed to a mail server over an encrypted connection, and what came of each out.

The only speaker of SMTP. Without encryption nothing is said: not to this server, not to another. The
certificate of the server must be good for its name.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from kamdocs.values.sentence import Sentence, sentence

SECONDS = 60.0
PORTS = {"starttls": 587, "tls": 465}


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server; user and password are those of who sends, None where it asks for none."""

    host: str
    port: int
    security: Literal["starttls", "tls"]
    user: str | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail with the plain addresses it comes from and goes to."""

    sender: str
    to: str
    data: bytes


def deliver(server: Server, letters: Sequence[Letter]) -> Iterator[Sentence | None]:
    """Hand over mails, one by one; for each None when the server took it, else why it did not.

    Each result is told before the next mail is handed over.
    """
    try:
        connection = _connect(server)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        yield from (_why(error, server),) * len(letters)
        return
    told = 0
    try:
        for letter in letters:
            fault = _hand_over(connection, letter)
            told += 1
            yield None if fault is None else _why(fault, server)
            if _is_lost(fault):
                break
    finally:
        _leave(connection)
    lost = sentence("the connection to {host} was lost before its turn", host=server.host)
    yield from (lost,) * (len(letters) - told)


def _hand_over(connection: smtplib.SMTP, letter: Letter) -> Exception | None:
    try:
        connection.sendmail(letter.sender, [letter.to], letter.data)
    except (OSError, smtplib.SMTPException) as error:
        return error
    except UnicodeError as error:
        with suppress(OSError, smtplib.SMTPException):
            connection.rset()  # It broke off between the sender and the addressee.
        return error
    return None


def _is_lost(fault: Exception | None) -> bool:
    """Whether the server cannot be spoken to any more."""
    if isinstance(fault, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused):
        return False
    return isinstance(fault, smtplib.SMTPServerDisconnected | OSError)


def _connect(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, local_hostname="localhost", timeout=SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(
            server.host, server.port, local_hostname="localhost", timeout=SECONDS
        )
    try:
        if server.security == "starttls":
            connection.starttls(context=context)
        if server.user is not None:
            connection.login(server.user, server.password or "")
    except BaseException:
        connection.close()
        raise
    return connection


def _leave(connection: smtplib.SMTP) -> None:
    try:
        connection.quit()
    except (OSError, smtplib.SMTPException):
        connection.close()


def _why(error: Exception, server: Server) -> Sentence:
    """What a person can do something with."""
    match error:
        case ssl.SSLCertVerificationError():
            return sentence(
                "the certificate of {host} is not good: {reason}",
                host=server.host,
                reason=error.verify_message,
            )
        case smtplib.SMTPNotSupportedError():
            return sentence(
                "{host} offers no encryption or no login here, and nothing is sent without",
                host=server.host,
            )
        case smtplib.SMTPAuthenticationError():
            return sentence("{host} does not accept user and password", host=server.host)
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(error.recipients.values()), (0, b""))
            return sentence("refused: {answer}", answer=f"{code} {_text(said)}")
        case smtplib.SMTPResponseException():
            return sentence(
                "refused: {answer}", answer=f"{error.smtp_code} {_text(error.smtp_error)}"
            )
        case ssl.SSLError():
            return sentence(
                "{host} does not speak TLS on port {port}", host=server.host, port=server.port
            )
        case UnicodeError():
            return sentence(
                "user, password and addresses may only hold letters without accents here"
            )
        case smtplib.SMTPServerDisconnected():
            return sentence("{host} hung up", host=server.host)
        case OSError():
            return sentence(
                "{host}, port {port}, cannot be reached: {reason}",
                host=server.host,
                port=server.port,
                reason=error.strerror or str(error) or type(error).__name__,
            )
        case _:
            return sentence("refused: {answer}", answer=str(error))


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
