"""Where the files stand that are not code: the only place that knows.

In a checkout the theme and the demonstration are at the top of the repository, where people read
and edit them; in an installed package they are inside it. Nothing is read here.
"""

from pathlib import Path

_package = Path(__file__).resolve().parent

DEMO_PARTS = ("kamdocs.yaml", "accounts")
"""What the demonstration consists of; in a checkout `demo_dir` holds much else."""


def theme_dir() -> Path:
    """Return the folder of the built-in templates."""
    return _packed_or_checkout("_theme", "templates")


def demo_dir() -> Path:
    """Return the folder that holds the demonstration, `DEMO_PARTS`."""
    return _packed_or_checkout("_demo", ".")


def fonts_dir() -> Path:
    """Return the folder of the font files that pages and papers embed."""
    return _package / "vendor" / "fonts"


def browser_dir() -> Path:
    """Return the folder of what only pages load: scripts by others, fonts for western Europe."""
    return _package / "vendor" / "browser"


def licences_dir() -> Path:
    """Return the folder with one licence text for each thing by others."""
    return _package / "vendor" / "licences"


def catalogues_dir() -> Path:
    """Return the folder of the gettext catalogues: `<lang>/LC_MESSAGES/kamdocs.mo`."""
    return _package / "language" / "catalogues"


def _packed_or_checkout(packed: str, checkout: str) -> Path:
    inside = _package / packed
    return inside if inside.is_dir() else (_package.parent / checkout).resolve()
