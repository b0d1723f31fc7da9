"""Findings with paths in; files, lines and columns out."""

import pytest

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origin, Origins
from kamdocs.diagnostics.place import Extent, Place, key_of, value_of
from kamdocs.read.yaml import read_yaml
from kamdocs.values.sentence import sentence

MAIN, CONTACTS = "accounts/acme/account.yaml", "accounts/acme/contacts.yaml"
FILES = {
    MAIN: "name: Acme\nunits:\n  - {id: online, name: Online}\n",
    CONTACTS: "people:\n  nuria:\n    name: Núria\n",
    "kamdocs.yml": "currency: EURO\n",
}
ORIGINS = Origins(
    MAIN,
    {(): Origin(MAIN), ("people",): Origin(CONTACTS, ("people",))},
    {file: read_yaml(file, text).source_map for file, text in FILES.items()},
)


@pytest.mark.parametrize(
    ("place", "file", "extent", "excerpt"),
    [
        (value_of("name"), MAIN, (1, 7, 1, 11), "name: Acme"),
        (key_of("name"), MAIN, (1, 1, 1, 5), "name: Acme"),
        (
            value_of("units", "online", "name"),
            MAIN,
            (3, 24, 3, 30),
            "  - {id: online, name: Online}",
        ),
        (value_of("units", 0, "id"), MAIN, (3, 10, 3, 16), "  - {id: online, name: Online}"),
        (value_of("people", "nuria", "name"), CONTACTS, (3, 11, 3, 16), "    name: Núria"),
        (value_of("people", "nuria", "post"), CONTACTS, (2, 3, 2, 8), "  nuria:"),
        (value_of("tier"), MAIN, (1, 1, 3, 31), "name: Acme"),
        (
            value_of("currency", file="kamdocs.yaml"),
            "kamdocs.yml",
            (1, 11, 1, 15),
            "currency: EURO",
        ),
        (Place((), "gone.yaml"), "gone.yaml", (1, 1, 1, 2), ""),
        (Place((), MAIN, extent=Extent(2, 1, 2, 3)), MAIN, (2, 1, 2, 3), "units:"),
    ],
)
def test_a_finding_is_brought_to_its_line(
    place: Place, file: str, extent: tuple[int, int, int, int], excerpt: str
) -> None:
    located = locate(Finding("some-name", place, sentence("wrong")), ORIGINS, "acme")
    assert (located.file, located.extent, located.excerpt) == (file, Extent(*extent), excerpt)
