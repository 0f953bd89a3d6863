"""Systems that are broken in one way each, made of the rows of a sound one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from evals.types import Cited, Found, Row, Sentence


def _cited(hit: Found) -> Cited:
    return Cited(
        document=hit.document,
        quote=hit.text,
        page=hit.page,
        place=hit.place,
        resolved=True,
        stands=True,
        true_page=hit.page,
    )


def _answering(row: Row, answer: str, citations: Iterable[Cited]) -> Row:
    cited = tuple(citations)
    said = (Sentence(text=answer, citations=tuple(range(1, len(cited) + 1))),)
    return replace(row, answer=answer, sentences=said, citations=cited, abstained=False, reason=None)


def copies_the_top_passage(row: Row) -> Row:
    return _answering(row, row.hits[0].text, map(_cited, row.hits[:1])) if row.hits else row


def cites_everything(row: Row) -> Row:
    if row.abstained:
        return row
    every = (*row.citations, *map(_cited, row.hits))
    numbers = tuple(range(1, len(every) + 1))
    said = tuple(replace(sentence, citations=numbers) for sentence in row.sentences)
    return replace(row, sentences=said, citations=every)


def never_refuses(row: Row) -> Row:
    if not row.abstained:
        return row
    return _answering(row, " ".join(cited.quote for cited in row.citations), row.citations)


def always_refuses(row: Row) -> Row:
    return replace(
        row, answer="The record does not say.", sentences=(), citations=(), abstained=True, reason="unsupported"
    )


def names_the_wrong_page(row: Row) -> Row:
    return replace(row, citations=tuple(replace(one, page=one.page and one.page + 1) for one in row.citations))


def invents_quotes(row: Row) -> Row:
    made_up = tuple(replace(one, quote=f"It was agreed that {one.quote}", stands=False) for one in row.citations)
    return replace(row, citations=made_up)


def swaps_figures(row: Row) -> Row:
    """Turn each digit of what is said into another, as a model that misremembers does; the quotes stay."""

    def swapped(text: str) -> str:
        return re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 9 + 1), text)

    said = tuple(replace(sentence, text=swapped(sentence.text)) for sentence in row.sentences)
    return replace(row, answer=swapped(row.answer), sentences=said)


SYSTEMS: dict[str, tuple[Callable[[Row], Row], str, str]] = {
    "copy the top passage": (copies_the_top_passage, "citation_tokens", "copy whole passages"),
    "cite everything": (cites_everything, "evidence_precision", "cite words that do not prove them"),
    "never refuse": (never_refuses, "abstention_true_positive", "answered instead of refused"),
    "always refuse": (always_refuses, "abstention_false_positive", "that the papers answer are refused"),
    "right answer, wrong page": (names_the_wrong_page, "page_accuracy", "the wrong page"),
    "invented quote": (invents_quotes, "quote_exactness", "invented or altered"),
    "swapped figures": (swaps_figures, "number_fidelity", "swapped or made up"),
}
"""Each broken system with the floor that it must break and words of what is said then."""
