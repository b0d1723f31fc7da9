"""The week of each of ours, to be mailed: what is written, and what mail programs make of it."""

import email
import email.policy
import re
from html.parser import HTMLParser

import pytest

FILES = {
    "kamdocs.yaml": None,
    "accounts/team.yaml": """\
people:
  ana: {name: Ana Ferrer, email: ana@meridia.example, language: ca}
  joan: {name: Joan Pons, email: "joan at meridia", leadership: yes}
  marc: {name: Marc Vidal}
  pere: {name: Pere Mas, left: 2026-06}
  zoe: {name: Zoe Adler}
""",
    "accounts/acme/account.yaml": """\
name: Acme & Sons
tier: normal
owner: ana
people: {nuria: Núria Soler}
ratings: {by: ana, on: 2026-11-01, product_fit: 5, revenue_potential: 5, solvency: 5}
contracts:
  - {id: care, value: 36_000, ends: 2027-05-31, notice: 3 months}
""",
    "accounts/acme/actions.md": """\
- [ ] 2026-11-16 @marc Send the <b>figures</b>
- [ ] 2026-11-25 @ana Offer for analytics
- [ ] 2026-12-02 @ana Ask for a very long list of things that does not fit into one line of a mail
- [ ] 2026-11-20 @pere Gone
- [ ] 2027-05-03 @ana Far away
""",
    "accounts/acme/log.md": "## 2026-11-26 visit · Núria / Ana, Marc\n",
}


@pytest.fixture
def busy(workspace):
    for name, text in FILES.items():
        if text is not None:
            path = workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    settings = workspace / "kamdocs.yaml"
    text = re.sub(r"(?m)^organisation:.*\n(  .*\n)*", "", settings.read_text("utf-8"))
    settings.write_text(
        f"{text}organisation: {{name: Meridià, email: hola@meridia.example}}\n", "utf-8"
    )
    return workspace


@pytest.fixture
def digests(run, busy, tmp_path):
    folder = tmp_path / "out"
    done = run("-C", busy, "agenda", "--digest", folder, "--today", "2026-11-23")
    assert done.exit_code == 0, done.output
    return folder, done.stderr


def mail_of(data):
    return email.message_from_bytes(data, policy=email.policy.default)


class Page(HTMLParser):
    """What a mail program shows, and what it would have to fetch."""

    def __init__(self, html):
        super().__init__()
        self.text, self.fetched, self.opened = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.fetched += [given[name] for name in ("src", "href", "background") if name in given]
        if tag not in ("meta", "br", "img"):
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag

    def handle_data(self, data):
        if "style" not in self.opened and "head" not in self.opened and data.strip():
            self.text.append(" ".join(data.split()))


def test_everybody_who_has_anything_gets_three_files(digests):
    folder, said = digests
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{who}.{end}" for who in ("ana", "joan", "marc") for end in ("eml", "html", "txt")]  # fmt: skip
    assert said == (
        "joan has no usable e-mail in accounts/team.yaml: joan.eml says no reader\n"
        "marc has no usable e-mail in accounts/team.yaml: marc.eml says no reader\n"
        f"3 digests in {folder}\n"
    )


def test_the_text(run, busy, digests):
    folder, _ = digests
    assert (folder / "marc.txt").read_text("utf-8") == (
        "Agenda of Marc Vidal, week from 23 Nov 2026\n"
        "\n"
        "1 thing is overdue; 1 has its day in the week from 23 Nov 2026.\n"
        "\n"
        "First of all\n"
        "------------\n"
        " 1. Send the <b>figures</b>\n"
        "    Acme & Sons · 7 days overdue, 16 Nov 2026 · an open task\n"
        "\n"
        "Day by day\n"
        "----------\n"
        "\n"
        "Thursday 26 November\n"
        "  - Visit\n"
        "    Acme & Sons · Ana Ferrer · booked, with Núria Soler\n"
        "    kamdocs brief meeting acme\n"
    )
    done = run(
        "-C", busy, "--lang", "en", "agenda", "--owner", "ana", "--digest", folder,
        "--today", "2026-11-23",
    )  # fmt: skip
    assert done.exit_code == 0
    text = (folder / "ana.txt").read_text("utf-8")
    assert max(map(len, text.split("\n"))) <= 72
    headings = re.findall(r"(.+)\n---+\n", text)
    assert headings == [
        "First of all", "Day by day", "The week after", "Offers and contracts that run out",
    ]  # fmt: skip
    assert " 2. Send the <b>figures</b>\n    Acme & Sons · 7 days overdue, 16 Nov 2026 ·" in text
    assert "Wednesday 25 November\n  - Offer for analytics\n" in text
    assert (
        "Ask for a very long list of things that does not fit into one line\n    of a mail\n"
        in text
    )
    assert "Far away" not in text


def test_the_head_of_accounts_is_told_what_to_decide(busy, digests):
    folder, _ = digests
    text = (folder / "joan.txt").read_text("utf-8")
    assert "Waiting for your decision" in text


def test_a_mail_that_only_has_to_be_sent(digests):
    folder, _ = digests
    data = (folder / "ana.eml").read_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = mail_of(data)
    assert message.defects == []
    assert message["To"] == "Ana Ferrer <ana@meridia.example>"
    assert message["From"] == "Meridià <hola@meridia.example>"
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime.date().isoformat() == "2026-11-23"
    assert message["Message-ID"] == "<agenda.ana.2026-11-23@meridia.example>"
    assert message["Content-Language"] == "ca"
    assert "Ana Ferrer" in message["Subject"]
    plain, page = message.iter_parts()
    assert [part.get_content_type() for part in (plain, page)] == ["text/plain", "text/html"]
    assert [part.get_content_charset() for part in (plain, page)] == ["utf-8", "utf-8"]
    said = [part.get_content().replace("\r\n", "\n") for part in (plain, page)]
    assert said == [(folder / f"ana.{end}").read_text("utf-8") for end in ("txt", "html")]
    assert page.get_content().count('lang="ca"') == 1
    assert "dijous 26 de novembre" in plain.get_content().lower()


def test_a_reader_without_an_address_is_left_out(digests):
    folder, _ = digests
    for who in ("joan", "marc"):
        assert mail_of((folder / f"{who}.eml").read_bytes())["To"] is None


def test_the_page_stands_by_itself_and_says_the_same(digests):
    folder, _ = digests
    html = (folder / "marc.html").read_text("utf-8")
    page = Page(html)
    assert page.opened == []
    assert page.fetched == []
    assert "Send the <b>figures</b>" in page.text
    assert "&lt;b&gt;figures" in html
    assert "kamdocs brief meeting acme" in page.text
    for text in (folder / "marc.txt").read_text("utf-8").split("\n"):
        if text and not set(text) <= {"-"}:
            words = re.sub(r"^\s*(\d+\.|-)?\s*", "", text).partition(" · ")[0]
            assert words in " ".join(page.text)


def test_the_same_day_gives_the_same_bytes(run, busy, digests, tmp_path):
    folder, _ = digests
    run("-C", busy, "agenda", "--digest", tmp_path / "again", "--today", "2026-11-23")
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()
    done = run("-C", busy, "agenda", "--owner", "ana", "--format", "eml", "--today", "2026-11-23")
    assert done.stdout_bytes == (folder / "ana.eml").read_bytes()
    done = run("-C", busy, "agenda", "--owner", "ana", "--format", "html", "--today", "2026-11-23")
    assert done.stdout == (folder / "ana.html").read_text("utf-8")


def test_a_page_for_everybody_but_no_mail(run, busy):
    done = run("-C", busy, "agenda", "--format", "html", "--today", "2026-11-23")
    assert "<title>Agenda, week from 23 Nov 2026</title>" in done.stdout
    done = run("-C", busy, "agenda", "--format", "eml", "--today", "2026-11-23")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--owner ana" in done.stderr


def test_nothing_is_due_is_said_where_it_was_asked_for(run, busy):
    done = run("-C", busy, "agenda", "--owner", "zoe", "--format", "html", "--today", "2026-11-23")
    assert "Nothing is due." in Page(done.stdout).text


def test_an_own_template_of_the_mail(run, busy):
    own = busy / "templates" / "mail" / "digest.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>{{ digest.name }} of {{ organisation }}</p>\n", "utf-8")
    words = ("-C", busy, "agenda", "--owner", "zoe", "--format", "html")
    assert run(*words).stdout == "<p>Zoe Adler of Meridià</p>\n"
    own.write_text("<p>{{ digest.nmae }}</p>\n", "utf-8")
    done = run(*words)
    assert done.exit_code == 2
    assert "templates/mail/digest.html:1:" in done.stderr


def test_a_folder_that_cannot_be_written(run, busy, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    done = run("-C", busy, "agenda", "--digest", tmp_path / "file" / "x", "--today", "2026-11-23")
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr
