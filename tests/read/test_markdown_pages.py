"""The pages of the findings of Markdown texts: their examples, through the readers themselves."""

from pathlib import Path

import pytest

import kamdocs.check
from kamdocs.check.explanation import Example, read_explanation
from kamdocs.read.document import read_document
from kamdocs.read.log_book import read_log
from kamdocs.read.markdown import render_markdown
from kamdocs.read.sections import read_sections
from kamdocs.read.task_list import read_tasks

PAGES = sorted((Path(kamdocs.check.__file__).parent / "rules" / "markdown").glob("*.md"))


def names(example: Example) -> set[str]:
    document = read_document(example.file, example.data)
    assert document.findings == ()
    body, line = document.body, document.body_line
    if "/proposals/" in example.file:
        findings = read_sections(body, example.file, line)[1]
    elif example.file.endswith("actions.md"):
        findings = read_tasks(body, example.file, line).findings
    elif example.file.endswith("log.md"):
        findings = read_log(body, example.file, line).findings
    else:
        findings = render_markdown(body, example.file, line).findings
    return {finding.name for finding in findings}


def test_there_are_pages() -> None:
    assert len(PAGES) > 10


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_examples_fail_and_pass(path: Path) -> None:
    page = read_explanation(path.parent.name, path.stem, path.read_bytes())
    assert set().union(*(names(example) for example in page.fails)) == {path.stem}
    assert not set().union(*(names(example) for example in page.passes))
