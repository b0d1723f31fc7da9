"""Papers in; the folders as customers get them, out: nothing stands there that the last look held back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from kamdocs.pipeline.last_look import take_last_look
from kamdocs.pipeline.papers import Papers
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.take_stock import Stock
from kamdocs.render.engine.layers import Layers
from kamdocs.work.store import Store


@dataclass(frozen=True, slots=True)
class Filled:
    """What may go into the folders, and for how many internal texts it was searched."""

    papers: Papers
    searched: int = 0


def fill_folders(
    stock: Stock, layers: Layers, papers: Papers, *, jobs: int, store: Store | None = None
) -> Filled:
    """Search everything for what must not be in it."""
    secrets = Secrets(stock)
    looked = take_last_look(secrets, papers.files, papers.records, jobs=jobs, store=store)
    kept = without(papers, looked.refused)
    return Filled(
        replace(kept, files=looked.files, located=(*papers.located, *looked.located)), looked.texts
    )


def without(papers: Papers, refused: Collection[str]) -> Papers:
    """The same papers, without some by their paths."""
    if not refused:
        return papers
    by_account = {
        account: {
            offer: tuple(each for each in listed if each.path not in refused)
            for offer, listed in offers.items()
        }
        for account, offers in papers.by_account.items()
    }
    return replace(papers, by_account=by_account)
