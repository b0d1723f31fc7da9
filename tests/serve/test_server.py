"""What browsers get, and what others do not get."""

import pytest

from kamdocs.serve.serve import PortTaken, ServeOptions
from kamdocs.serve.server import LOOPBACK


@pytest.fixture(scope="module")
def client(tmp_path_factory, lay_workspace, serving, until):
    root = lay_workspace(tmp_path_factory.mktemp("served") / "ws")
    with serving(root) as client:
        until(lambda: client.ask("/")[0].status == 200)
        yield client


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/ca/", "text/html; charset=utf-8"),
        ("/accounts/acme/", "text/html; charset=utf-8"),
        ("/accounts/%61cme/index.html", "text/html; charset=utf-8"),
        ("/accounts/acme/?a=b", "text/html; charset=utf-8"),
        ("/data/portfolio.json", "application/json"),
        ("/data/accounts.csv", "text/csv; charset=utf-8"),
        ("/calendars/all.ics", "text/calendar; charset=utf-8"),
        ("/_kamdocs/preview.js", "text/javascript; charset=utf-8"),
        ("/_kamdocs/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_files_have_their_type_and_are_not_kept(client, target, kind):
    response, body = client.ask(target)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Cache-Control"] == "no-store"
    head, nothing = client.ask(target, "HEAD")
    assert nothing == b""
    assert head.headers["Content-Length"] == str(len(body))


def test_a_folder_has_its_page_and_no_listing(client):
    response, _ = client.ask("/accounts/acme")
    assert (response.status, response.headers["Location"]) == (302, "/accounts/acme/")
    assert client.ask("/accounts/")[0].status == 404
    assert client.ask("/data")[0].status == 404


def test_a_paper_that_was_not_printed_is_printed_when_asked_for(client):
    page = client.text("/accounts/acme/")
    path = page.partition('href="../../customer/')[2].partition('"')[0]
    response, body = client.ask(f"/customer/{path}")
    assert (response.status, response.headers["Content-Type"]) == (200, "application/pdf")
    assert body.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "target",
    [
        "/../kamdocs.yaml",
        "/..%2fkamdocs.yaml",
        "/%2e%2e/kamdocs.yaml",
        "//etc/passwd",
        "/accounts/../../kamdocs.yaml",
        "/_kamdocs/../index.html",
        "/_kamdocs/",
        "/C:/x",
        "/..\\kamdocs.yaml",
        "/private/acme.yaml",
    ],
)
def test_nothing_else_can_be_had(client, target):
    assert client.ask(target)[0].status == 404


@pytest.mark.parametrize("target", ["/%ff", "/%00", "/a%00b"])
def test_what_is_no_text_is_no_address(client, target):
    assert client.ask(target)[0].status == 400


def test_a_missing_page_speaks_the_language_and_its_links_lead_somewhere(client):
    response, body = client.ask("/ca/no/where")
    assert response.status == 404
    page = body.decode()
    assert '<html lang="ca">' in page
    style = page.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert style.startswith("../../assets/")
    assert client.ask(f"/{style.removeprefix('../../')}")[0].status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "[::1]:80"])
def test_other_names_for_this_machine_are_refused(client, host):
    assert client.ask("/", Host=host)[0].status == 421


def test_the_names_of_this_machine_are_not(client):
    for host in ("localhost:8000", "127.0.0.1", client.netloc):
        assert client.ask("/", Host=host)[0].status == 200


def test_other_sites_cannot_read_along(client):
    for site in ("cross-site", "same-site"):
        told = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": "no-cors"}
        assert client.ask("/pages.en.js", **told)[0].status == 403
    assert client.ask("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0].status == 200
    response, _ = client.ask("/pages.en.js", Sec_Fetch_Site="same-origin")
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_one_can_only_read(client, method):
    response, _ = client.ask("/", method)
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


def test_only_this_machine_is_listened_to(client):
    assert client.netloc.startswith(f"{LOOPBACK}:")


def test_a_port_that_is_taken_is_told(client, workspace, serving):
    port = int(client.netloc.rpartition(":")[2])
    with pytest.raises(PortTaken), serving(workspace, ServeOptions(port)):
        pass


def test_served_pages_have_the_script_and_its_policy_is_the_page_s_own(client):
    page = client.text("/")
    assert page.count('src="/_kamdocs/preview.js"') == 1
    assert "script-src 'self' file:" in page
    assert "connect-src" not in page
