"""Asks one question of one system, and makes a row of what came back and of what the record says of it."""

from __future__ import annotations

from typing import Any

from evals.record import Record
from evals.running.types import Asked
from evals.systems.base import Reply, System
from evals.types import Row, Sentence
from vectorstore.errors import ClerkError


class Asker:
    """Asks a system under a variant's name; the record is looked up by this program, never by the system."""

    def __init__(self, system: System, record: Record, variant: str) -> None:
        """Ask this system."""
        self._system, self._record, self._variant = system, record, variant

    def row(self, asked: Asked) -> Row:
        """Return the row of one question; nothing of another question's answer reaches it.

        A question that raises, or whose gold evidence is not in the record, becomes a row with `error`.
        """
        sample = asked.sample
        gold: dict[str, Any] = {
            "id": sample.id, "question": sample.question, "type": sample.type, "answerable": sample.answerable,
            "key_facts": sample.key_facts, "difficulty": sample.difficulty, "as_of": sample.as_of,
            "history": sample.history, "gold_answer": sample.answer or "", "remark": sample.remark or "",
            "tags": sample.tags, "same_as": sample.same_as, "sample_set": asked.sample_set, "variant": self._variant,
        }  # fmt: skip
        try:
            gold["evidence"] = tuple(self._record.evidence(quote) for quote in sample.evidence)
            return Row(**gold, **self._answered(self._system.reply(sample)))
        except Exception as error:  # whatever it was, it is this question's own state and shown as such
            why = str(error) if isinstance(error, ClerkError) else f"{type(error).__name__}: {error}"
            return Row(**gold, error=why)

    def _answered(self, reply: Reply) -> dict[str, Any]:
        shown, claims = reply.answer, reply.answer["claims"]
        supports = reply.supports or [None] * len(claims)
        return {
            "answer": shown["answer"],
            "sentences": tuple(
                Sentence(text=claim["text"], citations=tuple(claim["citations"]), support=support)
                for claim, support in zip(claims, supports, strict=True)
            ),
            "citations": tuple(self._record.cited(citation) for citation in shown["citations"]),
            "abstained": shown["abstained"],
            "clarified": shown["outcome"] == "clarify",
            "reason": shown["reason"],
            "confidence": shown["confidence"],
            "lead": shown["lead"],
            "reading": shown["reading"],
            "notes": tuple(shown["notes"]),
            "hits": tuple(self._record.found(hit) for hit in reply.hits),
            "timings_ms": reply.timings_ms,
            "stages_ms": reply.stages_ms,
            "standalone": reply.standalone,
            "tokens": reply.tokens,
        }
