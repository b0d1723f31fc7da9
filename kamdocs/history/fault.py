"""Why git could not answer, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kamdocs.values.sentence import Sentence, sentence

Kind = Literal[
    "no_git", "no_repository", "no_commits", "not_trusted", "unknown_revision", "no_common_ancestor",
    "incomplete", "too_long", "too_much", "failed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class GitFault:
    """Why git could not answer; `detail` is the revision, the folder or what git said."""

    kind: Kind
    detail: str = ""
    is_shallow: bool = False

    def message(self) -> Sentence:
        """What is wrong."""
        said: dict[Kind, Sentence] = {
            "no_git": sentence("git is not installed"),
            "no_repository": sentence("{folder} is in no git repository", folder=self.detail),
            "no_commits": sentence("the git repository has no commits yet"),
            "not_trusted": sentence("the git repository belongs to somebody else"),
            "unknown_revision": sentence("git knows no revision {revision}", revision=self.detail),
            "no_common_ancestor": sentence(
                "the two sides of {revision} have no commit in common", revision=self.detail
            ),
            "incomplete": sentence("this clone does not have all files of that revision"),
            "too_long": sentence("git did not answer in time"),
            "too_much": sentence("git answered with more than can be read"),
            "failed": sentence("git failed: {reason}", reason=self.detail),
        }
        return said[self.kind]

    def help(self) -> Sentence | None:
        """What would mend it."""
        if self.is_shallow:
            return sentence(
                "this clone is shallow, it has only the newest commits: git fetch --unshallow"
                " (in CI, fetch the whole history)"
            )
        match self.kind:
            case "no_repository":
                return sentence("begin one: git init")
            case "not_trusted":
                return sentence(
                    "if you trust it: git config --global --add safe.directory {folder}",
                    folder=self.detail,
                )
            case "unknown_revision":
                return sentence("name a branch, a tag, a commit, or A...B for where two parted")
            case "incomplete":
                return sentence("clone it again without --filter")
            case _:
                return None
