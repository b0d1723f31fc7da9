"""The smallest account has no error, and neither has a workspace of such accounts."""

from collections.abc import Callable, Iterable

import pytest

from kamdocs.check.explanation import Example, all_explanations
from kamdocs.diagnostics.diagnostic import Diagnostic

Judge = Callable[[Iterable[Example]], tuple[Diagnostic, ...]]


@pytest.mark.parametrize("tier", ["key", "normal", "low"])
def test_three_lines_have_no_error(judge: Judge, tier: str) -> None:
    account = f"name: Acme\ntier: {tier}\nowner: ana\n".encode()
    found = judge([Example("accounts/acme/account.yaml", "text", account)])
    assert [str(each.located.message) for each in found if each.severity == "error"] == []


def test_nor_with_settings_of_one_line(judge: Judge) -> None:
    found = judge(
        [
            Example("kamdocs.yaml", "text", b"format: 1\n"),
            Example("accounts/catalogue.yaml", "absent", b""),
            Example("accounts/acme/account.yaml", "text", b"name: Acme\ntier: low\nowner: ana\n"),
        ]
    )
    assert [str(each.located.message) for each in found if each.severity == "error"] == []


def test_the_page_of_the_promise_keeps_it(judge: Judge) -> None:
    page = all_explanations()["minimal-account"]
    assert page.code == "MIN01"
    assert [each for each in judge(page.passes) if each.severity == "error"] == []
