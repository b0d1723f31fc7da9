"""Whatever happens to the demonstration's files, taking stock never fails, and findings point into them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.pipeline.take_stock import Stock, take_stock_of
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.walk import Listing, list_workspace

DAY = date(2026, 11, 22)
SHARED = ("kamdocs.yaml", "accounts/team.yaml", "accounts/catalogue.yaml", "accounts/revenue.csv")
SIGNS = "\0\t\n\r :-#[]{}'\"|>&*!%@`,?0é\u202e\ufeff\U0001f680~/\\<=_.·"


class Files(dict[str, bytes]):
    """The bytes of files by their name, too many to be printed."""

    def __repr__(self) -> str:
        return f"<{len(self)} files>"


@pytest.fixture(scope="module")
def demonstration(repository: Path) -> Files:
    """The files of three accounts of the demonstration, and those all accounts share."""
    listing = list_workspace(repository)
    accounts = sorted(listing.accounts, key=lambda name: -len(listing.accounts[name]))[:3]
    own = [file for name in accounts for file in listing.accounts[name] if _is_text(file)]
    shared = [file for file in listing.shared if _is_text(file)]
    found = {file: read_bytes(repository, file) for file in ("kamdocs.yaml", *shared, *own)}
    return Files({file: data for file, data in found.items() if isinstance(data, bytes)})


def _is_text(file: str) -> bool:
    return file.endswith((".yaml", ".md", ".csv"))


def _stock_of(files: Files) -> Stock:
    accounts: dict[str, list[str]] = {}
    shared: list[str] = []
    for file in sorted(files):
        parts = file.split("/")
        if len(parts) > 2 and parts[1] not in ("terms", "passages", "brand"):
            accounts.setdefault(parts[1], []).append(file)
        elif len(parts) > 1:
            shared.append(file)
    owned = {name: tuple(found) for name, found in accounts.items()}
    return take_stock_of(
        Listing("kamdocs.yaml", tuple(shared), owned),
        lambda file: files.get(file, FileFault("missing")),
        root=Path(),
        today=DAY,
        clock_day=DAY,
    )


def _faults(stock: Stock, files: Files) -> Iterator[str]:
    """Findings that point outside the text of their file."""
    for one in stock.diagnostics:
        located = one.located
        spot = f"{located.name} at {located.file}:{located.extent.line}:{located.extent.column}"
        lines = _lines(files.get(located.file, b""))
        if not 1 <= located.extent.line <= len(lines):
            yield f"{spot}: the file has {len(lines)} lines"
        elif not 1 <= located.extent.column <= len(lines[located.extent.line - 1]) + 1:
            yield f"{spot}: the line has {len(lines[located.extent.line - 1])} characters"


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@st.composite
def _damages(draw: st.DrawFn) -> tuple[int, str, list[int], str]:
    """Which file, what is done, where in it, and with which characters."""
    what = draw(st.sampled_from(["delete", "double", "swap", "insert", "replace", "cut", "bytes"]))
    where = draw(st.lists(st.integers(0, 9_999), min_size=2, max_size=6))
    return draw(st.integers(0, 999)), what, where, draw(st.text(SIGNS, min_size=1, max_size=3))


def _damage(data: bytes, what: str, where: list[int], signs: str) -> bytes:
    text = data.decode("utf-8")
    lines = text.split("\n")
    first, second = (place % len(lines) for place in where[:2])
    match what:
        case "delete":
            del lines[first]
        case "double":
            lines.insert(second, lines[first])
        case "swap":
            lines[first], lines[second] = lines[second], lines[first]
        case "bytes":
            place = where[0] * 7 % max(1, len(data))
            return data[:place] + bytes([where[1] % 256]) + data[place:]
        case _:
            for place in where:
                spot = place * 13 % max(1, len(text))
                after = {"insert": spot, "replace": spot + len(signs), "cut": len(text)}[what]
                text = text[:spot] + signs + text[after:]
            return text.encode("utf-8", "replace")
    return "\n".join(lines).encode()


def test_the_demonstration_is_whole(demonstration: Files) -> None:
    stock = _stock_of(demonstration)
    assert len(stock.accounts) == 3
    assert list(_faults(stock, demonstration)) == []


@settings(
    max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damages=st.lists(_damages(), min_size=1, max_size=4))
@pytest.mark.slow
def test_damaged_files_are_findings(
    demonstration: Files, damages: list[tuple[int, str, list[int], str]]
) -> None:
    files = Files(demonstration)
    names = sorted(files)
    for number, what, where, signs in damages:
        name = names[number % len(names)]
        files[name] = _damage(demonstration[name], what, where, signs)
    assert list(_faults(_stock_of(files), files)) == []


@pytest.mark.parametrize("name", SHARED)
def test_without_a_shared_file_accounts_stand(name: str, demonstration: Files) -> None:
    files = Files({file: data for file, data in demonstration.items() if file != name})
    stock = _stock_of(files)
    assert len(stock.accounts) == 3
    assert list(_faults(stock, files)) == []
