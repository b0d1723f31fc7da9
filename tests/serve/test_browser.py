"""Somebody writes with the page beside: a real browser shows it without being asked."""

import pytest

pytestmark = pytest.mark.slow


def test_an_edit_appears_an_error_is_told_and_goes(workspace, browser, serving, until):
    contacts = workspace / "accounts" / "acme" / "contacts.yaml"
    good = contacts.read_text("utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(240_000)
    page = context.new_page()
    said: list = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    with serving(workspace) as client:
        until(lambda: client.ask("/")[0].status == 200)
        page.goto(f"{client.address}accounts/acme/")
        page.evaluate("window.isTheSamePage = true")
        contacts.write_text(good.replace("Vidal", "Soler"), "utf-8")
        page.get_by_text("Núria Soler").first.wait_for(state="attached")
        assert page.evaluate("window.isTheSamePage") is None

        page.evaluate("window.isTheSamePage = true")
        contacts.write_text("people:\n  nuria: {name: [\n", "utf-8")
        banner = page.locator("#kamdocs-preview .kp")
        banner.wait_for()
        assert "accounts/acme/contacts.yaml:2:" in banner.inner_text()
        assert page.get_by_text("Núria Soler").count() > 0
        assert page.evaluate("window.isTheSamePage"), "a page that did not change is left alone"

        contacts.write_text(good.replace("Vidal", "Soler"), "utf-8")
        banner.wait_for(state="detached")
        assert page.evaluate("window.isTheSamePage")

        (workspace / "kamdocs.yaml").write_text("languages: [en, ca", "utf-8")
        banner.wait_for()
        assert "kamdocs.yaml" in banner.inner_text()
        page.goto(f"{client.address}not/there/")
        page.get_by_role("heading", level=1).wait_for()
    context.close()
    # The last page was missing, which the browser tells.
    assert [text for text in said if "404" not in text] == []
