"""A set is found by its folder: the modules of a folder come in, one object of each goes out.

A rule, a page or a report format is added by putting a file beside its sisters; no table names
them. What a file offers is looked up by one attribute, whose type is checked here, because no
static tool sees imports made by listing a folder. Nothing is skipped in silence: a file without
the object, an object of another type and an empty folder are errors. Modules whose name begins
with an underscore are private to the folder.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from types import ModuleType
from typing import TypeVar

Offered = TypeVar("Offered")


def list_modules(package: ModuleType | str, *, nested: bool = False) -> dict[str, str]:
    """Name the modules of a folder, sorted, without importing any of them.

    The keys are bare names, the values full ones. Sub-folders are left out, or with `nested` are
    searched in place of being listed; the same bare name in two of them is an error. Raises
    LookupError when there is no module at all.
    """
    folder = importlib.import_module(package) if isinstance(package, str) else package
    found: dict[str, str] = {}
    for name, full_name in sorted(_walk(folder, nested=nested)):
        if name in found:
            raise LookupError(f"{found[name]} and {full_name} have the same name")
        found[name] = full_name
    if not found:
        raise LookupError(f"{folder.__name__} has no modules")
    return found


def load(module: str, attribute: str, kind: type[Offered]) -> Offered:
    """Import a module by its full name and return the object it has under `attribute`.

    Raises TypeError when the module has none or one of another type.
    """
    offered = getattr(importlib.import_module(module), attribute, None)
    if not isinstance(offered, kind):
        raise TypeError(
            f"{module}.{attribute} should be a {kind.__name__} and is {type(offered).__name__}"
        )
    return offered


def collect(
    package: ModuleType | str, attribute: str, kind: type[Offered], *, nested: bool = False
) -> dict[str, Offered]:
    """Import every module of a folder and return the object each has under `attribute`.

    Sorted by name; raises as `list_modules` and `load` do.
    """
    return {
        name: load(full_name, attribute, kind)
        for name, full_name in list_modules(package, nested=nested).items()
    }


def _walk(folder: ModuleType, *, nested: bool) -> Iterable[tuple[str, str]]:
    for module in pkgutil.iter_modules(folder.__path__, prefix=f"{folder.__name__}."):
        name = module.name.rpartition(".")[2]
        if name.startswith("_"):
            continue
        if not module.ispkg:
            yield name, module.name
        elif nested:
            yield from _walk(importlib.import_module(module.name), nested=nested)
