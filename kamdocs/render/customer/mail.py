"""A mail's content in; its subject and plain text out, by templates that a workspace may override."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.customer.mail import CoverMail
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.render.customer.wording import make_filters
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import render_page

SUBJECT, TEXT = "mail/proposal_subject.txt", "mail/proposal.txt"


@dataclass(frozen=True, slots=True)
class MailPage:
    """What the templates of a mail receive."""

    mail: CoverMail


@dataclass(frozen=True, slots=True)
class WrittenMail:
    """A mail as it is read."""

    subject: str
    text: str


def render_cover_mail(
    mail: CoverMail, layers: Layers
) -> tuple[WrittenMail | None, tuple[Finding, ...]]:
    """Write the mail in the language of its reader; None when a template is at fault."""
    speaker = speaker_of(mail.language)
    environment = make_environment(layers, speaker, filters=make_filters(speaker))
    page = MailPage(mail)
    subject, text = (render_page(environment, name, page) for name in (SUBJECT, TEXT))
    findings = (*subject.findings, *text.findings)
    if subject.text is None or text.text is None:
        return None, findings
    return WrittenMail(" ".join(subject.text.split()), _tidy(text.text)), findings


def _tidy(text: str) -> str:
    """Paragraphs with one blank line between them."""
    paragraphs = (
        "\n".join(" ".join(line.split()) for line in each.strip().splitlines())
        for each in text.replace("\r\n", "\n").split("\n\n")
    )
    return "\n\n".join(each for each in paragraphs if each) + "\n"
