"""The page of a finding in; text for a terminal or HTML for the site out."""

from kamdocs.check.explanation import read_explanation
from kamdocs.report.explanation import explain, write_html, write_text

PAGE = read_explanation(
    "schema",
    "unknown-key",
    b"""\
---
code: SCH01
severity: error
---
# Unknown key

A key that no field has at this place, in a sentence that is rather long.

- one thing that is said in a list and needs more than a line

## Fails

```yaml accounts/acme/account.yaml
nam: Acme
```

## Passes

```bytes accounts/acme/account.yaml
b"name: Acme"
```

```absent accounts/acme/plan.md
```
""",
)


def test_a_page_as_text() -> None:
    assert write_text(PAGE, width=40) == (
        "unknown-key [SCH01] · error\n"
        "Unknown key\n"
        "\n"
        "A key that no field has at this place,\n"
        "in a sentence that is rather long.\n"
        "\n"
        "- one thing that is said in a list and\n"
        "  needs more than a line\n"
        "\n"
        "Fails\n"
        "\n"
        "  accounts/acme/account.yaml\n"
        "    nam: Acme\n"
        "\n"
        "Passes\n"
        "\n"
        "  accounts/acme/account.yaml\n"
        '    b"name: Acme"\n'
        "\n"
        "  accounts/acme/plan.md (no such file)\n"
    )


def test_a_page_as_html() -> None:
    html = write_html(PAGE, heading_offset=1)
    assert '<h3 id="unknown-key-fails">Fails</h3>' in html
    assert "<p><code>accounts/acme/account.yaml</code></p>\n<pre><code" in html
    assert '<code class="language-python">b&quot;name: Acme&quot;\n</code>' in html
    assert "<p><code>accounts/acme/plan.md</code> (no such file)</p>" in html
    assert "<h1" not in html


def test_explain_takes_names_and_codes() -> None:
    for written in ("unknown-key", "sch01"):
        said = explain(written)
        assert isinstance(said, str)
        assert said.startswith("unknown-key [SCH01]")


def test_explain_says_what_was_meant() -> None:
    said = explain("unknwon-key")
    assert isinstance(said, tuple)
    assert [str(one) for one in said] == [
        "there is no finding unknwon-key",
        "did you mean unknown-key?",
    ]
