"""Writes questions as rows of a spreadsheet, so that what is handed out is read back as it was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evals.samples import GoldQuote, Sample
from evals.sheets import cells
from evals.sheets import columns as c

HEAD_FILL, HEAD_FONT = "1D70B8", "FFFFFF"


def rows_of(sample: Sample) -> Iterator[Mapping[str, Any]]:
    """Yield the cells of a question by the names of their columns: its row, then one for each more place."""
    first, *more = [*map(_place, sample.evidence)] or [{}]
    yield {
        c.QUESTION.name: sample.question,
        **first,
        c.FACTS.name: "\n".join(" | ".join(spellings) for spellings in sample.key_facts),
        c.REFUSE.name: "" if sample.answerable else "yes",
        c.TYPE.name: sample.type,
        c.DIFFICULTY.name: sample.difficulty or "",
        c.AS_OF.name: sample.as_of,
        c.HISTORY.name: "\n".join(sample.history),
        c.NOTES.name: sample.remark or "",
        c.ANSWER.name: sample.answer or "",
        c.SAME_AS.name: sample.same_as or "",
        c.ID.name: sample.id,
    }
    yield from more


def fill_sheet(sheet: Any, columns: Sequence[c.Column], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write headings and rows into one of openpyxl's sheets; no words of a paper ever become a formula."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        head = sheet.cell(1, place, column.name)
        head.font = Font(bold=True, color=HEAD_FONT)
        head.fill = PatternFill("solid", start_color=HEAD_FILL)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns, 1):
            value = row.get(column.name)
            cell = sheet.cell(number, place, None if value == "" else value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
    sheet.freeze_panes = "B2"


def _place(quote: GoldQuote) -> dict[str, Any]:
    words = quote.quote or quote.paragraph or ""
    if quote.quote and cells.place_or_quote(quote.quote) != (None, quote.quote.strip()):
        words = f"“{quote.quote}”"
    return {c.REPORT.name: "\n".join(quote.documents), c.PAGE.name: quote.page, c.WORDS.name: words}
