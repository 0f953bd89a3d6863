"""The words of one Word paragraph, run by run: which are struck out or deleted, and what hangs on it beside words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.counting import raised
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_xml import MATHS, Element, W, find, parts, switched, value

_DELETED = frozenset({"del", "moveFrom"})
_WRAPPERS = frozenset({"ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo", "ruby", "rubyBase"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SYMBOLS = {0xF0FC: "✓", 0xF0FB: "✗", 0xF0FE: "☑", 0xF0FD: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF0B7: "•", 0xF0A7: "▪"}


@dataclass(kw_only=True, slots=True)
class Runs:
    """What a paragraph holds: `said` as (words, struck out), then text boxes and notes, in order.

    A note is ("footnote" or "endnote", its id, the mark that the paragraph shows for it).
    """

    said: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)


class RunReader:
    """Reads paragraphs in order, since notes are numbered as they come."""

    def __init__(self, styles: Styles) -> None:
        """Read with the styles of the file."""
        self._styles = styles
        self._notes = 0

    def read(self, paragraph: Element, *, deleted: bool = False) -> Runs:
        """Return the words of a paragraph; `deleted` says that all of it is, as in a deleted row."""
        runs = Runs()
        self._inside(paragraph, runs, deleted=deleted)
        return runs

    def _inside(self, element: Element, runs: Runs, *, deleted: bool) -> None:
        for name, child in parts(element):
            if name == "r":
                if not self._styles.hides(child):
                    self._run(child, runs, deleted=deleted or self._styles.strikes(child))
            elif name in _DELETED:
                self._inside(child, runs, deleted=True)
            elif name in _WRAPPERS:
                self._inside(child, runs, deleted=deleted)
            elif name.startswith(MATHS):
                runs.said.append(("".join(str(t.text or "") for t in child.iter(MATHS + "t")), deleted))

    def _run(self, run: Element, runs: Runs, *, deleted: bool) -> None:
        above = value(run, "rPr/vertAlign") == "superscript"
        for name, child in parts(run):
            if name in ("t", "delText"):
                words = str(child.text or "")
                runs.said.append((raised(words) if above else words, deleted))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(name.removesuffix("Reference"), child, runs, deleted=deleted)
            elif name in ("drawing", "pict", "object"):
                runs.boxes += _boxes(child)
            else:
                runs.said.append((_sign(name, child), deleted))

    def _note(self, kind: str, reference: Element, runs: Runs, *, deleted: bool) -> None:
        """Number a note by the mark that stands at its place."""
        self._notes += 1
        mark = raised(str(self._notes))
        runs.said.append((mark, deleted))
        runs.notes.append((kind, value(reference, "", "id") or "", mark))


def _boxes(drawing: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, without those drawn again for old Word and those inside one another."""
    for box in drawing.iter(W + "txbxContent"):
        above = [str(element.tag) for element in box.iterancestors() if drawing in element.iterancestors()]
        if not any(tag.endswith(("}Fallback", "}txbxContent")) for tag in above):
            yield box


def _sign(name: str, child: Element) -> str:
    if name == "sym":
        code = int(value(child, "", "char") or "20", 16)
        return _SYMBOLS.get(code, chr(code))
    if name == "fldChar" and (box := find(child, "ffData/checkBox")) is not None:
        ticked = switched(box, "checked")
        ticked = switched(box, "default") if ticked is None else ticked
        return "☒" if ticked else "☐"
    return _SIGNS.get(name, "")
