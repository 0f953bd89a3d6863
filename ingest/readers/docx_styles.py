"""What a paragraph's or run's style says, its own word before that of the style it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.docx_xml import Element, W, find, number, switched, value

_HEADING = re.compile(r"(?:heading|title)(?:\s+(\d))?", re.IGNORECASE)
_BODY_TEXT = 9
_SENTENCE = re.compile(r"[.;:,]$")
MAX_HEADING = 160
MAX_SENTENCE_WORDS = 12


class Styles:
    """The styles of one file, by their ids."""

    def __init__(self, root: Element | None) -> None:
        """Read `styles.xml`; a file without one has only what its paragraphs say themselves."""
        found = root.iter(W + "style") if root is not None else ()
        self._by_id = {value(style, "", "styleId") or "": style for style in found}
        defaults = (s for s in self._by_id.values() if value(s, "", "default") in ("1", "true"))
        self._default = next((s for s in defaults if value(s, "", "type") == "paragraph"), None)

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on, nearest first; the default where nothing is named."""
        seen: set[str] = set()
        style = self._by_id.get(style_id) if style_id else self._default
        while style is not None:
            own_id = value(style, "", "styleId") or ""
            if own_id in seen:
                return
            seen.add(own_id)
            yield style
            style = self._by_id.get(value(style, "basedOn") or "")

    def heading_level(self, paragraph: Element, words: str) -> int | None:
        """Return a heading's level from 1, None for plain text.

        A whole sentence in a heading's style is a numbered paragraph: many councils' templates number them so.
        """
        long = len(words) > MAX_HEADING or (
            _SENTENCE.search(words) is not None and len(words.split()) > MAX_SENTENCE_WORDS
        )
        return None if long else self._level(paragraph)

    def is_list(self, paragraph: Element) -> bool:
        """Say whether the style is one of Word's own for lists; "List Paragraph" is used for paragraphs of any sort."""
        names = (value(style, "name") or "" for style in self._of(paragraph))
        return any(name.startswith("List ") and name != "List Paragraph" for name in names)

    def numbering(self, paragraph: Element) -> tuple[str, int | None, str | None] | None:
        """Return (numId, level, the style that says so), None without numbering; "0" takes a style's numbering away."""
        own = find(paragraph, "pPr/numPr")
        style_id = value(paragraph, "pPr/pStyle")
        for place, said in [(own, None), *((find(s, "pPr/numPr"), s) for s in self.chain(style_id))]:
            num_id = value(place, "numId")
            if num_id is not None:
                level = number(own, "ilvl")
                level = number(place, "ilvl") if level is None else level
                return (num_id, level, value(said, "", "styleId")) if num_id != "0" else None
        return None

    def strikes(self, run: Element) -> bool:
        """Say whether a run is struck through, by itself or by its character style."""
        return self._run_is(run, "strike") or self._run_is(run, "dstrike")

    def emboldens(self, run: Element) -> bool:
        """Say whether a run is bold, by itself or by its character style."""
        return self._run_is(run, "b")

    def hides(self, run: Element) -> bool:
        """Say whether a run is hidden text, which is neither shown nor printed."""
        return self._run_is(run, "vanish")

    def _run_is(self, run: Element, name: str) -> bool:
        own = switched(run, f"rPr/{name}")
        style_id = value(run, "rPr/rStyle")
        if own is None and style_id:
            told = (switched(style, f"rPr/{name}") for style in self.chain(style_id))
            own = next((said for said in told if said is not None), None)
        return bool(own)

    def _of(self, paragraph: Element) -> Iterator[Element]:
        return self.chain(value(paragraph, "pPr/pStyle"))

    def _level(self, paragraph: Element) -> int | None:
        own = number(paragraph, "pPr/outlineLvl")
        if own is not None:
            return own + 1 if own < _BODY_TEXT else None
        for style in self._of(paragraph):
            outline = number(style, "pPr/outlineLvl")
            if outline is not None:
                return outline + 1 if outline < _BODY_TEXT else None
            named = _HEADING.fullmatch((value(style, "name") or "").strip())
            if named:
                return int(named[1] or 1)
        return None
