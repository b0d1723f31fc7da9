"""The contact sheet: ours with their data, what was promised, whom to ask."""

from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.contact_sheet import project_contact_sheet


def test_it_names_ours_and_what_we_promised(stock: Stock) -> None:
    sheet, findings = project_contact_sheet(
        stock.accounts["vall"].facts.account, stock.shared, "en"
    )
    assert findings == ()
    assert sheet is not None
    assert [one.name for one in sheet.team] == ["Ana Ferrer", "Marc Oliva", "Laia Puig"]
    assert sheet.team[0].phone == "+34 600 000 001"
    (meeting,) = sheet.meetings
    assert (meeting.name, str(meeting.every)) == ("steering committee", "1 quarter")
    assert (meeting.ours, meeting.theirs) == (("Ana Ferrer",), ("Núria Soler", "Pau Serra"))
    assert [one.name for one in sheet.escalation] == ["Ana Ferrer", "Joan Vidal"]


def test_without_anybody_there_is_none() -> None:
    account = Account.model_validate({"id": "acme", "name": "Acme"})
    assert project_contact_sheet(account, Shared(), "en") == (None, ())
