"""Makes a note of answers as they were kept, leaving out what its reader may not, or no longer, see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from api.notes.model import NO_ANSWER, WITHHELD, Asked, Grid, Line, Note, Part, Row, Source
from api.notes.narrowing import narrowed, spoken
from api.notes.papers import REPLACED, Facts
from api.templating import templates
from assistant.presenting import remarks

Citation = Mapping[str, Any]
LookUp = Callable[[Citation], Facts]
_Key = tuple[str, int, int, int]


def note_of(
    title: str,
    asked: Sequence[Asked],
    look_up: LookUp,
    *,
    made: datetime,
    council: str = "",
    base: str = "",
    title_of: Callable[[str], str] = str,
) -> Note:
    """Return the note of one or more answers; `base` is the address of this clerk, for links that work elsewhere."""
    sources = _Sources(look_up, base)
    parts = tuple(_part(one, sources, title_of) for one in asked)
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
    in_cells: bool = templates.env.tests["in_cells"](citation["quote"])
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
        link=f"{base}{templates.env.filters['link'](citation)}" if facts.held else "",
    )


def _part(asked: Asked, sources: _Sources, title_of: Callable[[str], str]) -> Part:
    answer = asked.answer
    lines, grid = _lines(answer, sources), _grid(answer, sources)
    cut = any(sources.withheld(citation) for citation in answer["citations"])
    said = (answer.get("reading") or "", *answer.get("notes", ()), WITHHELD if cut else "")
    return Part(
        question=asked.question,
        searched=f"{narrowed(asked.filters, title_of)} Asked on {spoken(asked.asked.date())}.",
        lead=answer["answer"] if answer["abstained"] else "" if cut else answer["lead"],
        lines=lines,
        grid=grid,
        verdict=NO_ANSWER if answer["abstained"] else "",
        remarks=tuple(one for one in said if one),
    )


def _lines(answer: Mapping[str, Any], sources: _Sources) -> tuple[Line, ...]:
    """Return what is not in a table, line by line, without the lines of which a source is withheld."""
    lines = []
    for text, cited, printed in _told(answer):
        citations = [answer["citations"][number - 1] for number in cited]
        if not any(map(sources.withheld, citations)):
            lines.append(Line(text=text, sources=sources.numbers(citations) if printed else ()))
    return tuple(lines)


def _told(answer: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[int], bool]]:
    """Yield words, the numbers of the answer's own citations, and whether they are printed.

    The claim that counts a table's rows is told without its numbers: each row has its own.
    """
    if answer["abstained"]:
        yield from ((f"“{' '.join(c['quote'].split())}”", (at,), True) for at, c in enumerate(answer["citations"], 1))
    elif answer["choices"]:
        yield from ((f"{c['label']} {c['title']} ({c['paper']})", (c["citation"],), True) for c in answer["choices"])
    table = answer["table"] or {"claims": ()}
    for at, claim in enumerate(answer["claims"], 1):
        if at not in table["claims"]:
            yield claim["text"], claim["citations"], at > 1 or answer["table"] is None


def _grid(answer: Mapping[str, Any], sources: _Sources) -> Grid | None:
    """Return the table of the rows that may be shown, None where there is no such row."""
    table = answer["table"]
    rows = []
    for row in table["rows"] if table else ():
        citations = [answer["citations"][number - 1] for number in row["citations"]]
        if not any(map(sources.withheld, citations)):
            rows.append(Row(cells=tuple(row["cells"]), sources=sources.numbers(citations)))
    return Grid(title=table["title"], columns=tuple(table["columns"]), rows=tuple(rows)) if rows else None
