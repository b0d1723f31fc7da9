"""What is remembered of the published files, and when it is not believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kamdocs.publish.manifest import Manifest, Row, load_manifest, save_manifest

SECOND = 1_000_000_000


def test_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    rows = {"a/b.html": Row("ab", 3, 17), "joão": Row("cd", 0, 18)}
    save_manifest(path, rows)
    save_manifest(path, rows)
    manifest = load_manifest(path)
    assert manifest.rows == rows
    assert manifest.written_ns == path.stat().st_mtime_ns
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_with_other_size_or_time_is_not_known() -> None:
    manifest = Manifest({"a": Row("ab", 3, 10 * SECOND)}, written_ns=20 * SECOND)
    assert manifest.digest_of("a", 3, 10 * SECOND) == "ab"
    assert manifest.digest_of("a", 4, 10 * SECOND) is None
    assert manifest.digest_of("a", 3, 10 * SECOND + 1) is None
    assert manifest.digest_of("b", 3, 10 * SECOND) is None


def test_a_file_changed_just_before_the_manifest_is_read_again() -> None:
    manifest = Manifest({"a": Row("ab", 3, 10 * SECOND)}, written_ns=11 * SECOND)
    assert manifest.digest_of("a", 3, 10 * SECOND) is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "{}",
        json.dumps({"format": 2, "files": {}}),
        json.dumps({"format": 1, "files": []}),
        json.dumps({"format": 1, "files": {"a": ["ab", 1]}}),
        json.dumps({"format": 1, "files": {"a": ["ab", "1", 2]}}),
        "[" * 100_000,
    ],
)
def test_a_damaged_manifest_is_an_empty_one(tmp_path: Path, content: str) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(content)
    assert load_manifest(path) == Manifest()


def test_a_missing_or_linked_manifest_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    assert load_manifest(path) == Manifest()
    save_manifest(tmp_path / "other.json", {"a": Row("ab", 3, 17)})
    path.symlink_to("other.json")
    assert load_manifest(path) == Manifest()
