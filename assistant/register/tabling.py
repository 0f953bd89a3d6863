"""Puts rows that were counted or filtered into a table: which columns, and of each cell what its row's quotes hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant import changes, citing
from assistant.register.gist import ELLIPSIS, opening
from assistant.register.looking import Finding
from assistant.register.showing import MISSING, NAMING, own_label, shared_words
from assistant.rows import Row
from assistant.tables import AnswerTable, TableRow
from assistant.types import Claim, DraftClaim, Dropped, Evidence
from assistant.writers import tabular
from vectorstore.records import Field, FieldSource, Record

FEW = 3
"""So few rows are read as easily one claim after the other as down a table."""

MOST_COLUMNS = 5
"""Columns beside the reference and the name."""

CELL_WORDS, LONG_CELL = 24, 16
"""Words of a cell that are shown, and of one that is too long to be a column where nobody asked for it."""

LEAST_SHARED = 2
"""So many words that all headings begin with are the table's; one alone ("The ...") is each heading's own."""

Key = tuple[str, int]
"""A column: a field's name, and which of several of that name in a row."""


def table_of(
    finding: Finding, rows: Sequence[Sequence[Evidence]], outcomes: Sequence[Claim | Dropped]
) -> AnswerTable | None:
    """Return the table of a finding, None where its rows are few or its count did not stand.

    `rows` are the citable stretches of each row; `outcomes` what became of the sentence that counts them, then of each.
    """
    asked = [*(condition.name for condition in finding.conditions), *finding.ask.wanted]
    return table_under(tabular.title(finding), asked, rows, outcomes)


def table_under(
    title: str, asked: Sequence[str], rows: Sequence[Sequence[Evidence]], outcomes: Sequence[Claim | Dropped]
) -> AnswerTable | None:
    """Return the table of some rows, with the fields `asked` for before others; None as for a finding."""
    told = [(row, items) for items in rows if (row := items[0].row) is not None]
    if len(told) <= FEW or isinstance(outcomes[0], Dropped):
        return None
    records = [row.record for row, _ in told]
    labels = _keys_of_labels(records)
    keys = _columns(asked, [row for row, _ in told], labels)
    headings = _headings(records, keys)
    referenced = any(record.label for record in records)
    first = (next((_heading(records, key) for key in labels), "Reference"),) if referenced else ()
    return AnswerTable(
        title=title,
        columns=(*first, *headings),
        rows=tuple(_row(row, items, keys, referenced=referenced) for row, items in told),
        claims=tuple(outcome for outcome in outcomes[1 : len(rows) + 1] if isinstance(outcome, Claim)),
    )


def _keyed(record: Record) -> dict[Key, Field]:
    seen: Counter[str] = Counter()
    found: dict[Key, Field] = {}
    for one in record.fields:
        found[one.name, seen[one.name]] = one
        seen[one.name] += 1
    return found


def _keys_of_labels(records: Sequence[Record]) -> tuple[Key, ...]:
    """Return the columns that hold the rows' own references and nothing else."""
    found: dict[Key, bool] = {}
    for record in records:
        for key, one in _keyed(record).items():
            found[key] = found.get(key, True) and one.name in (*NAMING, "ref", "minute") and one.value == record.label
    return tuple(key for key, is_label in found.items() if is_label)


def _columns(asked: Sequence[str], rows: Sequence[Row], labels: Sequence[Key]) -> list[Key]:
    """Return the columns beside the reference: the name first, then in the paper's order.

    What a condition rests on or the question asks for is there before what is said of most rows; what no row holds,
    a colour that this copy lost among it, is not there at all.
    """
    values: dict[Key, list[Field]] = {}
    said: Counter[Key] = Counter()
    for row in rows:
        for key, found in _keyed(row.record).items():
            if key not in labels and key[0] != "ref" and found.value:
                values.setdefault(key, []).append(found)
                said[key] += any(part.field is found for part in row.said)
    name = next((key for naming in NAMING for key in values if key[0] == naming), None)
    fit = [key for key in values if key != name and (key[0] in asked or _is_short(values[key]))]
    best = sorted(fit, key=lambda key: (asked.index(key[0]) if key[0] in asked else len(asked), -said[key]))
    kept = best[:MOST_COLUMNS]
    return [*([name] if name else []), *(key for key in _in_order(rows) if key in kept)]


def _is_short(found: Sequence[Field]) -> bool:
    """Say whether a column's cells are the rows' own and, most of them, a few words."""
    words = sum(len(one.value.split()) for one in found)
    return words <= LONG_CELL * len(found) and not all(one.source is FieldSource.HEADING for one in found)


def _in_order(rows: Iterable[Row]) -> list[Key]:
    return list(dict.fromkeys(key for row in rows for key in _keyed(row.record)))


def _heading(records: Iterable[Record], key: Key) -> str:
    """Return what most of the rows call a column, its field's own name where they call it nothing."""
    found = Counter(one.heading for record in records if (one := _keyed(record).get(key)) and one.heading)
    return max(found, key=lambda heading: found[heading], default=key[0].replace("_", " ").capitalize())


def _headings(records: Sequence[Record], keys: Sequence[Key]) -> list[str]:
    """Return the headings without the words that all begin with, which are the table's."""
    found = [_heading(records, key) for key in keys]
    shared = shared_words(found[1:])
    if shared < LEAST_SHARED:
        return found
    return [*found[:1], *(" ".join(heading.split()[shared:]) for heading in found[1:])]


def _row(row: Row, items: Sequence[Evidence], keys: Sequence[Key], *, referenced: bool) -> TableRow:
    """Return a row of which every cell stands in its quotes, as a claim's words must."""
    labelled = {item.label: item for item in items}
    quotes = tuple((item.label, item.text) for item in items)
    fields = _keyed(row.record)
    cells = [_cell(fields[key], row, items) if key in fields else "" for key in keys]

    def check(*words: str) -> Claim | Dropped:
        return citing.check(DraftClaim(text="\n".join(words), quotes=quotes), labelled)

    checked = check(own_label(row.record), *cells)
    if isinstance(checked, Dropped):
        cells = [cell if isinstance(check(cell), Claim) else ELLIPSIS for cell in cells]
        checked = check()
    if isinstance(checked, Dropped):
        raise ValueError(f"the quotes of {row.record.id} stand in the count and not in its row: {checked.why}")
    label = row.record.label or ""
    return TableRow(label=label, cells=(*((label,) if referenced else ()), *cells), citations=checked.citations)


def _cell(found: Field, row: Row, items: Sequence[Evidence]) -> str:
    """Return what is shown of a field: of a colour its name, of words those that are said, or the first, if cited.

    Words that were struck out there are told beside those that stand.
    """
    if found.source is FieldSource.COLOUR:
        return found.value.partition(" (")[0]
    if found.source is FieldSource.NOT_SHOWN:
        return MISSING[found.source]
    said: Mapping[int, str] = {id(part.field): part.words for part in row.said}
    words = said.get(id(found), "")
    if found.source is FieldSource.BLANK:
        return words.removeprefix(MISSING[found.source]).strip()
    if not words and not all(any(item.span.contains(span) for item in items) for span in found.spans):
        return ELLIPSIS
    document = items[0].document
    if not changes.notes_of(words) and any(changes.struck_notes(document, span) for span in found.spans):
        return " ".join(changes.shown(document, span) for span in found.spans)
    return words or opening(found.value, CELL_WORDS)
