"""Questions in, what git answers out; the only caller of git, and of any other program.

Git is called without a shell and without whatever the repository could make it run: hooks, pager,
file-system monitor, filters, external diff, text conversion, replaced objects. It never asks for a
password, fetches nothing, writes nothing, and is stopped when it takes too long or says too much.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

from kamdocs.history.fault import GitFault

SECONDS = 60.0
LARGEST_ANSWER = 500_000_000
_LARGEST_COMPLAINT = 4_000
_PART = 1_000_000
_MISSING = ("lazy fetching disabled", "promisor remote", "' not allowed")
"""What git says when files were left out of the clone and it must not fetch them now."""

_HARMLESS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.untrackedCache=false",
    "log.showSignature=false",
    "safe.bareRepository=explicit",
)
_KEPT = (
    "GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "C",
    "LC_ALL": "C",
}


def git_version() -> str | None:
    """The version of git; None when it is not installed."""
    told = run_git(Path(), "version")
    return None if isinstance(told, GitFault) else told.decode("utf-8", "replace").split()[2]


def run_git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    largest: int = LARGEST_ANSWER,
    seconds: float = SECONDS,
) -> bytes | GitFault:
    """What git answers in a folder on standard output, `given` being what it reads."""
    answer = _run(folder, arguments, given, largest, seconds)
    if isinstance(answer, GitFault) and answer.kind == "not_trusted":
        trusted = _trusted_by_the_machine(folder)
        if trusted:
            return _run(folder, (*trusted, *arguments), given, largest, seconds)
    return answer


def _run(
    folder: Path,
    arguments: Sequence[str],
    given: bytes,
    largest: int,
    seconds: float,
    environment: dict[str, str] = _ENVIRONMENT,
) -> bytes | GitFault:
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        return GitFault("no_git")
    options = [word for setting in _HARMLESS for word in ("-c", setting)]
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    with TemporaryFile() as asked, TemporaryFile() as complaint:
        asked.write(given)
        asked.seek(0)
        # Neither the program nor its options come from the repository, and there is no shell.
        with subprocess.Popen(  # noqa: S603
            [program, "--no-pager", *options, *arguments],
            cwd=folder,
            env=own | environment,
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=complaint,
        ) as process:
            answer = _read(process, largest, seconds)
        if isinstance(answer, GitFault) or process.returncode == 0:
            return answer
        complaint.seek(0)
        return _fault(folder, complaint.read(_LARGEST_COMPLAINT).decode("utf-8", "replace"))


def _read(process: subprocess.Popen[bytes], largest: int, seconds: float) -> bytes | GitFault:
    late: list[bool] = []

    def stop() -> None:
        late.append(True)
        process.kill()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    answer = bytearray()
    try:
        while process.stdout is not None and (part := process.stdout.read(_PART)):
            answer += part
            if len(answer) > largest:
                return GitFault("too_much")
        process.wait()
    finally:
        timer.cancel()
        process.kill()
    return GitFault("too_long") if late else bytes(answer)


def _fault(folder: Path, said: str) -> GitFault:
    if "dubious ownership" in said:
        quoted = said.partition("repository at '")[2].partition("'")[0]
        return GitFault("not_trusted", quoted or str(folder))
    if "not a git repository" in said or "must be run in a work tree" in said:
        return GitFault("no_repository", str(folder))
    if any(sign in said for sign in _MISSING):
        return GitFault("incomplete")
    lines = [line for line in said.splitlines() if line.strip()]
    fatal = next((line for line in lines if line.startswith("fatal: ")), "".join(lines[:1]))
    return GitFault("failed", fatal.removeprefix("fatal: "))


def _trusted_by_the_machine(folder: Path) -> list[str]:
    """The folders that the machine's own configuration, which is not read otherwise, trusts."""
    question = ("config", "--system", "-z", "--get-all", "safe.directory")
    environment = {
        name: value for name, value in _ENVIRONMENT.items() if name != "GIT_CONFIG_NOSYSTEM"
    }
    told = _run(folder, question, b"", _LARGEST_COMPLAINT, SECONDS, environment)
    if isinstance(told, GitFault):
        return []
    folders = [name for name in os.fsdecode(told).split("\0") if name]
    return [word for name in folders for word in ("-c", f"safe.directory={name}")]
