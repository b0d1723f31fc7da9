"""Writes a workspace with many invented accounts: a number of accounts and a folder in, files out.

`python tests/bench/generate.py 5000 DIR [LANGUAGE …]`. The same number gives the same files. One account in
fifty is key and has a plan; two in five are normal; the others are small, as in real portfolios.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

DAY = date(2026, 11, 22)
KINDS = ["Farmàcia", "Ferretería", "Bodegas", "Cooperativa", "Clínica", "Hotel", "Tallers", "Grup",
         "Supermercats", "Llibreria", "Transports", "Laboratori", "Escola", "Forn", "Editorial"]  # fmt: skip
PLACES = ["Vallès", "Segrià", "Urgell", "Cerdanya", "Penedès", "Baix Camp", "La Selva", "Osona",
          "Marina Alta", "Rioja", "Álava", "Ribera", "Múrcia", "León", "Vilanova", "Sant Celoni"]  # fmt: skip
GIVEN = ["Núria", "Montserrat", "Íñigo", "Pau", "Begoña", "Àngels", "Joaquín", "Elena", "Jordi", "Ana",
         "Ramon", "Lluïsa", "Óscar", "Marta", "Siobhán", "Tomàs", "Ainhoa", "Xavier", "Carme", "Iker"]  # fmt: skip
FAMILY = ["Solé", "Núñez", "Puig", "Ferrer", "Ibáñez", "Gallego", "Vila", "Serra", "Muñoz", "Claramunt",
          "Roca", "Etxeberria", "Pons", "Castaño", "Marín", "Sabater", "Peña", "Colomer", "Rius", "Vidal"]  # fmt: skip
POSTS = ["Directora general", "Cap de compres", "Directora de sistemes", "Director financer"]
WORDS = ["estoc", "magatzem", "botigues", "comanda", "nit", "previsió", "oferta", "pressupost", "visita", "reunió", "contracte", "suport", "lectors", "moll", "torn", "proveïdor", "preus", "formació", "equip", "dades", "prova", "resultat", "incidència", "tiquet", "trucada", "comitè", "direcció", "finances", "signatura", "termini", "lliurament", "obertura", "campanya", "caducat", "recepta", "servei", "satisfacció", "enquesta", "renovació", "indexació", "descompte", "competidor", "referència", "presentació", "col·laboració", "anàlisi", "inversió"]  # fmt: skip
PRODUCTS = {"stock": 24_000, "analytics": 18_000, "support": 9_000, "devices": 6_500}
OWNERS = 24


def main(arguments: list[str]) -> int:
    """Write the workspace."""
    count, folder, *languages = arguments
    root = Path(folder)
    for name, text in workspace(int(count), languages or ["en"]):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


def workspace(count: int, languages: list[str]) -> Iterator[tuple[str, str]]:
    """All files of a workspace of `count` accounts, by name."""
    yield "kamdocs.yaml", _settings(languages)
    yield "accounts/team.yaml", _team()
    yield "accounts/catalogue.yaml", _catalogue()
    revenue = ["account,product,date,amount"]
    for number in range(1, count + 1):
        chance = random.Random(number)
        key = f"account-{number:05}"
        tier = "key" if number % 50 == 1 else "normal" if number % 5 < 2 else "low"
        name = f"{chance.choice(KINDS)} {chance.choice(PLACES)} {number}"
        for file, text in _account(name, tier, chance):
            yield f"accounts/{key}/{file}", text
        for year in (2025, 2026):
            product = chance.choice(list(PRODUCTS))
            revenue.append(f"{key},{product},{year}-06-30,{chance.randint(500, 90_000)}")
    yield "accounts/revenue.csv", "\n".join(revenue) + "\n"


def _settings(languages: list[str]) -> str:
    return (
        f"organisation: {{name: Meridià}}\nlanguages: [{', '.join(languages)}]\ntoday: {DAY}\n"
        "criteria:\n  product_fit: 40\n  revenue_potential: 30\n  relationships: 30\n"
    )


def _team() -> str:
    lines = (
        f"  p{number}: {{name: {GIVEN[number % len(GIVEN)]} {FAMILY[number * 7 % len(FAMILY)]}, email: p{number}@meridia.example}}\n"
        for number in range(OWNERS)
    )
    return "people:\n" + "".join(lines)


def _catalogue() -> str:
    lines = (
        f"      {key}: {{name: {key.capitalize()} en temps real, unit: year, price: {price}, cost: {price // 3}}}\n"
        for key, price in PRODUCTS.items()
    )
    return "families:\n  all:\n    name: Tot\n    products:\n" + "".join(lines)


def _account(name: str, tier: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    owner = f"p{chance.randrange(OWNERS)}"
    people = {"key": 6, "normal": 3, "low": 1}[tier]
    units = {"key": 4, "normal": 2, "low": 1}[tier]
    ratings = "".join(f"  {each}: {chance.randint(1, 5)}\n" for each in ("product_fit", "revenue_potential", "relationships"))  # fmt: skip
    yield "account.yaml", (
        f"name: {name}\ntier: {tier}\nowner: {owner}\nlifecycle: {chance.choice(['customer', 'customer', 'prospect'])}\n"
        f"profile:\n  activity: {_said(chance, 8)}\n  legal_name: {name}, S.L.\n"
        f"ratings:\n  by: {owner}\n  on: {_day(chance)}\n{ratings}"
        "units:\n"
        + "".join(f"  - {{id: u{each}, name: {chance.choice(KINDS)} de {chance.choice(PLACES)}}}\n" for each in range(units))
        + f"contracts:\n  - {{id: c1, name: {_said(chance, 2)}, product: {chance.choice(list(PRODUCTS))}, unit: u0, value: {chance.randint(500, 60_000)}, starts: 2025-03-01, ends: 2027-0{chance.randint(1, 9)}-28}}\n"
    )  # fmt: skip
    yield (
        "contacts.yaml",
        "people:\n"
        + "".join(
            f"  n{each}:\n    name: {chance.choice(GIVEN)} {chance.choice(FAMILY)} {chance.choice(FAMILY)}\n"
            f"    title: {chance.choice(POSTS)}\n    unit: u{each % units}\n    email: n{each}@example.com\n"
            f"    stance: {chance.choice(['supporter', 'neutral', 'sceptic'])}\n"
            for each in range(people)
        ),
    )
    if tier == "low":
        return
    yield "opportunities.yaml", (
        f"o1: {{name: {_said(chance, 3)}, product: {chance.choice(list(PRODUCTS))}, unit: u0, "
        f"stage: {chance.choice(['lead', 'qualified', 'proposal'])}, amount: {chance.randint(2_000, 90_000)}, probability: {chance.randint(1, 9)}0 %, "
        f"closes: 2027-0{chance.randint(1, 9)}, next: {{what: {_said(chance, 3)}, on: 2026-12-{chance.randint(10, 28)}}}}}\n"
    )  # fmt: skip
    yield "actions.md", "".join(
        f"- [ ] {_day(chance, -60)} @{owner} {_said(chance, 5)}\n" for _ in range(2 if tier == "normal" else 6)
    )  # fmt: skip
    yield (
        "log.md",
        f"# {name}\n\n"
        + "".join(
            f"## {_day(chance)} meeting · n0 / {owner}\n{_said(chance, 30)}.\n\n"
            for _ in range(3 if tier == "normal" else 20)
        ),
    )
    if tier == "key":
        yield "plan.md", (
            f"---\nhorizon: 2026-01 to 2028-12\ncharter: {_said(chance, 9)}\nobjectives:\n"
            + "".join(f"  - {{id: g{each}, text: {_said(chance, 7)}, class: expansion, owner: {owner}, due: 2027-12}}\n" for each in range(3))
            + f"---\n\n## Estratègia\n\n{_said(chance, 120)}.\n"
        )  # fmt: skip
        yield "proposals/2026-oferta.md", (
            f"---\ntitle: {_said(chance, 4)}\nto: [n0]\nprepared_by: [{owner}]\nprices:\n"
            f"  - {{product: stock, quantity: {chance.randint(1, 9)}}}\n---\n\n## Resum\n\n{_said(chance, 40)}.\n"
        )  # fmt: skip


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def _day(chance: random.Random, back: int = 0) -> date:
    return DAY - timedelta(days=chance.randint(back, 400))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
