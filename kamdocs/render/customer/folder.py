"""The first page of a customer's folder: a customer's record in, HTML out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.customer.folder import Folder
from kamdocs.render.customer.frame import HOME, Frame, page_frame, write_page
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered

NAMES = {"ca": "Català", "en": "English", "es": "Español"}
"""Languages as they call themselves."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language this page may be read in."""

    language: str
    name: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class FolderPage:
    """What the template of the first page receives; `names` are languages as they call themselves."""

    folder: Folder
    frame: Frame
    tongues: tuple[Tongue, ...]
    names: Mapping[str, str]


def write_folder(folder: Folder, layers: Layers, assets: Mapping[str, bytes]) -> Rendered:
    """Write the first page in the folder's language."""
    language = folder.language
    frame = page_frame(folder.brand, folder.supplier, folder.customer, language, assets, "")
    tongues = tuple(
        Tongue(one, NAMES.get(one, one), home_of(one, folder.languages), one == language)
        for one in folder.languages
    )
    page = FolderPage(folder, frame, tongues if len(tongues) > 1 else (), NAMES)
    return write_page("customer/index.html", page, language, layers)


def home_of(language: str, languages: tuple[str, ...]) -> str:
    """The file of the first page in a language; the first language's is the one that opens."""
    return HOME if language == languages[0] else f"index-{language}.html"
