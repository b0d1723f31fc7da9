"""`kamdocs explain`: the page of a finding on standard output, talk on standard error."""

import pytest
from click.testing import CliRunner

from kamdocs.check.explanation import all_explanations
from kamdocs.cli.main import main


@pytest.mark.parametrize("written", ["unknown-key", "sch01"])
def test_a_finding_is_explained_by_name_and_by_code(written: str) -> None:
    done = CliRunner().invoke(main, ["explain", written])
    assert done.exit_code == 0
    assert done.stdout.startswith("unknown-key [SCH01] · error\n")


def test_a_misspelled_name_says_what_was_meant() -> None:
    done = CliRunner().invoke(main, ["explain", "unknwon-key"])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "did you mean unknown-key?" in done.stderr


def test_all_names_are_listed() -> None:
    done = CliRunner().invoke(main, ["explain"])
    assert len(done.stdout.splitlines()) == len(all_explanations())
    assert "SCH01  unknown-key " in done.stdout
