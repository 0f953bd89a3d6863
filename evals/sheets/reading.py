"""Reads a spreadsheet of questions; a slip is named by row and column, and never becomes a bad score."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from evals.errors import InvalidGold
from evals.samples import Sample, faults_named
from evals.sheets import cells
from evals.sheets import columns as c
from evals.sheets.grids import rows_of

T = TypeVar("T")
FIELDS = {
    "question": c.QUESTION, "evidence": c.WORDS, "key_facts": c.FACTS, "answerable": c.REFUSE, "type": c.TYPE,
    "difficulty": c.DIFFICULTY, "as_of": c.AS_OF, "history": c.HISTORY, "id": c.ID, "same_as": c.SAME_AS,
}  # fmt: skip


@dataclass
class _Row:
    """One question with the cells of its row, and of the rows below it that give more places."""

    number: int
    cells: Mapping[str, str]
    places: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)


def read_sheet(path: Path) -> tuple[tuple[Sample, str], ...]:
    """Return the questions of a spreadsheet, in order, each with where it stands ("row 4").

    In a draft (a sheet with a column Accept) only the accepted ones. Raises InvalidGold with every fault.
    """
    faults: list[str] = []
    found: dict[str, tuple[Sample, str]] = {}
    for row in _questions(path, faults):
        where = f"{path}, row {row.number}"
        sample = _sample(row, where, faults)
        if sample is None:
            continue
        if sample.id in found:
            faults.append(f"{where}, column {c.QUESTION.name!r}: is asked in {found[sample.id][1]} too")
        else:
            found[sample.id] = sample, f"row {row.number}"
    if faults:
        raise InvalidGold(faults_named(faults))
    if not found:
        raise InvalidGold(f"{path}: holds no question. Fill in a row under the headings.")
    return tuple(found.values())


def _questions(path: Path, faults: list[str]) -> Iterator[_Row]:
    """Yield the rows that ask something, each with those below it that only give one more place."""
    rows = rows_of(path)
    top = next((at for at, (_, row) in enumerate(rows) if c.is_headings(row)), None)
    if top is None:
        raise InvalidGold(
            f"{path}: no row has the headings ({c.QUESTION.name}, {c.REPORT.name}, {c.FACTS.name} ...). Start from: "
            "clerk eval template OUT.xlsx"
        )
    where, wrong = c.columns_of(rows[top][1])
    faults += [f"{path}, row {rows[top][0]}, {fault}" for fault in wrong]
    drafted = c.ACCEPT in where.values()
    last: _Row | None = None
    skipping = False
    for number, row in rows[top + 1 :]:
        held = {column.name: row[at] for at, column in where.items() if at < len(row) and row[at]}
        if held.get(c.QUESTION.name):
            if last is not None:
                yield last
            last = _Row(number=number, cells=held) if not drafted or _accepted(held, path, number, faults) else None
            skipping = last is None
        elif held and last is not None:
            last.places.append((number, held))
        elif held and not (drafted and skipping):
            faults.append(f"{path}, row {number}, column {c.QUESTION.name!r}: is empty, and no question stands above")
    if last is not None:
        yield last


def _accepted(held: Mapping[str, str], path: Path, number: int, faults: list[str]) -> bool:
    return bool(_read(cells.yes_or_no, held, c.ACCEPT, f"{path}, row {number}", faults))


def _sample(row: _Row, where: str, faults: list[str]) -> Sample | None:
    """Return a row's question, None where one of its cells is at fault."""
    before, held = len(faults), row.cells
    refuse = bool(_read(cells.yes_or_no, held, c.REFUSE, where, faults))
    history = cells.lines(held.get(c.HISTORY.name, ""))
    places = [(where, held), *((f"{where.rpartition(' ')[0]} {number}", more) for number, more in row.places)]
    given: dict[str, Any] = {
        "question": " ".join(held[c.QUESTION.name].split()),
        "answerable": not refuse,
        "type": held.get(c.TYPE.name, "").casefold()
        or ("unanswerable" if refuse else "followup" if history else "fact"),
        "difficulty": held.get(c.DIFFICULTY.name, "").casefold() or None,
        "history": history,
        "as_of": _read(cells.day, held, c.AS_OF, where, faults),
        "key_facts": cells.facts(held.get(c.FACTS.name, "")),
        "evidence": tuple(quote for at, one in places for quote in _evidence(one, at, faults)),
        "answer": held.get(c.ANSWER.name),
        "remark": held.get(c.NOTES.name),
        "same_as": held.get(c.SAME_AS.name),
    }
    given["id"] = held.get(c.ID.name) or made_id(given)
    if len(faults) > before:
        return None
    try:
        return Sample(**given)
    except ValidationError as error:
        faults += [f"{where}, {_named(fault['loc'])}{fault['msg']}" for fault in error.errors(include_url=False)]
        return None


def made_id(given: Mapping[str, Any]) -> str:
    """Return an id that stays the same as long as what is asked does, wherever in the sheet it stands."""
    asked = "\n".join([*given["history"], given["question"], str(given["as_of"] or "")]).casefold()
    return f"q-{hashlib.sha256(asked.encode()).hexdigest()[:8]}"


def _evidence(held: Mapping[str, str], where: str, faults: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the one place that a row gives, if it gives one."""
    named = cells.papers(held.get(c.REPORT.name, ""))
    number = _read(cells.page, held, c.PAGE, where, faults)
    paragraph, quote = cells.place_or_quote(held.get(c.WORDS.name, ""))
    if not named:
        if number or paragraph or quote:
            faults.append(f"{where}, column {c.REPORT.name!r}: is empty, so there is no telling where to look")
    elif not (number or paragraph or quote):
        faults.append(f"{where}, column {c.WORDS.name!r}: is empty; give words, a paragraph or at least a page")
    else:
        doc, *also = named
        where_else = {"also_in": tuple(also), "locator": paragraph}
        yield {"doc": doc, "page": number, "paragraph": paragraph, "quote": quote, **where_else}


def _read(
    reader: Callable[[str], T], held: Mapping[str, str], column: c.Column, where: str, faults: list[str]
) -> T | None:
    try:
        return reader(held.get(column.name, ""))
    except cells.UnclearCell as error:
        faults.append(f"{where}, column {column.name!r}: {error}")
        return None


def _named(location: Sequence[int | str]) -> str:
    """Return the column of a field; what is wrong with the row as a whole names none."""
    column = FIELDS.get(str(location[0])) if location else None
    return f"column {column.name!r}: " if column else ""
