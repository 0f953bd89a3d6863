"""A6, key facts: whether the answer states what a good one must (ALCE's exact-match recall, TREC's vital nuggets)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from evals.metrics.base import Metric, Numbers, Totals, Value, ratio
from evals.types import Row

_MARKUP = re.compile(r"<[^<>]{1,40}>")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_WORD = re.compile(r"\d+(?:\.\d+)*|%|[^\W\d_]+")
_STEM_LETTERS = 4


class KeyFacts:
    """Facts with any accepted spelling in the answer / facts, as a mean over questions; exact: all of them stated.

    Over answerable questions with key facts. An abstention states none: 0.
    """

    id = "A6"
    title = "key facts"
    values = (
        Value(name="fact_recall", heading="facts", of="questions"),
        Value(name="fact_exact", heading="all facts", of="questions"),
    )
    counts = ("questions", "recalls", "exacts")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Keep the share of the question's facts that its answer states."""
        if not (row.answerable and row.key_facts):
            return {}
        stated = [not row.abstained and states(row.answer, spellings) for spellings in row.key_facts]
        return {"questions": 1, "recalls": sum(stated) / len(stated), "exacts": all(stated)}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the two means."""
        return {
            "fact_recall": ratio(totals["recalls"], totals["questions"]),
            "fact_exact": ratio(totals["exacts"], totals["questions"]),
        }


def words(text: str) -> list[str]:
    """Return the words, numbers and per cent signs of a text; case, mark-up and thousands commas aside."""
    plain = html.unescape(_MARKUP.sub(" ", text)).replace("&", " and ").casefold()
    return _WORD.findall(_THOUSANDS.sub("", plain))


def states(text: str, spellings: Sequence[str]) -> bool:
    """Say whether one spelling stands in the text as whole words; a long last word may go on (plan, planning)."""
    hay = f" {' '.join(words(text))} "
    for spelling in spellings:
        wanted = words(spelling)
        open_ended = bool(wanted) and wanted[-1].isalpha() and len(wanted[-1]) >= _STEM_LETTERS
        if wanted and f" {' '.join(wanted)}{'' if open_ended else ' '}" in hay:
            return True
    return False


def build() -> Metric:
    """Return the metric."""
    return KeyFacts()
