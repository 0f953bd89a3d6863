"""Chooses the questions of a draft: spread over papers and kinds, some of them not to be answered."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from evals.drafting.of_passages import of_passages
from evals.drafting.of_records import of_records
from evals.drafting.papers import Paper
from evals.near_misses import near_misses
from evals.near_rows import rows_asked_beyond
from evals.samples import Sample
from evals.sheets.reading import made_id
from vectorstore.index import Index
from vectorstore.types import AccessLevel, Filters, Span

SEED = 20240515
UNANSWERABLE = 5
"""One question in so many has no answer."""


def draft(index: Index, count: int, levels: frozenset[AccessLevel], *, seed: int = SEED) -> tuple[Sample, ...]:
    """Return up to `count` proposals over what a reader may see, always the same ones for a seed and a record."""
    rng = random.Random(seed)
    refused = count // UNANSWERABLE
    answerable = tuple(_taken(_in_turn(index, levels, count, rng), count - refused))
    return (*answerable, *_unanswerable(answerable, index, refused))


def _in_turn(index: Index, levels: frozenset[AccessLevel], count: int, rng: random.Random) -> Iterator[Sample]:
    """Yield a proposal of each paper in turn, so that no long paper fills the draft."""
    cards = list(index.catalogue.documents(Filters(levels=levels)))
    rng.shuffle(cards)
    yield from _one_of_each([_of_paper(index, card.id, levels, rng) for card in cards[:count]])


def _of_paper(index: Index, document_id: str, levels: frozenset[AccessLevel], rng: random.Random) -> list[Sample]:
    """Return a paper's proposals in a mixed order, its kinds in turn."""
    document = index.catalogue.document(document_id, levels)
    paper = Paper(document=document)
    records = index.register.of_document(document_id, Filters(levels=levels))
    blocks = index.catalogue.blocks(document_id, Span(start=0, end=len(document.text)), levels)
    kinds: dict[str, list[Sample]] = {}
    for sample in (*of_records(paper, records), *of_passages(paper, blocks)):
        if sample is not None:
            kinds.setdefault(sample.type, []).append(sample)
    every = [rng.sample(samples, len(samples)) for samples in kinds.values()]
    rng.shuffle(every)
    return _one_of_each(every)


def _taken(samples: Iterator[Sample], count: int) -> Iterator[Sample]:
    seen: set[str] = set()
    for sample in samples:
        if len(seen) == count:
            return
        if sample.id not in seen:
            seen.add(sample.id)
            yield sample


def _unanswerable(answerable: tuple[Sample, ...], index: Index, count: int) -> tuple[Sample, ...]:
    """Return near misses, a way of missing in turn and each of another question, and rows asked for what none says."""
    if not count:
        return ()
    ways: dict[str, list[Sample]] = {"row": list(rows_asked_beyond(index))}
    for sample in near_misses(answerable, index):
        ways.setdefault(sample.id.rpartition("-")[2], []).append(sample)
    found: dict[str, Sample] = {}
    used: set[str] = set()
    for sample in _one_of_each(list(ways.values())):
        origin = sample.id if sample.id.startswith("row-") else sample.id.rpartition("-")[0]
        if len(found) < count and origin not in used:
            used.add(origin)
            named = {"question": sample.question, "history": (), "as_of": None}
            found.setdefault(sample.question, sample.model_copy(update={"id": made_id(named)}))
    return tuple(found.values())


def _one_of_each(lists: Sequence[Sequence[Sample]]) -> list[Sample]:
    """Return the first of each list, then the second of each, and so on."""
    return [sample for turn in zip_longest(*lists) for sample in turn if sample is not None]
