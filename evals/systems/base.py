"""What a system is: a gold question in, its answer and what it found out, as the interfaces show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.presenting import answer_as_dict, hit_as_dict
from assistant.settings import AssistantSettings
from assistant.types import Answer, Question, Turn
from evals.samples import Sample
from evals.types import TokenCount
from vectorstore.index import Index
from vectorstore.types import AccessLevel, Filters, Hit

HITS = 20
"""So many passages are kept a question: the deepest that retrieval is scored at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What came back: `answer` and `hits` (best first) under the names of assistant.presenting.

    `timings_ms` are `answer` and `search` by the clock, `stages_ms` the steps within the answer. `supports` has one
    value a claim. What a system does not tell stays empty.
    """

    answer: Mapping[str, Any]
    hits: Sequence[Mapping[str, Any]]
    timings_ms: Mapping[str, float]
    stages_ms: Mapping[str, float] = field(default_factory=dict)
    supports: Sequence[float | None] = ()
    standalone: str = ""
    tokens: TokenCount | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What a system is built from: the record, the reader's levels, the assistant's settings, its own options."""

    index: Index
    levels: frozenset[AccessLevel]
    settings: AssistantSettings = field(default_factory=AssistantSettings)
    options: Mapping[str, Any] = field(default_factory=dict)


class System(Protocol):
    """Answers one question at a time; nothing of one may reach another. Used by one thread or by several."""

    def reply(self, sample: Sample) -> Reply:
        """Return what comes back; whatever it raises becomes the error of this question's row."""


def question_of(sample: Sample, levels: frozenset[AccessLevel]) -> Question:
    """Return a gold question as the assistant is asked it."""
    return Question(
        text=sample.question,
        history=tuple(Turn(text=turn) for turn in sample.history),
        filters=Filters(levels=levels, as_of=sample.as_of),
    )


def replied(answer: Answer, hits: Sequence[Hit], given: Given, timings_ms: Mapping[str, float]) -> Reply:
    """Return the reply of a system that makes an assistant's Answer."""
    came = answer.provenance
    calls = came.tokens if came else ()
    return Reply(
        answer=answer_as_dict(answer),
        hits=[_shown(hit, given) for hit in hits],
        timings_ms=timings_ms,
        stages_ms=came.timings_ms if came else {},
        supports=[claim.support for claim in answer.claims],
        standalone=answer.standalone,
        tokens=TokenCount(read=sum(c.read for c in calls), written=sum(c.written for c in calls)) if calls else None,
    )


def _shown(hit: Hit, given: Given) -> dict[str, Any]:
    document = given.index.catalogue.document(hit.chunk.document_id, given.levels)
    return hit_as_dict(hit, document) | {"chunk_id": hit.chunk.id}
