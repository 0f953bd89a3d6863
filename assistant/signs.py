"""What of a question the evidence meets and what it misses, as numbers: the signs by which an answer is trusted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from assistant import gaps
from assistant.asked_names import names_missed
from assistant.asked_periods import periods_missed
from assistant.beside import LEADING, beside
from assistant.changes import read_as
from assistant.query import Query, Text, take_text_apart, unmet
from assistant.register.looking import Finding
from assistant.run_on import begun_before
from assistant.slots import gives, unit_over
from assistant.statutory import references_asked
from assistant.types import Evidence, Route
from vectorstore.references import broader, equivalents, find_figures, find_references
from vectorstore.types import BlockKind, Hit
from vectorstore.word_vectors import WordVectors

Signs = Mapping[str, float]

_OF_BEST = ("cover", "like", "pairs", "cover_in_place", "fused", "rank", "new")
_ROUTES = (Route.LIST, Route.COUNT, Route.COMPARE, Route.EXPLAIN, Route.STATUS, Route.PERSON)


def signs_of(
    query: Query,
    chosen: Sequence[Evidence],
    hits: Sequence[Hit],
    words: WordVectors,
    computed: Signs | None,
) -> Signs:
    """Return the signs, each near 0 to 1, of evidence that was chosen, or of rows of the register (`computed`).

    What only the model of stretches knows is left out for rows of the register, and counts nothing.
    """
    if not chosen:
        return {}
    own = [take_text_apart(read_as(item.document, item.span), words) for item in chosen]
    over = [take_text_apart(words_over(item), words) for item in chosen]
    return {
        **(_of_stretches(chosen) if computed is None else computed),
        "unseen": unmet(query, own),
        **_words_missed(query, own, over),
        **names_missed(query, [*own, *over], hits),
        "figures": _figures_missed(query, chosen),
        **references_missed(query, chosen),
        **periods_missed(query.plan.periods, chosen),
        **_kinds_missed(query, chosen),
        **beside(query, chosen, words),
        "blank": float(gaps.blank_of(query, chosen[0]) is not None),
        "blank_named": float(gaps.named_blank(query, chosen) is not None),
        **_shape(query, chosen, hits),
    }


def of_finding(finding: Finding | None) -> Signs:
    """Return the signs of rows that the register gave: how surely a table was meant, and what it leaves unmet."""
    if finding is None:
        return {"computed": 1.0, "told": 1.0}
    return {
        "computed": 1.0,
        "found_score": finding.score / 5,
        "found_by": len(finding.conditions) / 3,
        "found_unmet": len(finding.unmet) / 2,
        "found_rows": min(len(finding.rows), 20) / 20,
    }


def of_reckoned(rows: int) -> Signs:
    """Return the signs of rows told by their days and their states: two conditions on rows of a known sort."""
    return {"computed": 1.0, "found_score": 0.8, "found_by": 2 / 3, "found_rows": min(rows, 20) / 20}


def words_over(item: Evidence) -> str:
    """Return the words that stand over a stretch: its paper's title, headings, columns, a sentence's begun words."""
    place = item.block.locator
    before = begun_before(item.document, item.block, item.span)
    named = (place.row or "", place.table or "", _in_words(item.document.name))
    return " ".join((item.document.title, *place.headings, *item.block.columns, *named, before))


def _in_words(file_name: str) -> str:
    """Return the words of a file's name: readers call papers by it ("the Elmswick report")."""
    return re.sub(r"[\W_]+", " ", file_name.rpartition(".")[0] or file_name)


def _of_stretches(chosen: Sequence[Evidence]) -> Signs:
    """Return how likely the model of stretches finds the best, how far it is ahead, and its main features."""
    score = min(max(chosen[0].score, 1e-4), 1 - 1e-4)
    second = chosen[1].score if len(chosen) > 1 else 0.0
    features = {name: chosen[0].features.get(name, 0.0) for name in _OF_BEST}
    return {"odds": math.log(score / (1 - score)) / 5, "margin": score - second, **features}


def _words_missed(query: Query, own: Sequence[Text], over: Sequence[Text]) -> Signs:
    """Return the share of the question's weight unlike anything in or over the evidence, and over the best stretch."""
    if not query.words:
        return {}
    weights = query.word_weights
    lacking = weights * (1.0 - nearest_words(query, [*own, *over]))
    first = weights * (1.0 - nearest_words(query, [*own[:1], *over[:1]]))
    return {
        "lacking": float(lacking.sum() / weights.sum()),
        "lacking_weight": float(lacking.max()) / 10,
        "lacking_first": float(first.sum() / weights.sum()),
    }


def nearest_words(query: Query, texts: Sequence[Text]) -> npt.NDArray[np.float32]:
    """Return, for each word of the question, how like the nearest word of the texts is, 0 to 1."""
    known = [text.vectors for text in texts if text.words]
    if not known:
        return np.zeros(len(query.words), dtype=np.float32)
    nearest: npt.NDArray[np.float32] = (query.vectors @ np.concatenate(known).T).max(axis=1)
    return np.clip(nearest, 0.0, 1.0)


def _figures_missed(query: Query, chosen: Sequence[Evidence]) -> float:
    """Return the share of the question's figures that no evidence has; "one" and "stage 4" are seldom amounts."""
    asked = {figure.value for figure in find_figures(query.plan.own) if len(re.sub(r"\D", "", figure.text)) > 1}
    held = {figure.value for item in chosen for figure in find_figures(item.text)} if asked else set()
    return len(asked - held) / len(asked) if asked else 0.0


def references_missed(query: Query, chosen: Sequence[Evidence]) -> Signs:
    """Return the share of the question's references that the evidence is not of, half for one that it is a part of."""
    asked = [found.canonical for found in references_asked(query.plan.text)]
    if not asked:
        return {}
    held = [_references_of(item) for item in chosen]
    everywhere = frozenset[str]().union(*held)
    return {
        "ref_asked": 1.0,
        "ref_missed": sum(_missed(ref, everywhere) for ref in asked) / len(asked),
        "ref_missed_first": sum(_missed(ref, held[0]) for ref in asked) / len(asked),
    }


def _references_of(item: Evidence) -> frozenset[str]:
    """Return the references in a stretch and of its place and paper, and those that they are parts of."""
    place = item.block.locator
    numbers = (
        f"Minute {place.minute}" if place.minute else "",
        f"Paragraph {place.paragraph}" if place.paragraph else "",
    )
    over = (item.document.title, place.row or "", *place.headings, *numbers)
    said = find_references(" \n ".join((item.text, *over)))
    return frozenset(form for found in said for form in (found.canonical, *broader(found.canonical)))


def _missed(ref: str, held: frozenset[str]) -> float:
    forms = equivalents(ref)
    if forms & held:
        return 0.0
    return 0.5 if any(held.intersection(broader(form)) for form in forms) else 1.0


def _kinds_missed(query: Query, chosen: Sequence[Evidence]) -> Signs:
    """Return the shares of the kinds of thing asked for that the evidence, its leading stretches, and the best lack."""
    slots = [slot for slot in query.plan.slots if slot not in gaps.SAID_OTHERWISE]
    if not slots:
        return {}
    texts = [
        " ".join((item.text, *_said_of_row(item), unit_over((*item.block.locator.headings, *item.block.columns))))
        for item in chosen
    ]
    missed = [
        sum(not any(gives(slot, text, query.plan.text) for text in some) for slot in slots)
        for some in (texts, texts[:LEADING], texts[:1])
    ]
    every, leading, first = (number / len(slots) for number in missed)
    return {"kind_asked": 1.0, "kind_missed": leading, "kind_missed_first": first, "kind_missed_all": every}


def _said_of_row(item: Evidence) -> Iterator[str]:
    yield from (said.words for said in item.row.said) if item.row else ()


def _shape(query: Query, chosen: Sequence[Evidence], hits: Sequence[Hit]) -> Signs:
    """Return what sort of question and of evidence it is."""
    top = hits[:LEADING]
    met = [
        h for h in top if any(i.document.id == h.chunk.document_id and i.span.overlaps(h.chunk.span) for i in chosen)
    ]
    return {
        "agreed": len(met) / LEADING,
        "papers": len({item.document.id for item in chosen}) / 5,
        "many": min(len(chosen), 15) / 15,
        "row": float(chosen[0].block.kind is BlockKind.ROW),
        "follow_up": float(bool(query.plan.context)),
        **{f"route_{route.value}": float(query.plan.route is route) for route in _ROUTES},
    }
