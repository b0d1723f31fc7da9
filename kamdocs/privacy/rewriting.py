"""What history still holds in; the lines that let git-filter-repo take it out, and the commands.

Nothing is run here: rewriting history concerns everybody who has a copy, so people do it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from kamdocs.privacy.blanking import Neutral
from kamdocs.privacy.folded import name_words

_LETTERS = r"[\w\x80-\xff]"
_BLANKS = re.compile(r"\s+")


def replacement_lines(
    spellings: Iterable[str], neutral: Neutral, others: Iterable[str] = ()
) -> tuple[str, ...]:
    """A line for each way it is written: `regex:…==>what stands there then`, the longest first.

    `others` are full names of other people: where one of theirs goes on, it is left alone.
    """
    longer = [name_words(name) for name in others]
    lines = []
    for spelling in sorted(set(spellings), key=lambda each: (-len(each), each)):
        is_name = "@" not in spelling and any(char.isalpha() for char in spelling)
        pattern = r"\s+".join(map(re.escape, _BLANKS.split(spelling.strip())))
        behind = _behind(spelling, longer) if is_name else ""
        end = rf"(?!{_LETTERS})" if is_name else r"(?![\w-]|\.\w)"
        start = rf"(?<!{_LETTERS})" if spelling[:1].isalnum() else ""
        put = neutral.name if is_name else neutral.address
        lines.append(f"regex:{start}{pattern}{end}{behind}==>{put}")
    return tuple(lines)


def rewriting_commands(lines: Iterable[str], top: Path, remote: str | None) -> tuple[str, ...]:
    """The commands for a shell, in order, once the edits are committed and pushed.

    With a remote, a fresh clone beside the repository at `top` is rewritten and pushed; without one,
    the repository itself. The file with the lines stands outside of it, and goes at the end.
    """
    file = "../forget.txt"
    write = f"cat > {file} <<'END'\n" + "".join(f"{line}\n" for line in lines) + "END"
    rewrite = f"--replace-text {file} --replace-message {file}"
    if remote is None:
        return (
            f"cd {shlex.quote(str(top))}",
            write,
            f"git filter-repo --force {rewrite}",
            f"rm {file}",
        )
    clean = shlex.quote(f"../{top.name}-rewritten")
    where = shlex.quote(remote)
    return (
        f"cd {shlex.quote(str(top))}",
        write,
        f'git clone --no-local "$(git remote get-url {where})" {clean}',
        f"cd {clean}",
        f"git filter-repo {rewrite}",
        f'git remote add origin "$(git -C "$OLDPWD" remote get-url {where})"',
        "git push --force --all origin",
        "git push --force --tags origin",
        f"rm {file}",
    )


def _behind(spelling: str, longer: Iterable[tuple[str, ...]]) -> str:
    """What must not follow: the rest of another's name that begins alike."""
    own = name_words(spelling)
    rests = {name[len(own)] for name in longer if len(name) > len(own) and name[: len(own)] == own}
    ends = "|".join(sorted(re.escape(rest) for rest in rests))
    return rf"(?!\s+(?i:{ends}))" if rests else ""
