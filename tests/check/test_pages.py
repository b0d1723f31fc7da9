"""Every finding has its page, every page its form, and what its examples say is so."""

import ast
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kamdocs.check.explanation import Example, Explanation, all_explanations
from kamdocs.check.run import rules_of
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.read.markdown import render_markdown
from kamdocs.report.explanation import write_html, write_text

Judge = Callable[[Iterable[Example]], tuple[Diagnostic, ...]]

HEADINGS = ("Why it matters", "Fails", "Passes", "How to fix")
INVARIANTS = {
    "minimal-account", "internal-data", "internal-text-handed-out", "internal-figure-handed-out",
    "file-not-legible", "last-look-empty",
}  # fmt: skip
"""Pages of what no file can break: nothing fails, and what passes has no error at all."""
PAGES = list(all_explanations().values())
FAILING = [page for page in PAGES if page.name not in INVARIANTS]
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
RAISERS = {"Finding", "Message", "Fault", "_Bad", "find", "find_at", "refuse", "_file_finding"}
"""What findings are made with; a text of that form among their arguments is a name."""


def test_there_are_pages_and_rules() -> None:
    assert len(PAGES) > 50
    assert len(rules_of("account")) > 5
    assert len(rules_of("portfolio")) > 5


def test_the_base_workspace_is_clean(judge: Judge) -> None:
    found = [(one.located.name, str(one.located.message)) for one in judge([])]
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_the_fixed_form(page: Explanation) -> None:
    wanted = [head for head in HEADINGS if head != "Fails" or page.name not in INVARIANTS]
    assert list(page.headings) == wanted
    assert page.intro
    assert bool(page.fails) == (page.name not in INVARIANTS)
    assert page.passes


@pytest.mark.parametrize("page", FAILING, ids=lambda page: page.name)
def test_what_fails_is_found(page: Explanation, judge: Judge) -> None:
    found = [one for one in judge(page.fails) if one.located.name == page.name]
    assert found
    files = {example.file for example in page.fails}
    for one in found:
        assert one.code == page.code
        assert one.severity in (page.severity, page.escalated)
        assert str(one.located.message)
    if page.scope == "account":
        assert {one.located.file for one in found} <= files | _companions(page.fails)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_passes_is_not_found(page: Explanation, judge: Judge) -> None:
    found = judge(page.passes)
    assert [str(one.located.message) for one in found if one.located.name == page.name] == []
    if page.name in INVARIANTS:
        assert [one.located.name for one in found if one.severity == "error"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_can_be_shown(page: Explanation) -> None:
    assert render_markdown(page.body, page.name, 1).findings == ()
    html = write_html(page, heading_offset=1)
    assert html.count("<h3 ") == len(page.headings)
    for example in (*page.fails, *page.passes):
        assert f"<code>{example.file}</code>" in html
    assert "```" not in write_text(page).replace("````", "")


def test_every_rule_has_a_page_of_its_scope() -> None:
    for scope in ("account", "portfolio"):
        for rule in rules_of(scope):
            page = all_explanations()[rule.name]
            assert (page.scope, page.name) == (scope, rule.name)


def test_every_finding_that_is_made_has_a_page(repository: Path) -> None:
    made = _names_made(repository / "kamdocs")
    assert len(made) > 60
    assert sorted(made - all_explanations().keys()) == []


def test_every_page_is_of_a_finding_that_is_made(repository: Path) -> None:
    texts = {
        node.value
        for path in (repository / "kamdocs").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(all_explanations().keys() - texts - INVARIANTS) == []


def _companions(files: Iterable[Example]) -> set[str]:
    """Files that are judged for what others say: an account's own for its folder."""
    folders = {"/".join(example.file.split("/")[:2]) for example in files}
    return {f"{folder}/account.yaml" for folder in folders}


def _names_made(package: Path) -> set[str]:
    """The names of findings in the code: the first text handed to what makes one."""
    made: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in RAISERS:
                made |= _names_in(node)
    return made


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _names_in(call: ast.Call) -> set[str]:
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "name")]
    texts = [arg.value for arg in given if isinstance(arg, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and NAME.fullmatch(text)}
