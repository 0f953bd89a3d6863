"""Makes a note of answers as they were kept, leaving out what its reader may not, or no longer, see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from api.notes.model import NO_ANSWER, WITHHELD, Asked, Cell, Grid, Line, Note, Part, Source
from api.notes.narrowing import narrowed, spoken
from api.notes.papers import REPLACED, Facts
from api.shapes import shape_of
from api.templating import templates
from assistant.presenting import remarks, titled

Citation = Mapping[str, Any]
LookUp = Callable[[Citation], Facts]
SOURCE = "Source"
_TEMPLATES: Any = templates.env  # of which a note takes over when a quote is a table's row, and where it links to
_Key = tuple[str, int, int, int]


def note_of(
    title: str,
    asked: Sequence[Asked],
    look_up: LookUp,
    *,
    made: datetime,
    council: str = "",
    base: str = "",
) -> Note:
    """Return the note of one or more answers; `base` is the address of this clerk, for links that work elsewhere."""
    sources = _Sources(look_up, base)
    parts = tuple(_part(one, sources) for one in asked)
    return Note(title=title, council=council, made=made, parts=parts, sources=sources.listed)


class _Sources:
    """Numbers each cited place once, when it is first printed, and knows which places are withheld."""

    def __init__(self, look_up: LookUp, base: str) -> None:
        self._look_up, self._base = look_up, base.rstrip("/")
        self._facts: dict[_Key, Facts] = {}
        self._numbers: dict[_Key, int] = {}
        self.listed: tuple[Source, ...] = ()

    def withheld(self, citation: Citation) -> bool:
        return self._of(citation).withheld

    def numbers(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._number(citation) for citation in citations))

    def _of(self, citation: Citation) -> Facts:
        key = _key(citation)
        if key not in self._facts:
            self._facts[key] = self._look_up(citation)
        return self._facts[key]

    def _number(self, citation: Citation) -> int:
        key = _key(citation)
        if key not in self._numbers:
            self._numbers[key] = len(self.listed) + 1
            self.listed = (*self.listed, _source(citation, self._of(citation), self._numbers[key], self._base))
        return self._numbers[key]


def _key(citation: Citation) -> _Key:
    return citation["document_id"], citation["version"], citation["start"], citation["end"]


def _source(citation: Citation, facts: Facts, number: int, base: str) -> Source:
    day = citation["meeting_date"]
    place = citation["locator"] or ("whole document" if citation["page"] is None else f"p. {citation['page']}")
    if facts.printed:
        place = f"{place} (printed page {facts.printed})"
    in_cells = _TEMPLATES.tests["in_cells"](citation["quote"])
    return Source(
        number=number,
        title=citation["title"],
        document=citation["document"],
        committee=facts.committee,
        date=spoken(day) if day else "",
        place=place,
        quote=citation["quote"].strip() if in_cells else " ".join(citation["quote"].split()),
        in_cells=in_cells,
        remarks=" ".join([remarks(citation), *([] if facts.held else [REPLACED])]).strip(),
        link=f"{base}{_TEMPLATES.filters['link'](citation)}" if facts.held else "",
    )


def _part(asked: Asked, sources: _Sources) -> Part:
    answer = asked.answer
    lines, grids = tuple(_lines(answer, sources)), tuple(_grids(answer, sources))
    cut = any(sources.withheld(citation) for citation in answer["citations"])
    said = (answer.get("reading") or "", *answer.get("notes", ()), WITHHELD if cut else "")
    return Part(
        question=asked.question,
        searched=f"{narrowed(asked.filters)} Asked on {spoken(asked.asked.date())}.",
        lead=answer["answer"] if answer["abstained"] else "" if cut else answer["lead"],
        lines=lines,
        grids=grids,
        verdict=NO_ANSWER if answer["abstained"] else "",
        remarks=tuple(one for one in said if one),
    )


def _lines(answer: Mapping[str, Any], sources: _Sources) -> Iterator[Line]:
    """Yield what is in no table, without lines of which a source is withheld; a table's count rests on all of it."""
    for text, cited in _told(answer):
        if not any(map(sources.withheld, cited or answer["citations"])):
            yield Line(text=text, sources=sources.numbers(cited))


def _told(answer: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Citation]]]:
    """Yield words and what they cite: the nearest of an abstention, choices, or claims as the page lays them out."""
    if answer["abstained"]:
        yield from ((f"“{' '.join(cited['quote'].split())}”", [cited]) for cited in answer["citations"])
    for choice in answer["choices"]:
        yield f"{choice['label']} {choice['title']} ({choice['paper']})", _cited(answer, [choice["citation"]])
    for one in shape_of(answer).said:
        yield one.text, _cited(answer, one.citations)


def _cited(answer: Mapping[str, Any], numbers: Iterable[int]) -> list[Citation]:
    return [answer["citations"][number - 1] for number in numbers]


def _grids(answer: Mapping[str, Any], sources: _Sources) -> Iterator[Grid]:
    """Yield the table of the rows that may be shown, and the comparisons of which every side may be."""
    table = answer["table"]
    if table and (rows := tuple(_rows(answer, table, sources))):
        yield Grid(title=table["title"], columns=(*table["columns"], SOURCE), rows=rows)
    for comparison in shape_of(answer).comparisons:
        sides = [_cited(answer, column.citations) for column in comparison.columns]
        if any(sources.withheld(citation) for side in sides for citation in side):
            continue
        told = [(Cell(text=heading), *(Cell(text=cell or "") for cell in cells)) for heading, cells in comparison.rows]
        numbered = (Cell(text=SOURCE), *(Cell(text="", sources=sources.numbers(side)) for side in sides))
        papers = (titled(c.title, date.fromisoformat(c.day) if c.day else None) for c in comparison.columns)
        yield Grid(title=comparison.name, columns=("", *papers), rows=(*told, numbered))


def _rows(answer: Mapping[str, Any], table: Mapping[str, Any], sources: _Sources) -> Iterator[tuple[Cell, ...]]:
    for row in table["rows"]:
        cited = _cited(answer, row["citations"])
        if not any(map(sources.withheld, cited)):
            yield (*(Cell(text=cell) for cell in row["cells"]), Cell(text="", sources=sources.numbers(cited)))
