"""A small shop is imported, edited by people, changed at its source, and imported again."""

import json
from datetime import date

from kamdocs.exchange.report import Conflict

ACME = "acme/account.yaml"
VALLES = "farmacies-del-valles/account.yaml"


def conflicts(report):
    return [(c.file, c.path, c.kind, c.ours, c.theirs, c.source_won) for c in report.conflicts]


def test_what_is_written(shop):
    report = shop.run()
    assert report.findings == report.conflicts == report.left_out == ()
    assert report.created == tuple(sorted(shop.files))
    assert sorted(shop.files) == [
        "accounts/.import/shop.json",
        "accounts/acme/account.yaml",
        "accounts/acme/contacts.yaml",
        "accounts/catalogue.yaml",
        "accounts/farmacies-del-valles/account.yaml",
        "accounts/farmacies-del-valles/contacts.yaml",
        "accounts/mendizabal/account.yaml",
        "accounts/revenue.csv",
        "accounts/team.yaml",
    ]
    assert shop.text(VALLES) == (
        "name: Farmàcies del Vallès\n"
        "tier: key\n"
        "owner: ana-ferrer\n"
        "lifecycle: customer\n"
        "profile:\n"
        "  addresses: Carrer Major 1, Sabadell\n"
    )
    assert shop.text("mendizabal/account.yaml") == (
        "name: Mendizabal\ntier: low\nowner: ana-ferrer\nlifecycle: prospect\n"
    )
    assert shop.text("farmacies-del-valles/contacts.yaml") == (
        "posts:\n"
        "  cio:\n"
        "    title: CIO\n"
        "  cfo:\n"
        "    title: CFO\n"
        "people:\n"
        "  nuria-soler:\n"
        "    name: Núria Soler\n"
        "    post: cio\n"
        "    email: nuria@example.com\n"
        "  pau-serra:\n"
        "    name: Pau Serra\n"
        "    post: cfo\n"
    )
    assert shop.text("catalogue.yaml") == (
        "families:\n"
        "  software:\n"
        "    name: Software\n"
        "    products:\n"
        "      crm:\n"
        "        name: CRM\n"
        "        price: 100.50\n"
        "  services:\n"
        "    name: Services\n"
        "    products:\n"
        "      help:\n"
        "        name: Help\n"
        "        price: 0.1250\n"
    )
    assert shop.text("revenue.csv") == (
        "account,product,date,amount,seller,source\n"
        "acme,help,2026-03,0.125,marc-vila,shop\n"
        "farmacies-del-valles,crm,2026-02,201,ana-ferrer,shop\n"
        "farmacies-del-valles,crm,2026-02,95.475,marc-vila,shop\n"
        "farmacies-del-valles,help,2026-02,0.3375,ana-ferrer,shop\n"
    )


def test_the_workspace_passes_its_check(shop, errors_of):
    shop.run()
    assert errors_of(shop.files, date(2026, 11, 22)) == []


def test_again_changes_nothing(shop):
    shop.run()
    plan = shop.plan()
    assert plan.files == {}
    assert plan.report.unchanged == tuple(sorted(shop.files))


def test_without_its_memory_it_still_changes_nothing_but_that(shop):
    shop.run()
    del shop.files["accounts/.import/shop.json"]
    assert list(shop.plan().files) == ["accounts/.import/shop.json"]


def test_other_files_of_the_workspace_are_left_alone(shop):
    shop.files["accounts/acme/plan.md"] = b"---\nhorizon: 2026 to 2028\n---\n"
    shop.files["accounts/other/account.yaml"] = b"name: Other\ntier: low\nowner: ana\n"
    plan = shop.plan()
    assert not {"accounts/acme/plan.md", "accounts/other/account.yaml"} & plan.files.keys()


def test_what_people_changed_stays(shop):
    shop.run()
    shop.change(VALLES, "name: Farmàcies del Vallès", "name: Farmàcies Vallès  # as they say")
    shop.change("farmacies-del-valles/contacts.yaml", "title: CIO", "title: Chief of IT")
    before = dict(shop.files)
    report = shop.run()
    assert (shop.files, report.conflicts) == (before, ())


def test_what_people_deleted_stays_away(shop):
    shop.run()
    shop.change(VALLES, "profile:\n  addresses: Carrer Major 1, Sabadell\n", "")
    before = dict(shop.files)
    report = shop.run()
    assert (shop.files, report.conflicts) == (before, ())


def test_a_deleted_contact_stays_away_and_is_told(shop):
    shop.run()
    shop.change(
        "farmacies-del-valles/contacts.yaml",
        "  pau-serra:\n    name: Pau Serra\n    post: cfo\n",
        "",
    )
    shop.change_source("people.csv", "Pau Serra,CFO,", "Pau Serra,CFO,pau@example.com")
    report = shop.run()
    assert "pau" not in shop.text("farmacies-del-valles/contacts.yaml")
    assert conflicts(report) == [
        (
            "accounts/farmacies-del-valles/contacts.yaml",
            ("people", "pau-serra"),
            "deleted",
            None,
            None,
            False,
        )
    ]


def test_a_deleted_account_stays_away_with_its_money_and_is_told(shop):
    shop.run()
    del shop.files[f"accounts/{ACME}"], shop.files["accounts/acme/contacts.yaml"]
    report = shop.run()
    assert not [file for file in shop.files if file.startswith("accounts/acme/")]
    assert "acme" not in shop.text("revenue.csv")
    assert Conflict(f"accounts/{ACME}", (), "deleted") in report.conflicts
    assert [(entry.what, entry.why, entry.count) for entry in report.left_out] == [
        ("revenue", "deleted", 1),
        ("contacts", "deleted", 1),
    ]
    assert shop.plan().files == {}


def test_a_value_written_in_another_form_is_left_alone(shop):
    shop.run()
    shop.change(
        VALLES, "addresses: Carrer Major 1, Sabadell", "addresses:\n    - {kind: main, text: A}"
    )
    before = shop.text(VALLES)
    assert shop.run().conflicts == ()
    shop.change_source("customers.csv", "Carrer Major 1", "Carrer Major 2")
    report = shop.run()
    assert shop.text(VALLES) == before
    assert conflicts(report) == [
        (
            f"accounts/{VALLES}",
            ("profile", "addresses"),
            "changed",
            None,
            "Carrer Major 2, Sabadell",
            False,
        )
    ]


def test_a_record_that_is_gone_at_the_source_stays_and_is_told(shop):
    shop.run()
    shop.change_source("customers.csv", "c3,Mendizabal,,,\n", "")
    before = {file: data for file, data in shop.files.items() if file.endswith(".yaml")}
    report = shop.run()
    assert conflicts(report) == [
        ("accounts/mendizabal/account.yaml", (), "gone", None, None, False)
    ]
    assert before.items() <= shop.files.items()
    assert conflicts(shop.run()) == conflicts(report)


def test_orders_of_a_customer_that_is_gone_are_told(shop):
    shop.run()
    shop.change_source("customers.csv", "c2,Acme,B,,Lleida\n", "")
    report = shop.run()
    assert [(e.what, e.why, e.count) for e in report.left_out] == [
        ("revenue", "joins_nothing", 1),
        ("contacts", "joins_nothing", 1),
    ]
    assert "acme" not in shop.text("revenue.csv")


def test_accounts_know_their_parents(shop):
    shop.mapping = shop.mapping.replace("  lifecycle:", "  parent: parent\n  lifecycle:")
    shop.tables["customers.csv"] = (
        "id,name,class,street,city,parent\nc1,Shop,A,,,c2\nc2,Group,A,,,\nc3,Lost,A,,,c9\n"
    )
    report = shop.run()
    assert "parent: group\n" in shop.text("shop/account.yaml")
    assert [
        (e.what, e.column, e.first, e.kept)
        for e in report.left_out
        if e.why == "joins_nothing" and e.what == "accounts"
    ] == [("accounts", "parent", ((4, "c9"),), True)]
    del shop.files["accounts/group/account.yaml"]
    assert [(e.what, e.why, e.column) for e in shop.run().left_out if e.what == "accounts"] == [
        ("accounts", "deleted", "parent"),
        ("accounts", "joins_nothing", "parent"),
    ]


def test_an_account_of_people_is_completed_not_overwritten(shop):
    shop.files[f"accounts/{ACME}"] = (
        b"\xef\xbb\xbf# ours since 1999\r\nname: ACME Inc   # not Acme\r\nowner: ana-ferrer\r\n"
    )
    shop.change_source("customers.csv", "c2,Acme,B,,Lleida", "c2,Acme,B,Pla 3,Lleida")
    report = shop.run()
    assert shop.files[f"accounts/{ACME}"] == (
        b"\xef\xbb\xbf# ours since 1999\r\nname: ACME Inc   # not Acme\r\nowner: ana-ferrer\r\n"
        b'tier: normal\r\nlifecycle: customer\r\nprofile: {addresses: "Pla 3, Lleida"}\r\n'
    )
    assert conflicts(report) == [
        (f"accounts/{ACME}", ("name",), "changed", "ACME Inc", "Acme", False),
        (f"accounts/{ACME}", ("owner",), "changed", "ana-ferrer", "marc-vila", False),
    ]
    assert shop.plan().files == {}
    assert shop.plan().report.conflicts == ()


def test_what_the_source_changed_follows(shop):
    shop.run()
    shop.change(VALLES, "tier: key\n", "tier: key   # since 2019\n# a note\n")
    shop.change_source("customers.csv", "Vallès,A,Carrer Major 1", "Vallès,B,Carrer Major 2")
    shop.change_source("people.csv", "Jo Lee,Buyer,jo@", "Jo Lee,Buyer,jo.lee@")
    shop.change_source("products.csv", "CRM,100.5", "CRM,120")
    report = shop.run()
    assert report.conflicts == ()
    assert report.updated == (
        "accounts/.import/shop.json",
        "accounts/acme/contacts.yaml",
        "accounts/catalogue.yaml",
        f"accounts/{VALLES}",
    )
    assert shop.text(VALLES) == (
        "name: Farmàcies del Vallès\n"
        "tier: normal   # since 2019\n"
        "# a note\n"
        "owner: ana-ferrer\n"
        "lifecycle: customer\n"
        "profile:\n"
        "  addresses: Carrer Major 2, Sabadell\n"
    )
    assert "    email: jo.lee@example.com\n" in shop.text("acme/contacts.yaml")
    assert "        price: 120\n" in shop.text("catalogue.yaml")
    assert shop.plan().files == {}


def test_what_both_changed_stays_and_is_told_once(shop):
    shop.run()
    shop.change(VALLES, "name: Farmàcies del Vallès", "name: Farmàcies Vallès")
    shop.change_source("customers.csv", "Farmàcies del Vallès", "Farmàcies del Vallès SA")
    report = shop.run()
    assert conflicts(report) == [
        (
            f"accounts/{VALLES}",
            ("name",),
            "changed",
            "Farmàcies Vallès",
            "Farmàcies del Vallès SA",
            False,
        )
    ]
    assert "name: Farmàcies Vallès\n" in shop.text(VALLES)
    assert shop.run().conflicts == ()


def test_the_source_wins_where_the_mapping_says_so(shop):
    shop.run()
    shop.change(VALLES, "name: Farmàcies del Vallès", "name: Farmàcies Vallès")
    shop.change(VALLES, "lifecycle: customer\n", "")
    shop.mapping += "on_conflict: import\n"
    report = shop.run()
    assert conflicts(report) == [
        (
            f"accounts/{VALLES}",
            ("name",),
            "changed",
            "Farmàcies Vallès",
            "Farmàcies del Vallès",
            True,
        ),
        (f"accounts/{VALLES}", ("lifecycle",), "changed", None, "customer", True),
    ]
    assert "name: Farmàcies del Vallès\n" in shop.text(VALLES)
    assert "lifecycle: customer\n" in shop.text(VALLES)


def test_new_records_join_their_sisters(shop):
    shop.run()
    shop.tables["people.csv"] += "c1,Marta Prats,CTO,marta@example.com\n"
    shop.tables["products.csv"] += "p3,Analytics,9,Software\np4,Course,1,Training\n"
    shop.tables["sellers.csv"] += "3,Laia Pons\n"
    report = shop.run()
    assert report.conflicts == ()
    assert shop.text("farmacies-del-valles/contacts.yaml").endswith(
        "  marta-prats:\n    name: Marta Prats\n    post: cto\n    email: marta@example.com\n"
    )
    assert "  cto:\n    title: CTO\npeople:\n" in shop.text("farmacies-del-valles/contacts.yaml")
    assert (
        "        price: 100.50\n      analytics:\n        name: Analytics\n        price: 9\n  services:"
        in shop.text("catalogue.yaml")
    )
    assert shop.text("team.yaml").endswith("  laia-pons:\n    name: Laia Pons\n")
    assert shop.plan().files == {}


def test_people_written_inline_or_as_a_list_are_found(shop):
    shop.run()
    del shop.files["accounts/acme/contacts.yaml"]
    shop.files[f"accounts/{ACME}"] = shop.files[f"accounts/{ACME}"] + (
        b"posts: {buyer: Buyer}\n"
        b"people:\n"
        b"  - id: jo-lee\n"
        b"    name: Jo Lee   # our friend\n"
        b"    post: buyer\n"
        b"    email: jo@example.com\n"
    )
    assert shop.plan().files == {}
    shop.change_source("people.csv", "Jo Lee,Buyer,jo@", "Jo Lee,Head buyer,jo.lee@")
    shop.tables["people.csv"] += "c2,Al Poe,,\n"
    report = shop.run()
    assert report.conflicts == ()
    assert shop.text(ACME).endswith(
        "posts: {buyer: Head buyer}\n"
        "people:\n"
        "  - id: jo-lee\n"
        "    name: Jo Lee   # our friend\n"
        "    post: buyer\n"
        "    email: jo.lee@example.com\n"
        "  - id: al-poe\n"
        "    name: Al Poe\n"
    )


def test_a_part_in_a_file_of_its_own_is_found(shop):
    shop.run()
    shop.change(VALLES, "profile:\n  addresses: Carrer Major 1, Sabadell\n", "")
    shop.files["accounts/farmacies-del-valles/profile.yaml"] = (
        b"activity: Pharmacies\naddresses: Carrer Major 1, Sabadell  # head office\n"
    )
    assert shop.plan().files == {}
    shop.change_source("customers.csv", "Carrer Major 1", "Carrer Major 2")
    shop.run()
    assert shop.text("farmacies-del-valles/profile.yaml") == (
        "activity: Pharmacies\naddresses: Carrer Major 2, Sabadell  # head office\n"
    )


def test_a_product_that_people_moved_stays_in_its_family(shop):
    shop.run()
    shop.files["accounts/catalogue.yaml"] = (
        b"families:\n"
        b"  mine:\n"
        b"    name: My own\n"
        b"    products:\n"
        b"      crm: {name: CRM, price: 100.50}\n"
        b"  services: {name: Services, products: {help: {name: Help, price: 0.1250}}}\n"
    )
    shop.change_source("products.csv", "CRM,100.5", "CRM,120")
    report = shop.run()
    assert "crm: {name: CRM, price: 120}" in shop.text("catalogue.yaml")
    assert "software" not in shop.text("catalogue.yaml")
    assert [(c.path, c.kind) for c in report.conflicts] == [(("families", "software"), "deleted")]


def test_a_file_that_cannot_be_read_is_left_alone_and_tried_again(shop):
    shop.run()
    good = shop.files[f"accounts/{VALLES}"]
    shop.files[f"accounts/{VALLES}"] = b"name: [Farm\n"
    shop.change_source("customers.csv", "Carrer Major 1", "Carrer Major 2")
    report = shop.run()
    assert conflicts(report) == [(f"accounts/{VALLES}", (), "unreadable", None, None, False)]
    assert shop.files[f"accounts/{VALLES}"] == b"name: [Farm\n"
    shop.files[f"accounts/{VALLES}"] = good
    assert shop.run().conflicts == ()
    assert "addresses: Carrer Major 2, Sabadell" in shop.text(VALLES)


def test_an_id_stays_when_the_name_changes(shop):
    shop.run()
    shop.change_source("customers.csv", "c3,Mendizabal", "c3,Mendizabal & Fills")
    shop.tables["customers.csv"] += "c4,Mendizabal,,,\n"
    report = shop.run()
    assert [(r.key, r.wanted, r.given) for r in report.renumbered] == [
        ("c4", "mendizabal", "mendizabal-2")
    ]
    assert "name: Mendizabal\n" in shop.text("mendizabal-2/account.yaml")


def test_a_name_that_is_a_folder_of_ours_is_numbered(shop):
    shop.tables["customers.csv"] += "c4,Brand,,,\nc5,CON,,,\n"
    shop.run()
    assert "accounts/brand-2/account.yaml" in shop.files
    assert "accounts/con-1/account.yaml" in shop.files


def test_rows_that_join_to_nothing_are_told_with_their_lines(shop):
    shop.tables["lines.csv"] += "o9,p1,1,1,0\no8,p1,1,1,0\no3,p9,2,1,0\n"
    shop.tables["people.csv"] += "c9,Nobody,,\n"
    shop.tables["orders.csv"] += "o4,c2,7,1/4/2026\n"
    shop.tables["lines.csv"] += "o4,p1,3,1,0\n"
    report = shop.run()
    assert [
        (e.what, e.table, e.column, e.target, e.count, e.first, e.kept)
        for e in report.left_out
        if e.why == "joins_nothing"
    ] == [
        ("revenue", "lines", "order", "orders.id", 2, ((6, "o9"), (7, "o8")), False),
        ("revenue", "lines", "product", "products", 1, ((8, "p9"),), True),
        ("revenue", "lines", "seller", "team", 1, ((9, "7"),), True),
        ("contacts", "people", "account", "accounts", 1, ((5, "c9"),), False),
    ]
    assert "acme,,2026-03,2,marc-vila,shop\n" in shop.text("revenue.csv")
    assert "acme,crm,2026-04,3,,shop\n" in shop.text("revenue.csv")


def test_rows_without_date_amount_or_key_are_told(shop):
    shop.tables["orders.csv"] += "o4,c1,1,31/2/2026\n"
    shop.tables["lines.csv"] += "o4,p1,1,1,0\no3,p1,a lot,1,0\no3,p1,1,,0\n"
    shop.tables["customers.csv"] += ",Nameless,,,\nc2,Acme again,,,\nc6,,,,\n"
    report = shop.run()
    assert [(e.what, e.why, e.count, e.first) for e in report.left_out] == [
        ("accounts", "no_key", 2, ((5, ""), (7, ""))),
        ("accounts", "twice", 1, ((6, "c2"),)),
        ("revenue", "no_date", 1, ((6, "31/2/2026"),)),
        ("revenue", "no_amount", 2, ((7, "price 'a lot'"), (8, "quantity ''"))),
    ]


def test_a_value_that_does_not_fit_is_told_and_the_record_kept(shop):
    shop.mapping = shop.mapping.replace("values: {A: key, B: normal}, default: low", "default: low")
    shop.change_source("products.csv", "100.5,", "about 100,")
    report = shop.run()
    assert [(e.what, e.why, e.column, e.first, e.kept) for e in report.left_out] == [
        ("products", "unreadable", "price", ((2, "about 100"),), True),
        ("accounts", "unreadable", "tier", ((2, "A"), (3, "B")), True),
    ]
    assert "tier" not in shop.text(VALLES)


def test_empty_numbers_may_count_as_nought(shop):
    shop.mapping += "numbers: {empty: 0}\n"
    shop.change_source("lines.csv", "1,0.05", "1,")
    assert shop.run().left_out == ()
    assert "farmacies-del-valles,crm,2026-02,100.5,marc-vila,shop" in shop.text("revenue.csv")


def test_units_become_parts_of_the_account(shop):
    shop.mapping = shop.mapping.replace("  by: month", "  unit: unit\n  by: year")
    shop.tables["lines.csv"] = (
        "order,product,price,quantity,discount,unit\no1,p1,5,1,0,Online shop\n"
    )
    shop.run()
    assert shop.text(VALLES).endswith("units:\n  online-shop:\n    name: Online shop\n")
    assert shop.text("revenue.csv").splitlines()[1] == (
        "farmacies-del-valles,online-shop,crm,2026,5,ana-ferrer,shop"
    )
    assert shop.plan().files == {}


def test_the_owner_among_equals_is_the_first_by_id(shop):
    shop.change_source("lines.csv", "o2,p1,100.5,1,0.05", "o2,p1,201.3375,1,0")
    shop.run()
    assert "owner: ana-ferrer" in shop.text(VALLES)
    shop.change_source("lines.csv", "o2,p1,201.3375,1,0", "o2,p1,201.3376,1,0")
    shop.run()
    assert "owner: marc-vila" in shop.text(VALLES)


def test_a_fixed_owner_is_an_id_of_ours(shop):
    shop.mapping = shop.mapping.replace(
        "owner: {by: revenue, default: ana-ferrer}", "owner: {always: me}"
    )
    report = shop.run()
    assert "owner: me\n" in shop.text(VALLES)
    assert [entry for entry in report.left_out if entry.what == "accounts"] == []


def test_filtered_rows_are_counted(shop):
    shop.mapping = shop.mapping.replace(
        "customers: customers.csv", "customers: {file: customers.csv, drop: {class: [b, '']}}"
    )
    report = shop.run()
    assert [(e.what, e.why, e.count, e.first) for e in report.left_out][:1] == [
        ("customers", "filtered", 2, ((3, "B"), (4, "")))
    ]
    assert "accounts/acme/account.yaml" not in shop.files


def test_two_sources_share_a_workspace(shop):
    shop.run()
    shop.mapping = shop.mapping.replace("source: shop", "source: other")
    report = shop.run()
    assert report.conflicts == ()
    assert shop.text("revenue.csv").count(",shop\n") == shop.text("revenue.csv").count(",other\n")


def test_a_damaged_memory_stops_the_import(shop):
    shop.run()
    for damage in (
        b"{",
        b"[]",
        b'{"format": 2}',
        b"\xff",
        b'{"format":1,"ids":{},"wrote":{"a":{"b":1}}}',
        b'{"format":1,"ids":{"accounts":{"c1":"../../etc"}},"wrote":{}}',
    ):
        shop.files["accounts/.import/shop.json"] = damage
        plan = shop.plan()
        assert plan.files == {}
        assert [finding.name for finding in plan.report.findings] == ["damaged-import-memory"]


def test_the_memory_can_be_read_line_by_line(shop):
    shop.run()
    text = shop.text(".import/shop.json")
    assert '\n   "name": "Farmàcies del Vallès",\n' in text
    assert json.loads(text)["ids"]["accounts"] == {
        "c1": "farmacies-del-valles",
        "c2": "acme",
        "c3": "mendizabal",
    }
