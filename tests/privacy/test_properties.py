"""Whatever the files: forgetting changes nothing but the lines that mention the person."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.edit.change import Edited
from kamdocs.edit.source import Source
from kamdocs.model.account import Account
from kamdocs.model.team import Team
from kamdocs.pipeline.rename import kept_in
from kamdocs.privacy.blanking import Neutral
from kamdocs.privacy.forget import Wish, forget_in
from kamdocs.privacy.mentions import Search
from kamdocs.privacy.subject import Record, Subject
from kamdocs.privacy.written import Written

IDS = ("maria", "pau", "jordi", "pausa")
NAMES = {"maria": "Maria Solé", "pau": "Pau Serra", "jordi": "Jordi Puig", "pausa": "Roc Pausa"}
ADDRESS = {key: f"{key}@acme.example" for key in IDS}
TEAM = Team.model_validate({"people": {"ana": "Ana Ferrer"}})
ACCOUNT = Account.model_validate({
    "id": "acme", "name": "Acme",
    "people": {key: {"name": NAMES[key], "email": ADDRESS[key]} for key in IDS},
})  # fmt: skip

words = st.sampled_from([
    "Maria", "Maria Solé", "maria", "la Maria", "Solé", "Pau", "Pau Serra", "pau", "pausa", "Sant Pau",
    "Jordi", "jordi@acme.example", "maria@acme.example", "pau@acme.example", "and", "vol", "el preu",
    "Demà.", "«sí»,", "@maria", "@pau", "Casa Serra", "😀", "Ana", "x-maria", "maria-2",
])  # fmt: skip
proses = st.lists(words, min_size=1, max_size=8).map(" ".join)
some = st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True)
ends = st.sampled_from(["\n", "\r\n"])


@st.composite
def contacts(draw: st.DrawFn) -> str:
    """A contacts.yaml with references, comments and prose."""
    lines = ["people:"]
    for key in draw(st.permutations(IDS)):
        lines.append(f"  # {draw(proses)}")
        lines += [f"  {key}:", f"    name: {NAMES[key]}", f"    email: {ADDRESS[key]}"]
        if draw(st.booleans()):
            lines.append(f"    influences: [{', '.join(draw(some))}]")
        if draw(st.booleans()):
            lines.append("    conflicts_with:")
            lines += [f"      - {other}" for other in draw(some)]
        if draw(st.booleans()):
            lines.append(f'    note: "{draw(proses)}"')
    end = draw(ends)
    return end.join([*lines, ""])


@st.composite
def logs(draw: st.DrawFn) -> str:
    """A log.md."""
    lines = ["# Log", ""]
    for day in range(draw(st.integers(1, 4)), 0, -1):
        theirs = [NAMES[key].split()[0] for key in draw(some)]
        joined = draw(st.sampled_from([", ", " i "])).join(theirs)
        ours = draw(st.sampled_from(["", " / Ana"]))
        about = draw(st.sampled_from(["", " · el preu"]))
        lines += [f"## 2026-11-0{day} call · {joined}{ours}{about}", draw(proses), ""]
    return draw(ends).join(lines)


def check(name: str, text: str, key: str) -> None:
    subject = Subject(NAMES[key], (Record("acme", key, NAMES[key]),), (ADDRESS[key],))
    written = Written(f"accounts/acme/{name}", name, text, "acme", kept_in(name))
    search = Search(subject, {"acme": ACCOUNT}, TEAM, (), (written,))
    touched = set()
    for mention in search.mentions():
        touched.add(mention.line)
    source = Source(written.file, text)
    for spot in search.structure(written)[0]:
        first, last = source.line_of(spot.start), source.line_of(spot.end)
        # A key that is left empty goes with its value.
        touched |= {*range(first, last + 2)}
    done = forget_in(written, search, Wish(Neutral("a former contact", "removed")))
    assert isinstance(done, Edited), done
    old, new = text.splitlines(keepends=True), done.text.splitlines(keepends=True)
    lines = iter(new)
    for number, line in enumerate(old, 1):
        assert number in touched or line in lines, (number, text, done.text)
    after = Written(written.file, name, done.text, "acme", kept_in(name))
    left = Search(subject, {"acme": ACCOUNT}, TEAM, (), (after,)).mentions()
    assert [mention for mention in left if mention.is_certain] == []
    # Nobody but the person has disappeared.
    for other in IDS:
        if other != key and not re.search(r"Sol[eé]", NAMES[other]):
            assert done.text.count(NAMES[other]) >= text.count(NAMES[other]) - _own(
                text, key, other
            )
    assert not set(Source(written.file, done.text).document.findings) - set(
        source.document.findings
    )


def _own(text: str, key: str, other: str) -> int:
    """How often another is named inside the record that goes."""
    match = re.search(rf"^  {key}:.*?(?=^  \S|\Z)", text, re.DOTALL | re.MULTILINE)
    return match[0].count(NAMES[other]) if match else 0


@given(contacts(), st.sampled_from(IDS))
def test_contacts(text: str, key: str) -> None:
    check("contacts.yaml", text, key)


@given(logs(), st.sampled_from(IDS))
def test_logs(text: str, key: str) -> None:
    check("log.md", text, key)
