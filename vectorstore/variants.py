"""One setting picks one file: the value of a setting is the name of a file in its folder."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType

from vectorstore.errors import UnknownVariant


def names(package: str) -> tuple[str, ...]:
    """List a folder's variants in order: its modules except `base` and private ones."""
    folder = import_module(package)
    found = (module.name for module in pkgutil.iter_modules(folder.__path__))
    return tuple(sorted(name for name in found if name != "base" and not name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import one variant of a folder, so that the libraries of the others are never touched.

    Raises `UnknownVariant`, listing the known ones, for a name that the folder does not hold.
    """
    known = names(package)
    if name not in known:
        raise UnknownVariant(package, name, known)
    return import_module(f"{package}.{name}")
