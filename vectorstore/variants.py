"""One setting picks one file: the value of a setting is the name of a file in its folder."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from vectorstore.errors import MissingLibrary, UnknownVariant


def names(package: str) -> tuple[str, ...]:
    """List a folder's variants in order: its modules that define `build`, found without importing any of them."""
    folder = import_module(package)
    found = (module.name for module in pkgutil.iter_modules(folder.__path__) if not module.ispkg)
    return tuple(sorted(name for name in found if not name.startswith("_") and _builds(package, name)))


def _builds(package: str, name: str) -> bool:
    """Say whether a module's source defines `build`, as every variant's does."""
    spec = find_spec(f"{package}.{name}")
    if spec is None or spec.origin is None:
        return False
    return re.search(r"^def build\(", Path(spec.origin).read_text(encoding="utf-8"), re.MULTILINE) is not None


def refuse_unknown(package: str, name: str) -> None:
    """Raise `UnknownVariant`, listing the known ones, for a name that the folder does not hold; imports nothing."""
    known = names(package)
    if name not in known:
        raise UnknownVariant(package, name, known)


def load(package: str, name: str) -> ModuleType:
    """Import one variant of a folder, so that the libraries of the others are never touched.

    Raises `UnknownVariant`, listing the known ones, for a name that the folder does not hold, and `MissingLibrary`
    where what it stands on is not installed.
    """
    refuse_unknown(package, name)
    try:
        return import_module(f"{package}.{name}")
    except ModuleNotFoundError as error:
        raise MissingLibrary(package, name, str(error.name)) from error
