"""The assistant itself, asked in this process under the settings of a variant."""

from __future__ import annotations

from time import perf_counter

from assistant.build import build_assistant
from assistant.types import Answer, Question
from evals.samples import Sample
from evals.systems.base import HITS, Given, Reply, System, question_of, replied
from vectorstore.types import Hit


class Clerk:
    """Asks the assistant."""

    def __init__(self, given: Given) -> None:
        """Build the assistant."""
        self._given = given
        self._assistant = build_assistant(given.settings, given.index)

    def reply(self, sample: Sample) -> Reply:
        """Return the answer and the first hits."""
        question = question_of(sample, self._given.levels)
        start = perf_counter()
        answer = self._assistant.answer(question)
        taken = (perf_counter() - start) * 1000
        hits, search = self._searched(question, answer)
        return replied(answer, hits, self._given, {"answer": taken, "search": search})

    def _searched(self, question: Question, answer: Answer) -> tuple[tuple[Hit, ...], float]:
        """Return the first hits and what finding them took: those that the answer was chosen from, where they are kept.

        A search of its own would find the same ones, at the cost of half an answer.
        """
        if len(answer.hits) >= HITS and answer.provenance:
            return answer.hits[:HITS], answer.provenance.timings_ms["find"]
        start = perf_counter()
        hits = self._assistant.search(question, HITS)
        return hits, (perf_counter() - start) * 1000


def build(given: Given) -> System:
    """Return the system."""
    return Clerk(given)
