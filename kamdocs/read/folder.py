"""The listing of a workspace in; which account each folder is, and what is wrong with names out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.read.suggest import nearest
from kamdocs.values.identifier import LONGEST_ID, NAMELESS, IdFault, id_fault, make_id
from kamdocs.values.sentence import Sentence, sentence
from kamdocs.workspace.layout import (
    ACCOUNT,
    ACCOUNT_FILES,
    ACCOUNTS,
    ISSUED,
    LOG_FOLDER,
    PROPOSALS,
    SETTINGS,
    SHARED_FILES,
    YAML_ENDINGS,
    usual_name,
)  # fmt: skip
from kamdocs.workspace.walk import Listing

_READ = (*YAML_ENDINGS, ".md")


@dataclass(frozen=True, slots=True)
class AccountFolder:
    """A folder below `accounts/`: the id it stands for, and its files by their usual name.

    `frozen` are the files of issued offers, which nobody edits, by their name in the account's folder.
    """

    id: str
    folder: str
    files: dict[str, str]
    findings: tuple[Finding, ...]
    frozen: dict[str, str] = field(default_factory=dict)


def read_folders(listing: Listing) -> tuple[AccountFolder, ...]:
    """Give each account folder its id and judge the names in it.

    A folder whose name cannot be an id gets the id most like it, so that its account is still
    shown.
    """
    taken: set[str] = set()
    folders: list[AccountFolder] = []
    for folder, files in sorted(
        listing.accounts.items(), key=lambda item: (id_fault(item[0]) is not None, item[0])
    ):
        findings: list[Finding] = []
        account_id = make_id(folder)
        fault = id_fault(folder)
        if fault is None:
            account_id = folder
        else:
            findings.append(_bad_folder(folder, account_id, fault))
        number = 1
        while account_id in taken:
            number += 1
            account_id = f"{make_id(folder)[: LONGEST_ID - 4]}-{number}"
        if folder.casefold() in taken:
            findings.append(_twin(folder, folder.casefold()))
        taken.add(account_id)
        named, more = _by_name(folder, files)
        frozen = {
            _inside(folder, file): file for file in files if _is_frozen(_inside(folder, file))
        }
        folders.append(AccountFolder(account_id, folder, named, (*findings, *more), frozen))
    return tuple(sorted(folders, key=lambda each: each.id))


def judge_listing(listing: Listing) -> tuple[Finding, ...]:
    """What is wrong with files that belong to no account."""
    return (
        *(() if listing.has_accounts else (_no_accounts(),)),
        *(link_out(file) for file in listing.links_out),
        *(_misnamed(file) for file in listing.misnamed),
        *_strays(listing),
    )


def _by_name(folder: str, files: tuple[str, ...]) -> tuple[dict[str, str], list[Finding]]:
    named: dict[str, str] = {}
    findings: list[Finding] = []
    for file in files:
        inside = _inside(folder, file)
        name = usual_name(inside)
        if _is_frozen(inside):
            continue
        if not name.lower().endswith(_READ) or "/." in file:
            continue
        if name in named:
            findings.append(_twice(file, named[name]))
        elif _is_known(name):
            named[name] = file
        else:
            findings.append(_unknown(file, name))
    if ACCOUNT not in named:
        findings.append(_no_account(folder, files))
    return named, findings


def _inside(folder: str, file: str) -> str:
    return str(PurePosixPath(file).relative_to(f"{ACCOUNTS}/{folder}"))


def _is_frozen(name: str) -> bool:
    """Whether a file lies in the folder of an offer's issued versions."""
    parts = PurePosixPath(name).parts
    return len(parts) > 2 and parts[0] == PROPOSALS and parts[1].endswith(ISSUED)


def _is_known(name: str) -> bool:
    path = PurePosixPath(name)
    if len(path.parts) == 1:
        return name in ACCOUNT_FILES
    return (
        len(path.parts) == 2 and path.parts[0] in (LOG_FOLDER, PROPOSALS) and path.suffix == ".md"
    )


def _strays(listing: Listing) -> Iterator[Finding]:
    for file in listing.strays:
        name = usual_name(PurePosixPath(file).name)
        if name in (SETTINGS, *SHARED_FILES):
            yield _twice(file, name)
        elif name.lower().endswith((*_READ, ".csv")) and name.lower() not in (
            "readme.md",
            "codeowners.md",
        ):
            meant = nearest(name, SHARED_FILES)
            help_text = (
                sentence("did you mean {meant}?", meant=meant)
                if meant
                else sentence("an account has a folder of its own: accounts/its-id/account.yaml")
            )
            yield _file_finding(
                "unknown-file", file, sentence("nothing reads this file"), help_text
            )


def _file_finding(name: str, file: str, text: Sentence, help_text: Sentence) -> Finding:
    return Finding(name, Place((), file), text, help_text)


def _no_accounts() -> Finding:
    text = sentence("there is no folder accounts, so there is nothing to show")
    help_text = sentence(
        "make it beside kamdocs.yaml, with a folder for each account: accounts/acme/account.yaml"
    )
    return _file_finding("accounts-missing", ACCOUNTS, text, help_text)


def _misnamed(file: str) -> Finding:
    text = sentence("the name of this file or folder holds characters that cannot be shown")
    return _file_finding(
        "unprintable-name", file, text, sentence("rename it; until then it is not read")
    )


def _bad_folder(folder: str, meant: str, fault: IdFault) -> Finding:
    text = sentence("the folder {folder} cannot be the id of an account", folder=folder)
    match fault:
        case "reserved":
            help_text = sentence(
                "Windows keeps this name for itself; rename it: {meant}", meant=meant
            )
        case "too_long":
            help_text = sentence("its name is too long; rename it: {meant}", meant=meant)
        case _ if meant == NAMELESS:
            help_text = sentence(
                "rename it; ids have lower-case letters from a to z, digits and hyphens: big-corp"
            )
        case _:
            help_text = sentence(
                "rename it: {meant}; ids have lower-case letters, digits and hyphens", meant=meant
            )
    return _file_finding("bad-account-folder", f"{ACCOUNTS}/{folder}/{ACCOUNT}", text, help_text)


def _twin(folder: str, twin: str) -> Finding:
    text = sentence(
        "the folders {one} and {two} differ only in upper and lower case", one=folder, two=twin
    )
    help_text = sentence("on many machines they are one folder: rename one of them")
    return _file_finding(
        "folders-differ-in-case", f"{ACCOUNTS}/{folder}/{ACCOUNT}", text, help_text
    )


def _twice(file: str, other: str) -> Finding:
    text = sentence(
        "{file} and {other} are the same file to kamdocs",
        file=PurePosixPath(file).name,
        other=PurePosixPath(other).name,
    )
    return _file_finding(
        "written-twice", file, text, sentence("keep one of the two; this one is not read")
    )


def _unknown(file: str, name: str) -> Finding:
    meant = nearest(name, ACCOUNT_FILES)
    help_text = (
        sentence("did you mean {meant}?", meant=meant)
        if meant
        else sentence("read are {known}, log/*.md and proposals/*.md", known=ACCOUNT_FILES[:7])
    )
    return _file_finding("unknown-file", file, sentence("nothing reads this file"), help_text)


def _no_account(folder: str, files: tuple[str, ...]) -> Finding:
    text = sentence("this account has no account.yaml")
    near = next(
        (
            PurePosixPath(file).name
            for file in files
            if nearest(PurePosixPath(file).name, [ACCOUNT])
        ),
        None,
    )
    help_text = (
        sentence("rename {file}", file=near)
        if near
        else sentence("three lines are enough: name, tier and owner")
    )
    return _file_finding("account-without-file", f"{ACCOUNTS}/{folder}/{ACCOUNT}", text, help_text)


def link_out(file: str) -> Finding:
    """What is said of a link that is not followed."""
    text = sentence("this link leads out of the workspace, or to nothing")
    return _file_finding(
        "link-leaves-workspace", file, text, sentence("copy what it leads to into the workspace")
    )
