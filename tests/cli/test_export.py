"""What is handed to other systems, as a person calls for it."""

import csv
import io

import pytest

from kamdocs.exchange.export import Export, find_export, list_exports

PEOPLE = """\
people:
  nuria: {name: Núria Soler, email: nuria@acme.example, language: ca, newsletter: yes}
  pau: {name: "=HYPERLINK(1)", email: +pau@acme.example, newsletter: yes}
  lluc: {name: "Lluc, Vila", newsletter: yes}
  rita: {name: Rita Mas, email: rita@acme.example}
  gone: {name: Gone Away, email: gone@acme.example, newsletter: yes, left: 2026-05}
  moved: {name: Mar Moved, email: mar@elsewhere.example, newsletter: yes, left: 2026-05, now_at: Elsewhere}
"""


@pytest.fixture
def mailing(workspace):
    folder = workspace / "accounts"
    (folder / "acme" / "contacts.yaml").write_text(PEOPLE, "utf-8")
    for key, text in {
        "far": "name: El Far\ntier: low\nowner: ana\nlifecycle: former\nlanguage: es\n"
        "people: {mireia: {name: Mireia Costa, email: Nuria@Acme.example, newsletter: yes},"
        " oriol: {name: Oriol Sanç, email: oriol@far.example, newsletter: yes}}\n",
        "nord": "name: Nord\ntier: low\nowner: ana\nlifecycle: prospect\nnewsletter: yes\n",
    }.items():
        (folder / key).mkdir()
        (folder / key / "account.yaml").write_text(text, "utf-8")
    private = workspace / "private"
    private.mkdir()
    (private / "nuria.yaml").write_text("birthday: 1980-02-29\n", "utf-8")
    return workspace


def test_who_gets_the_newsletter(run, mailing):
    done = run("-C", mailing, "export", "newsletter", "--today", "2026-11-22")
    assert done.exit_code == 0
    assert done.stdout == (
        "email,name,language,segment,account,account_name,lifecycle\n"
        "nuria@acme.example,Núria Soler,ca,customer,acme,Acme,customer\n"
        "'+pau@acme.example,'=HYPERLINK(1),en,customer,acme,Acme,customer\n"
        "oriol@far.example,Oriol Sanç,es,former,far,El Far,former\n"
        "mar@elsewhere.example,Mar Moved,en,alumni,acme,Acme,customer\n"
    )
    assert done.stderr == (
        "Lluc, Vila (Acme) wants the newsletter and has no e-mail\n"
        "Mireia Costa (El Far) has the address of Núria Soler (Acme), and is listed once\n"
        "Nord gets the newsletter, but nobody there is marked newsletter: yes\n"
        "4 records\n"
    )


def test_into_a_file_and_quietly(run, mailing, tmp_path):
    target = tmp_path / "out" / "newsletter.csv"
    done = run("-C", mailing, "-q", "export", "newsletter", "--format", "csv", "--output", target)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    assert [row["segment"] for row in rows] == ["customer", "customer", "former", "alumni"]
    assert [path.name for path in target.parent.iterdir()] == ["newsletter.csv"]


def test_the_exports_are_listed(run, mailing):
    text = run("export", "--help").stdout
    for name in list_exports():
        assert isinstance(find_export(name), Export)
        assert name in text
    assert run("export", "nothing").exit_code == 2
    done = run("-C", mailing, "export", "newsletter", "--format", "pdf")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "known: csv" in done.stderr
