"""Addresses, names and texts as people write them → a mail that a mail program reads back."""

import email
import email.policy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.report.mail import Mail, is_address, write_mail

MAIL = Mail("Agenda", "Hello\n", "<p>Hello</p>\n", date(2026, 11, 23), "agenda.ana", "en")


def read(mail: Mail) -> email.message.EmailMessage:
    message = email.message_from_bytes(write_mail(mail), policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    assert message.defects == []
    return message


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("ana@example.com", True),
        (" ana.f+x@mail.example.com ", True),
        ("", False),
        ("ana", False),
        ("ana@", False),
        ("@example.com", False),
        ("ana@localhost", False),
        ("ana@example.com, eve@example.com", False),
        ("ana@example.com\nBcc: eve@example.com", False),
        ("Ana <ana@example.com>", False),
        ("núria@example.com", False),
    ],
)
def test_addresses(written: str, is_one: bool) -> None:
    assert is_address(written) is is_one
    message = read(replace(MAIL, to=("Ana", written)))
    assert ("To" in message) is is_one
    assert "Bcc" not in message


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_names_and_texts_come_back_as_they_were(name: str) -> None:
    text = f"{name}\n"
    message = read(replace(MAIL, to=(name, "ana@example.com"), text=text, html=text))
    assert message["To"].addresses[0].addr_spec == "ana@example.com"
    for part in message.iter_parts():
        assert part.get_content().replace("\r\n", "\n") == text


def test_what_is_said_makes_the_boundary() -> None:
    one, other = read(MAIL), read(replace(MAIL, text="Bye\n"))
    assert one.get_boundary() != other.get_boundary()
    assert one["Message-ID"] == "<agenda.ana.2026-11-23@kamdocs.invalid>"
