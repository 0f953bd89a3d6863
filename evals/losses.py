"""Says at which step of the path gold questions are lost, so that work goes to the step that loses most.

    python -m evals.losses --data DATA GOLD.jsonl [GOLD.jsonl ...] [--out FILE.md] [--ids]

DATA is a folder into which the papers of the questions were ingested. A question is won when its answer states every
key fact. One that is not is lost at the first step that its evidence did not pass, of the evidence that states a
missing fact (of all of it where none does): not retrieved, retrieved but not chosen, chosen but not said, said but
wrong (all of it is cited, and yet the fact is not there), or wrongly refused. Questions that have no answer are refused
or answered.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Answer, Evidence, Question, Turn
from evals.metrics.key_facts import states
from evals.record import Record
from evals.samples import Sample, read_gold
from evals.types import GoldEvidence, Place
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Filters, Span

ALL = "all"


class Loss(StrEnum):
    """How a question ended, in the order of the path."""

    WON = "won"
    NOT_RETRIEVED = "not retrieved"
    NOT_CHOSEN = "retrieved, not chosen"
    NOT_SAID = "chosen, not said"
    WRONG = "said, but wrong"
    REFUSED = "wrongly refused"
    WELL_REFUSED = "rightly refused"
    NOT_REFUSED = "answered, no answer"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of each gold file, and write it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="append the tables to this Markdown file")
    parser.add_argument("--ids", action="store_true", help="name the questions of each step too")
    asked = parser.parse_args(arguments)
    with open_index(StoreSettings(data=asked.data)) as index:
        assistant = build_assistant(AssistantSettings(), index)
        record = Record(index, OFFICER_READER)
        for path in asked.gold:
            lost = {s.id: (s.type, loss_of(assistant, record, s)) for s in read_gold(path)}
            table = as_markdown(path.stem, list(lost.values()))
            print(table)
            if asked.ids:
                print(_named(lost))
            if asked.out:
                asked.out.write_text((asked.out.read_text() if asked.out.is_file() else "") + table + "\n")


def loss_of(assistant: Assistant, record: Record, sample: Sample) -> Loss:
    """Ask one gold question and say where it was lost."""
    turns = tuple(Turn(text=text) for text in sample.history)
    question = Question(text=sample.question, history=turns, filters=Filters(levels=OFFICER_READER, as_of=sample.as_of))
    answer = assistant.answer(question)
    if not sample.answerable:
        return Loss.WELL_REFUSED if answer.abstention else Loss.NOT_REFUSED
    if answer.abstention:
        return Loss.REFUSED
    missing = [spellings for spellings in sample.key_facts if not states(answer.text, spellings)]
    if not missing:
        return Loss.WON
    gold = [record.evidence(quote) for quote in sample.evidence]
    telling = [evidence for evidence in gold if any(states(evidence.quote, fact) for fact in missing)]
    return _first_step_lost(assistant, answer, telling or gold)


def _first_step_lost(assistant: Assistant, answer: Answer, gold: Sequence[GoldEvidence]) -> Loss:
    """Return the first step that one of the pieces of evidence did not pass."""
    found = [_place(hit.chunk.document_id, hit.chunk.span) for hit in answer.hits]
    chosen = [_place(item.document.id, item.span) for item in _chosen(assistant, answer)]
    cited = [_place(citation.document_id, citation.span) for citation in answer.citations]
    steps = ((Loss.NOT_RETRIEVED, [*found, *chosen]), (Loss.NOT_CHOSEN, [*chosen, *cited]), (Loss.NOT_SAID, cited))
    for loss, places in steps:
        if not all(any(evidence.met_by(place) for place in places) for evidence in gold):
            return loss
    return Loss.WRONG


def _chosen(assistant: Assistant, answer: Answer) -> Sequence[Evidence]:
    """Return what the writer had to write from: rows of the register, or stretches of the passages found."""
    query = assistant.plan(answer.question)
    computed = assistant.computed(query, answer.hits)
    return computed.evidence if computed else assistant.choose(query, answer.hits)


def _place(document_id: str, span: Span) -> Place:
    return Place(document_id=document_id, start=span.start, end=span.end)


def as_markdown(name: str, lost: Sequence[tuple[str, Loss]]) -> str:
    """Return how the questions ended as a table, all of them and by type."""
    counts: dict[str, Counter[Loss]] = defaultdict(Counter)
    for kind, loss in lost:
        counts[ALL][loss] += 1
        counts[kind][loss] += 1
    kinds = sorted(counts, key=lambda kind: (kind != ALL, kind))
    head = f"| {name} | questions | {' | '.join(Loss)} |\n|{'---|' * (len(Loss) + 2)}"
    rows = [f"| {kind} | {counts[kind].total()} | {' | '.join(_cells(counts[kind]))} |" for kind in kinds]
    return "\n".join([head, *rows, ""])


def _cells(counted: Mapping[Loss, int]) -> list[str]:
    return [str(counted.get(loss, 0) or "") for loss in Loss]


def _named(lost: Mapping[str, tuple[str, Loss]]) -> str:
    by_loss: dict[Loss, list[str]] = defaultdict(list)
    for name, (kind, loss) in lost.items():
        by_loss[loss].append(f"{name} ({kind})")
    return "\n".join(f"{loss}: {', '.join(by_loss[loss])}" for loss in Loss if loss is not Loss.WON)


if __name__ == "__main__":
    main()
