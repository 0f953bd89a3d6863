"""Questions made from what an index holds, always the same ones for a seed: more than anyone would write by hand.

They are of rows, fields, headings and passages, plain and in other words, compared, followed up, misspelt and
senseless. None has a gold answer: what is shown for them is held against the record itself (`python -m evals.figures`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.recorded import DUE, LEAD, RATING, STATUS, title_of, words_of
from assistant.types import Question, Turn
from vectorstore.index import Index
from vectorstore.records import Record, RecordKind
from vectorstore.types import PUBLIC_READER, AccessLevel, Filters, Span

SEED = 20240515
_OF_REF = (
    "Who leads {ref}?",
    "Who is in charge of {ref}?",
    "When is {ref} due?",
    "What is the deadline for {ref}?",
    "What is the status of {ref}?",
    "How is {ref} getting on?",
    "What does {ref} say?",
    "How much is {ref}?",
    "What changed on {ref}?",
    "Why is {ref} {status}?",
    "Is {ref} finished yet?",
    "What are the target and the baseline of {ref}?",
)
_OF_TITLE = (
    "Who leads {title}?",
    "When is {title} due?",
    "What is said about {title}?",
    "How much will {title} cost?",
    "What is the status of {title}, and who leads it?",
    "Has {title} been completed?",
    "Explain {title}.",
)
_OF_KIND = (
    "How many {noun} are {status}?",
    "How many {noun} are there?",
    "How many {noun} are there in {table}?",
    "List all {noun} that are {status}.",
    "Which {noun} are led by {lead}?",
    "Which {noun} are not {status}?",
    "Which {noun} have no owner?",
    "Which {noun} are due in {year}?",
    "Which of the {noun} is the largest?",
    "How many {noun} does {lead} lead?",
    "What {noun} are in {table}?",
)
_OF_PLACE = (
    "What does {paper} say about {heading}?",
    "What is {heading}?",
    "Summarise {heading} in figures.",
    "How many are mentioned under {heading}?",
    "What was resolved about {heading}?",
    "When did {heading} happen?",
    "What is said of {words}?",
    "How much is spent on {words}?",
    "What percentage of {words}?",
    "Who decided on {words}?",
    "Why {words}?",
)
_OF_TWO = (
    "Compare {ref} and {other}.",
    "Which is due first, {ref} or {other}?",
    "What is the difference between {ref} and {other}?",
    "Who leads {ref} and who leads {other}?",
)
_AFTER = ("And {other}?", "Who leads it?", "When is it due?", "How much is it?", "Why?", "And the one after that?")
_SENSELESS = (
    "moss lantern",
    "quadratic herring",
    "seven of the",
    "what what",
    "£",
    "31",
    "the the of",
    "zzz 9.9",
    "?!",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stock:
    """What questions are made of: records that say something, records with a reference, headings and passages."""

    records: tuple[Record, ...]
    with_ref: tuple[Record, ...]
    places: tuple[tuple[str, str, str], ...]


def questions(
    index: Index, count: int, *, seed: int = SEED, levels: frozenset[AccessLevel] = PUBLIC_READER
) -> tuple[Question, ...]:
    """Return `count` questions of this index for a reader; fewer where it holds nothing to ask about."""
    rng, stock = random.Random(seed), _stock(index, levels)
    makers = _makers(stock)
    made = (rng.choice(makers)(rng, stock) for _ in range(count * bool(makers)))
    return tuple(_question(turns, levels) for turns in made)


def _question(turns: Sequence[str], levels: frozenset[AccessLevel]) -> Question:
    *history, text = turns
    return Question(text=text, history=tuple(Turn(text=turn) for turn in history), filters=Filters(levels=levels))


def _stock(index: Index, levels: frozenset[AccessLevel]) -> Stock:
    papers = index.catalogue.documents(Filters(levels=levels))
    records = [
        r for paper in papers for r in index.register.of_document(paper.id, Filters(levels=levels)) if title_of(r)
    ]
    titles = {paper.id: paper.title for paper in papers}
    return Stock(
        records=tuple(records),
        with_ref=tuple(record for record in records if record.label and record.ref),
        places=tuple(_places(index, titles, levels)),
    )


def _places(index: Index, titles: dict[str, str], levels: frozenset[AccessLevel]) -> Iterator[tuple[str, str, str]]:
    """Yield (paper, heading, words) of every block that has words."""
    for document_id, title in titles.items():
        document = index.catalogue.document(document_id, levels)
        for block in index.catalogue.blocks(document_id, Span(start=0, end=len(document.text)), levels):
            heading = block.locator.headings[-1] if block.locator.headings else title
            if words := document.standing(block.span).strip():
                yield title, heading, words


Maker = Callable[[random.Random, Stock], tuple[str, ...]]


def _makers(stock: Stock) -> list[Maker]:
    """Return the ways of asking that this stock allows, the commonest more than once."""
    made: list[Maker] = []
    if stock.with_ref:
        made += [_of_ref, _of_ref, _of_two, _followed]
    if stock.records:
        made += [_of_title, _of_kind, _of_kind]
    if stock.places:
        made += [_of_place, _of_place, _misspelt, _senseless]
    return made


def _of_ref(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    record = rng.choice(stock.with_ref)
    return (rng.choice(_OF_REF).format(ref=record.label, status=_status(record)),)


def _of_two(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    one, other = rng.choice(stock.with_ref), rng.choice(stock.with_ref)
    return (rng.choice(_OF_TWO).format(ref=one.label, other=other.label),)


def _followed(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    (first,) = _of_ref(rng, stock)
    return (first, rng.choice(_AFTER).format(other=rng.choice(stock.with_ref).label))


def _of_title(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    return (rng.choice(_OF_TITLE).format(title=_few(title_of(rng.choice(stock.records)), rng)),)


def _of_kind(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    record = rng.choice(stock.records)
    year = next(iter(re.findall(r"\b20\d\d\b", words_of(record, DUE))), "2025")
    said = {
        "noun": "rows" if record.kind is RecordKind.OTHER else f"{record.kind.value.replace('_', ' ')}s",
        "status": _status(record),
        "lead": words_of(record, LEAD) or "the Director",
        "table": record.table or record.scope or "the report",
        "year": year,
    }
    return (rng.choice(_OF_KIND).format(**said),)


def _of_place(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    paper, heading, words = rng.choice(stock.places)
    return (rng.choice(_OF_PLACE).format(paper=paper, heading=heading, words=_few(words, rng)),)


def _misspelt(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    """Swap two letters of the longest word of a question."""
    (text,) = _of_place(rng, stock)
    longest = max(text.split(), key=len)
    at = rng.randrange(max(len(longest) - 1, 1))
    return (
        text.replace(longest, longest[:at] + longest[at + 1 : at + 2] + longest[at : at + 1] + longest[at + 2 :], 1),
    )


def _senseless(rng: random.Random, stock: Stock) -> tuple[str, ...]:
    words = rng.choice(stock.places)[2].split()
    return (" ".join([rng.choice(_SENSELESS), *rng.sample(words, min(len(words), 3)), "?"]),)


def _status(record: Record) -> str:
    return words_of(record, STATUS) or words_of(record, RATING) or "open"


def _few(text: str, rng: random.Random) -> str:
    """Return three to eight neighbouring words of a text."""
    words = text.split()
    start = rng.randrange(max(len(words) - 8, 1))
    return " ".join(words[start : start + rng.randint(3, 8)])
