"""An internal text that a template of the workspace prints → nothing leaves the house, and where it is written."""

from pathlib import Path

SECRET = "they sign at any price below the one of last year"
FOUND = "“they sign at any price below the one of last year” is not for this customer"
FILE = "accounts/acme/contacts.yaml"
NAMED = f"{FILE}:3:"
MAIL = "templates/mail/proposal.txt"
PAGE = "templates/customer/proposal/validity.html"
SHEET = "P-2026-001-v1-decision-sheet-en.pdf"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"


def plant(workspace, *templates: str, text: str = f"<p>Keep in mind: {SECRET}.</p>") -> None:
    """Have templates of the workspace print what is noted of a contact."""
    lay(workspace, *templates, text=text)
    note(workspace)


def lay(workspace, *templates: str, text: str) -> None:
    workspace.git.lay(dict.fromkeys(templates, text))


def note(workspace) -> None:
    """The note stands on the third line of the file of contacts."""
    workspace.write("pau: {name: Pau Serra,", f"pau: {{name: Pau Serra, note: {SECRET},", FILE)


def refused(workspace, code: int, *words: str) -> str:
    """What a command says that must leave every file of the workspace as it is."""
    workspace.commit()
    before = workspace.files()
    result = workspace.run(*words)
    assert result.exit_code == code, result.output
    assert workspace.files() == before
    return str(result.output)


def test_a_pdf_with_an_internal_text_is_not_built(workspace, tmp_path) -> None:
    plant(workspace, PAGE)
    workspace.commit()
    out = tmp_path / "out"
    result = workspace.run("build", "acme/2026-offer", "--output", str(out))
    assert result.exit_code == 1
    assert FOUND in result.output
    assert NAMED in result.output
    assert f"{WHOLE} was not handed over" in result.output
    assert [each.name for each in out.iterdir()] == [SHEET]  # which has no such page


def test_nor_into_the_folder_of_the_customer(workspace) -> None:
    plant(workspace, PAGE, "templates/customer/decision_sheet.html")
    said = refused(workspace, 1, "build", "acme/2026-offer")
    assert NAMED in said
    assert not (workspace.root / "site").exists()


def test_an_offer_with_an_internal_text_is_not_issued(workspace) -> None:
    plant(workspace, PAGE)
    said = refused(workspace, 1, "issue", "acme/2026-offer")
    assert FOUND in said
    assert NAMED in said
    assert "acme/2026-offer was not issued: mend what is above\n" in said
    assert not (workspace.root / "accounts/acme/proposals/2026-offer.issued").exists()


def test_an_internal_figure_keeps_it_from_being_issued(workspace) -> None:
    lay(workspace, PAGE, text="<p>We may go down by 4,321 in all.</p>")
    workspace.write("valid_for:", "concessions: [{text: training, limit: 4_321}]\nvalid_for:")
    said = refused(workspace, 1, "issue", "acme/2026-offer")
    assert "the figure 4,321 is internal, and stands in" in said
    assert "accounts/acme/proposals/2026-offer.md:6:" in said


def test_no_setting_opens_the_door(workspace) -> None:
    plant(workspace, PAGE)
    workspace.write(
        "languages: [en]",
        "languages: [en]\nseverities: {internal-text-handed-out: off, PRV10: off}",
        "kamdocs.yaml",
    )
    assert FOUND in refused(workspace, 1, "issue", "acme/2026-offer")


def test_a_mail_with_an_internal_text_is_not_drafted(issued, tmp_path) -> None:
    plant(issued, MAIL, text=f"Dear reader, {SECRET}.")
    out = tmp_path / "out"
    said = refused(issued, 2, "send", "acme/2026-offer", "--output", str(out), "--record")
    assert FOUND in said
    assert NAMED in said
    assert "no mail may be sent" in said
    assert not out.exists()


def test_the_mails_without_a_find_are_written_and_recorded(issued, tmp_path) -> None:
    plant(
        issued, MAIL, text=f"{{% if mail.is_whole %}}Well, {SECRET}.{{% else %}}Hello{{% endif %}}"
    )
    issued.commit()
    result = issued.run("send", "acme/2026-offer", "--output", str(tmp_path / "out"), "--record")
    assert result.exit_code == 1
    assert "nuria: not sent: something internal is in the mail" in result.output
    assert [each.name for each in (tmp_path / "out").iterdir()] == [
        "P-2026-001-v1-money-en-pau.eml"
    ]
    entry = issued.stock().accounts["acme"].proposals["2026-offer"].entries[-1]
    assert (entry.state, entry.to, entry.note) == ("sent", ("pau",), None)


def test_a_figure_in_the_subject_is_found(issued, tmp_path) -> None:
    lay(issued, "templates/mail/proposal_subject.txt", text="Our offer, at 4,321 less")
    issued.write("valid_for:", "concessions: [{text: training, limit: 4_321}]\nvalid_for:")
    said = refused(issued, 2, "send", "acme/2026-offer", "--output", str(tmp_path / "out"))
    assert "the figure 4,321 is internal, and stands in" in said
    assert "in a header" in said


def test_what_was_issued_is_looked_through_again_before_it_goes(workspace, tmp_path) -> None:
    lay(workspace, PAGE, text=f"<p>Keep in mind: {SECRET}.</p>")
    workspace.issue()  # Nothing internal says so yet.
    note(workspace)
    said = refused(workspace, 2, "send", "acme/2026-offer", "--output", str(tmp_path / "out"))
    assert NAMED in said
    assert "no mail may be sent" in said


def test_nothing_is_found_where_nothing_was_planted(workspace, tmp_path: Path) -> None:
    note(workspace)
    workspace.issue()
    workspace.done("build", "acme/2026-offer", "--output", str(tmp_path / "pdf"))
    workspace.done("send", "acme/2026-offer", "--output", str(tmp_path / "out"))
    assert len([*(tmp_path / "out").iterdir()]) == 2
    assert [each.name for each in sorted((tmp_path / "pdf").iterdir())] == [WHOLE, SHEET, MONEY]
