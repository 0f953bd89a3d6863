"""Asks every gold question and stores what came back, so that all scores come later from one stored row a question."""

from __future__ import annotations

import hashlib
import platform
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.presenting import answer_as_dict, hit_as_dict
from assistant.types import Answer, Outcome, Question, Turn
from evals import store
from evals.errors import CouldNotRun
from evals.record import Record
from evals.samples import Sample
from evals.types import Row, Sentence, TokenCount
from vectorstore.errors import ClerkError
from vectorstore.index import Index
from vectorstore.types import AccessLevel, Filters, Hit

HITS = 20
PACKAGES = ("council-clerk", "chromadb", "numpy", "onnxruntime", "pypdf", "SQLAlchemy", "tokenizers")
Progress = Callable[[], None]


class Runner:
    """One run over one record with one reader's eyes."""

    def __init__(self, assistant: Assistant, index: Index, levels: frozenset[AccessLevel]) -> None:
        """Look at the record once.

        Raises CouldNotRun when it holds nothing for this reader.
        """
        counts = index.catalogue.counts(levels)
        if not counts.documents:
            raise CouldNotRun("The record is empty for this reader. Fill it first with: clerk ingest PATH")
        self._counts = {"documents": counts.documents, "chunks": counts.chunks}
        self._assistant, self._index, self._levels = assistant, index, levels
        self._record = Record(index, levels)
        self._digest: str | None = None

    def run(
        self, samples: Sequence[Sample], gold: Path, out: Path, progress: Progress | None = None
    ) -> tuple[Row, ...]:
        """Ask every question and write RUN/rows.jsonl and RUN/run.json; `progress` is called after each.

        A question that raises, or whose gold evidence is not in the record, becomes a row with `error`; the rest go on.
        """
        started, rows = datetime.now(UTC), []
        with store.writing(out) as lines:
            for sample in samples:
                rows.append(self.row(sample, gold.name))
                store.write_row(lines, rows[-1])
                if progress:
                    progress()
        store.write_json(out / store.RUN, self._about(gold, started, rows))
        return tuple(rows)

    def row(self, sample: Sample, sample_set: str = "") -> Row:
        """Return the row of one question; nothing of another question's answer reaches it."""
        gold: dict[str, Any] = {
            "id": sample.id, "question": sample.question, "type": sample.type, "answerable": sample.answerable,
            "key_facts": sample.key_facts, "difficulty": sample.difficulty, "as_of": sample.as_of,
            "history": sample.history, "gold_answer": sample.answer or "", "remark": sample.remark or "",
            "tags": sample.tags, "same_as": sample.same_as, "sample_set": sample_set,
        }  # fmt: skip
        try:
            gold["evidence"] = tuple(self._record.evidence(quote) for quote in sample.evidence)
            return Row(**gold, **self._asked(sample))
        except Exception as error:  # whatever it was, it is this question's own state and shown as such
            why = str(error) if isinstance(error, ClerkError) else f"{type(error).__name__}: {error}"
            return Row(**gold, error=why)

    def _asked(self, sample: Sample) -> dict[str, Any]:
        question = Question(
            text=sample.question,
            history=tuple(Turn(text=turn) for turn in sample.history),
            filters=Filters(levels=self._levels, as_of=sample.as_of),
        )
        start = time.perf_counter()
        answer = self._assistant.answer(question)
        answered = time.perf_counter()
        hits, search = self._searched(question, answer)
        timings = {"answer": (answered - start) * 1000, "search": search}
        found = tuple(self._record.found(self._shown(hit)) for hit in hits)
        return self._answered(answer) | self._came_about(answer) | {"hits": found, "timings_ms": timings}

    def _searched(self, question: Question, answer: Answer) -> tuple[tuple[Hit, ...], float]:
        """Return the first hits and what finding them took: those that the answer was chosen from, where they are kept.

        A search of its own would find the same ones, at the cost of half an answer.
        """
        if len(answer.hits) >= HITS and answer.provenance and "find" in answer.provenance.timings_ms:
            return answer.hits[:HITS], answer.provenance.timings_ms["find"]
        start = time.perf_counter()
        hits = self._assistant.search(question, HITS)
        return hits, (time.perf_counter() - start) * 1000

    def _answered(self, answer: Answer) -> dict[str, Any]:
        shown = answer_as_dict(answer)
        supports = [claim.support for claim in answer.claims]
        return {
            "answer": shown["answer"],
            "sentences": tuple(
                Sentence(text=claim["text"], citations=tuple(claim["citations"]), support=support)
                for claim, support in zip(shown["claims"], supports, strict=True)
            ),
            "citations": tuple(self._record.cited(citation) for citation in shown["citations"]),
            "abstained": shown["abstained"],
            "clarified": answer.outcome is Outcome.CLARIFY,
            "reason": shown["reason"],
            "confidence": shown["confidence"],
            "lead": shown["lead"],
            "reading": shown["reading"],
            "notes": tuple(shown["notes"]),
        }

    def _came_about(self, answer: Answer) -> dict[str, Any]:
        """Return what only the assistant itself tells: how it understood the question, and what each step took."""
        came = answer.provenance
        if came is None:
            return {"standalone": answer.standalone}
        self._digest = came.settings_digest
        read, written = sum(call.read for call in came.tokens), sum(call.written for call in came.tokens)
        return {
            "standalone": answer.standalone,
            "stages_ms": came.timings_ms,
            "tokens": TokenCount(read=read, written=written) if came.tokens else None,
        }

    def _shown(self, hit: Hit) -> dict[str, Any]:
        document = self._index.catalogue.document(hit.chunk.document_id, self._levels)
        return hit_as_dict(hit, document) | {"chunk_id": hit.chunk.id}

    def _about(self, gold: Path, started: datetime, rows: Sequence[Row]) -> dict[str, Any]:
        return {
            "gold": gold.name,
            "gold_sha256": hashlib.sha256(gold.read_bytes()).hexdigest(),
            "started": started.isoformat(timespec="seconds"),
            "seconds": round((datetime.now(UTC) - started).total_seconds(), 1),
            "reader": sorted(self._levels),
            "settings_digest": self._digest,
            "versions": {"python": platform.python_version()} | {name: installed(name) for name in PACKAGES},
            "counts": {**self._counts, "questions": len(rows), **outcomes(rows)},
        }


def outcomes(rows: Sequence[Row]) -> Mapping[str, int]:
    """Count rows by how they ended: answered, abstained or errored."""
    ends = Counter("errored" if row.error is not None else "abstained" if row.abstained else "answered" for row in rows)
    return {end: ends[end] for end in ("answered", "abstained", "errored")}


def installed(package: str) -> str | None:
    """Return the installed version of a package, None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
