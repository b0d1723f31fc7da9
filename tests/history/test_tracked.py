"""Which files of a folder git keeps together with the workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from kamdocs.history.tracked import list_tracked

if TYPE_CHECKING:
    from tests.conftest import GitFolder


def test_files_are_tracked_from_the_moment_they_are_added(git_folder: "GitFolder") -> None:
    root = git_folder.path
    git_folder.lay({"private/acme.yaml": "people: {}\n", "private/ñ\n.yaml": "", "other.yaml": ""})
    assert list_tracked(root, root / "private") == ()
    git_folder.git("add", "--all")
    assert list_tracked(root, root / "private") == ("private/acme.yaml", "private/ñ\n.yaml")
    git_folder.commit()
    git_folder.git("rm", "-r", "--cached", "--quiet", "private")
    assert list_tracked(root, root / "private") == ()


def test_a_workspace_may_be_a_folder_of_its_repository(git_folder: "GitFolder") -> None:
    git_folder.commit({"ws/kamdocs.yaml": "", "apart/acme.yaml": ""})
    root = git_folder.path / "ws"
    assert list_tracked(root, root / "../apart") == ("../apart/acme.yaml",)


def test_another_repository_a_link_and_no_repository_are_none(
    git_folder: "GitFolder", tmp_path: Path
) -> None:
    root = git_folder.path
    inner = root / "private"
    inner.mkdir()
    (inner / "acme.yaml").touch()
    git_folder.git("init", "--quiet", "private")
    git_folder.git("-C", "private", "add", "--all")
    git_folder.git("-C", "private", "commit", "--quiet", "--message", "Own")
    (root / "link").symlink_to(tmp_path)
    git_folder.git("-c", "advice.addEmbeddedRepo=false", "add", "--all")
    assert list_tracked(root, inner) == list_tracked(root, root / "link") == ()
    assert list_tracked(root, tmp_path) == ()
    assert list_tracked(tmp_path, tmp_path / "private") == ()
