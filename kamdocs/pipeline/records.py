"""What somebody wants to begin (an account, a contact, a possible sale); the files with it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kamdocs.edit.change import AddItem, Refused, SetValue
from kamdocs.edit.writing import block_lines
from kamdocs.model.account import Account
from kamdocs.model.judgement import Judgement
from kamdocs.model.shape import record_at
from kamdocs.pipeline.revise import Revision
from kamdocs.pipeline.revise_account import revise_account, value_at
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.whom import member_meant
from kamdocs.read.yaml import Value
from kamdocs.values.identifier import id_fault, make_id
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.layout import ACCOUNT, ACCOUNTS, SHARED_FOLDERS

Fields = Mapping[str, Value]


def new_account(
    stock: Stock, name: str, fields: Fields, key: str | None = None
) -> Revision | Refused:
    """Begin an account: a folder with its main file."""
    account = key or make_id(name)
    if id_fault(account) is not None or account in SHARED_FOLDERS:
        return Refused(
            sentence("{new} cannot be an id; take {meant}", new=account, meant=make_id(account))
        )
    if account in stock.accounts:
        return Refused(
            sentence("there is a {kind} {new} already", kind=Term("account"), new=account)
        )
    filled: Value = {each: value for each, value in {"name": name, **fields}.items() if value}
    text = "".join(f"{line}\n" for line in block_lines(filled, 0))
    file = f"{ACCOUNTS}/{account}/{ACCOUNT}"
    return Revision({file: None}, {file: text})


def new_record(
    stock: Stock, account: str, part: str, kind: str, fields: Fields, key: str
) -> Revision | Refused:
    """Add a record to a part of an account (`people`, `opportunities`), as its sisters are written."""
    if id_fault(key) is not None:
        return Refused(sentence("{new} cannot be an id; take {meant}", new=key, meant=make_id(key)))
    known = value_at(stock, account, (part,))
    taken = (
        {str(item.get("id")) for item in known if isinstance(item, dict)}
        if isinstance(known, list)
        else set(known or ())
    )
    if key in taken:
        return Refused(sentence("there is a {kind} {new} already", kind=Term(kind), new=key))
    filled: dict[str, Value] = {each: value for each, value in fields.items() if value}
    if isinstance(known, list) and known:
        return revise_account(stock, account, [AddItem((part,), {"id": key, **filled})])
    return revise_account(stock, account, [SetValue((part, key), filled)])


def new_contact(
    stock: Stock, account: str, name: str, fields: Fields, key: str | None = None
) -> Revision | Refused:
    """Add a person of the customer's; the id is the first name, or all of it where that is taken."""
    people = stock.accounts[account].facts.account.people
    first = make_id(name.split(maxsplit=1)[0]) if name.split() else ""
    chosen = key or (make_id(name) if first in people else first)
    return new_record(stock, account, "people", "contact", {"name": name, **fields}, chosen)


def new_opportunity(
    stock: Stock, account: str, name: str, fields: Fields, key: str | None = None
) -> Revision | Refused:
    """Add a possible sale, found today."""
    opened: Fields = {"name": name, **fields, "opened": stock.today.isoformat()}
    owner = fields.get("owner")
    if isinstance(owner, str):
        opened = {**opened, "owner": member_meant(owner, stock.shared.team) or owner}
    return new_record(stock, account, "opportunities", "opportunity", opened, key or make_id(name))


def judged(
    stock: Stock, path: Sequence[str], value: Value, by: str, why: str | None
) -> Value | Refused:
    """A judgement or rating at a path of an account, signed with author and day."""
    record = record_at(Account, tuple(path))
    if record is None or not issubclass(record, Judgement) or not isinstance(value, str):
        return Refused(sentence("{path} is no judgement", path=".".join(path)))
    member = member_meant(by, stock.shared.team)
    if member is None:
        return Refused(sentence("nobody is called {name}", name=by))
    signed: dict[str, Value] = {
        str(record.short): value, "by": member, "on": stock.today.isoformat(), "why": why,
    }  # fmt: skip
    return {key: each for key, each in signed.items() if each}
