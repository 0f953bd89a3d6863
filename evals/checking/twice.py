"""Finds questions that are asked twice: within a set, where they count double, and between sets, where they leak.

What a system was fitted on says nothing of how well it does when it is measured on it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process

from evals.checking.findings import Finding
from evals.errors import InvalidGold
from evals.record import Record
from evals.sample_sets import SampleSet
from evals.samples import Sample
from evals.types import Place

ALIKE = 90.0
"""How alike the words of two questions are, of 100 and in any order, that ask the same (RapidFuzz token sort ratio)."""


@dataclass(frozen=True, kw_only=True)
class _Question:
    """A question as it is compared: its words, the figures and references in it, and where it stands."""

    file: str
    place: str
    sample: Sample
    words: str
    figures: frozenset[str]


def asked_twice(sets: Sequence[SampleSet]) -> Iterator[Finding]:
    """Yield every question that is nearly the same as an earlier one; those that say so (`same_as`) are meant."""
    every = [question for one in sets for question in _questions(one)]
    words = [question.words for question in every]
    scores = process.cdist(words, words, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    for first, second in zip(*scores.nonzero(), strict=True):
        if first < second and _same(every[first], every[second]):
            yield _finding(every[int(first)], every[int(second)])


def shared_evidence(sets: Sequence[SampleSet], record: Record) -> Iterator[Finding]:
    """Yield every question that is proved by the words that prove one of another set."""
    placed = [list(_placed(one, record)) for one in sets]
    for own, others in combinations(placed, 2):
        for earlier, place, spot in own:
            for question, _, other in others:
                if spot.meets(other) and not _same(earlier, question):
                    text = f"rests on the same words as {earlier.file}, {earlier.place}: {place!r}"
                    yield Finding(file=question.file, place=question.place, field="evidence", text=text)


def _questions(one: SampleSet) -> list[_Question]:
    return [_question(one, sample, place) for sample, place in zip(one.samples, one.places, strict=True)]


def _question(one: SampleSet, sample: Sample, place: str) -> _Question:
    words = " ".join(re.findall(r"[\w.£%]+", " ".join([*sample.history, sample.question]).casefold())).strip(".")
    figures = frozenset(re.findall(r"\S*\d\S*", words))
    return _Question(file=one.name, place=place, sample=sample, words=words, figures=figures)


def _same(one: _Question, other: _Question) -> bool:
    """Say whether two questions ask the same thing: of the same figures, references and day."""
    meant = one.sample.id == other.sample.same_as or other.sample.id == one.sample.same_as
    alike = fuzz.token_sort_ratio(one.words, other.words) >= ALIKE
    return alike and not meant and one.figures == other.figures and one.sample.as_of == other.sample.as_of


def _finding(earlier: _Question, question: _Question) -> Finding:
    leak = earlier.file != question.file
    what = "leaks: it is asked" if leak else "is asked"
    text = f"{what} in {earlier.file}, {earlier.place} too: {earlier.sample.question!r}"
    return Finding(file=question.file, place=question.place, field="question", text=text)


def _placed(one: SampleSet, record: Record) -> Iterator[tuple[_Question, str, Place]]:
    """Yield each place that proves a question; evidence that is not found is told of elsewhere."""
    for question in _questions(one):
        for quote in question.sample.evidence:
            try:
                found = record.evidence(quote)
            except InvalidGold:
                continue
            yield from ((question, found.quote[:80], spot) for spot in found.places)
