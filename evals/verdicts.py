"""What became of each question in one word, and in plain words why an answer counts as wrong."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from evals.metrics.key_facts import states
from evals.rightness import is_right
from evals.types import Cited, Ending, GoldEvidence, Row


class Verdict(StrEnum):
    """What became of one question; `not scored` is no verdict on the answer."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED_RIGHTLY = "refused rightly"
    REFUSED_WRONGLY = "refused wrongly"
    NOT_REFUSED = "answered, should have refused"
    ASKED_BACK = "asked back"
    NOT_SCORED = "not scored"

    @property
    def good(self) -> bool:
        """Whether this is what should have become of the question."""
        return self in (Verdict.RIGHT, Verdict.REFUSED_RIGHTLY)


def verdict_of(row: Row) -> Verdict:
    """Return what became of a question: refused or not, as it should be or not, and an answer right or wrong."""
    if row.ending is Ending.ERRORED:
        return Verdict.NOT_SCORED
    if row.ending is Ending.ABSTAINED:
        return Verdict.REFUSED_WRONGLY if row.answerable else Verdict.REFUSED_RIGHTLY
    if row.ending is Ending.CLARIFIED:
        return Verdict.ASKED_BACK
    if not row.answerable:
        return Verdict.NOT_REFUSED
    return Verdict.RIGHT if is_right(row) else Verdict.WRONG


def faults_of(row: Row) -> tuple[str, ...]:
    """Say in plain words all that is wrong with what came back, the weightiest first; nothing where nothing is."""
    verdict = verdict_of(row)
    found = [*_of_refusing(row, verdict), *_of_citations(row)]
    if verdict is Verdict.WRONG:
        found += [*_of_facts(row), *_of_evidence(row)]
    return tuple(found)


def _of_refusing(row: Row, verdict: Verdict) -> Iterator[str]:
    if verdict is Verdict.NOT_SCORED:
        yield f"could not be scored: {row.error}"
    if verdict is Verdict.REFUSED_WRONGLY:
        why = f" (it gave as reason: {row.reason.replace('_', ' ')})" if row.reason else ""
        yield f"refused wrongly: the papers hold the answer{why}"
    if verdict is Verdict.NOT_REFUSED:
        yield "should have refused: the papers do not hold the answer"
    if verdict is Verdict.ASKED_BACK:
        yield "asked the reader back instead of answering"


def _of_citations(row: Row) -> Iterator[str]:
    """Name every citation that proves nothing whatever it is about."""
    for number, cited in enumerate(row.citations, 1):
        if not cited.resolved:
            yield f"citation {number} leads to no place in the papers"
        elif not cited.stands:
            yield f"citation {number} is not the words of {cited.document}"
        elif cited.page is not None and cited.true_page is not None and cited.page != cited.true_page:
            yield f"citation {number} says page {cited.page}; its words stand on page {cited.true_page}"
    markers = {marker for sentence in row.sentences for marker in sentence.citations}
    for marker in sorted(markers - set(range(1, len(row.citations) + 1))):
        yield f"marker [{marker}] belongs to no citation"


def _of_facts(row: Row) -> Iterator[str]:
    for spellings in row.key_facts:
        if not states(row.answer, spellings):
            others = f" (or {', '.join(spellings[1:])})" if spellings[1:] else ""
            yield f"fact missing: {spellings[0]}{others}"


def _of_evidence(row: Row) -> Iterator[str]:
    """Say which proof is not cited, and what was cited in its stead."""
    if row.evidence and not row.citations:
        yield "cites nothing"
        return
    for evidence in row.evidence:
        if not any(evidence.met_by(cited.place) for cited in row.citations):
            yield f"proof not cited: {where(evidence)}, {_instead(evidence, row.citations)}"


def where(evidence: GoldEvidence) -> str:
    """Return where gold evidence stands, as a person looks it up."""
    page = next((page for page in evidence.pages if page is not None), evidence.page_said)
    parts = [evidence.document, f"page {page}" if page else "", evidence.locator]
    return ", ".join(part for part in parts if part)


def _instead(evidence: GoldEvidence, citations: tuple[Cited, ...]) -> str:
    same = {place.document_id for place in evidence.places}
    pages = sorted({cited.page for cited in citations if cited.place.document_id in same and cited.page is not None})
    if not any(cited.place.document_id in same for cited in citations):
        return "and nothing of that paper is cited"
    if not pages or set(pages) & set(evidence.pages):
        return "but other words near it are" if pages else "but other words of that paper are"
    return f"but {'page' if len(pages) == 1 else 'pages'} {', '.join(map(str, pages))} of that paper"
