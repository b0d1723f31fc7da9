"""Builds that are killed, and builds at the same time, in real processes."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from kamdocs.publish import publish_site
from kamdocs.publish.lock import hold_lock

Start = Callable[..., subprocess.Popen[str]]
Read = Callable[[Path], dict[str, bytes]]
Make = Callable[[str], dict[str, bytes]]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")


def _results(process: subprocess.Popen[str]) -> Counter[str]:
    output, _ = process.communicate(timeout=100)
    assert process.returncode == 0
    return Counter(json.loads(output))


def test_killed_before_any_step_leaves_one_site_or_the_other(
    tmp_path: Path, start_publisher: Start
) -> None:
    seen = _results(start_publisher("steps", tmp_path / "site"))
    assert set(seen) == {"A", "B"}
    assert seen["A"] > 25
    assert seen["B"] > 10


def test_without_exchange_the_site_is_never_mixed_and_the_next_start_finishes(
    tmp_path: Path, start_publisher: Start
) -> None:
    seen = _results(start_publisher("fallback", tmp_path / "site"))
    assert set(seen) == {"A", "B", "missing"}
    assert seen["missing"] == 1  # between two renames


def test_killed_at_random_moments_leaves_one_site_or_the_other(
    tmp_path: Path, start_publisher: Start
) -> None:
    seen = _results(start_publisher("moments", tmp_path / "site", 50))
    assert set(seen) <= {"A", "B"}
    assert seen.total() == 50


def test_builds_at_once_take_turns_and_readers_always_find_a_page(
    tmp_path: Path, start_publisher: Start, make_site: Make, read_site: Read
) -> None:
    site = tmp_path / "site"
    publish_site(site, make_site("A"))
    page = {make_site(letter)["index.html"] for letter in "AB"}
    processes = [start_publisher("repeat", site, letter, 25) for letter in "ABAB"]
    seen: Counter[bytes] = Counter()
    while any(process.poll() is None for process in processes):
        seen[(site / "index.html").read_bytes()] += 1
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert set(seen) == page
    assert read_site(site) in [make_site("A"), make_site("B")]


def test_first_builds_at_once(
    tmp_path: Path, start_publisher: Start, make_site: Make, read_site: Read
) -> None:
    site = tmp_path / "public" / "site"
    processes = [start_publisher("repeat", site, letter, 2) for letter in "ABAB"]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert read_site(site) in [make_site("A"), make_site("B")]


def test_a_waiting_build_says_so_once_and_goes_on(
    tmp_path: Path, start_publisher: Start, make_site: Make, read_site: Read
) -> None:
    site = tmp_path / "site"
    publish_site(site, make_site("A"))
    with hold_lock(tmp_path / ".site.twin" / "lock"):
        process = start_publisher("repeat", site, "B", 1)
        assert process.stdout is not None
        assert process.stdout.readline() == "waits\n"
        assert read_site(site) == make_site("A")
    assert process.communicate(timeout=60)[0] == ""
    assert read_site(site) == make_site("B")


def test_a_lock_file_left_behind_stops_nobody(tmp_path: Path, make_site: Make) -> None:
    (tmp_path / ".site.twin").mkdir()
    (tmp_path / ".site.twin" / "lock").write_text("4711")
    waits: list[str] = []
    publish_site(tmp_path / "site", make_site("A"), on_wait=lambda: waits.append("waits"))
    assert not waits


def test_whoever_waited_for_a_removed_lock_takes_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    waiting, done = threading.Event(), threading.Event()

    def wait() -> None:
        with hold_lock(path, waiting.set):
            done.set()

    thread = threading.Thread(target=wait)
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(hold_lock(path))
        thread.start()
        assert waiting.wait(30)
        path.unlink()
        second.enter_context(hold_lock(path))
        first.close()
        assert not done.wait(0.2)
    thread.join(30)
    assert done.is_set()
