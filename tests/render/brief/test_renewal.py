"""The renewal brief: value delivered, dates, money, what to ask for."""

ACCOUNT = """\
name: Acme
tier: normal
owner: ana
people:
  pau: {name: Pau Serra, roles: [economic_buyer], orientation: financial}
contracts:
  - id: support-2026
    name: Support
    product: support
    value: 36_000
    starts: 2026-04-01
    ends: 2027-03-31
    notice: 3 months
    renews: 12 months
    indexation: CPI
  - {id: crm-2025, product: crm-cloud, value: 9_000, ends: 2028-02-29}
"""
LOG = """\
## 2026-11-05 value · support-2026
Night incident solved.

## 2026-10-02 value · crm-2025
Not of this contract.
"""
VALUE = """\
---
kind: value
on: 2026-09-01
about: support-2026
amount: 12_000
evidence: ticket 8841
---

Shops opened on time.
"""


def test_all_value_under_the_contract_with_evidence_and_sum(lay, tell):
    stock = lay({"account.yaml": ACCOUNT, "log.md": LOG, "accounts/acme/log/2026-09-01-v.md": VALUE})  # fmt: skip
    said = tell(stock, "renewal")
    assert said.startswith("# Renewal brief: Acme: Support\n")
    assert "- At stake, a year: **€36,000**\n- Notice by: **31 Dec 2026** (in 39 days)\n" in said
    assert "- **5 Nov 2026**: Night incident solved. · **no evidence named**\n" in said
    assert "- **1 Sept 2026**: Shops opened on time., €12,000 · ticket 8841\n" in said
    assert "In all €12,000 from 1 of 2 entries; 1 with evidence\n" in said
    assert "Not of this contract" not in said


def test_dates_and_what_to_do(lay, tell):
    said = tell(lay({"account.yaml": ACCOUNT}), "renewal")
    assert "- **Renews**: by itself for 12 months\n- **Indexation**: CPI\n" in said
    assert "Begin the renewal, and write renewal\\_started: with the day · **due**" in said
    assert "In log.md: ## 2026-11-22 value · support-2026" in said.replace("\\#", "#")
    assert "| Pau Serra | economic buyer |" in said


def test_another_contract_by_its_id(lay, tell):
    said = tell(lay({"account.yaml": ACCOUNT}), "renewal", contract="crm-2025")
    assert "- Ends: **29 Feb 2028**" in said
    assert "Agree a period of notice" in said
    assert "did you mean crm-2025?" in tell(lay({"account.yaml": ACCOUNT}), "renewal", contract="crm-2026")  # fmt: skip


def test_without_a_contract_it_says_what_to_write(lay, tell):
    said = tell(lay(), "renewal")
    assert said.startswith("Acme has no contract that runs | write it in accounts/acme/account.yaml: ")  # fmt: skip
