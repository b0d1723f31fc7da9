"""Where a value of an account is written."""

from kamdocs.edit.change import Refused
from kamdocs.edit.where import numbered, split_path, spot_of
from kamdocs.model.shared import Shared
from kamdocs.read.account import read_account
from kamdocs.read.document import read_document
from kamdocs.read.folder import AccountFolder


def find(path, **files):
    """The place of a path in an account with these files, by name with _ for the dot."""
    texts = {name.replace("_", "."): text for name, text in files.items()}
    texts.setdefault("account.yaml", "name: Acme\n")
    named = {name: f"accounts/acme/{name}" for name in texts}
    documents = {name: read_document(named[name], text.encode()) for name, text in texts.items()}
    origins = read_account("acme", documents, Shared()).origins
    folder = AccountFolder("acme", "acme", named, ())
    found = spot_of(folder, origins, documents["account.yaml"].value, tuple(path.split(".")))
    return found if isinstance(found, Refused) else (found.file[14:], found.path)


def test_what_stands_in_the_main_file_or_nowhere_yet():
    assert find("owner") == ("account.yaml", ("owner",))
    assert find("people.nuria.post") == ("account.yaml", ("people", "nuria", "post"))


def test_parts_in_files_of_their_own():
    files = {"contacts_yaml": "people: {nuria: Núria}\n", "units_yaml": "cork: Cork\n"}
    assert find("people.nuria.post", **files) == ("contacts.yaml", ("people", "nuria", "post"))
    assert find("units.cork.parent", **files) == ("units.yaml", ("cork", "parent"))
    assert find("posts.cio", **files) == ("contacts.yaml", ("posts", "cio"))
    assert find("plan.charter", plan_md="---\ncharter: x\n---\n") == ("plan.md", ("charter",))


def test_a_file_that_is_there_and_empty_is_taken():
    assert find("reviews", reviews_yaml="") == ("reviews.yaml", ())
    assert find("posts.cio", contacts_yaml="", account_yaml="name: A\nposts: {a: A}\n") == (
        "account.yaml",
        ("posts", "cio"),
    )


def test_a_plan_that_is_not_begun_gets_its_file():
    assert find("plan.charter") == ("plan.md", ("charter",))


def test_prose_is_not_set():
    assert isinstance(find("log.0.text"), Refused)
    assert isinstance(find("actions.0"), Refused)
    assert isinstance(find("proposals.x.title"), Refused)


def test_paths_as_they_are_typed():
    assert split_path("cadence.monthly call.every") == ("cadence", "monthly call", "every")
    assert split_path(r"kpis.a\.b") == ("kpis", "a.b")


def test_numbers_are_numbers_only_in_lists_without_such_an_id():
    value = {"reviews": [{"on": "x"}], "units": [{"id": "2"}, {"id": "b"}], "kpis": {"2026": "x"}}
    assert numbered(value, ("reviews", "0", "on")) == ("reviews", 0, "on")
    assert numbered(value, ("units", "2", "name")) == ("units", "2", "name")
    assert numbered(value, ("units", "1", "name")) == ("units", 1, "name")
    assert numbered(value, ("kpis", "2026")) == ("kpis", "2026")
