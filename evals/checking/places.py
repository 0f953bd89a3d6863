"""Holds gold evidence against the record: that its words stand where it says, and where they do instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from rapidfuzz import fuzz

from evals.checking.findings import Finding
from evals.errors import InvalidGold
from evals.record import Record
from evals.sample_sets import SampleSet
from evals.samples import GoldQuote
from evals.types import GoldEvidence

NEARLY = 85.0
"""How alike words of the paper must be, of 100, to be shown beside a quote that does not stand in it."""
LONGEST = 3_000_000
"""Characters of a paper that is looked through for words that are nearly the same."""


def misplaced(one: SampleSet, record: Record) -> Iterator[Finding]:
    """Yield every piece of evidence whose paper, words, paragraph or page is not as it is given."""
    for sample, place in zip(one.samples, one.places, strict=True):
        for quote in sample.evidence:
            try:
                found = record.evidence(quote)
            except InvalidGold as error:
                text = f"{error} {_instead(quote, record)}".strip()
                yield Finding(file=one.name, place=place, field="evidence", text=text)
                continue
            wrong = _wrong_page(found)
            if wrong:
                yield Finding(file=one.name, place=place, field="page", text=wrong)


def _wrong_page(found: GoldEvidence) -> str:
    said, true = found.page_said, [page for page in found.pages if page is not None]
    if said is None or said in true:
        return ""
    if not true:
        return f"page {said} is given, but {found.document} has no pages. Leave it empty."
    pages = ", ".join(map(str, sorted(set(true))))
    return f"page {said} is given; in {found.document} the words stand on page {pages}: {found.quote[:80]!r}"


def _instead(quote: GoldQuote, record: Record) -> str:
    """Say where words stand that are not where they are said to."""
    if not quote.quote:
        return ""
    elsewhere = record.elsewhere(quote.quote)
    if elsewhere:
        said = [f"{name}, page {page}" if page else name for name, page in elsewhere[:3]]
        return f"They stand in {' and in '.join(said)}."
    nearly = _nearly(quote.quote, record.text_of(quote.doc))
    return f"Nearly the same words stand there: {nearly!r}" if nearly else ""


def _nearly(quote: str, text: str) -> str:
    """Return the words of a text that are most like a quote, empty where none are much like it."""
    if not text or len(text) > LONGEST or len(quote) > len(text):
        return ""
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=NEARLY)
    if not found:
        return ""
    start, end = found.dest_start, found.dest_end
    start -= _rest_of_word(reversed(text[:start]))
    end += _rest_of_word(text[end : end + 40])
    return " ".join(text[start:end].split())


def _rest_of_word(characters: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda character: not character.isspace(), characters))
