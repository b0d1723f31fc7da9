"""The suite of the YAML project: what is accepted has its value, what is refused is located.

Every case that comes out otherwise stands in yaml_suite_deviations.yaml with its reason.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kamdocs.read.document import Document, read_document
from kamdocs.read.yaml import read_yaml

DEVIATIONS = Path(__file__).with_name("yaml_suite_deviations.yaml")
SPELLED = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "∎\n": ""}


class Case(NamedTuple):
    name: str
    text: str
    values: list[Any] | None
    is_invalid: bool


def cases(folder: Path) -> Iterator[Case]:
    for file in sorted(folder.glob("*.yaml")):
        for number, raw in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))):
            text = re.sub("—*»", "\t", raw["yaml"])
            for spelled, meant in SPELLED.items():
                text = text.replace(spelled, meant)
            values = documents(raw["json"]) if raw.get("json") else None
            name = file.stem + (f"-{number}" if number else "")
            yield Case(name, text, values, raw.get("fail", False))


def documents(text: str) -> list[Any]:
    """The values of a stream of JSON documents; numbers and truth values as their text."""
    decoder = json.JSONDecoder(parse_float=str, parse_int=str)
    values, position = [], 0
    text = text.strip()
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        values.append(value)
        position += len(text[position:]) - len(text[position:].lstrip())
    return values


def is_same(wanted: Any, read: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(read, dict) and (
            wanted.keys() == read.keys() and all(is_same(wanted[key], read[key]) for key in wanted)
        )
    if isinstance(wanted, list):
        return isinstance(read, list) and (
            len(wanted) == len(read) and all(map(is_same, wanted, read))
        )
    if isinstance(wanted, bool):
        return isinstance(read, str) and read.lower() == str(wanted).lower()
    return bool(wanted == read)


def outcome(case: Case, read: Document) -> str:
    """`same` when it came out as the suite wants it, else in which way it did not."""
    faults = [finding for finding in read.findings if finding.name != "empty-file"]
    if case.is_invalid:
        return "same" if faults else "accepted"
    if faults:
        return "refused"
    if case.values is None:
        return "same"
    wanted = case.values or [None]
    return "same" if len(wanted) == 1 and is_same(wanted[0], read.value) else "differs"


def deviations() -> dict[str, dict[str, str]]:
    groups: Any = read_yaml(DEVIATIONS.name, DEVIATIONS.read_text(encoding="utf-8")).value
    return {case: group for group in groups for case in group["cases"]}


def test_the_suite_comes_out_as_it_says_or_as_the_list_says(shared_data: Path) -> None:
    expected = deviations()
    seen, same, wrong = set(), 0, []
    for case in cases(shared_data / "yaml-test-suite" / "src"):
        read = read_document("case.yaml", case.text.encode())
        result = outcome(case, read)
        seen.add(case.name)
        same += result == "same"
        listed = expected.get(case.name, {"outcome": "same"})
        names = [finding.name for finding in read.findings]
        is_named = "finding" not in listed or listed["finding"] in names
        if result != listed["outcome"] or not is_named:
            wrong.append((case.name, result, names))
    assert wrong == []
    assert sorted(expected.keys() - seen) == []
    assert len(seen) > 400
    assert same > 240


def test_every_fault_of_the_suite_lies_in_its_text(shared_data: Path) -> None:
    located = 0
    for case in cases(shared_data / "yaml-test-suite" / "src"):
        read = read_document("case.yaml", case.text.encode())
        for finding in read.findings:
            extent = finding.place.extent
            assert extent is not None
            assert 1 <= extent.line <= len(read.source_map.lines), case.name
            line = read.source_map.lines[extent.line - 1]
            assert 1 <= extent.column <= len(line) + 1, case.name
            assert (extent.line, extent.column) < (extent.end_line, extent.end_column), case.name
            located += 1
    assert located > 100


def test_every_deviation_has_a_reason() -> None:
    assert all(group["reason"].endswith(".") for group in deviations().values())
