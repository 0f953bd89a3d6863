"""Names and switches of WordprocessingML (ECMA-376 part 1, 17), the XML inside a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Element = Any
"""An element of lxml, which says nothing of its types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off", "none"})


def find(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of names in Word's own namespace ("pPr/numPr"), None where there is none."""
    return None if element is None else element.find("/".join(W + name for name in path.split("/")))


def value(element: Element | None, path: str, name: str = "val") -> str | None:
    """Return an attribute of the element at `path`, None where either is missing."""
    found = find(element, path) if path else element
    said = found.get(W + name) if found is not None else None
    return str(said) if said is not None else None


def number(element: Element | None, path: str, name: str = "val") -> int | None:
    """Return an attribute as a whole number, None where it is missing or none."""
    said = value(element, path, name)
    return int(said) if said is not None and said.lstrip("-").isdecimal() else None


def switched(element: Element | None, path: str) -> bool | None:
    """Return whether a property is on, None where nothing is said; a property that is merely there is on."""
    if find(element, path) is None:
        return None
    return value(element, path) not in _OFF


def parts(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield (name, child) for the children in Word's own namespace and those of the wrappers that only group them.

    Content controls and custom XML are looked through; of content given twice for old and new Word, only the new.
    """
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in (W + "sdt", W + "customXml", W + "smartTag", COMPATIBILITY + "AlternateContent"):
            inner = find(child, "sdtContent") if tag == W + "sdt" else child
            inner = child.find(COMPATIBILITY + "Choice") if tag.startswith(COMPATIBILITY) else inner
            yield from parts(inner) if inner is not None else ()
        elif tag.startswith((W, MATHS)):
            yield tag.removeprefix(W), child
