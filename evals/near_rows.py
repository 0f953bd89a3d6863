"""Asks rows of the register for what neither they nor any passage on them gives: the right subject, nothing to say."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.slots import holds
from assistant.types import Slot
from evals.samples import Sample
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record
from vectorstore.types import OFFICER_READER, Filters

KIND = "unanswerable"
ROWS = 40
"""Rows that are asked of at most, spread over all papers."""

PASSAGES, MOSTLY = 20, 0.6
"""Passages looked at for each, and the least share of a row's name in one that is on the same subject."""

SHORTEST, LONGEST = 3, 12

_ASKED: tuple[tuple[Slot, str], ...] = (
    (Slot.MONEY, "How much did {} cost?"),
    (Slot.NUMBER, "How many people has {} reached?"),
    (Slot.PERCENTAGE, "What percentage of {} is finished?"),
    (Slot.NAME, "What is the name of the contractor for {}?"),
    (Slot.MONEY, "How much was spent on {}?"),
    (Slot.DECISION, "What did the committee resolve on {}?"),
)


def rows_asked_beyond(index: Index) -> Iterator[Sample]:
    """Yield questions on rows for a kind of thing that is nowhere said of them; the same record gives the same ones."""
    filters = Filters(levels=OFFICER_READER)
    cards = sorted(index.catalogue.documents(filters), key=lambda card: card.name)
    titles = [_title(record) for card in cards for record in index.register.of_document(card.id, filters)]
    named = list(dict.fromkeys(title for title in titles if title))
    for number, title in enumerate(named[:: max(len(named) // ROWS, 1)][:ROWS]):
        slot, form = _ASKED[number % len(_ASKED)]
        if not any(holds(slot, text) for text in _passages_on(title, index)):
            yield Sample(id=f"row-{number}", question=form.format(title), type=KIND, answerable=False)


def _title(record: Record) -> str:
    """Return what a reader would call a row inside a sentence, empty where its name is too short or too long."""
    found = record.get("title")
    words = " ".join(found.value.split()).rstrip(" .;:") if found else ""
    return words[:1].lower() + words[1:] if SHORTEST <= len(words.split()) <= LONGEST else ""


def _passages_on(title: str, index: Index) -> Iterator[str]:
    terms = set(analyse(title, query=False))
    found = index.lexical.search(title, PASSAGES, OFFICER_READER)
    for chunk in index.catalogue.chunks([name for name, _ in found]).values():
        if len(terms & set(analyse(chunk.search_text, query=False))) >= MOSTLY * len(terms):
            yield chunk.search_text
