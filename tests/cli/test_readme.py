"""A newcomer who follows the README to the letter sees what it says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result


def test_the_readme_shows_what_the_program_prints(
    run: Callable[..., Result], repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (repository / "README.md").read_text("utf-8")
    account, ratings, people = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (proposal,) = re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)
    shown = dict(re.findall(r"```\n\$ kamdocs (.*?)\n(.*?)```", text, re.DOTALL))
    monkeypatch.setenv("KAMDOCS_TODAY", "2026-11-22")
    assert run("init", tmp_path / "ws").exit_code == 0
    monkeypatch.chdir(tmp_path / "ws")
    assert run("check").stdout == "No findings.\n"

    folder = tmp_path / "ws" / "accounts" / "acme"
    (folder / "proposals").mkdir(parents=True)
    file = folder / "account.yaml"
    file.write_text(account.replace("tier: key", "tier: kei"), "utf-8")
    assert run("check").stdout == shown["check"]

    file.write_text(account, "utf-8")
    advice = re.findall(r": (\w+): ([\w-]+) \[", run("check").stdout)
    assert ("warning", "tier-review-overdue") in advice
    assert {severity for severity, _ in advice} == {"warning", "info"}

    file.write_text(account + ratings, "utf-8")
    assert run("score", "acme").stdout == shown["score acme"]

    file.write_text(account + ratings + people, "utf-8")
    (folder / "proposals" / "2027-offer.md").write_text(proposal, "utf-8")
    assert run("check").exit_code == 0
