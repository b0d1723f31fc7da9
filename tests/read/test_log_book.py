from inspect import cleandoc
from typing import Any

import pytest

from kamdocs.read.log_book import LogBook, read_log
from kamdocs.read.log_words import KIND_OF, KINDS

FILE = "accounts/acme/log.md"


def read(text: str) -> LogBook:
    return read_log(cleandoc(text), FILE, 1)


def heading(text: str) -> dict[str, Any]:
    (entry,) = read(f"## {text}").entries
    return {key: value for key, value in entry.value.items() if key != "text"}


def test_entries_with_what_comes_next() -> None:
    book = read("""
        # Log of Acme

        ## 2026-11-18 call · Núria / Ana
        Wants the offer before the *December* committee.
        Next: 2026-12-01 Ana: offer for analytics

        ## 2026-11-05 value · support-2026
        Night incident solved in 40 minutes.
        """)
    assert book.findings == ()
    assert book.preamble == "# Log of Acme\n"
    assert [entry.value for entry in book.entries] == [
        {
            "on": "2026-11-18",
            "kind": "call",
            "with_names": ["Núria"],
            "ours_names": ["Ana"],
            "text": "Wants the offer before the *December* committee.",
            "next": {"on": "2026-12-01", "owner": "Ana", "what": "offer for analytics"},
        },
        {
            "on": "2026-11-05",
            "kind": "value",
            "about": "support-2026",
            "text": "Night incident solved in 40 minutes.",
        },
    ]
    assert book.entries[0].rendered.html == (
        "<p>Wants the offer before the <em>December</em> committee.</p>\n"
    )
    assert book.entries[1].first_line == 7


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-18 call · Núria, Pau / Ana",
        "2026-11-18 · call · Núria, Pau / Ana",
        "2026-11-18 - call - Núria & Pau / Ana",
        "2026-11-18 – call – Núria + Pau / Ana",
        "2026-11-18: call: Núria, Pau / Ana",
        "2026-11-18, call, Núria, Pau / Ana",
        "2026-11-18 | call | Núria, Pau / Ana",
        "2026-11-18 10:30 call with Núria and Pau/Ana",
        "2026-11-18 Llamada con Núria y Pau / Ana",
        "2026-11-18 trucada amb la Núria i en Pau / l'Ana",
        "18/11/2026 CALL Núria; Pau / Ana ##",
        "18.11.2026 phone Núria, Pau / Ana",
        "2026/11/18 teléfono Núria, Pau / Ana",
        "18 November 2026 call Núria, Pau / Ana",
        "18 de noviembre de 2026: llamada: Núria, Pau / Ana",
        "18 de novembre de 2026 trucada · Núria, Pau / Ana",
    ],
)
def test_one_call_written_in_many_ways(text: str) -> None:
    assert heading(text) == {
        "on": "2026-11-18",
        "kind": "call",
        "with_names": ["Núria", "Pau"],
        "ours_names": ["Ana"],
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("reunión", "meeting"), ("reunió", "meeting"), ("Visita", "visit"), ("correo", "email"),
        ("correu electrònic", "email"), ("e-mail", "email"), ("carta", "letter"),
        ("queja", "complaint"), ("queixa", "complaint"), ("valor", "value"), ("desig", "wish"),
        ("malentès", "misunderstanding"), ("butlletí", "newsletter"), ("nota", "note"), ("", "note"),
    ],
)  # fmt: skip
def test_kinds_in_three_languages(text: str, kind: str) -> None:
    assert heading(f"2026-11-18 {text}")["kind"] == kind
    assert set(KIND_OF.values()) == set(KINDS)


def test_what_it_is_about() -> None:
    assert heading("2026-11-18 call · Núria / Ana · analytics | price")["about"] == (
        "analytics | price"
    )
    assert heading("2026-11 complaint – Núria – slow answers") == {
        "on": "2026-11",
        "kind": "complaint",
        "with_names": ["Núria"],
        "about": "slow answers",
    }


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Next: 2026-12-01 Ana: offer", {"on": "2026-12-01", "owner": "Ana", "what": "offer"}),
        ("Próximo: @ana offer", {"owner": "ana", "what": "offer"}),
        (
            "- Pròxim: 2026-12: offer: analytics",
            {"on": "2026-12", "owner": "offer", "what": "analytics"},
        ),
        ("**Next:** Ana Puig: offer", {"owner": "Ana Puig", "what": "offer"}),
        ("next step: send the offer: analytics", {"what": "send the offer: analytics"}),
        ("NEXT : 1/12/2026 offer", {"what": "1/12/2026 offer"}),
    ],
)
def test_next_lines(line: str, step: dict[str, str]) -> None:
    (entry,) = read(f"## 2026-11-18 call\n{line}").entries
    assert entry.value["next"] == step
    assert entry.value["text"] == ""


def test_further_steps_are_kept() -> None:
    (entry,) = read("## 2026-11-18 call\nNext: one\nNext: two\nNext: three\nNext:").entries
    assert entry.value["next"] == {"what": "one"}
    assert entry.value["further"] == [{"what": "two"}, {"what": "three"}]
    assert entry.value["text"] == "Next:"


@pytest.mark.parametrize(
    "title",
    ["Lunch", "", "2026-11-18 lunch with Pau", "2026-13-01 call", "11/12/2026 call", "18/11/26 call",
     "2026-11-18 · Núria / Ana", "call 2026-11-18", "2026-11-180 call"],
)  # fmt: skip
def test_what_is_not_understood_is_kept_unfiled(title: str) -> None:
    book = read(f"## {title}\nText.\n\n## 2026-11-18 call")
    assert len(book.entries) == 1
    (unfiled,) = book.unfiled
    assert unfiled.title == title
    assert unfiled.source == f"## {title}\nText.\n".replace("##  \n", "## \n")
    assert unfiled.rendered.html == "<p>Text.</p>\n"
    (finding,) = book.findings
    assert finding.name == "unfiled-log-entry"


def test_headings_below_an_entry_belong_to_it() -> None:
    book = read(
        "## 2026-11-18 call\n### Details\nx\n\n```\n## 2026-11-17 call\n```\n# 2026-11-16 call"
    )
    assert [entry.value["on"] for entry in book.entries] == ["2026-11-18", "2026-11-16"]


def test_positions_cut_what_they_name() -> None:
    text = "## 2026-11-18  call · Núria, Pau / Ana · price\n  Yes.\nNext: 2026-12-01 Ana: offer\n"
    book = read_log(text, FILE, 5)
    lines = text.split("\n")
    cuts = {
        path: lines[e.line - 5][e.column - 1 : e.end_column - 1]
        for path, e in book.positions.items()
    }
    assert cuts == {
        (0,): "2026-11-18  call · Núria, Pau / Ana · price",
        (0, "on"): "2026-11-18",
        (0, "kind"): "call",
        (0, "with_names"): "Núria, Pau",
        (0, "with_names", 0): "Núria",
        (0, "with_names", 1): "Pau",
        (0, "ours_names"): "Ana",
        (0, "ours_names", 0): "Ana",
        (0, "about"): "price",
        (0, "text"): "Yes.",
        (0, "next"): "Next: 2026-12-01 Ana: offer",
        (0, "next", "on"): "2026-12-01",
        (0, "next", "owner"): "Ana",
        (0, "next", "what"): "offer",
    }
