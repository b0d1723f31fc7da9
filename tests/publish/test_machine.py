"""A machine that does not let us: no space, no permission, a file too large."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kamdocs.publish import PublishError, publish_site

Read = Callable[[Path], dict[str, bytes]]

NOBODY = 65534
ONE = {"index.html": b"one", "a/x.html": b"x"}
TWO = {"index.html": b"two", "a/x.html": b"x", "b/y.html": b"y"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions as Unix has them")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not allowed here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """A folder of a user whom permissions bind, while we are that user."""
    folder = Path(tempfile.mkdtemp())
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        for path in [folder, *folder.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        shutil.rmtree(folder)


def test_a_full_disk_leaves_the_site_and_no_debris(small_disk: Path, read_site: Read) -> None:
    site = small_disk / "site"
    publish_site(site, ONE)
    publish_site(site, TWO)
    pages = {f"p/{number}.html": bytes([number]) * 100_000 for number in range(20)}
    with pytest.raises(PublishError) as caught:
        publish_site(site, {**ONE, **pages})
    assert "No space left on device" in str(caught.value)
    assert caught.value.path.name.endswith(".html")
    assert read_site(site) == TWO
    assert shutil.disk_usage(small_disk).used < 200_000
    publish_site(site, ONE)
    assert read_site(site) == ONE


def test_a_mount_point_cannot_be_replaced(small_disk: Path) -> None:
    with pytest.raises(PublishError, match="choose a folder inside it"):
        publish_site(small_disk, ONE)
    assert not list(small_disk.iterdir())


def test_a_folder_mounted_from_the_same_disk_cannot_be_replaced(small_disk: Path) -> None:
    (small_disk / "volume").mkdir()
    (small_disk / "site").mkdir()
    subprocess.run(["mount", "--bind", small_disk / "volume", small_disk / "site"], check=True)
    try:
        with pytest.raises(PublishError, match="choose a folder inside it"):
            publish_site(small_disk / "site", ONE)
        assert not list((small_disk / "site").iterdir())
    finally:
        subprocess.run(["umount", small_disk / "site"], check=True)


def test_a_write_that_fails_half_way_leaves_the_site(tmp_path: Path, read_site: Read) -> None:
    site = tmp_path / "site"
    publish_site(site, ONE)
    script = (
        "import resource, sys; from pathlib import Path; from kamdocs.publish import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try: publish_site(Path(sys.argv[1]), {'b.html': b'b', 'index.html': b'x' * 9000})\n"
        "except PublishError as error: print(error.path.name, error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, site],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith("index.html The site was not published: ")
    assert "File too large" in run.stdout
    assert read_site(site) == ONE
    publish_site(site, TWO)
    assert read_site(site) == TWO


def test_a_read_only_parent(plain_user: Path, read_site: Read) -> None:
    plain_user.chmod(0o555)
    with pytest.raises(PublishError, match="Permission denied"):
        publish_site(plain_user / "site", ONE)
    plain_user.chmod(0o755)
    publish_site(plain_user / "site", ONE)
    plain_user.chmod(0o555)
    with pytest.raises(PublishError, match="Permission denied"):
        publish_site(plain_user / "site", TWO)
    assert read_site(plain_user / "site") == ONE
    plain_user.chmod(0o755)
    publish_site(plain_user / "site", TWO)
    assert read_site(plain_user / "site") == TWO


def test_a_read_only_site(plain_user: Path, read_site: Read) -> None:
    site = plain_user / "site"
    publish_site(site, ONE)
    site.chmod(0o555)
    with pytest.raises(PublishError, match="Permission denied"):
        publish_site(site, TWO)
    assert read_site(site) == ONE
    site.chmod(0o755)
    publish_site(site, TWO)
    assert read_site(site) == TWO


def test_a_read_only_folder_of_the_site(plain_user: Path, read_site: Read) -> None:
    site = plain_user / "site"
    publish_site(site, ONE)
    for files in (TWO, {"index.html": b"1"}, ONE):
        for folder in (path for path in site.iterdir() if path.is_dir()):
            folder.chmod(0o555)
        publish_site(site, files)
        assert read_site(site) == files


def test_a_page_that_nobody_may_read_is_replaced(plain_user: Path, read_site: Read) -> None:
    site = plain_user / "site"
    publish_site(site, ONE)
    (site / "index.html").chmod(0)
    publish_site(site, ONE)
    assert read_site(site) == ONE
