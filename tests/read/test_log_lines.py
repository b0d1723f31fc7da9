"""The lines of a log entry that fill a field of it: what they say, and what is kept as text."""

from inspect import cleandoc
from typing import Any

import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.read.log_book import LogBook, read_log
from kamdocs.read.log_lines import Known, LineRead, read_line
from kamdocs.read.log_words import FIELD_OF
from kamdocs.read.names import names_of, titles_of

FILE = "accounts/acme/log.md"
KNOWN = Known(
    names_of([("ana", "Ana Puig"), ("marc", "Marc Pons"), ("mp", "Maria Pla")]),
    titles_of([("analytics", "Demand forecasts"), ("analytics", "Previsió"), ("erp", "ERP")]),
)


def read(text: str, known: Known | None = KNOWN) -> LogBook:
    return read_log(f"## 2026-11-02 complaint · Núria / Ana\n{cleandoc(text)}", FILE, 1, known)


def fields(book: LogBook) -> dict[str, Any]:
    (entry,) = book.entries
    heading = ("on", "kind", "with_names", "ours_names", "text")
    return {key: value for key, value in entry.value.items() if key not in heading}


def faults(book: LogBook) -> list[tuple[str, str, str]]:
    """What is marked in the line, what is said of it, and what helps."""
    speaker = speaker_of("en")
    lines = ["", "## 2026-11-02 complaint · Núria / Ana", *book.entries[0].source.split("\n")[1:]]
    found = []
    for finding in book.findings:
        at = finding.place.extent
        assert at is not None
        assert finding.help is not None
        marked = lines[at.line][at.column - 1 : at.end_column - 1]
        found.append((marked, speaker.speak(finding.message), speaker.speak(finding.help)))
    return found


def test_everything_an_entry_may_say() -> None:
    book = read("""
        The reader loses its charge.
        Severity: severe
        Owner: Marc
        Due: 2026-12
        Passed to: product team
        Evidence: ticket 8841
        Source: operations
        Consequence: they need more readers
        About: support-2026
        Shown: analytics, ERP
        Satisfaction: 4.5
        Amount: 12_000 USD
        Solved: 2026-11-09
        Next: 2026-11-20 Ana: call her
        """)
    assert book.findings == ()
    assert fields(book) == {
        "severity": "severe", "owner": "marc", "due": "2026-12", "routed_to": "product team",
        "evidence": "ticket 8841", "source": "operations",
        "consequence": "they need more readers", "about": "support-2026",
        "shown": ["analytics", "erp"], "satisfaction": "4.5", "amount": "12_000 USD",
        "solved": "2026-11-09", "next": {"on": "2026-11-20", "owner": "Ana", "what": "call her"},
    }  # fmt: skip
    assert book.entries[0].value["text"] == "The reader loses its charge."


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Solved: 9/11/2026", "solved", None),
        ("Resuelto: 9 de noviembre de 2026.", "solved", "2026-11-09"),
        ("- **Solucionat:** 2026-11-09", "solved", "2026-11-09"),
        ("GRAVEDAD: Crítica", "severity", "severe"),
        ("Gravetat: lleu.", "severity", "slight"),
        ("Responsable: @marc", "owner", "marc"),
        ("Responsable: Maria Pla", "owner", "mp"),
        ("Fecha límite: 2026-Q4", "due", "2026-Q4"),
        ("Passat a:  equip de producte ", "routed_to", "equip de producte"),
        ("routed_to: suport", "routed_to", "suport"),
        ("Prova: tiquet 8841: vist", "evidence", "tiquet 8841: vist"),
        ("Fuente: prensa", "source", "prensa"),
        ("Conseqüència: tot canvia", "consequence", "tot canvia"),
        ("Acerca de: erp", "about", "erp"),
        ("Mostrado: previsió y erp", "shown", ["analytics", "erp"]),
        ("Importe: 12.50", "amount", "12.50"),
    ],
)
def test_lines_in_three_languages(line: str, field: str, value: Any) -> None:
    found = read_line(line, KNOWN)
    if value is None:
        assert not isinstance(found, LineRead)
    else:
        assert isinstance(found, LineRead)
        assert (found.field, found.value) == (field, value)
        assert all(line[begin:end].strip() for begin, end in found.spans)


def test_what_is_not_understood_stays_text_and_is_said() -> None:
    book = read("""
        Solved: last week
        Solved: 2026-11
        Severity: sever
        Owner: Mar
        Owner: Núria
        Due: soon
        Shown: erp, analitics
        Amount: 40.000
        Amount: a lot
        Satisfaction: high
        Evidence:
        """)
    assert fields(book) == {}
    assert book.entries[0].value["text"].count("\n") == 10
    assert "<p>Solved: last week" in book.entries[0].rendered.html
    assert {finding.name for finding in book.findings} == {"unread-log-line"}
    days = "write the day and nothing else: Solved: 2026-11-09"
    assert faults(book) == [
        ("last week", "last week is not a day that can be read in one way only", days),
        ("2026-11", "2026-11 is not one day", days),
        ("sever", "sever is no severity", "write slight, serious or severe: Severity: severe"),
        ("Mar", "nobody of our team is called Mar", "did you mean marc?"),
        ("Núria", "nobody of our team is called Núria", "known: ana, marc and mp"),
        (
            "soon",
            "soon is not a day that can be read in one way only",
            "write a day, a month or a quarter and nothing else: Due: 2026-12",
        ),
        ("analitics", "we sell no product called analitics", "did you mean analytics?"),
        ("40.000", "40.000 can be read in two ways", "write 40_000 or 40"),
        (
            "a lot",
            "a lot is not an amount",
            "write digits, with _ between thousands: Amount: 12_000 or Amount: 12_000 USD",
        ),
        ("high", "high is not a number", "write the figure alone: Satisfaction: 4.5"),
        ("Evidence:", "Evidence says nothing", "write what proves it: Evidence: ticket 8841"),
    ]


def test_a_field_is_filled_once() -> None:
    book = read("Severity: slight\nSeverity: severe")
    assert fields(book) == {"severity": "slight"}
    assert book.entries[0].value["text"] == "Severity: severe"
    assert [marked for marked, _, _ in faults(book)] == ["severe"]
    heading = "## 2026-11-05 value · support-2026\nAbout: erp"
    (entry,) = read_log(heading, FILE, 1).entries
    assert entry.value["about"] == "support-2026"
    assert entry.value["text"] == "About: erp"


def test_plain_text_with_a_colon_is_no_field() -> None:
    text = "Pau: solved\nHe said: owner\n> Solved: 2026-11-09\n```\nSolved: 2026-11-09\n```"
    book = read(text)
    assert book.findings == ()
    assert fields(book) == {}
    assert book.entries[0].value["text"] == text


def test_without_known_names_they_are_taken_as_they_stand() -> None:
    assert fields(read("Owner: Zoe\nShown: x, y", None)) == {"owner": "Zoe", "shown": ["x", "y"]}
    assert fields(read("Owner: Zoe\nShown: x", Known(None, None))) == {
        "owner": "Zoe",
        "shown": ["x"],
    }


def test_each_field_can_be_said_in_each_language() -> None:
    assert {field: sum(found == field for found in FIELD_OF.values()) for field in FIELD_OF.values()
            }.keys() == {"solved", "severity", "owner", "due", "routed_to", "evidence", "source",
                         "consequence", "about", "shown", "satisfaction", "amount"}  # fmt: skip


def test_positions_cut_what_they_name() -> None:
    line = "- **Shown:** analytics and ERP"
    book = read(line)
    at = {path[1:]: (e.column, e.end_column) for path, e in book.positions.items() if e.line == 2}
    cut = {path: line[begin - 1 : end - 1] for path, (begin, end) in at.items()}
    assert cut == {
        ("shown",): "analytics and ERP", ("shown", 0): "analytics", ("shown", 1): "ERP",
    }  # fmt: skip
