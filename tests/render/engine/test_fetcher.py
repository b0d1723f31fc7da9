"""A paper loads its own assets and nothing else."""

import pytest

from kamdocs.render.engine.fetcher import BASE_URL, LARGEST_ASSET, AssetDoor

ASSETS = {"accounts/brand/logo.svg": b"<svg/>", "Plex.woff2": b"font", "a b.png": b"picture"}


@pytest.mark.parametrize(
    ("url", "data", "kind"),
    [
        (f"{BASE_URL}accounts/brand/logo.svg", b"<svg/>", "image/svg+xml"),
        (f"{BASE_URL}Plex.woff2", b"font", "font/woff2"),
        (f"{BASE_URL}a%20b.png", b"picture", "image/png"),
        ("workspace:a%20b.png", b"picture", "image/png"),
    ],
)
def test_its_own_assets(url: str, data: bytes, kind: str) -> None:
    door = AssetDoor(ASSETS)
    assert door.answer(url) == (data, kind)
    assert door.denied == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/x.png",
        "http://127.0.0.1/x.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "../kamdocs.yaml",
        f"{BASE_URL}../../etc/passwd",
        f"{BASE_URL}missing.png",
        "ftp://example.com/Plex.woff2",
        "",
    ],
)
def test_nothing_else(url: str) -> None:
    door = AssetDoor(ASSETS)
    with pytest.raises(ValueError, match="not an asset"):
        door.answer(url)
    assert len(door.denied) == 1


def test_nothing_huge() -> None:
    door = AssetDoor({"huge.png": bytes(LARGEST_ASSET + 1)})
    with pytest.raises(ValueError, match="not an asset"):
        door.answer("huge.png")
