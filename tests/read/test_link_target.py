import pytest

from kamdocs.read.link_target import Target, read_target

FILE = "accounts/acme/plan.md"


@pytest.mark.parametrize(
    ("address", "kind", "written"),
    [
        ("https://example.com/a?b=c#d", "web", "https://example.com/a?b=c#d"),
        ("HTTP://example.com", "web", "HTTP://example.com"),
        ("mailto:ana@example.com", "mail", "mailto:ana@example.com"),
        ("tel:+34600000000", "phone", "tel:+34600000000"),
        ("#next-steps", "fragment", "#next-steps"),
        ("contacts.yaml", "file", "workspace:accounts/acme/contacts.yaml"),
        ("./log.md#today", "file", "workspace:accounts/acme/log.md#today"),
        ("../catalogue.yaml", "file", "workspace:accounts/catalogue.yaml"),
        ("/kamdocs.yaml", "file", "workspace:kamdocs.yaml"),
        ("../..", "file", "workspace:."),
        ("caf%C3%A9%20menu.md", "file", "workspace:accounts/acme/caf%C3%A9%20menu.md"),
    ],
)
def test_what_a_link_may_lead_to(address: str, kind: str, written: str) -> None:
    target = read_target(address, FILE)
    assert isinstance(target, Target)
    assert (target.kind, target.address) == (kind, written)


def test_the_path_of_a_file_is_decoded() -> None:
    target = read_target("../caf%C3%A9.md#men%C3%BA", FILE)
    assert isinstance(target, Target)
    assert (target.path, target.fragment) == ("accounts/café.md", "menú")


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "empty"),
        ("%20", "empty"),
        ("mailto:", "empty"),
        ("javascript:alert(1)", "scheme"),
        ("JaVaScRiPt:alert(1)", "scheme"),
        ("%20javascript:alert(1)", "scheme"),
        ("java%09script:alert(1)", "not_a_file"),
        ("javascript%3Aalert(1)", "scheme"),
        ("vbscript:x", "scheme"),
        ("data:text/html,x", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("workspace:kamdocs.yaml", "scheme"),
        ("//example.com/x", "host"),
        ("%2F%2Fexample.com", "host"),
        ("%5C%5Cserver%5Cshare", "host"),
        ("https:///x", "host"),
        ("https:example.com", "host"),
        ("http://[", "host"),
        ("../../../x", "outside"),
        ("%2e%2e/%2e%2e/%2e%2e/x", "outside"),
        ("/../x", "outside"),
        ("..%5C..%5C..%5Cx", "not_a_file"),
        ("plan.md?x=1", "not_a_file"),
        ("https://example.com/" + "x" * 3000, "too_long"),
    ],
)
def test_what_a_link_may_not_lead_to(address: str, fault: str) -> None:
    assert read_target(address, FILE) == fault
