"""A process that publishes, to be run beside others and to be killed.

    publisher.py repeat OUTPUT LETTER TIMES    publish site LETTER again and again
    publisher.py steps OUTPUT                  be killed before every single step on the disk
    publisher.py fallback OUTPUT               the same where folders cannot be exchanged in one step
    publisher.py moments OUTPUT TIMES          be killed at random moments

The last three print, as a JSON list, what stood there after each death ("A", "B", "missing" or
"mixed"), and "broken" when the next build did not put it right.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from kamdocs.publish import publish_site, swap

STEPS = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod")


def make_site(letter: str, pages: int = 3) -> dict[str, bytes]:
    """Two sites that share a page, and in which a file of one is a folder of the other."""
    mine = letter.encode()
    site = {f"accounts/{n}/index.html": mine * 9000 for n in range(pages)}
    turn = "turn/index.html" if letter == "A" else "turn"
    own = {f"only-{letter}/a/page.html": mine, "same.css": b"same", "empty.txt": b"", turn: mine}
    return {"index.html": mine * 100, **site, **own}


def name_site(output: Path, pages: int) -> str:
    """Which site stands there, complete and nothing else."""
    if not output.exists():
        return "missing"
    files = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".kamdocs-site"
    }
    return next((name for name in "AB" if files == make_site(name, pages)), "mixed")


def kill_at_step(number: int) -> None:
    """From now on die before the step with this number."""
    steps = count()

    def on_event(event: str, arguments: tuple[object, ...]) -> None:
        is_writing = event == "open" and int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR)
        if (event in STEPS or is_writing) and next(steps) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(on_event)


def die_at_steps(output: Path) -> list[str]:
    """Publish B over A and die before the first step, before the second, and so on."""
    seen = []
    for number in count():
        publish_site(output, make_site("A"))
        child = os.fork()
        if not child:
            kill_at_step(number)
            publish_site(output, make_site("B"))
            os._exit(0)
        is_alive = os.waitpid(child, 0)[1] == 0
        seen.append(name_site(output, 3))
        publish_site(output, make_site("AB"[number % 2]))
        seen.extend(["broken"] * (name_site(output, 3) != "AB"[number % 2]))
        if is_alive:
            return seen
    return seen


def die_at_moments(output: Path, times: int) -> list[str]:
    """Publish A and B in turns until killed from outside."""
    seen = []
    chance = random.Random(7)
    publish_site(output, make_site("A", 40))
    for turn in range(times):
        child = os.fork()
        if not child:
            for letter in "BA" * 1000:
                publish_site(output, make_site(letter, 40))
            os._exit(1)
        time.sleep(chance.uniform(0.001, 0.04))
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        seen.append(name_site(output, 40))
        if turn % 5 == 4:
            publish_site(output, make_site("A", 40))
            seen.extend(["broken"] * (name_site(output, 40) != "A"))
    return seen


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(mode: str, output: Path, *rest: str) -> None:
    if mode == "repeat":
        for _ in range(int(rest[1])):
            publish_site(output, make_site(rest[0]), on_wait=lambda: say("waits"))
        return
    if mode == "fallback":
        swap.exchange_folders = lambda _first, _second: False
    seen = die_at_moments(output, int(rest[0])) if mode == "moments" else die_at_steps(output)
    say(json.dumps(seen))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
