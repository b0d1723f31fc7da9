"""An issued offer → a mail for each reader, as a draft or handed to a real server over TLS."""

import email
import email.policy
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from kamdocs.offer.smtp import Letter, Server, deliver

ISSUED = "accounts/acme/proposals/2026-offer.issued"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"


def parse(data: bytes) -> email.message.EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def drafts(workspace, folder: Path, *more: str) -> dict[str, email.message.EmailMessage]:
    workspace.done("send", "acme/2026-offer", "--output", str(folder), *more, today="2026-11-20")
    return {each.name: parse(each.read_bytes()) for each in sorted(folder.iterdir())}


def test_each_reader_gets_a_draft_with_their_edition_in_their_language(issued, tmp_path) -> None:
    found = drafts(issued, tmp_path / "out")
    assert list(found) == ["P-2026-001-v1-complete-en-nuria.eml", "P-2026-001-v1-money-en-pau.eml"]
    nuria, pau = found.values()
    assert nuria["To"] == "Núria Soler <nuria@acme.example>"
    assert nuria["From"] == "Ana Ferrer <ana@meridian.example>"
    assert nuria["X-Unsent"] == "1"
    assert nuria["Content-Language"] == "ca"
    assert "Menys trucades per comandes" in nuria["Subject"]
    assert "P-2026-001 v1" in nuria["Subject"]
    assert pau["Subject"] == "Our offer P-2026-001 v1: Fewer calls about orders"
    text = pau.get_body().get_content().replace("\r\n", "\n")
    assert text.startswith("Dear Pau Serra,\n\n")
    assert "20 Dec 2026" in text or "20 December 2026" in text
    assert (
        "20 Dec 2026. The next step we have in mind: Walk through the figures, 27 Nov 2026." in text
    )
    assert "Ana Ferrer\nAccount manager, Meridian\n+34 600 000 001" in text
    assert 70 <= len(text.split()) <= 120
    for mail, name in ((nuria, WHOLE), (pau, MONEY)):
        (attached,) = mail.iter_attachments()
        assert attached.get_filename() == name
        assert attached.get_content_type() == "application/pdf"
        assert attached.get_content() == (issued.root / ISSUED / "v1" / name).read_bytes()


def test_the_same_offer_gives_the_same_draft_and_no_name_of_a_machine(issued, tmp_path) -> None:
    drafts(issued, tmp_path / "one")
    drafts(issued, tmp_path / "two")
    for each in (tmp_path / "one").iterdir():
        assert each.read_bytes() == (tmp_path / "two" / each.name).read_bytes()
        assert parse(each.read_bytes())["Message-ID"].endswith("@meridian.example>")


def test_only_to_one_reader(issued, tmp_path) -> None:
    assert list(drafts(issued, tmp_path / "out", "--to", "Núria")) == [
        "P-2026-001-v1-complete-en-nuria.eml"
    ]


def test_nothing_internal_reaches_a_mail(issued, tmp_path) -> None:
    issued.write(
        "valid_for:",
        "value_estimate: 987_654\nconcessions: [{text: SECRETCONCESSION, limit: 3_000}]\nvalid_for:",
    )
    for mail in drafts(issued, tmp_path / "out").values():
        text = mail.get_body().get_content()
        assert "987" not in text
        assert "SECRETCONCESSION" not in text
        assert "approver" not in text


def test_drafts_are_recorded_only_when_asked(issued, tmp_path) -> None:
    before = issued.read()
    drafts(issued, tmp_path / "out")
    assert issued.read() == before
    drafts(issued, tmp_path / "out", "--record")
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.state == "sent"
    assert facts.entries[-1].to == ("nuria", "pau")
    assert facts.entries[-1].channel == "email"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("not issued", "only what was issued may be sent: kamdocs proposal issue acme/2026-offer"),
        ("damaged", "kamdocs proposal verify acme/2026-offer says where"),
        ("expired", "version 1 is expired, and is not sent any more"),
        ("withdrawn", "version 1 is withdrawn, and is not sent any more"),
        ("left", "Pau Serra has left: say --to"),
    ],
)
def test_what_is_not_sent(workspace, tmp_path, change: str, said: str) -> None:
    today = "2026-12-21" if change == "expired" else "2026-11-20"
    if change != "not issued":
        workspace.done("issue", "acme/2026-offer")
    if change == "damaged":
        (workspace.root / ISSUED / "v1" / MONEY).write_bytes(b"%PDF")
    elif change == "withdrawn":
        workspace.done("status", "acme/2026-offer", "withdrawn")
    elif change == "left":
        workspace.write(
            "name: Pau Serra,", "name: Pau Serra, left: 2026-06,", "accounts/acme/contacts.yaml"
        )
    result = workspace.run(
        "send", "acme/2026-offer", "--output", str(tmp_path / "out"), today=today
    )
    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "out").exists()


def test_a_reader_without_an_address_gets_a_draft_that_says_so(issued, tmp_path) -> None:
    issued.write(", email: pau@acme.example", "", "accounts/acme/contacts.yaml")
    result = issued.run("send", "acme/2026-offer", "--output", str(tmp_path))
    assert "pau has no usable e-mail" in result.output
    assert parse((tmp_path / "P-2026-001-v1-money-en-pau.eml").read_bytes())["To"] is None


# Over a real server with TLS.


class Post:
    """What the server got; `refused` are the addresses it takes no mail for."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, bytes]] = []
        self.refused: set[str] = set()
        self.is_encrypted: list[bool] = []

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        self.is_encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        self.mails.append((envelope.rcpt_tos[0], envelope.content))
        return "250 OK"


def _login(server, session, envelope, mechanism, data) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and (data.login, data.password) == (
        b"ana",
        b"secret",
    )
    return AuthResult(success=is_right, handled=False)


@pytest.fixture
def authority(tmp_path, monkeypatch) -> trustme.CA:
    """A certificate authority that this process trusts, and no other."""
    ca = trustme.CA()
    path = tmp_path / "authority.pem"
    ca.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return ca


def _context(ca: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture
def serve(authority) -> Iterator[Callable[..., tuple[Post, int]]]:
    """Start a server on this machine: `starttls`, `tls`, or `plain`."""
    running: list[Controller] = []

    def start(security: str = "starttls", name: str = "localhost", ca=None, *, login: bool = False):
        post = Post()
        context = _context(ca or authority, name)
        options = {"authenticator": _login, "auth_required": True} if login else {}

        class Server(Controller):
            def factory(self) -> SMTP:
                starttls = context if security == "starttls" else None
                return SMTP(
                    self.handler, hostname="mail", tls_context=starttls,
                    require_starttls=security == "starttls",
                    auth_require_tls=security == "starttls", **options,
                )  # fmt: skip

        controller = Server(
            post, hostname="localhost", port=0, ssl_context=context if security == "tls" else None
        )
        controller.port = _free_port()
        controller.start()
        running.append(controller)
        return post, controller.port

    yield start
    for controller in running:
        controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("localhost", 0))
        return int(found.getsockname()[1])


def configure(workspace, port: int, security: str = "starttls") -> None:
    mail = f"mail: {{host: localhost, port: {port}, security: {security}}}"
    workspace.write("languages: [en]", f"languages: [en]\n{mail}", "kamdocs.yaml")
    workspace.commit()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_it_is_sent_encrypted_and_recorded(issued, serve, security: str) -> None:
    post, port = serve(security)
    configure(issued, port, security)
    result = issued.run("send", "acme/2026-offer", "--smtp", "--yes")
    assert result.exit_code == 0, result.output
    assert [to for to, _ in post.mails] == ["nuria@acme.example", "pau@acme.example"]
    assert post.is_encrypted == [True, True]
    mail = parse(post.mails[1][1])
    assert mail["X-Unsent"] is None
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == (issued.root / ISSUED / "v1" / MONEY).read_bytes()
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.state == "sent"
    assert facts.entries[-1].to == ("nuria", "pau")
    assert (str(facts.entries[-1].on), facts.entries[-1].by) == ("2026-11-20", "ana")
    assert {
        step for step, _ in issued.stock().accounts["acme"].facts.follow_ups["2026-offer"].open
    } >= {"receipt"}


def test_user_and_password_come_from_the_environment(issued, serve) -> None:
    post, port = serve(login=True)
    configure(issued, port)
    wrong = issued.run(
        "send",
        "acme/2026-offer",
        "--smtp",
        "--yes",
        KAMDOCS_SMTP_USER="ana",
        KAMDOCS_SMTP_PASSWORD="guess",
    )
    assert wrong.exit_code == 1
    assert "localhost does not accept user and password" in wrong.output
    assert "guess" not in wrong.output
    missing = issued.run(
        "send",
        "acme/2026-offer",
        "--smtp",
        "--yes",
        KAMDOCS_SMTP_USER="ana",
        KAMDOCS_SMTP_PASSWORD="",
    )
    assert missing.exit_code == 2
    assert "KAMDOCS_SMTP_PASSWORD" in missing.output
    assert post.mails == []
    assert "state: sent" not in issued.read()
    right = issued.run(
        "send",
        "acme/2026-offer",
        "--smtp",
        "--yes",
        KAMDOCS_SMTP_USER="ana",
        KAMDOCS_SMTP_PASSWORD="secret",
    )
    assert right.exit_code == 0, right.output
    assert len(post.mails) == 2


def test_what_reached_some_is_recorded_as_that(issued, serve) -> None:
    post, port = serve()
    post.refused = {"nuria@acme.example"}
    configure(issued, port)
    result = issued.run("send", "acme/2026-offer", "--smtp", "--yes")
    assert result.exit_code == 1
    assert "nuria: not sent: refused: 550 5.1.1 no such user" in result.output
    assert "pau: sent" in result.output
    entry = issued.stock().accounts["acme"].proposals["2026-offer"].entries[-1]
    assert (entry.state, entry.to) == ("sent", ("pau",))
    assert entry.note == "not delivered to nuria: refused: 550 5.1.1 no such user"


def test_when_nobody_was_reached_nothing_is_recorded(issued, serve) -> None:
    post, port = serve()
    post.refused = {"nuria@acme.example", "pau@acme.example"}
    configure(issued, port)
    before = issued.read()
    result = issued.run("send", "acme/2026-offer", "--smtp", "--yes")
    assert result.exit_code == 1
    assert "nothing is recorded" in result.output
    assert issued.read() == before


@pytest.mark.parametrize("is_some", [True, False])
def test_a_server_gets_no_mail_with_an_internal_text(issued, serve, is_some: bool) -> None:
    post, port = serve()
    configure(issued, port)
    secret = "they sign at any price below the one of last year"
    mail = f"{{% if mail.is_whole %}}Well, {secret}.{{% else %}}Hello{{% endif %}}"
    issued.git.lay({"templates/mail/proposal.txt": mail if is_some else f"Well, {secret}."})
    issued.write(
        "name: Pau Serra,", f"name: Pau Serra, note: {secret},", "accounts/acme/contacts.yaml"
    )
    before = issued.read()
    result = issued.run("send", "acme/2026-offer", "--smtp", "--yes")
    assert result.exit_code == (1 if is_some else 2)
    assert "accounts/acme/contacts.yaml:3:" in result.output
    assert "nuria: not sent: something internal is in the mail" in result.output
    assert [to for to, _ in post.mails] == (["pau@acme.example"] if is_some else [])
    if is_some:
        entry = issued.stock().accounts["acme"].proposals["2026-offer"].entries[-1]
        assert (entry.state, entry.to, entry.note) == ("sent", ("pau",), None)
    else:
        assert issued.read() == before


def test_without_encryption_nothing_is_said(serve) -> None:
    post, port = serve("plain")
    letter = Letter("ana@meridian.example", "pau@acme.example", b"Subject: x\r\n\r\nx")
    (why,) = deliver(Server("localhost", port, "starttls", "ana", "secret"), [letter])
    assert "nothing is sent without" in str(why)
    (why,) = deliver(Server("localhost", port, "tls"), [letter])
    assert "does not speak TLS" in str(why)
    assert post.mails == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_is_not_good_ends_it(serve, security: str) -> None:
    letter = Letter("ana@meridian.example", "pau@acme.example", b"Subject: x\r\n\r\nx")
    for name, ca in (("mail.example", None), ("localhost", trustme.CA())):
        post, port = serve(security, name, ca)
        (why,) = deliver(Server("localhost", port, security), [letter])
        assert str(why).startswith("the certificate of localhost is not good")
        assert post.mails == []


def test_a_server_that_is_not_there() -> None:
    letter = Letter("ana@meridian.example", "pau@acme.example", b"Subject: x\r\n\r\nx")
    found = tuple(deliver(Server("localhost", _free_port(), "starttls"), [letter, letter]))
    assert len(found) == 2
    assert all("cannot be reached" in str(why) for why in found)


def test_nothing_is_sent_unasked(issued, serve) -> None:
    post, port = serve()
    assert "names no mail server" in issued.run("send", "acme/2026-offer", "--smtp").output
    configure(issued, port)
    result = issued.run("send", "acme/2026-offer", "--smtp")
    assert result.exit_code == 2
    assert "nobody can be asked here" in result.output
    assert post.mails == []
    assert "state: sent" not in issued.read()


def test_the_server_gets_no_key_for_a_password(issued) -> None:
    issued.write(
        "languages: [en]",
        "languages: [en]\nmail: {host: localhost, password: secret}",
        "kamdocs.yaml",
    )
    found = [
        str(one.located.message) for one in issued.stock().diagnostics if one.severity == "error"
    ]
    assert found == ["unknown key password"]


def test_a_mail_tells_nothing_of_the_version_that_is_being_written(issued, tmp_path) -> None:
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    issued.write("Fewer calls about orders", "A third off everything")
    issued.write("Walk through the figures", "Sign before their board meets")
    for mail in drafts(issued, tmp_path / "out").values():
        text = mail["Subject"] + mail.get_body().get_content()
        assert "P-2026-001 v1" in text
        assert "Fewer calls about orders" in text
        assert "third off" not in text
        assert "Sign before" not in text


def test_what_went_out_before_it_was_stopped_is_recorded(issued, serve, monkeypatch) -> None:
    post, port = serve()
    configure(issued, port)

    def stopped(server: Server, letters: list[Letter]) -> Iterator[None]:
        yield from deliver(server, letters[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr("kamdocs.offer.smtp.deliver", stopped)
    result = issued.run("send", "acme/2026-offer", "--smtp", "--yes")
    assert result.exit_code == 1
    assert len(post.mails) == 1
    entry = issued.stock().accounts["acme"].proposals["2026-offer"].entries[-1]
    assert (entry.state, len(entry.to)) == ("sent", 1)
    assert "stopped while it was handed over: ask whether it arrived" in (entry.note or "")


def test_a_password_with_accents_is_told(serve) -> None:
    _, port = serve()
    letter = Letter("ana@meridian.example", "pau@acme.example", b"Subject: x\r\n\r\nx")
    (why,) = deliver(Server("localhost", port, "starttls", "ana", "contraseña"), [letter])
    assert "letters without accents" in str(why)


def test_an_address_with_accents_does_not_keep_the_next_mail_back(serve) -> None:
    post, port = serve()
    letters = [
        Letter("ana@meridian.example", to, b"Subject: x\r\n\r\nx")
        for to in ("núria@acme.example", "pau@acme.example")
    ]
    first, second = deliver(Server("localhost", port, "starttls"), letters)
    assert "letters without accents" in str(first)
    assert second is None
    assert len(post.mails) == 1
