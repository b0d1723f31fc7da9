"""Briefs and minutes from the command line: where they go, and what is said when there is none."""

import io
import sys

import pypdf
import pytest

DAY = ("--today", "2026-11-22")


@pytest.fixture
def brief(run, workspace, tmp_path, monkeypatch):
    """Call the command in a folder of one's own; it must end with `code`."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def brief(*words, code=0):
        done = run("-C", workspace, "brief", *words, *DAY)
        assert done.exit_code == code, (done.stdout, done.stderr)
        return done

    return brief


def test_text_goes_to_standard_output(brief):
    done = brief("meeting", "acme")
    assert done.stdout.startswith("# Meeting brief: Acme\n")
    assert done.stderr == ""
    assert brief("handoff", "Acme", "--format", "html").stdout.startswith("<!doctype html>")


def test_in_the_language_asked_for(brief):
    assert "22 nov 2026" in brief("qbr", "acme", "--lang", "es").stdout


def test_a_pdf_becomes_a_file_named_after_account_kind_and_day(brief, tmp_path):
    done = brief("onboarding", "acme", "--format", "pdf")
    file = tmp_path / "here" / "acme-onboarding-2026-11-22.pdf"
    assert (done.stdout, done.stderr) == ("", f"wrote {file.name}\n")
    reader = pypdf.PdfReader(io.BytesIO(file.read_bytes()))
    assert len(reader.pages) == 1
    assert "Onboarding brief" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Onboarding brief: Acme", "Meridian")
    brief("onboarding", "acme", "--format", "pdf")
    file.write_text("mine", "utf-8")
    assert "is no PDF" in brief("onboarding", "acme", "--format", "pdf", code=2).stderr
    assert file.read_text("utf-8") == "mine"


def test_output_is_written_where_asked_and_its_ending_names_the_format(brief, tmp_path):
    brief("meeting", "acme", "--output", "note.html")
    assert (tmp_path / "here" / "note.html").read_text("utf-8").startswith("<!doctype html>")
    brief("meeting", "acme", "--output", "note.html", "--format", "markdown")
    assert (tmp_path / "here" / "note.html").read_text("utf-8").startswith("# Meeting")
    assert "cannot be written" in brief("meeting", "acme", "-o", "no/where.md", code=2).stderr
    assert not [path for path in (tmp_path / "here").iterdir() if path.name.startswith(".")]


def test_who_or_what_is_not_there(brief):
    assert "did you mean acme?" in brief("meeting", "amce", code=2).stderr
    assert "did you mean nuria?" in brief("meeting", "acme", "--with", "nurai", code=2).stderr
    assert "has no contract that runs" in brief("renewal", "acme", code=2).stderr
    assert "has no tender" in brief("tender", "acme", code=2).stderr
    assert "may be shown" in brief("qbr", "acme", "--customer", code=2).stderr
    assert "share: yes" in brief("qbr", "acme", "--customer", code=2).stderr
    assert "kamdocs brief tender" in brief("meeting", "acme", "--tender", "x", code=2).stderr
    brief("lunch", "acme", code=2)


def test_an_account_that_cannot_be_read(brief, workspace):
    file = workspace / "accounts" / "acme" / "account.yaml"
    file.write_text("- a list\n", "utf-8")
    said = brief("meeting", "acme", code=2).stderr
    assert "nothing of acme can be read" in said
    assert "kamdocs check accounts/acme" in said


def test_for_the_customer_in_the_customers_language(brief, workspace):
    folder = workspace / "accounts" / "acme"
    account = folder / "account.yaml"
    account.write_text(account.read_text("utf-8") + "language: ca\n", "utf-8")
    plan = "---\nsteps: [{text: Triar sis botigues, theirs: [nuria], due: 2027-01-15}]\n---\n"
    (folder / "plan.md").write_text(plan, "utf-8")
    said = brief("qbr", "acme", "--customer").stdout
    assert "- **15 gen. 2027**: Triar sis botigues · Núria Soler\n" in said
    assert "Meridian, a" in said or "Meridian, as of 22 nov. 2026" in said
    assert "15 Jan 2027" in brief("qbr", "acme", "--customer", "--lang", "en").stdout
    for internal in ("supporter", "normal", "Kept", "score"):
        assert internal not in said


def test_a_broken_template_is_told(brief, workspace):
    own = workspace / "templates" / "brief"
    own.mkdir(parents=True)
    (own / "brief.md").write_text("{{ brief.tittle }}", "utf-8")
    said = brief("meeting", "acme", code=2).stderr
    assert "templates/brief/brief.md:1:10: error: template-undefined" in said


def test_text_needs_no_engine_for_pdfs(start, workspace):
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        "from kamdocs.cli.main import main\n"
        f"main(['-C', {str(workspace)!r}, 'brief', 'meeting', 'acme', '--format', 'html'])"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "<h1>Acme</h1>" in done.stdout


def test_help_names_it(run):
    assert "brief" in run("--help").stdout
    said = run("brief", "--help").stdout
    assert "meeting|handoff|onboarding|renewal|tender|qbr" in said


def test_minutes_as_pdf_and_html(run, workspace, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("-C", workspace, "review", "--minutes", "--format", "pdf", *DAY)
    assert (done.exit_code, done.stderr) == (0, "wrote tier-review-2026-11-22.pdf\n")
    text = pypdf.PdfReader(tmp_path / "tier-review-2026-11-22.pdf").pages[0].extract_text()
    assert "Tier review of 22 Nov 2026" in text
    assert "Stays as it is" in text
    html = run("-C", workspace, "review", "--minutes", "--format", "html", *DAY).stdout
    assert "<h1>Tier review of 22 Nov 2026</h1>" in html
    assert run("-C", workspace, "review", "--minutes", "--format", "json", *DAY).exit_code == 2
    assert run("-C", workspace, "review", "--format", "pdf", *DAY).exit_code == 2
