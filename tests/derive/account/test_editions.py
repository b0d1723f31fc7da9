"""Who reads what in which order; nothing is lost between editions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.edition_parts import PARTS, TOLD
from kamdocs.derive.account.edition_plan import EditionPlan, Piece
from kamdocs.derive.account.editions import derive_editions
from kamdocs.derive.account.readers import find_readers
from kamdocs.derive.account.understanding import Told
from kamdocs.model.account import Account
from kamdocs.model.customer_reference import References
from kamdocs.model.product import Catalogue
from kamdocs.model.prose import Passage, Prose, Section
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
PEOPLE = {
    "irene": {"name": "Irene", "roles": ["approver"]},
    "pau": {"name": "Pau", "orientation": {"value": "financial", "by": "ana", "on": "2026-09-14"}},
    "nuria": {"name": "Núria", "roles": ["technical_evaluator"]},
    "olga": {"name": "Olga", "orientation": "relationship", "left": "2026-01"},
}


def section(name: str, *readers: str, **more: Any) -> Section:
    text = more.pop("text", f"{name} 1")
    passages = more.pop("passages", (Passage(Prose(f"<p>{text}</p>", text)),))
    return Section(name, name.title(), readers, passages, **more)


def plans(
    sections: list[Section], shared: Shared | None = None, **more: Any
) -> dict[str, EditionPlan]:
    offer = {"title": "T", "to": ["irene", "pau", "nuria"], "valid_until": "2026-12-31", **more}
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "people": PEOPLE, "proposals": {"p": offer}}
    )
    proposal = account.proposals["p"].model_copy(update={"sections": tuple(sections)})
    found = derive_editions(account, proposal, shared or Shared(), TODAY)
    return {plan.id: plan for plan in found}


def named(entries: tuple[Any, ...], sections: list[Section]) -> list[str]:
    return [sections[one.section].id if isinstance(one, Piece) else one for one in entries]


SECTIONS = [
    section("summary"),
    section("return", "financial"),
    section("method", "technical"),
    section("people", text="Two people"),
    section("annex", is_appendix=True),
]


def test_editions_follow_from_the_addressees() -> None:
    found = plans(SECTIONS)
    assert list(found) == ["complete", "business", "financial", "technical"]
    assert found["financial"].readers == ("pau",)
    assert found["complete"].readers == ("irene", "pau", "nuria")
    assert found["complete"].is_complete


def test_the_complete_document_keeps_the_order_of_the_file() -> None:
    complete = plans(SECTIONS)["complete"]
    assert complete.summary == Piece(0, (0,))
    assert named(complete.body, SECTIONS) == [*TOLD, "return", "method", "people", *PARTS[2:]]
    assert named(complete.appendix, SECTIONS) == ["annex"]


def test_an_edition_leads_with_what_its_reader_asks_and_moves_the_rest_to_the_appendix() -> None:
    found = plans(SECTIONS)
    assert named(found["financial"].body, SECTIONS)[:5] == ["return", "value_case", "price", *TOLD]
    assert named(found["financial"].appendix, SECTIONS) == ["method", "people", "annex"]
    assert named(found["technical"].body, SECTIONS)[:3] == ["method", "scope", "timeline"]
    assert named(found["technical"].appendix, SECTIONS) == ["references", "return", "annex"]
    assert named(found["business"].appendix, SECTIONS) == ["scope", "return", "method", "annex"]


def test_declared_editions_take_the_place_of_derived_ones() -> None:
    editions = {
        "board": {"for": ["irene", "pau"], "lead": ["people", "team"], "appendix": ["scope"]}
    }
    found = plans(SECTIONS, editions=editions)
    assert list(found) == ["complete", "board"]
    board = found["board"]
    assert board.readers == ("irene", "pau")
    assert named(board.body, SECTIONS)[:3] == ["people", "return", "team"]
    assert named(board.appendix, SECTIONS) == ["scope", "method", "annex"]


def test_an_edition_for_a_group_and_one_without_orientation() -> None:
    editions = {"board": {"for": ["board"]}, "finance": {"for": ["pau"]}}
    found = plans(SECTIONS, editions=editions, groups={"board": ["irene", "nuria"]})
    assert found["board"].readers == ("irene", "nuria")
    assert named(found["board"].body, SECTIONS)[:2] == ["method", "understanding"]
    assert named(found["finance"].body, SECTIONS)[:2] == ["return", "value_case"]


@pytest.mark.parametrize(
    ("orientation", "first", "last"),
    [
        ("business", ["understanding", "recommendation"], ["scope"]),
        ("financial", ["value_case", "price", "understanding"], ["words"]),
        ("technical", ["scope", "timeline", "team"], ["references"]),
        ("relationship", ["references", "team"], ["scope", "table"]),
        ("procurement", ["scope", "price", "terms", "team"], ["understanding", "recommendation"]),
        ("user", ["understanding", "recommendation"], ["terms"]),
    ],
)
def test_what_each_orientation_reads_first_and_last(
    orientation: str, first: list[str], last: list[str]
) -> None:
    table = "<table>" + "<tr></tr>" * 9 + "</table>"
    sections = [
        section("summary"),
        section("words", text="Warm words"),
        section("table", passages=(Passage(Prose(table, "1")),)),
    ]
    found = plans(sections, editions={"e": {"orientation": orientation}})["e"]
    assert named(found.body, sections)[: len(first)] == first
    assert named(found.appendix, sections) == last
    kept = plans(sections, editions={"e": {"orientation": orientation, "body": last}})["e"]
    assert kept.appendix == ()
    assert set(last) <= set(named(kept.body, sections))


@pytest.mark.parametrize(
    ("role", "edition"), [("procurement", "procurement"), ("user", "user"), ("champion", "user")]
)
def test_roles_say_what_somebody_asks_where_nobody_wrote_it(role: str, edition: str) -> None:
    account = Account.model_validate({
        "id": "acme", "name": "Acme", "people": {"xavi": {"name": "Xavi", "roles": [role]}},
        "proposals": {"p": {"title": "T", "to": ["xavi"]}},
    })  # fmt: skip
    found = derive_editions(account, account.proposals["p"], Shared(), TODAY)
    assert [plan.id for plan in found] == ["complete", edition]


def test_a_passage_of_another_language_does_not_make_a_section_continued() -> None:
    passages = (
        Passage(Prose("a", "1"), language="en"),
        Passage(Prose("b", "1"), language="es"),
        Passage(Prose(), language="en", include="terms"),
        Passage(Prose(), include="security"),
    )
    sections = [section("summary"), section("how", passages=passages)]
    more: dict[str, Any] = {
        "language": "en",
        "editions": {"es": {"for": ["pau"], "language": "es"}},
    }
    found = plans(sections, **more)
    assert Piece(1, (0, 2, 3)) in found["complete"].body
    assert Piece(1, (1, 3)) in found["es"].body


def test_an_excerpt_leaves_its_appendix_out_and_says_so() -> None:
    found = plans(SECTIONS, editions={"short": {"for": ["pau"], "excerpt": "yes"}})["short"]
    assert (found.is_excerpt, found.appendix) == (True, ())


def test_an_excerpt_keeps_what_is_promised() -> None:
    short = {"for": ["pau"], "excerpt": "yes", "appendix": ["price", "scope", "team", "people"]}
    found = plans(SECTIONS, editions={"short": short})["short"]
    assert found.appendix == ("price", "scope")


def test_a_marked_passage_moves_alone() -> None:
    passages = (Passage(Prose("a", "1")), Passage(Prose("b", "b"), ("technical",)))
    found = plans([section("summary"), section("how", passages=passages)])
    assert found["technical"].body[:4] == ("scope", "timeline", "team", "understanding")
    assert Piece(1, (0, 1)) in found["technical"].body
    assert found["financial"].appendix == (Piece(1, (1,), ("nuria",), is_continued=True),)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("financial", ("pau",)),
        ("Financial", ("pau",)),
        ("nuria", ("nuria",)),
        ("board", ("irene", "pau")),
        ("approver", ("irene",)),
        ("technical evaluator", ("nuria",)),
        ("olga", ()),
        ("nobody", ()),
    ],
)
def test_whom_a_marker_means(word: str, meant: tuple[str, ...]) -> None:
    account = Account.model_validate({
        "id": "acme", "name": "Acme", "people": PEOPLE,
        "proposals": {"p": {
            "title": "T", "to": ["irene", "pau", "nuria", "olga"], "groups": {"board": ["irene", "pau"]},
        }},
    })  # fmt: skip
    readers = find_readers(account, account.proposals["p"], TODAY)
    assert readers.meant_by([word]) == meant
    assert readers.knows(word) == (word != "nobody")


def test_the_members_of_the_decision_read_along() -> None:
    account = Account.model_validate({
        "id": "acme", "name": "Acme", "people": PEOPLE,
        "opportunities": {"o": {"name": "O", "decision": {"members": {"pau": ["economic_buyer"]}}}},
        "proposals": {"p": {"title": "T", "to": ["nuria"], "opportunity": "o"}},
    })  # fmt: skip
    readers = find_readers(account, account.proposals["p"], TODAY).everybody
    assert [(one.id, one.is_addressee) for one in readers] == [("nuria", True), ("pau", False)]
    assert readers[1].roles == {"economic_buyer"}


def test_somebody_reads_offers_until_the_day_they_leave() -> None:
    leaving = {"name": "Quim", "left": "2026-11-23"}
    account = Account.model_validate({
        "id": "acme", "name": "Acme", "people": {**PEOPLE, "quim": leaving},
        "proposals": {"p": {"title": "T", "to": ["nuria", "quim"]}},
    })  # fmt: skip
    here = [one.id for one in find_readers(account, account.proposals["p"], TODAY).everybody]
    gone = find_readers(account, account.proposals["p"], date(2026, 11, 23)).everybody
    assert (here, [one.id for one in gone]) == (["nuria", "quim"], ["nuria"])


def test_the_guide_leads_each_reader_to_what_is_theirs() -> None:
    guide = {one.reader: one.entries for one in plans(SECTIONS)["complete"].guide}
    assert guide == {
        "irene": ("price",),
        "pau": (1, "value_case", "price", "terms"),
        "nuria": (2, "scope", "timeline"),
    }
    assert plans(SECTIONS, to=["pau", "irene"])["complete"].guide == ()


def test_an_edition_for_three_has_a_guide_and_one_for_two_has_none() -> None:
    board = {"for": ["irene", "pau", "nuria"]}
    found = plans(SECTIONS, editions={"board": board, "two": {"for": ["irene", "pau"]}})
    assert [one.reader for one in found["board"].guide] == ["irene", "pau", "nuria"]
    assert found["two"].guide == ()


def test_a_letter_opens_the_document_and_does_not_stand_in_its_body() -> None:
    sections = [section("cover-letter"), section("situation"), section("how")]
    complete = plans(sections)["complete"]
    assert complete.letter == Piece(0, (0,))
    assert complete.summary == Piece(1, (0,))
    assert named(complete.body, sections)[:4] == [*TOLD, "how", "value_case"]


@pytest.mark.parametrize(
    ("states", "until", "mark"),
    [
        ([], "2026-12-31", "draft"),
        (["in_review"], "2026-12-31", "draft"),
        (["sent"], "2026-12-31", None),
        (["sent"], "2026-11-21", "expired"),
        (["superseded"], "2026-12-31", "superseded"),
    ],
)
def test_the_mark_across_the_pages(states: list[str], until: str, mark: str | None) -> None:
    changes = [{"state": one, "on": "2026-11-01"} for one in states]
    assert plans(SECTIONS, states=changes, valid_until=until)["complete"].mark == mark


def test_only_references_with_consent_on_the_day_are_named() -> None:
    references = References.model_validate({"references": {
        "yes": {"customer": "Y", "consent": "2026-01-01"},
        "over": {"customer": "O", "consent": {"on": "2026-01-01", "until": "2026-10-01"}},
        "later": {"customer": "L", "consent": "2027-01-01"},
        "never": {"customer": "N"},
    }})  # fmt: skip
    shared = Shared(references=references)
    found = plans(SECTIONS, shared, references=["yes", "over", "later", "never"])
    assert found["complete"].references == ("yes",)


def test_each_section_is_taken_in_the_language_of_the_edition() -> None:
    sections = [section("summary"), section("summary", language="es"), section("method")]
    more: dict[str, Any] = {
        "language": "en",
        "title": {"en": "T", "es": "T"},
        "editions": {"spanish": {"for": ["pau"], "language": "es"}},
    }
    found = plans(sections, **more)
    assert found["complete"].summary == Piece(0, (0,))
    assert found["complete"].untranslated == ()
    assert found["spanish"].summary == Piece(1, (0,))
    assert found["spanish"].untranslated == ("Method",)


def test_a_section_of_the_same_id_stands_in_the_place_of_what_data_tells() -> None:
    sections = [section("summary"), section("people"), section("understanding", "financial")]
    found = plans(sections, editions={"board": {"for": ["irene"], "lead": ["recommendation"]}})
    body = named(found["complete"].body, sections)
    assert body[:3] == ["recommendation", "people", "understanding"]
    assert body.count("understanding") == 1
    board = found["board"]
    assert named(board.body, sections)[:2] == ["recommendation", "people"]
    assert named(board.appendix, sections) == ["scope", "understanding"]
    leads = plans(sections, editions={"board": {"for": ["irene"], "lead": ["understanding"]}})
    assert named(leads["board"].body, sections).count("understanding") <= 1


def test_the_needs_that_an_offer_answers_are_told_and_all_where_it_names_none() -> None:
    profile = {
        "goals": [{"id": "fast", "text": "F", "share": "yes"}],
        "pains": [
            "secret",
            {"text": "P", "share": "yes"},
            {"id": "late", "text": "L", "share": "yes"},
        ],
    }
    sale = {"name": "O", "serves": ["late"], "decision": {"criteria": ["price"], "share": "yes"}}
    account = Account.model_validate({
        "id": "acme", "name": "Acme", "people": PEOPLE, "profile": profile,
        "opportunities": {"o": sale, "quiet": {"name": "Q", "decision": {"criteria": ["price"]}}},
        "proposals": {
            "p": {"title": "T", "to": ["pau"], "opportunity": "o"},
            "q": {"title": "T", "to": ["pau"], "opportunity": "quiet"},
            "r": {"title": "T", "to": ["pau"], "outcomes": [{"text": "Faster", "need": "fast"}]},
        },
    })  # fmt: skip
    found = {
        key: derive_editions(account, offer, Shared(), TODAY)[0]
        for key, offer in account.proposals.items()
    }
    assert found["p"].told == Told(pains=(1,), decision="o")
    assert found["q"].told == Told(goals=(0,), pains=(0, 1))
    assert found["r"].told == Told(goals=(0,))
    assert found["p"].told.parts == ("understanding",)


def test_what_they_told_us_in_another_language_is_named() -> None:
    account = Account.model_validate({
        "id": "acme", "name": "Acme", "people": PEOPLE, "language": "ca",
        "profile": {"pains": [{"text": "P", "share": "yes"}]},
        "plan": {"recommendations": [{"text": "R", "share": "yes"}]},
        "proposals": {"p": {"title": "T", "to": ["pau"], "editions": {"es": {"language": "es"}}}},
    })  # fmt: skip
    complete, spanish = derive_editions(account, account.proposals["p"], Shared(), TODAY)
    assert complete.untranslated == ()
    assert set(spanish.untranslated) >= {"understanding", "recommendation"}


words = st.sampled_from(
    ["business", "financial", "technical", "pau", "nuria", "nobody", "approver"]
)
marks = st.lists(words, max_size=2).map(tuple)
drawn = st.lists(
    st.tuples(marks, st.lists(marks, min_size=1, max_size=3), st.booleans()), min_size=1, max_size=7
)


def pieces(plan: EditionPlan) -> Iterator[tuple[int, int]]:
    found = [one for one in (plan.summary, *plan.body, *plan.appendix) if isinstance(one, Piece)]
    for piece in found:
        for passage in piece.passages:
            yield piece.section, passage


@given(drawn)
def test_every_edition_holds_everything_exactly_once(drawn: Any) -> None:
    sections = [
        section(
            f"s{n}",
            *readers,
            is_appendix=last,
            passages=tuple(Passage(Prose(), one) for one in inside),
        )
        for n, (readers, inside, last) in enumerate(drawn)
    ]
    every = sorted((n, m) for n, one in enumerate(sections) for m in range(len(one.passages)))
    for plan in plans(sections).values():
        assert sorted(pieces(plan)) == every
        parts = [one for one in (*plan.body, *plan.appendix) if not isinstance(one, Piece)]
        assert sorted(parts) == sorted(PARTS)


def test_what_the_edition_prints_in_another_language_is_named_wherever_it_stands() -> None:
    shared = Shared(
        catalogue=Catalogue.model_validate({"families": {"f": {"name": "F", "products": {
            "both": {"name": {"en": "B", "es": "B"}, "price": "1"},
            "plain": {"name": "P", "price": "1"},
            "lone": {"name": {"en": "L"}, "price": "1"},
        }}}}),
        references=References.model_validate({"references": {
            "moll": {"customer": "Moll", "consent": "2026-01-01", "project": {"en": "Counted"}},
        }}),
    )  # fmt: skip
    more: dict[str, Any] = {
        "language": "en",
        "title": {"es": "T"},
        "packages": {"all": {"name": "All"}},
        "references": ["moll"],
        "editions": {"es": {"for": ["pau"], "language": "es"}},
    }
    both = plans([], shared, **more, prices=[{"product": "both"}, {"product": "plain"}])
    assert both["complete"].untranslated == ("title",)
    assert both["es"].untranslated == ("packages", "references")
    lone = plans([], shared, **more, prices=[{"product": "lone"}])
    assert lone["es"].untranslated == ("packages", "prices", "references")


def test_a_text_for_all_who_get_the_edition_does_not_name_them() -> None:
    sections = [section("summary"), section("return", "financial"), section("all", "pau", "irene")]
    found = plans(sections)
    assert Piece(1, (0,)) in found["financial"].body
    assert Piece(2, (0,)) in found["financial"].body
    assert Piece(1, (0,), ("pau",)) in found["business"].appendix
    assert Piece(1, (0,), ("pau",)) in found["complete"].body


def test_four_hundred_sections() -> None:
    sections = [section(f"s{n}", *(("financial",) if n % 3 else ())) for n in range(400)]
    for plan in plans(sections).values():
        assert len(list(pieces(plan))) == 400


def test_an_empty_wording_of_a_section_does_not_hide_the_written_one() -> None:
    sections = [section("summary"), section("how"), section("how", language="es", passages=())]
    found = plans(sections, language="en", editions={"es": {"for": ["pau"], "language": "es"}})
    assert Piece(1, (0,)) in found["es"].body
    assert "How" in found["es"].untranslated
