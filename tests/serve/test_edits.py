"""Files are saved in every way, and the pages follow."""

import shutil
from pathlib import Path

import pytest

from kamdocs.serve.serve import ServeOptions

pytestmark = pytest.mark.slow

ACME = "accounts/acme/account.yaml"


@pytest.fixture
def shows(until):
    def wait(client, text, page="/accounts/acme/"):
        until(lambda: text in client.text(page))

    return wait


@pytest.fixture
def hides(until):
    def wait(client, text, page="/accounts/acme/"):
        until(lambda: text not in client.text(page))

    return wait


def replace(path: Path, data: str) -> None:
    """Save as many editors do: another file takes the place of the first."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(data, "utf-8")
    beside.replace(path)


@pytest.mark.parametrize("polls", [False, True])
def test_a_saved_file_is_shown(workspace, polls, serving, shows, until):
    with serving(workspace, ServeOptions(polls=polls)) as client:
        shows(client, "Núria Vidal")
        contacts = workspace / "accounts" / "acme" / "contacts.yaml"
        contacts.write_text(contacts.read_text("utf-8").replace("Vidal", "Soler"), "utf-8")
        shows(client, "Núria Soler")
        replace(contacts, contacts.read_text("utf-8").replace("Soler", "Puig"))
        shows(client, "Núria Puig")
        new = workspace / "accounts" / "new"
        new.mkdir()
        (new / "account.yaml").write_text("name: Newcomer\ntier: low\nowner: ana\n", "utf-8")
        shows(client, "Newcomer", "/")
        (new / "account.yaml").write_text("name: Brandnew\ntier: low\nowner: ana\n", "utf-8")
        shows(client, "Brandnew", "/ca/")
        new.rename(workspace / "accounts" / "newer")
        until(lambda: client.ask("/accounts/newer/")[0].status == 200)
        assert client.ask("/accounts/new/")[0].status == 404
        shutil.rmtree(workspace / "accounts" / "newer")
        until(lambda: client.ask("/accounts/newer/")[0].status == 404)
    assert not (workspace / "site").exists()


def test_whatever_is_saved_is_told_and_the_page_stays(workspace, serving, shows, hides, until):
    with serving(workspace) as client:
        shows(client, ">Acme</h1>")
        good = (workspace / ACME).read_bytes()
        for bad in (b"name: Acme\ntier: {", b"\xff\xfe\xfa", b"[" * 30_000, b"", b"tier: kei\n"):
            (workspace / ACME).write_bytes(bad)
            shows(client, '<div class="kp-place">accounts/acme/account.yaml:')
            assert ">Acme</h1>" in client.text("/accounts/acme/")
            (workspace / ACME).write_bytes(good)
            hides(client, "kp-place")


def test_settings_come_and_go(workspace, serving, shows, hides, until):
    settings = workspace / "kamdocs.yaml"
    good = settings.read_bytes()
    with serving(workspace) as client:
        shows(client, ">Acme</h1>")
        settings.unlink()
        shows(client, "kamdocs.yaml:1:1", "/ca/accounts/acme/")
        assert ">Acme</h1>" in client.text("/ca/accounts/acme/")
        settings.write_bytes(b"languages: [en")
        shows(client, "kamdocs.yaml:1:12")
        settings.write_bytes(good)
        hides(client, "kp-place")


def test_broken_settings_at_first_are_told_where_there_is_no_page_yet(
    workspace, serving, shows, hides, until
):
    settings = workspace / "kamdocs.yaml"
    good = settings.read_bytes()
    settings.write_bytes(b"format: 1\nlanguages: [en")
    with serving(workspace) as client:
        shows(client, "kamdocs.yaml:2:12", "/")
        assert client.ask("/")[0].status == 503
        settings.write_bytes(good)
        until(lambda: client.ask("/")[0].status == 200)


def test_broken_templates_leave_the_pages(workspace, serving, shows, hides, until):
    template = workspace / "templates" / "site" / "account.html"
    with serving(workspace) as client:
        shows(client, ">Acme</h1>")
        template.parent.mkdir(parents=True)
        template.write_text("{% extends 'builtin:site/account.html' %}{% if", "utf-8")
        shows(client, "templates/site/account.html:1")
        assert ">Acme</h1>" in client.text("/accounts/acme/")
        template.write_text(
            "{% extends 'builtin:site/account.html' %}{% block content %}Own{% endblock %}", "utf-8"
        )
        until(lambda: "Own" in (page := client.text("/accounts/acme/")) and "kp-place" not in page)
        shutil.rmtree(workspace / "templates")
        shows(client, ">Acme</h1>")


def test_everything_at_once(workspace, tmp_path, serving, shows):
    with serving(workspace) as client:
        shows(client, ">Acme</h1>")
        (workspace / "accounts").rename(tmp_path / "aside")
        shows(client, "accounts-missing", "/")
        shutil.copytree(tmp_path / "aside", workspace / "accounts")
        for number in range(30):
            folder = workspace / "accounts" / f"branch-{number}"
            folder.mkdir()
            (folder / "account.yaml").write_text(
                f"name: Branch {number}\ntier: low\nowner: ana\n", "utf-8"
            )
        shows(client, "Branch 29", "/")
        shows(client, ">Acme</h1>")
