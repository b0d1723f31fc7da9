"""A file of an account and a person looked for in it, without a workspace around them."""

import pytest

from kamdocs.edit.change import Edited, Refused
from kamdocs.model.account import Account
from kamdocs.model.team import Team
from kamdocs.pipeline.rename import kept_in
from kamdocs.privacy.blanking import Neutral
from kamdocs.privacy.forget import Wish, forget_in
from kamdocs.privacy.mentions import Search
from kamdocs.privacy.subject import Record, Subject
from kamdocs.privacy.written import Written

TEAM = Team.model_validate({"people": {"ana": "Ana Ferrer"}})
ACME = Account.model_validate({
    "id": "acme", "name": "Acme",
    "people": {
        "maria": {"name": "Maria Solé", "email": "maria@acme.example"},
        "pau": {"name": "Pau Serra"},
        "jordi": {"name": "Jordi Puig"},
    },
})  # fmt: skip
MARIA = Subject("Maria Solé", (Record("acme", "maria", "Maria Solé"),), ("maria@acme.example",))


class Forgotten:
    """What becomes of files of the account when Maria is forgotten."""

    def __init__(self, subject: Subject = MARIA) -> None:
        self.subject = subject

    def search(self, name: str, text: str) -> tuple[Written, Search]:
        """The file, and who looks in it."""
        written = Written(f"accounts/acme/{name}", name, text, "acme", kept_in(name))
        return written, Search(self.subject, {"acme": ACME}, TEAM, (), (written,))

    def edit(self, name: str, text: str) -> Edited | Refused:
        """The file without the person."""
        written, search = self.search(name, text)
        return forget_in(written, search, Wish(Neutral("a former contact", "removed")))

    def __call__(self, name: str, text: str) -> str:
        """The text of the file without the person."""
        done = self.edit(name, text)
        assert isinstance(done, Edited), done
        return done.text


@pytest.fixture
def forgotten() -> Forgotten:
    """Forget Maria in a file."""
    return Forgotten()
