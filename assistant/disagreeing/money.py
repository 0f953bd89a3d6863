"""A stated amount of savings held against the table that lists them: "Savings of £2.6m in 2025/26" and its column.

The column must be that period's, every row a number, and what it adds up to must be printed in the paper as a total: a
sum that the paper itself gives is a sum without a missed row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.citing import cite_stretch
from assistant.disagreeing.column_totals import amount, last_digit
from assistant.disagreeing.stated import sentences
from assistant.disagreeing.types import Disagreement, How, Side
from assistant.recorded import cite_field
from vectorstore.records import Field, Record, RecordKind
from vectorstore.types import Block, BlockKind, Document, Span

NEAR = Decimal("0.9")
"""The least share that the smaller amount is of the larger: beyond it they are of different things."""

_PERIOD = r"20\d\d\s?[/–-]\s?(?:20)?\d\d"
_STATED = re.compile(
    rf"(?:^|\btotal |\bmake |\bmaking )\W*(?:\d[\d.]*\s+)?savings of (?P<amount>£\s?(?P<digits>\d[\d,]*(?:\.\d+)?)\s?"
    rf"(?P<unit>million|m|k|thousand)?)\b(?:\s+(?:are|is|were|will|to|be|made|delivered|planned|found|needed|required|"
    rf"achieved|proposed|have|has|been)\b)*\s+(?:in|for|during)\s+(?P<period>{_PERIOD})(?!\w)",
    re.IGNORECASE,
)
_UNITS = {"m": 10**6, "million": 10**6, "k": 10**3, "thousand": 10**3, "": 1}
_WRITTEN = {10**3: "k", 10**6: "m"}
_SCALES = ((re.compile(r"£\s?000|£\s?k\b", re.IGNORECASE), 10**3), (re.compile(r"£\s?m", re.IGNORECASE), 10**6))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stated:
    """An amount as a sentence states it: in pounds, with what its last digit is worth, and the period it is of."""

    side: Side
    pounds: Decimal
    step: Decimal
    period: str


def money_disagreements(
    document: Document, blocks: Sequence[Block], records: Sequence[Record]
) -> Iterator[Disagreement]:
    """Yield the periods whose stated savings differ from what their column in the paper's own table adds up to."""
    rows = [record for record in records if record.kind is RecordKind.SAVING and record.ref]
    columns = _columns(rows) if len({row.scope for row in rows}) == 1 else {}
    for block in blocks if columns else ():
        for sentence in sentences(document, block.span) if block.kind is BlockKind.PARAGRAPH else ():
            stated = _stated(document, block, sentence)
            cells = columns.get(stated.period) if stated else None
            found = _held_against(document, stated, cells) if stated and cells else None
            if found:
                yield found


def _stated(document: Document, block: Block, sentence: Span) -> _Stated | None:
    words = re.sub(r"^[\W\d.]+", "", " ".join(document.quote(sentence).split()))
    match = _STATED.search(words)
    if match is None:
        return None
    digits, unit = Decimal(match["digits"].replace(",", "")), _UNITS[(match["unit"] or "").casefold()]
    cited = cite_stretch(document, sentence, block.locator)
    return _Stated(
        side=Side(value=match["amount"], how=How.STATED, citations=(cited,)),
        pounds=digits * unit,
        step=last_digit(digits) * unit,
        period=_period(match["period"]),
    )


def _columns(rows: Sequence[Record]) -> Mapping[str, list[tuple[Record, Field]]]:
    """Return the cells of each column that is of one period, where every row has one."""
    found: dict[str, list[tuple[Record, Field]]] = {}
    for row in rows:
        for field in row.fields:
            period = re.search(_PERIOD, field.heading)
            if period and not re.sub(rf"{_PERIOD}|£\s?(?:000s?|m|k)?|\W", "", field.heading):
                found.setdefault(_period(period[0]), []).append((row, field))
    return {
        period: cells
        for period, cells in found.items()
        if len({row.ref for row, _ in cells}) == len(cells) == len(rows)
    }


def _held_against(document: Document, stated: _Stated, cells: Sequence[tuple[Record, Field]]) -> Disagreement | None:
    """Return what differs; None where the amounts agree as written, are far apart, or the sum could be a slip."""
    amounts = [number for _, field in cells if (number := amount(field.value)) is not None]
    total, scale = sum(amounts, Decimal(0)), _scale(cells)
    printed = _printed_total(document, total)
    if len(amounts) < len(cells) or scale is None or printed is None:
        return None
    summed = total * scale
    if abs(stated.pounds - summed) <= stated.step or min(stated.pounds, summed) < NEAR * max(stated.pounds, summed):
        return None
    last = cells[-1]
    place = replace(last[0].locator, row=None)
    ends = (*cite_field(document, *cells[0]), *cite_field(document, *last))
    note = f"column {cells[0][1].heading}, {len(cells)} rows"
    return Disagreement(
        what=f"the savings of {stated.period}",
        sides=(
            stated.side,
            Side(
                value=f"£{total:,f}{_WRITTEN[scale]}",
                how=How.SUMMED,
                citations=(cite_stretch(document, printed, place), *ends),
                note=note,
            ),
        ),
        kinds=(RecordKind.SAVING,),
    )


def _scale(cells: Sequence[tuple[Record, Field]]) -> int | None:
    """Return what one of the column stands for in pounds, None where the paper does not say."""
    record, field = cells[0]
    said = " ".join((field.heading, record.table or "", *record.locator.headings))
    return next((scale for pattern, scale in _SCALES if pattern.search(said)), None)


def _printed_total(document: Document, total: Decimal) -> Span | None:
    """Return where the paper prints this sum on a line of totals."""
    line = re.search(rf"^.*\btotals?\b.*(?<![\d,.]){re.escape(f'{total:,f}')}(?![\d,.]).*$", document.text, re.I | re.M)
    return Span(start=line.start(), end=line.end()) if line else None


def _period(words: str) -> str:
    """Fold 2025/26, 2025-26 and 2025/2026."""
    first, last = re.findall(r"\d+", words)
    return f"{first}/{last[-2:]}"
