"""`kamdocs build` on the terminal: what it made, and what went wrong while it did."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_a_fault_that_arises_while_pages_are_made_is_told_at_once(
    workspace: Path, run: Callable[..., Result]
) -> None:
    templates = workspace / "templates" / "site" / "portfolio"
    templates.mkdir(parents=True)
    (templates / "people.html").write_text(
        '{% extends "site/shell.html" %}\n{% block content %}{{ view.nobody }}{% endblock %}\n'
    )
    done = run("-C", workspace, "build", "--no-pdf", "--today", "2026-11-22")
    assert done.exit_code == 1
    assert "templates/site/portfolio/people.html:" in done.stderr
    assert "nobody" in done.stderr
    assert "kamdocs check shows them" not in done.stderr
