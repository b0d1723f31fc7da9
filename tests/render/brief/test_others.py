"""Handoff, onboarding, tender and the internal review, from files as people write them."""

ACCOUNT = """\
name: Acme
tier: key
owner: ana
handoff:
  - {on: 2024-03-01, from: joan, to: ana, customer_told: 2024-03-04, promises: [Same engineer for a year]}
  - {on: 2026-12-15, from: ana, to: marc}
profile:
  activity: Pharmacies
  industry: health
  goals: [{id: same-day, text: Same-day delivery, said_by: nuria}]
units: [{id: retail, name: Retail, location: Barcelona}]
people:
  nuria: {name: Núria Soler, unit: retail, roles: [champion]}
  pau: {name: Pau Serra, unit: retail}
targets: {2026: {satisfaction: 4.5}}
kpis: {satisfaction: {2026-06: 4.2}}
grid: {retail: {analytics: {state: competitor, who: LogiPharm, until: 2027-06, amount: 20_000}}}
tenders:
  wms-2027:
    name: Stock system 2027
    submission: 2027-06-30
    value: 144_000
    product: analytics
    unit: retail
    participants: [nuria, pau]
opportunities:
  crm:
    name: CRM
    decision: {by: 2027-01-20, criteria: [payback], members: {nuria: [champion]}}
"""
PLAN = """\
---
horizon: 2026-01 to 2028-12
objectives:
  - id: live
    text: Live in all shops
    class: expansion
    owner: ana
    serves: [same-day]
    milestones:
      - {text: Pilot, due: 2026-10-30}
commitments: [{who: us, text: Monthly figures, due: 2026-12-01}]
risks: [{text: LogiPharm gives it away, likelihood: 3, impact: 4, answer: Reference visit}]
---
"""
LOG = """\
## 2026-11-01 call · Núria / Ana
All well.
"""
FILES = {"account.yaml": ACCOUNT, "plan.md": PLAN, "log.md": LOG}


def test_handoff_tells_owners_promises_and_whether_the_customer_knows(lay, tell):
    said = tell(lay(FILES), "handoff")
    assert "- **15 Dec 2026**: from Ana Ferrer to Marc Vidal · **planned** · customer not told yet\n" in said  # fmt: skip
    assert "- **1 Mar 2024**: from Joan Pons to Ana Ferrer · customer told 4 Mar 2024\n" in said
    assert "- Promised then: Same engineer for a year\n" in said
    assert "- Ana Ferrer · since 1 Mar 2024\n" in said
    assert "- LogiPharm gives it away · **3 × 4** · our answer: Reference visit\n" in said
    assert "Monthly figures" in said


def test_a_handoff_nobody_wrote(lay, tell):
    said = tell(lay(), "handoff")
    assert "No handing-over is written; in account.yaml: handoff: {on: …, from: …" in said


def test_onboarding_tells_history_deciders_and_where_it_stands(lay, tell):
    said = tell(lay(FILES), "onboarding")
    assert "- **Wants**: Same-day delivery · Núria Soler\n" in said
    assert "- One contact in twelve months · the log begins 21 days ago\n" in said
    assert "- **20 Jan 2027**: CRM · Núria Soler: champion · compares payback\n" in said
    assert "- Analytics, €20,000 · **competitor** · Retail · LogiPharm · until Jun 2027\n" in said
    assert "- **plan.md**: plan\n" in said
    assert "- **log.md**: log\n" in said


def test_tender_is_planned_backwards(lay, tell):
    said = tell(lay(FILES), "tender")
    assert said.startswith("# Tender brief: Acme: Stock system 2027\n")
    assert "- Ready: **0 of 3** (conditions met)\n" in said
    assert "| 30 Sept 2026 | 53 days ago | Begin to prepare | 53 days late |\n" in said
    assert "| 30 Jun 2027 | in 220 days | Submit the offer | open |\n" in said
    assert "- Get into good contact with Pau Serra · no contact is recorded\n" in said
    assert "- LogiPharm · **competitor** · Retail · until Jun 2027 · Analytics\n" in said
    assert "Nothing is written yet: success\\_factors: \\[…\\]\n" in said


def test_without_a_tender_it_says_what_to_write(lay, tell):
    assert "tenders: {wms-2027: {name: …" in tell(lay(), "tender")
    assert "did you mean wms-2027?" in tell(lay(FILES), "tender", tender="wms-2026")


def test_the_review_for_us_goes_from_performance_to_asks(lay, tell):
    said = tell(lay(FILES), "qbr")
    order = ["## Performance", "## Their goals", "## Objectives", "## Risks", "## Next markers", "## What we promised", "## Questions to ask"]  # fmt: skip
    places = [said.index(title) for title in order]
    assert places == sorted(places)
    assert "| satisfaction | 4.2 | Jun 2026 | 4.5 | 93.3% |\n" in said
    assert "- Same-day delivery · served by: Live in all shops\n" in said
    assert "- **30 Oct 2026**: Pilot · **23 days late**\n" in said


def test_each_speaks_the_language_asked_for(lay, tell):
    stock = lay(FILES)
    for kind in ("meeting", "handoff", "onboarding", "tender", "qbr"):
        assert "22 nov 2026" in tell(stock, kind, "es")
        assert "22 nov. 2026" in tell(stock, kind, "ca")
