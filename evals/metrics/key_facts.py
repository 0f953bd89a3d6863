"""A6, key facts: whether the answer states what a good one must (ALCE's exact-match recall, TREC's vital nuggets)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
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
    about = About(
        source="The exact-match recall of ALCE (Gao et al. 2023) and the vital nuggets of TREC RAG 2024.",
        leaves_out="Unanswerable questions and those without key facts. A refused question states no fact: 0.",
        caveats=(
            "A fact is stated where one of its accepted spellings stands in the answer as whole words, case, mark-up "
            "and thousands commas aside; a last word of four letters or more may go on (plan, planning).",
            "A right answer in a spelling that gold does not list counts as missing, and a long answer states more by "
            "chance: read it beside A3 and A7.",
        ),
    )
    values = (
        Value(
            name="fact_recall",
            heading="facts",
            of="questions",
            formula="mean over questions of: key facts stated / key facts",
            fault="answers do not state what was asked for",
        ),
        Value(
            name="fact_exact",
            heading="all facts",
            of="questions",
            formula="questions of which every key fact is stated / questions",
            fault="answers do not state all that was asked for",
        ),
        Value(
            name="fact_recall_micro",
            heading="facts micro",
            of="facts",
            formula="key facts stated / key facts, over all questions together",
            fault="answers do not state what was asked for",
        ),
    )
    counts = ("questions", "recalls", "exacts", "facts", "stated")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Keep the share of the question's facts that its answer states."""
        if not (row.answerable and row.key_facts):
            return {}
        stated = [not row.abstained and states(row.answer, spellings) for spellings in row.key_facts]
        shares = {"recalls": sum(stated) / len(stated), "exacts": all(stated)}
        return {"questions": 1, **shares, "facts": len(stated), "stated": sum(stated)}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the two means over questions, then the share of all facts."""
        return {
            "fact_recall": ratio(totals["recalls"], totals["questions"]),
            "fact_exact": ratio(totals["exacts"], totals["questions"]),
            "fact_recall_micro": ratio(totals["stated"], totals["facts"]),
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
