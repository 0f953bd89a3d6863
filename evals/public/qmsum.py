"""QMSum: questions on transcripts of meetings (committees of two parliaments among them), with the turns that answer.

From Yale-LILY/QMSum (Zhong et al. 2021), MIT. As published a folder has a file a meeting (`.json`) or a line a meeting
(`.jsonl`) with `meeting_transcripts`, `general_query_list` and `specific_query_list`, whose `relevant_text_span` are
first and last turns, both included.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.errors import CouldNotRun

FOLDER = "qmsum"
TEST = "test"
SAID = 3
"""Turns that stand for an answer where ROUGE is measured, in the order of the meeting: nobody puts them in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A question on a meeting, its answer in a person's words, and the places of the turns that it is answered from.

    A general question is about all of the meeting and names no turns.
    """

    text: str
    answer: str
    turns: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """The turns of a meeting, "speaker: words", and what is asked of it."""

    id: str
    turns: tuple[str, ...]
    general: tuple[Query, ...]
    specific: tuple[Query, ...]


def load(benchmarks: Path) -> tuple[Meeting, ...]:
    """Read every meeting below the folder of the set once, of the test part alone where files or folders are called so.

    The set is published in several forms at once, in which the same meetings stand again. Raises CouldNotRun where a
    file is not in the published form, or where there is no meeting.
    """
    folder = benchmarks / FOLDER
    paths = sorted(path for path in folder.rglob("*.json*") if path.is_file())
    tests = [path for path in paths if TEST in (path.stem, *path.relative_to(folder).parts)]
    found: dict[tuple[str, ...], Meeting] = {}
    for path in tests or paths:
        for meeting in _meetings(path):
            found.setdefault(meeting.turns, meeting)
    meetings = tuple(found.values())
    if not meetings:
        raise CouldNotRun(f"{folder}: holds no meeting. Put QMSum's files there as they are published.")
    return meetings


def span_recall(found: frozenset[int], query: Query) -> float:
    """Return the share of the turns that answer a question which is among those found (QMSum's locator)."""
    return len(query.turns & found) / len(query.turns)


def _meetings(path: Path) -> Iterator[Meeting]:
    text = path.read_text(encoding="utf-8")
    try:
        rows = (
            [json.loads(line) for line in text.splitlines() if line.strip()]
            if path.suffix == ".jsonl"
            else [json.loads(text)]
        )
        for number, row in enumerate(rows, 1):
            yield _meeting(f"{path.stem} {number}" if len(rows) > 1 else path.stem, row)
    except (ValueError, KeyError, TypeError) as error:
        raise CouldNotRun(f"{path}: is not a meeting as QMSum publishes them ({error!r}).") from error


def _meeting(name: str, row: Mapping[str, Any]) -> Meeting:
    turns = tuple(f"{turn['speaker']}: {turn['content']}" for turn in row["meeting_transcripts"])
    return Meeting(
        id=name,
        turns=turns,
        general=tuple(Query(text=one["query"], answer=one["answer"]) for one in row.get("general_query_list", ())),
        specific=tuple(
            Query(text=one["query"], answer=one["answer"], turns=_places(one["relevant_text_span"], len(turns)))
            for one in row.get("specific_query_list", ())
        ),
    )


def _places(spans: list[list[str]], turns: int) -> frozenset[int]:
    """Return the places that spans of first and last turns cover, of those that there are."""
    return frozenset(place for first, last in spans for place in range(int(first), int(last) + 1) if place < turns)
