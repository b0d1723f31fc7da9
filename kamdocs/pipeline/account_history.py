"""A stock and an account in; how the account went, commit by commit, out."""

from __future__ import annotations

from kamdocs.derive.account.vitals import take_vitals
from kamdocs.history.account_history import AccountHistory, HistoryRow, keep_changed
from kamdocs.history.fault import GitFault
from kamdocs.history.log import list_commits, subjects
from kamdocs.history.revision import is_shallow, resolve
from kamdocs.pipeline.past_vitals import Look, PastReader
from kamdocs.pipeline.take_stock import Stock
from kamdocs.work.run import run_each
from kamdocs.work.store import Store


def history_of(stock: Stock, account: str, store: Store | None = None) -> AccountHistory | GitFault:
    """Look at every commit that touched the account, or what all accounts share, each on its day.

    What was committed after the stock's day is left out, and counted; the last row is the files as
    they are. `store` remembers looks.
    """
    head = resolve(stock.root, "HEAD")
    if isinstance(head, GitFault):
        return head
    commits = list_commits(stock.root, head)
    if isinstance(commits, GitFault):
        return commits
    touching = [commit for commit in reversed(commits) if commit.touches(account)]
    known = [commit for commit in touching if commit.day <= stock.today]
    looks = [Look(commit.id, commit.day, (account,)) for commit in known]
    rows: list[HistoryRow] = []
    seen = run_each(PastReader(stock.root).step(), looks, jobs=1, store=store)
    said = subjects(stock.root, [commit.id for commit in known])
    if isinstance(said, GitFault):
        return said
    for look, each in zip(looks, seen, strict=True):
        if isinstance(each, GitFault):
            return each
        if account in each:
            rows.append(HistoryRow(each[account], look.commit, said.get(look.commit, "")))
    now = take_vitals(stock.accounts[account].facts, stock.shared.settings.health.cap)
    rows.append(HistoryRow(now, None, None))
    people = stock.shared.team.people

    def name_of(key: str) -> str:
        return people[key].name if key in people else key

    kept = tuple(keep_changed(rows, name_of))
    later = len(touching) - len(known)
    return AccountHistory(account, kept[::-1], later, is_shallow(stock.root))
