"""Holds every claim that is shown against its quotes, over gold questions and over generated ones.

    python -m evals.figures --data DATA [--gold GOLD.jsonl] [--questions N] [--seed N] [--show N] [--json]

Says of each claim whether its quotes stand in the stored papers letter for letter, and whether each number, date and
reference of it stands in them, by the rules of `evals.holding`. What a claim says beyond its quotes is let pass only
where the record bears it out, by the rules of `evals.bearing_out`: a count of the rows that are cited, or of the table
they are of; the heading over what is cited; the date of the paper. Exit 0 when there is no violation, 1 when there is
one, 2 when it could not run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer, Question, Turn
from evals import generating, holding
from evals.bearing_out import Stored
from evals.errors import CouldNotRun
from evals.samples import read_gold
from vectorstore.errors import ClerkError
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import AccessLevel, Filters


@dataclass(frozen=True, kw_only=True, slots=True)
class Violation:
    """A claim that says what the record does not bear out, or quotes what does not stand there."""

    question: str
    claim: str
    what: str


@dataclass(kw_only=True, slots=True)
class Tally:
    """What was asked and found so far; `beyond` counts parts of claims outside their quotes by what bears them out."""

    questions: int = 0
    answered: int = 0
    claims: int = 0
    quotes: int = 0
    beyond: Counter[str] = field(default_factory=Counter)
    violations: list[Violation] = field(default_factory=list)

    def blame(self, answer: Answer, said: str, what: str) -> None:
        """Add a violation."""
        self.violations.append(Violation(question=answer.question.text, claim=said, what=what))


def check(answer: Answer, stored: Stored, tally: Tally) -> None:
    """Add one answer to the tally."""
    tally.questions += 1
    tally.answered += answer.abstention is None
    for citation in answer.citations:
        tally.quotes += 1
        if not stored.stands(citation):
            tally.blame(answer, citation.quote, "a quote that does not stand there letter for letter")
    for claim in answer.claims:
        tally.claims += 1
        for part in holding.missing(claim.text, [citation.quote for citation in claim.citations]):
            why = stored.bears_out(part, claim)
            tally.beyond[why or "nothing"] += 1
            if why is None:
                tally.blame(answer, claim.text, f"{part} does not stand in its quotes")


def gold_questions(path: Path, levels: frozenset[AccessLevel]) -> list[Question]:
    """Return the questions of a gold file as a reader asks them."""
    return [
        Question(
            text=sample.question,
            history=tuple(Turn(text=turn) for turn in sample.history),
            filters=Filters(levels=levels, as_of=sample.as_of),
        )
        for sample in read_gold(path)
    ]


def measure(assistant: Assistant, index: Index, questions: Iterable[Question]) -> Tally:
    """Ask every question and hold what is shown against the record."""
    tally, stored = Tally(), dict[frozenset[AccessLevel], Stored]()
    for question in questions:
        levels = question.filters.levels
        check(assistant.answer(question), stored.setdefault(levels, Stored(index, levels)), tally)
    return tally


def as_dict(tally: Tally) -> dict[str, Any]:
    """Return the counts, and each violation in full."""
    counts = {name: getattr(tally, name) for name in ("questions", "answered", "claims", "quotes")}
    shown = [{"question": v.question, "claim": v.claim, "what": v.what} for v in tally.violations]
    return {**counts, "beyond_quotes": dict(tally.beyond), "violations": len(shown), "violated": shown}


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, check and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--questions", type=int, default=1000, help="how many to generate (1000)")
    parser.add_argument("--seed", type=int, default=generating.SEED)
    parser.add_argument("--show", type=int, default=10, help="so many violations are printed")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    try:
        with open_index(StoreSettings(data=given.data), create=False) as index:
            tally = _asked(index, given)
    except ClerkError as error:
        print(f"evals.figures: {error}", file=sys.stderr)
        return 2
    return report(tally, show=given.show, as_json=given.json)


def report(tally: Tally, *, show: int, as_json: bool = False) -> int:
    """Print what was found, the first violations in full, and return the exit status."""
    found = as_dict(tally)
    found["violated"] = found["violated"][:show]
    print(json.dumps(found, indent=1, ensure_ascii=False) if as_json else _in_lines(found))
    return 1 if tally.violations else 0


def _asked(index: Index, given: argparse.Namespace) -> Tally:
    levels = Filters().levels
    questions = [question for path in given.gold for question in gold_questions(path, levels)]
    questions += generating.questions(index, given.questions, seed=given.seed, levels=levels)
    if not questions:
        raise CouldNotRun(f"{given.data} holds nothing to ask about. Fill it first with: clerk ingest PATH")
    return measure(build_assistant(AssistantSettings(), index), index, questions)


def _in_lines(found: dict[str, Any]) -> str:
    lines = [f"{name.replace('_', ' '):14} {value}" for name, value in found.items() if isinstance(value, int)]
    lines += [f"beyond quotes: {why}, {count}" for why, count in found["beyond_quotes"].items()]
    lines += [f"\n{v['question']}\n  {v['claim'][:300]}\n  {v['what']}" for v in found["violated"]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
