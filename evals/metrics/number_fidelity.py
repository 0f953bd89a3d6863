"""A7, number fidelity: a figure, a date or a reference that its quotes do not hold is one that somebody made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row, Sentence
from vectorstore.references import date_supported, find_dates, find_figures, find_references

KINDS = ("figures", "dates", "references")
_THOUSANDS = re.compile(r"£\s?[’']?000s?\b|£\s?k\b|\bin thousands\b", re.IGNORECASE)
_MILLIONS = re.compile(r"£\s?m\b|£\s?millions?\b|\bin millions\b", re.IGNORECASE)
_ROW_HEADING = re.compile(r"(?<=\| )[^|:]{1,80}: ")
_FAULT = "{} of cited sentences do not stand in their quotes: swapped or made up"


class NumberFidelity:
    """Figures, dates and references of cited sentences that stand in the sentence's quotes / all of them."""

    id = "A7"
    title = "number fidelity"
    about = About(
        source="The project's own.",
        leaves_out="Sentences without a marker, sentences without a figure, date or reference, and refused questions.",
        caveats=(
            "Amounts are folded: £51.5m, £51,500k and 51,500 in a quote that says £000 are one.",
            "A date stands in a quote that says at least as much: 15 May 2024 for May 2024.",
            "A count or sum that an answer works out of the rows it cites, such as “3 actions are open”, stands in no "
            "quote and counts against it: `python -m evals.figures` tells those apart.",
            "What a heading over the cited words says is no part of the quote. value_fidelity leaves out the headings "
            "with which a sentence repeats a table row: what stands before a colon in “Saving 12 | Value 2027/28: "
            "£41,000”.",
        ),
    )
    values = (
        Value(
            name="number_fidelity",
            heading="numbers",
            of="parts",
            formula="figures, dates and references of cited sentences that stand in the sentence's quotes / all of them"
            "",
            fault=_FAULT.format("figures, dates or references"),
        ),
        *(
            Value(
                name=f"{kind[:-1]}_fidelity",
                heading=kind,
                of=kind,
                formula=f"{kind} of cited sentences that stand in the sentence's quotes / all {kind}",
                fault=_FAULT.format(kind),
            )
            for kind in KINDS
        ),
        Value(
            name="value_fidelity",
            heading="values",
            of="parts of values",
            formula="number_fidelity without the headings that a sentence repeats of a table row",
            fault=_FAULT.format("figures, dates or references"),
        ),
    )
    counts = (
        "parts",
        "held",
        "parts of values",
        "values held",
        *(name for kind in KINDS for name in (kind, f"{kind} held")),
    )

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the parts of each cited sentence and those that its quotes hold."""
        counted = dict.fromkeys(self.counts, 0.0)
        for sentence in () if row.abstained else row.sentences:
            for kind, held in _parts(sentence.text, sentence, row):
                counted["parts"] += 1
                counted["held"] += held
                counted[kind] += 1
                counted[f"{kind} held"] += held
            for _, held in _parts(_ROW_HEADING.sub("", sentence.text), sentence, row):
                counted["parts of values"] += 1
                counted["values held"] += held
        return counted if counted["parts"] else {}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the share of all parts, of those that are no headings, and of each kind."""
        whole = {"number_fidelity": ratio(totals["held"], totals["parts"])}
        whole["value_fidelity"] = ratio(totals["values held"], totals["parts of values"])
        return whole | {f"{kind[:-1]}_fidelity": ratio(totals[f"{kind} held"], totals[kind]) for kind in KINDS}


def _parts(text: str, sentence: Sentence, row: Row) -> Iterator[tuple[str, bool]]:
    """Yield each part of the text of a sentence with markers, with whether the quotes that they lead to hold it."""
    if not sentence.citations:
        return
    yield from parts_held(
        text, [row.citations[n - 1].quote for n in sentence.citations if 1 <= n <= len(row.citations)]
    )


def parts_held(text: str, quotes: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield the kind of each figure, date and reference of a text, with whether the quotes together hold it."""
    record = "\n".join(quotes)
    amounts, dates = _amounts(record), [date.value for date in find_dates(record)]
    references = {reference.canonical for reference in find_references(record)}
    scales = _scales(text)
    for figure in find_figures(_THOUSANDS.sub(" ", text)):
        yield "figures", bool(_readings(figure.value, scales) & amounts)
    for date in find_dates(text):
        yield "dates", any(date_supported(date.value, known) for known in dates)
    for reference in find_references(text):
        yield "references", reference.canonical in references


def _amounts(text: str) -> frozenset[str]:
    """Return every figure of a text, and where it gives its unit as £000 or £m in full pounds too."""
    scales = _scales(text)
    figures = find_figures(_THOUSANDS.sub(" ", text))
    return frozenset(reading for figure in figures for reading in _readings(figure.value, scales))


def _scales(text: str) -> tuple[int, ...]:
    return tuple(scale for unit, scale in ((_THOUSANDS, 10**3), (_MILLIONS, 10**6)) if unit.search(text))


def _readings(value: str, scales: Sequence[int]) -> frozenset[str]:
    """Return what a figure may be worth; a share or an order (12%, 3rd) is no amount and is itself alone."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return frozenset({value})
    return frozenset({value, *(_plain(amount * scale) for scale in scales)})


def _plain(amount: Decimal) -> str:
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def build() -> Metric:
    """Return the metric."""
    return NumberFidelity()
