"""A set is found by its folder, and what a folder lacks is said."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kamdocs.registry import collect, list_modules, load

Make = Callable[[dict[str, str]], str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Make an importable folder of the texts given by file name; returns its name."""
    name = "folder_of_modules"

    def make(files: dict[str, str]) -> str:
        for file, text in {"__init__.py": "", **files}.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return name

    monkeypatch.syspath_prepend(tmp_path)
    yield make
    for module in [module for module in sys.modules if module.startswith(name)]:
        del sys.modules[module]


def test_every_module_gives_its_object_in_the_order_of_names(folder: Make) -> None:
    package = folder({"plum.py": "price = 3", "fig.py": "price = 5"})
    assert list(collect(package, "price", int).items()) == [("fig", 5), ("plum", 3)]


def test_a_package_may_be_given_itself(folder: Make) -> None:
    folder({"fig.py": "price = 5"})
    import folder_of_modules  # type: ignore[import-not-found]

    assert collect(folder_of_modules, "price", int) == {"fig": 5}


def test_an_empty_folder_is_an_error(folder: Make) -> None:
    with pytest.raises(LookupError, match="folder_of_modules has no modules"):
        collect(folder({}), "price", int)


def test_a_module_without_the_object_is_an_error(folder: Make) -> None:
    with pytest.raises(TypeError, match=r"folder_of_modules\.fig\.price should be a int"):
        collect(folder({"fig.py": "prize = 5"}), "price", int)


def test_an_object_of_another_type_is_an_error(folder: Make) -> None:
    with pytest.raises(TypeError, match=r"fig\.price should be a int and is str"):
        collect(folder({"fig.py": "price = 'five'"}), "price", int)


def test_private_modules_are_not_part_of_the_set(folder: Make) -> None:
    assert collect(folder({"fig.py": "price = 5", "_own.py": ""}), "price", int) == {"fig": 5}


def test_sub_folders_are_searched_when_asked_for(folder: Make) -> None:
    files = {"fig.py": "price = 5", "dried/__init__.py": "", "dried/plum.py": "price = 3"}
    package = folder(files)
    assert collect(package, "price", int) == {"fig": 5}
    assert collect(package, "price", int, nested=True) == {"fig": 5, "plum": 3}


def test_one_name_twice_is_an_error(folder: Make) -> None:
    files = {"fig.py": "price = 5", "dried/__init__.py": "", "dried/fig.py": "price = 3"}
    with pytest.raises(LookupError, match="have the same name"):
        list_modules(folder(files), nested=True)


def test_listing_imports_nothing(folder: Make) -> None:
    package = folder({"fig.py": "raise SystemExit"})
    assert list_modules(package) == {"fig": "folder_of_modules.fig"}


def test_one_module_is_loaded_by_its_full_name(folder: Make) -> None:
    assert load(f"{folder({'fig.py': 'price = 5'})}.fig", "price", int) == 5
