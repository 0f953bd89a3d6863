"""Which cited passages can be edited or deleted, and what became of the answers that cited them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.intervening.rendition import Edit
from evals.metrics.counterfactual import ABSTAINED, ELSEWHERE, FOLLOWS, KEPT, OTHER
from evals.types import Row
from vectorstore.references import Figure, find_figures
from vectorstore.types import Document, Span

SMALLEST = 10
"""Smaller numbers stand about everywhere: an answer that keeps one tells nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """Edits of the passages that one answer cites, by paper; `old` and `new` are figures as they are written."""

    edits: Mapping[str, tuple[Edit, ...]]
    old: str = ""
    new: str = ""


def figure_edits(row: Row, papers: Mapping[str, Document]) -> Planned | None:
    """Return the change of one figure that an answer states and its citations hold; one asked for first."""
    for old in _figures_of(row):
        new = another(old)
        edits = {
            paper: found
            for paper, spans in _cited(row, papers).items()
            if (found := tuple(_edits_of(papers[paper], spans, old, new)))
        }
        if edits and not any(new in document.text for document in papers.values()):
            return Planned(edits=edits, old=old, new=new)
    return None


def deletions(row: Row, papers: Mapping[str, Document]) -> Planned | None:
    """Return the deletion of every passage that an answer cites; None where one of them cannot be deleted."""
    cited = _cited(row, papers)
    if row.abstained or not row.answerable or sum(map(len, cited.values())) < len({c.place for c in row.citations}):
        return None
    return Planned(edits={paper: tuple(Edit(span=span) for span in spans) for paper, spans in cited.items()})


def apart(planned: Mapping[str, Planned]) -> dict[str, Planned]:
    """Return the plans, by question, none of whose edits overlaps one of a plan before it."""
    taken: dict[str, list[Span]] = {}
    kept: dict[str, Planned] = {}
    for name, plan in planned.items():
        spans = [(paper, edit.span) for paper, edits in plan.edits.items() for edit in edits]
        if not any(span.overlaps(other) for paper, span in spans for other in taken.get(paper, ())):
            kept[name] = plan
            for paper, span in spans:
                taken.setdefault(paper, []).append(span)
    return kept


def another(figure: str) -> str:
    """Return a figure of the same form with another first digit: £412,000 becomes £512,000."""
    return re.sub(r"[1-9]", lambda digit: str(int(digit[0]) % 9 + 1), figure, count=1)


def verdict_of_edit(row: Row, plan: Planned) -> str:
    """Say what became of an answer: whether it states the new figure, the old one, neither, or refuses."""
    if row.abstained:
        return ABSTAINED
    said = _values(row.answer)
    if not said & _values(plan.old):
        return FOLLOWS if said & _values(plan.new) else OTHER
    return ELSEWHERE if any(_values(cited.quote) & _values(plan.old) for cited in row.citations) else KEPT


def verdict_of_deletion(row: Row, before: Row) -> str:
    """Say what became of an answer whose passages are gone; the same words from other places are no reaction."""
    if row.abstained:
        return ABSTAINED
    if " ".join(row.answer.split()) != " ".join(before.answer.split()):
        return OTHER
    return ELSEWHERE if row.citations and all(cited.stands for cited in row.citations) else KEPT


def _figures_of(row: Row) -> Iterator[str]:
    """Yield the figures of an answer that are worth changing, those that its key facts state first."""
    if row.abstained or not row.answerable:
        return
    asked = {value for spellings in row.key_facts for spelling in spellings for value in _values(spelling)}
    found = [figure for figure in find_figures(row.answer) if _is_worth(figure)]
    ordered = sorted(found, key=lambda figure: figure.value not in asked)
    yield from dict.fromkeys(figure.text for figure in ordered)


def _is_worth(figure: Figure) -> bool:
    number = re.sub(r"[^\d.]", "", figure.value)
    return bool(re.search(r"[1-9]", figure.text)) and bool(number) and float(number) >= SMALLEST


def _edits_of(document: Document, spans: Collection[Span], old: str, new: str) -> Iterator[Edit]:
    for span in spans:
        for match in re.finditer(rf"(?<![\d.,]){re.escape(old)}(?![\d]|[.,]\d)", document.quote(span)):
            start = span.start + match.start()
            yield Edit(span=Span(start=start, end=start + len(old)), words=new)


def _cited(row: Row, papers: Mapping[str, Document]) -> dict[str, list[Span]]:
    """Return the stretches that an answer cites of papers that can be edited, each once."""
    found: dict[str, list[Span]] = {}
    for cited in row.citations:
        place = cited.place
        if place.document_id in papers and cited.resolved:
            span = Span(start=place.start, end=place.end)
            if not any(span.overlaps(other) for other in found.setdefault(place.document_id, [])):
                found[place.document_id].append(span)
    return {paper: spans for paper, spans in found.items() if spans}


def _values(text: str) -> set[str]:
    return {figure.value for figure in find_figures(text)}


def in_papers(rows: Sequence[Row]) -> set[str]:
    """Return the ids of the papers that some answers cite."""
    return {cited.place.document_id for row in rows for cited in row.citations if cited.resolved and not row.abstained}
