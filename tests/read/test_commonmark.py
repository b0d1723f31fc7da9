"""The examples of CommonMark: rendered as there, or otherwise for a reason that is written down.

Every example that comes out otherwise stands in commonmark_deviations.yaml.
"""

import json
import re
from pathlib import Path

import yaml

from kamdocs.read.markdown import render_markdown

DEVIATIONS = Path(__file__).with_name("commonmark_deviations.yaml")


def alike(html: str) -> str:
    """HTML without what we add to every page on purpose."""
    html = html.replace(" />", ">").replace(' rel="noopener"', "")
    html = re.sub(r'<(h[1-6]) id="[^"]*">', r"<\1>", html)
    return re.sub(r'(href|src)="(?:workspace:|/(?!/))', r'\1="', html)


def test_every_example_is_rendered_as_there_or_deviates_for_its_reason(shared_data: Path) -> None:
    text = (shared_data / "commonmark" / "commonmark.json").read_text(encoding="utf-8")
    examples = json.loads(text)
    reasons = yaml.safe_load(DEVIATIONS.read_text(encoding="utf-8"))
    wanted = {number: entry["finding"] for entry in reasons for number in entry["examples"]}
    assert len(wanted) == sum(len(entry["examples"]) for entry in reasons), (
        "an example stands twice"
    )

    found = {}
    for example in examples:
        page = render_markdown(example["markdown"], "page.md", 1)
        if alike(page.html) != alike(example["html"]):
            names = {finding.name for finding in page.findings}
            number = example["example"]
            reason = wanted.get(number, "not listed")
            found[number] = reason if reason is None or reason in names else sorted(names)

    assert len(examples) > 600
    assert found == wanted
