"""Writes down the body of a Word file: paragraphs with their numbers, tables, boxes and notes, where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.readers.docx_numbering import Label, Numbering
from ingest.readers.docx_runs import RunReader, Runs
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_tables import Theme, cells_of, heading_rows, is_frame, rows_of
from ingest.readers.docx_xml import Element, find, parts
from ingest.readers.writing import PageDraft, Words, spell

Notes = Mapping[tuple[str, str], Element]
"""Footnotes and endnotes by ("footnote" or "endnote", id)."""


@dataclass(kw_only=True, slots=True)
class _Beside:
    """What hangs on words and is written after them: text boxes, inner tables, notes with their marks."""

    boxes: list[Element] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)

    def take(self, runs: Runs) -> None:
        """Take what a paragraph has beside its words."""
        self.boxes += runs.boxes
        self.notes += runs.notes


class BodyWriter:
    """Goes through a Word file once, in order, since its lists and notes count on."""

    def __init__(self, *, styles: Styles, numbering: Numbering, notes: Notes, theme: Theme) -> None:
        """Write with what the file's other parts say."""
        self.draft = PageDraft()
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._theme = theme
        self._runs = RunReader(styles)

    def write(self, container: Element) -> None:
        """Write every paragraph and table of a body, cell, box or note."""
        for name, child in parts(container):
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in ("ins", "moveTo"):
                self.write(child)

    def _paragraph(self, paragraph: Element) -> None:
        runs = self._runs.read(paragraph)
        words = spell(runs.said, one_line=False)
        label = self._label(paragraph, words)
        level = self._styles.heading_level(paragraph, words.text)
        tight = level is None and (label.item if label else self._styles.is_list(paragraph))
        said = [(label.text, False), *runs.said] if label else runs.said
        self.draft.paragraph(spell(said, one_line=level is not None), level=level, tight=tight)
        beside = _Beside()
        beside.take(runs)
        self._write_beside(beside)

    def _label(self, paragraph: Element, words: Words) -> Label | None:
        """Return the number or bullet before a paragraph; one that is empty or goes out is not counted."""
        gone = words.deleted and find(paragraph, "pPr/rPr/del") is not None
        said = self._styles.numbering(paragraph) if words.text and not gone else None
        return self._numbering.label(*said) if said else None

    def _table(self, table: Element) -> None:
        if is_frame(table):
            for cell in cells_of(table):
                self.write(cell)
            return
        beside = _Beside()
        rows = rows_of(table, lambda cell, deleted: self._cell(cell, beside, deleted=deleted), self._theme)
        self.draft.table(rows, headings=heading_rows(table, self._styles))
        self._write_beside(beside)

    def _cell(self, cell: Element, beside: _Beside, *, deleted: bool) -> Words:
        """Return a cell's paragraphs on one line; tables inside it are written below the table."""
        said: list[tuple[str, bool]] = []
        for name, child in parts(cell):
            if name == "tbl":
                beside.tables.append(child)
            elif name == "p":
                runs = self._runs.read(child, deleted=deleted)
                beside.take(runs)
                label = self._label(child, spell(runs.said))
                said += [(" ", False), *([(label.text, deleted)] if label else []), *runs.said]
        return spell(said)

    def _write_beside(self, beside: _Beside) -> None:
        for box in beside.boxes:
            self.write(box)
        for table in beside.tables:
            self._table(table)
        for kind, note_id, mark in beside.notes:
            note = self._notes.get((kind, note_id))
            paragraphs = [child for name, child in parts(note) if name == "p"] if note is not None else []
            said = [run for child in paragraphs for run in [(" ", False), *self._runs.read(child).said]]
            self.draft.paragraph(spell([(mark, False), *said]))
