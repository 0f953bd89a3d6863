"""What a variant may set, for `clerk eval variants`: read off settings and folders, so that it is never stale."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from assistant.parts import WITHOUT
from assistant.settings import AssistantSettings
from evals.variants import SECRET, SYSTEMS
from vectorstore import variants

FOLDERS = {
    "system": SYSTEMS,
    "retriever": "assistant.retrievers",
    "reranker": "assistant.rerankers",
    "writer": "assistant.writers",
}


@dataclass(frozen=True, kw_only=True)
class Varied:
    """A setting: its name, what it is unless set, what it may be, and what that means."""

    name: str
    default: str
    choices: str
    means: str = ""


def varied() -> Iterator[Varied]:
    """Yield every setting of a variant, and a line for each named choice."""
    defaults = {"system": "clerk"} | {
        name: "-" if field.default is None else str(field.default or "none")
        for name, field in AssistantSettings.model_fields.items()
        if name != SECRET
    }
    for name, default in defaults.items():
        if name in FOLDERS:
            yield from _named(name, default)
        elif name == "without":
            yield Varied(name=name, default="none", choices="a list of:")
            yield from (Varied(name="", default="", choices=part.value, means=WITHOUT[part]) for part in WITHOUT)
        else:
            yield Varied(name=name, default=default, choices=_kind(name))


def _named(name: str, default: str) -> Iterator[Varied]:
    package = FOLDERS[name]
    yield Varied(name=name, default=default, choices="one of:")
    for choice in variants.names(package):
        yield Varied(name="", default="", choices=choice, means=_first_line(f"{package}.{choice}"))


def _first_line(module: str) -> str:
    """Return the first line of a module's docstring, importing nothing of what it stands on."""
    spec = find_spec(module)
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    return (ast.get_docstring(ast.parse(source)) or "").split("\n")[0]


def _kind(name: str) -> str:
    annotation = AssistantSettings.model_fields[name].annotation
    shown = getattr(annotation, "__name__", "") if isinstance(annotation, type) else str(annotation)
    return {"int": "a whole number", "float": "a number", "str | None": "words"}.get(shown, "words")
