"""A value in; how it is written in YAML out. Short things go on one line, long ones below.

What a spelling means is never guessed here: it is read back, and the first one that means the value
is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.edit.change import Refused
from kamdocs.read.yaml import Value, read_yaml
from kamdocs.values.sentence import sentence

WIDEST = 92
STEP = 2


def typed_value(text: str) -> Value | Refused:
    """What somebody typed: a list or fields when it begins with a bracket, else the text itself."""
    if text[:1] not in ("[", "{"):
        return text
    read = read_yaml("", text)
    if read.findings or not isinstance(read.value, (list, dict)):
        return Refused(sentence("what stands between the brackets cannot be read"))
    return read.value


def scalar_text(text: str | None, *, in_flow: bool, quote: str = "") -> str:
    """Write a scalar on one line, plain where that is possible.

    With `quote` (`'` or `"`) it is quoted that way where that is possible.
    """
    if text is None:
        return "null"
    for written in _spellings(text, quote):
        probes = (
            (f"[{written}]", f"{{k: {written}}}") if in_flow else (f"k: {written}", f"- {written}")
        )
        if all(_means(probe, text) for probe in probes):
            return written
    return _double(text)


def key_text(text: str) -> str:
    """Write a key."""
    for written in _spellings(text, ""):
        if all(_is_key(probe, text) for probe in (f"{written}: x", f"{{{written}: x}}")):
            return written
    return _double(text)


def flow_text(value: Value) -> str:
    """Write any value on one line, with brackets."""
    if isinstance(value, dict):
        inside = (f"{key_text(key)}: {flow_text(item)}" for key, item in value.items())
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    return scalar_text(value, in_flow=True)


def entry_lines(key: str, value: Value, indent: int, *, below: bool = False) -> list[str]:
    """Write `key: value` as lines; `below` asks for fields of their own instead of brackets."""
    return _lines(f"{' ' * indent}{key_text(key)}:", value, indent + STEP, below=below)


def item_lines(value: Value, indent: int, *, below: bool = False) -> list[str]:
    """Write a list item as lines."""
    pad = " " * indent
    if value and isinstance(value, (list, dict)) and (below or not fits(f"{pad}- ", value)):
        inner = block_lines(value, indent + STEP)
        return [f"{pad}- {inner[0][indent + STEP :]}", *inner[1:]]
    return _lines(f"{pad}-", value, indent + STEP, below=below)


def block_lines(value: Value, indent: int) -> list[str]:
    """Write a list or mapping as lines."""
    if isinstance(value, dict):
        return [line for key, item in value.items() for line in entry_lines(key, item, indent)]
    if isinstance(value, list):
        return [line for item in value for line in item_lines(item, indent)]
    return [" " * indent + scalar_text(value, in_flow=False)]


def literal_lines(text: str, indent: int, comment: str = "") -> list[str] | None:
    """Write a text of several lines as a block below `|`; None when it cannot stay the same."""
    if "\n" not in text and not comment:
        return None
    header = ("|" if text.endswith("\n") else "|-") + comment
    content = [
        f"{' ' * indent}{line}" if line else "" for line in text.removesuffix("\n").split("\n")
    ]
    probe = "\n".join([f"k: {header}", *(line[max(0, indent - STEP) :] for line in content), "z:"])
    read = read_yaml("", probe)
    is_same = read.value == {"k": text, "z": None} and not read.findings
    return [header, *content] if is_same else None


def fits(start: str, value: list[Value] | dict[str, Value]) -> bool:
    """Whether a list or mapping is flat and short enough for the line that begins with `start`."""
    parts = value if isinstance(value, list) else list(value.values())
    is_flat = not any(isinstance(part, (list, dict)) and part for part in parts)
    is_flat = is_flat and not any(isinstance(part, str) and "\n" in part for part in parts)
    return is_flat and len(start) + len(flow_text(value)) <= WIDEST


def _lines(start: str, value: Value, indent: int, *, below: bool) -> list[str]:
    if isinstance(value, str):
        literal = literal_lines(value, indent)
        if literal is not None:
            return [f"{start} {literal[0]}", *literal[1:]]
        return [f"{start} {scalar_text(value, in_flow=False)}"]
    if value is None:
        return [start]
    if value and (below or not fits(f"{start} ", value)):
        return [start, *block_lines(value, indent)]
    return [f"{start} {flow_text(value)}"]


def _spellings(text: str, quote: str) -> Iterator[str]:
    if "\n" in text:
        yield _double(text)
        return
    single = "'" + text.replace("'", "''") + "'"
    if quote == '"':
        yield _double(text)
    elif quote == "'":
        yield single
    yield text
    yield single if '"' in text or "\\" in text else _double(text)


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _means(probe: str, text: str) -> bool:
    read = read_yaml("", probe)
    return not read.findings and read.value in ([text], {"k": text})


def _is_key(probe: str, text: str) -> bool:
    read = read_yaml("", probe)
    return not read.findings and read.value == {text: "x"}
