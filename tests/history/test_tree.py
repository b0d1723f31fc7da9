"""What a workspace had at a revision: the same files and bytes as on the disk then."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.history.fault import GitFault
from kamdocs.history.tree import Snapshot, files_at
from kamdocs.workspace.files import LARGEST_FILE, FileFault, read_bytes
from kamdocs.workspace.walk import Listing, list_workspace


def snapshot_of(root: Path, commit: str) -> Snapshot:
    snapshot = files_at(root, commit)
    assert isinstance(snapshot, Snapshot), snapshot
    return snapshot


def names_of(listing: Listing) -> list[str]:
    owned = [name for names in listing.accounts.values() for name in names]
    settings = [listing.settings] if listing.settings else []
    return [*settings, *listing.shared, *listing.strays, *owned]


def bytes_of(snapshot: Snapshot) -> Mapping[str, bytes | FileFault]:
    found = snapshot.read(names_of(snapshot.listing()))
    assert not isinstance(found, GitFault)
    return found


def assert_as_on_disk(root: Path, commit: str) -> Listing:
    """The snapshot of what is checked out is what the disk shows."""
    snapshot = snapshot_of(root, commit)
    listing = list_workspace(root)
    assert snapshot.listing() == listing
    assert bytes_of(snapshot) == {name: read_bytes(root, name) for name in names_of(listing)}
    return listing


FILES = {
    "kamdocs.yaml": "format: 1\n",
    "README.md": "not read",
    "accounts/team.yaml": "people: {}\n",
    "accounts/notes.md": "stray",
    "accounts/.hidden/account.yaml": "x",
    "accounts/brand/logo.png": b"\x89PNG\r\n\0",
    "accounts/a/account.yaml": "name: A\n",
    "accounts/a/log/2026-01-02-call.md": "# Call\n",
    "accounts/a/.draft.md": "x",
    "accounts/a/1/2/3/4/deep.md": "x",
    "accounts/a/1/2/3/4/5/deeper.md": "x",
    "accounts/a b/account.yaml": "",
    "accounts/ñandú/account.yaml": "name: Ñ\r\n",
    "accounts/line\nbreak\ttab/account.yaml": "name: L\n",
}


def test_it_is_as_on_disk(git_folder):
    commit = git_folder.commit(FILES)
    listing = assert_as_on_disk(git_folder.path, commit)
    assert {"a", "a b", "ñandú"} <= listing.accounts.keys()
    assert "accounts/a/1/2/3/4/deep.md" in listing.accounts["a"]
    assert listing.shared == ("accounts/brand/logo.png", "accounts/team.yaml")


def test_it_is_as_it_was_whatever_is_there_now(git_folder):
    first = git_folder.commit(FILES)
    then = {name: (git_folder.path / name).read_bytes() for name in FILES}
    git_folder.commit({"accounts/a/account.yaml": "name: B\n", "accounts/team.yaml": None})
    git_folder.lay({"accounts/c/account.yaml": "not committed"})
    snapshot = snapshot_of(git_folder.path, first)
    found = bytes_of(snapshot)
    assert "accounts/c/account.yaml" not in found
    assert {name: then[name] for name in found} == found


def test_a_workspace_below_the_repository(git_folder):
    first = git_folder.commit({"accounts/x/account.yaml": "other"})
    commit = git_folder.commit({f"sales/{name}": data for name, data in FILES.items()})
    assert_as_on_disk(git_folder.path / "sales", commit)
    assert names_of(snapshot_of(git_folder.path / "sales", first).listing()) == []


def test_of_two_settings_the_second_is_as_on_disk(git_folder):
    commit = git_folder.commit({"kamdocs.yml": "format: 1\n", "kamdocs.yaml": "format: 1\n"})
    assert assert_as_on_disk(git_folder.path, commit).settings == "kamdocs.yaml"


def test_kamdocs_yml_will_do(git_folder):
    commit = git_folder.commit({"kamdocs.yml": "format: 1\n"})
    assert assert_as_on_disk(git_folder.path, commit).settings == "kamdocs.yml"


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system takes UTF-8 names only")
def test_a_name_that_is_not_utf_8(git_folder):
    name = os.fsdecode(b"accounts/caf\xe9/account.yaml")
    commit = git_folder.commit({"kamdocs.yaml": "format: 1\n", name: "name: C\n"})
    assert "caf" in repr(assert_as_on_disk(git_folder.path, commit))


LINKS = {
    "accounts/a/plan.md": "../../docs/plan.md",
    "accounts/a/log": "../b/log",
    "accounts/a/loop": "loop",
    "accounts/a/round/up": "../../a",
    "accounts/a/nowhere.md": "../c/nowhere.md",
    "accounts/a/out.md": "../../../out.md",
    "accounts/a/etc.md": "/etc/hostname",
    "accounts/a/chain.md": "plan.md",
    "accounts/a/through.md": "log/../account.yaml",
    "accounts/a/file-as-folder.md": "account.yaml/x",
    "accounts/a/dot-behind-a-file.md": "account.yaml/.",
    "accounts/a/stroke-behind-a-file.md": "account.yaml/",
    "accounts/twin": "b",
    "accounts/references.yaml": "b/account.yaml",
    "accounts/terms": "../docs",
}


def test_links_lead_where_they_do_on_disk(git_folder, tmp_path):
    (tmp_path / "out.md").write_text("out", "utf-8")
    git_folder.lay({
        "kamdocs.yaml": "format: 1\n",
        "docs/plan.md": "the plan",
        "accounts/a/account.yaml": "name: A\n",
        "accounts/b/account.yaml": "name: B\n",
        "accounts/b/log/2026-01-01-call.md": "call",
    })  # fmt: skip
    for name, target in LINKS.items():
        path = git_folder.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)
    inside = git_folder.path / "accounts" / "a" / "absolute.md"
    inside.symlink_to(git_folder.path / "docs" / "plan.md")
    listing = assert_as_on_disk(git_folder.path, git_folder.commit())
    assert {name for name in listing.links_out if "round" not in name} == {
        f"accounts/a/{name}"
        for name in (
            "loop",
            "nowhere.md",
            "out.md",
            "etc.md",
            "file-as-folder.md",
            "dot-behind-a-file.md",
            "stroke-behind-a-file.md",
        )
    }
    assert "accounts/a/log/2026-01-01-call.md" in listing.accounts["a"]
    assert "accounts/a/round/up/plan.md" in listing.accounts["a"]


def test_the_whole_folder_of_accounts_may_be_a_link(git_folder):
    git_folder.lay({"kamdocs.yaml": "format: 1\n", "kept/a/account.yaml": "name: A\n"})
    (git_folder.path / "accounts").symlink_to("kept")
    listing = assert_as_on_disk(git_folder.path, git_folder.commit())
    assert list(listing.accounts) == ["a"]


def test_the_folder_of_accounts_may_lead_nowhere(git_folder, tmp_path):
    git_folder.lay({"kamdocs.yaml": "format: 1\n"})
    (tmp_path / "elsewhere" / "a").mkdir(parents=True)
    accounts = git_folder.path / "accounts"
    for target in ("../elsewhere", "nowhere", "accounts"):
        accounts.unlink(missing_ok=True)
        accounts.symlink_to(target)
        assert_as_on_disk(git_folder.path, git_folder.commit())
    accounts.unlink()
    git_folder.lay({"accounts": "a file"})
    assert_as_on_disk(git_folder.path, git_folder.commit())


def test_a_submodule_is_an_empty_folder_as_in_a_clone(git_folder, tmp_path):
    commit = git_folder.commit({"kamdocs.yaml": "format: 1\n"})
    entry = f"160000,{commit},accounts/sub"
    git_folder.git("update-index", "--add", "--cacheinfo", entry)
    git_folder.git("commit", "--quiet", "--message", "Add a submodule")
    git_folder.git("clone", "--quiet", ".", str(tmp_path / "clone"))
    listing = assert_as_on_disk(tmp_path / "clone", git_folder.git("rev-parse", "HEAD"))
    assert listing.accounts == {"sub": ()}


def test_a_file_that_is_too_large_is_not_read(git_folder):
    commit = git_folder.commit({"accounts/a/plan.md": b"x" * (LARGEST_FILE + 1)})
    assert bytes_of(snapshot_of(git_folder.path, commit)) == {
        "accounts/a/plan.md": FileFault("too_large", str(LARGEST_FILE + 1))
    }
    assert_as_on_disk(git_folder.path, commit)


def test_a_name_that_is_not_there(git_folder):
    snapshot = snapshot_of(git_folder.path, git_folder.commit({"accounts/a/plan.md": "x"}))
    missing = FileFault("missing")
    assert snapshot.read(["accounts/b/plan.md", "accounts/a"]) == {
        "accounts/b/plan.md": missing,
        "accounts/a": missing,
    }


def test_a_clone_without_all_files_is_told(git_folder, tmp_path):
    first = git_folder.commit({"accounts/a/account.yaml": "name: A\n"})
    git_folder.commit({"accounts/a/account.yaml": "name: B\n"})
    git_folder.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{git_folder.path}"
    git_folder.git("clone", "--quiet", "--filter=blob:none", url, str(tmp_path / "partial"))
    snapshot = files_at(tmp_path / "partial", first)
    fault = (
        snapshot.read(["accounts/a/account.yaml"]) if isinstance(snapshot, Snapshot) else snapshot
    )
    assert fault == GitFault("incomplete")


NAMES = st.sampled_from(["a", "b", "account.yaml", "log", "terms", ".x", "team.yaml"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(PATHS, st.one_of(st.binary(max_size=9), st.text("./ab", min_size=1))))
def test_whatever_is_committed_is_as_on_disk(git_folder, tree):
    """Bytes are a file's, texts are where a link leads."""
    git_folder.git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", ".")
    for name, data in tree.items():
        path = git_folder.path / "accounts" / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.parent.resolve().is_relative_to(git_folder.path / "accounts"):
                continue
            if isinstance(data, str):
                path.symlink_to(data)
            else:
                path.write_bytes(data)
        except OSError:
            continue
    commit = git_folder.commit({"kamdocs.yaml": "format: 1\n"})
    git_folder.git("clean", "-fdxq")
    assert_as_on_disk(git_folder.path, commit)
