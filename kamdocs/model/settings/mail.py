"""How offers may be sent by mail. Whoever sends says user and password; no file holds them."""

from __future__ import annotations

from typing import Annotated, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Text, Whole, choice

MailSecurity = Literal["starttls", "tls"]


class MailSettings(Record):
    """The server that takes mail from us. It is never spoken to without encryption."""

    host: Text = entry("The server.", example="smtp.example.com")
    port: Whole | None = entry(
        "Its port; 587 for starttls and 465 for tls when left out.", None, example="587"
    )
    security: Annotated[MailSecurity, choice(MailSecurity)] = entry(
        "How the connection is encrypted: from its first byte (tls) or before anything is said.",
        "starttls",
        example="tls",
    )
    sender: Text | None = entry(
        "The address mail comes from, where it is not that of who prepared the offer.",
        None,
        example="offers@example.com",
        key="from",
    )
