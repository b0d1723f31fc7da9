"""The text of a page in; its code, its severity and the files of its examples out."""

from pathlib import Path

import pytest

from kamdocs.check.explanation import (
    Example,
    explanation_of,
    nearest_name,
    read_explanation,
    read_explanations,
)

PAGE = """\
---
code: ABC01
severity: warning
escalated: error
caused_by: time
---
# A title

What it looks for.

## Why it matters

## Fails

```yaml accounts/acme/account.yaml
# no heading
## nor this
name: Acme
```

````markdown accounts/acme/plan.md
```yaml
a: 1
```
````

## Passes

```bytes accounts/acme/account.yaml
b"\\xff" * 3 + b"\\n"
```

```link accounts/acme/plan.md
../plan.md
```

```yaml accounts/acme/empty.yaml
```

```absent accounts/acme/log.md
```

```
shown, but no file
```

## How to fix
"""


def test_a_page_is_read() -> None:
    page = read_explanation("abc", "a-name", PAGE.encode())
    assert (page.family, page.name, page.code, page.title) == ("abc", "a-name", "ABC01", "A title")
    assert (page.severity, page.escalated, page.is_private) == ("warning", "error", False)
    assert (page.scope, page.caused_by, page.intro) == ("account", "time", "What it looks for.")
    assert page.headings == ("Why it matters", "Fails", "Passes", "How to fix")
    assert page.fails == (
        Example("accounts/acme/account.yaml", "text", b"# no heading\n## nor this\nname: Acme\n"),
        Example("accounts/acme/plan.md", "text", b"```yaml\na: 1\n```\n"),
    )
    assert page.passes == (
        Example("accounts/acme/account.yaml", "bytes", b"\xff\xff\xff\n"),
        Example("accounts/acme/plan.md", "link", b"../plan.md"),
        Example("accounts/acme/empty.yaml", "text", b""),
        Example("accounts/acme/log.md", "absent", b""),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ABC01", "abc1", "abc1 is no code"),
        ("severity: warning", "severity: grave", "grave is none of error, warning, info"),
        ("severity: warning\n", "", "None is none of"),
        ("escalated: error", "escalates: error", "unknown key escalates"),
        ("caused_by: time", "caused_by: moon", "moon is none of"),
        ("# A title", "A title", "a title is missing"),
        ("---\ncode", "---\ncode: ABC02\ncode", "abc/a-name.md: "),
        ('b"\\xff" * 3', "open('x')", "Python literal"),
    ],
)
def test_a_page_that_breaks_the_form_is_an_error(old: str, new: str, said: str) -> None:
    assert old in PAGE
    with pytest.raises(ValueError, match=said):
        read_explanation("abc", "a-name", PAGE.replace(old, new).encode())


def test_names_and_codes_are_unique(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no pages"):
        read_explanations(tmp_path)
    for folder, name in (("one", "a-name"), ("two", "b-name")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.md").write_text(PAGE, "utf-8")
    with pytest.raises(ValueError, match="b-name and a-name have the code ABC01"):
        read_explanations(tmp_path)
    (tmp_path / "two" / "b-name.md").rename(tmp_path / "two" / "a-name.md")
    with pytest.raises(ValueError, match="a-name has two pages"):
        read_explanations(tmp_path)


@pytest.mark.parametrize("written", ["SCH01", "sch01", "unknown-key", "Unknown Key", "unknown_key"])
def test_a_page_is_found_by_name_and_code_however_written(written: str) -> None:
    page = explanation_of(written)
    assert page is not None
    assert page.name == "unknown-key"


def test_a_misspelled_name_is_recognised() -> None:
    assert explanation_of("unknwon-key") is None
    assert nearest_name("unknwon-key") == "unknown-key"
    assert nearest_name("quite another thing") is None
