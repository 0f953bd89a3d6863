"""Fits the two models of `assistant.confidence`: whether the record holds what is asked, and if an answer is right.

    python -m evals.fit_confidence --of DATA GOLD.jsonl [--of DATA GOLD.jsonl ...] [--write]

DATA is a folder into which the papers of one council's questions were ingested. Each gold question is asked, each of
its near misses (`evals.near_misses`), and questions on subjects that no council paper touches (`off_topic.txt`). It
prints how well both models do on councils left out, and on papers left out, then, with --write, writes
`assistant/confidence_weights.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.declining import declined
from assistant.settings import AssistantSettings
from assistant.signs import Signs
from assistant.types import Claim, Question, Turn
from evals.calibration import Numbers, auroc, bins_of, brier, expected_error
from evals.near_misses import near_misses
from evals.near_rows import rows_asked_beyond
from evals.record import Record
from evals.rightness import says_all
from evals.samples import Sample, read_gold
from evals.types import Place
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Filters

OFF_TOPIC = Path(__file__).with_name("off_topic.txt")
TARGET = Path(__file__).parents[1] / "assistant" / "confidence_weights.py"
HEAD = '''"""The weights of the two models of `assistant.confidence`, by `python -m evals.fit_confidence --write`."""

from __future__ import annotations

from collections.abc import Mapping
'''
STRENGTH = 0.15
"""Inverse of the regularisation: there are some hundred questions to sixty signs."""

MAY_BE_REFUSED = 0.04
"""The share of answerable questions that the threshold may refuse."""

RARE = 0.15
"""What a made-up question weighs beside a gold one where an answer's rightness is fitted: readers ask few of them."""

UNTOLD = frozenset({"follow_up"})
"""Signs that no made-up question can have, and so tell nothing of whether there is an answer."""

ASKED = 2.0
"""What a question that people wrote weighs beside a made-up near miss where it is fitted whether there is an answer:
it is theirs that readers ask, and 1 and 3 do worse on what is left out."""

OF_THERE_BEING_ONE = frozenset(
    "counted counted_first counted_leading counted_all cell_row cell_blank cell_full cell_gap".split()  # noqa: SIM905
)
"""Signs of there being an answer that tell nothing of whether the one written is right: few questions have them."""

EASY = 0.3
"""What a question off any council's subjects weighs where it is fitted whether there is an answer: another rule of
`assistant.abstaining` is made for those, and near misses are harder to tell."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A question that was asked: its signs, whether it has an answer and was rightly answered, and where it is from."""

    signs: Signs
    answerable: bool
    right: bool
    made_up: bool
    off_topic: bool
    council: str
    paper: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, fit, report and, where asked to, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", nargs=2, action="append", required=True, metavar=("DATA", "GOLD"))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    cases = [case for data, gold in asked.of for case in cases_of(Path(data), Path(gold))]
    report(cases)
    if asked.write:
        TARGET.write_text(as_code(cases), encoding="utf-8")
        print(f"wrote {TARGET}")


def cases_of(data: Path, gold: Path) -> Iterator[Case]:
    """Yield the case of every question of a gold file, of its near misses and of those off any council's subjects."""
    samples = [sample for sample in read_gold(gold) if not declined(sample.question)]
    with open_index(StoreSettings(data=data)) as index:
        assistant, record = build_assistant(AssistantSettings(), index), Record(index, OFFICER_READER)
        paper = {sample.id: sample.evidence[0].doc for sample in samples if sample.evidence}
        made_up = [*near_misses(samples, index), *rows_asked_beyond(index), *_off_topic()]
        for sample in (*samples, *made_up):
            signs, right = _asked(assistant, record, sample)
            if signs:
                origin = paper.get(sample.id.rpartition("-")[0], sample.id) if sample in made_up else ""
                yield Case(
                    signs=signs,
                    answerable=sample.answerable,
                    right=right,
                    made_up=sample in made_up,
                    off_topic=sample.id.startswith("off-"),
                    council=str(data),
                    paper=origin or paper.get(sample.id, sample.id),
                )


def _off_topic() -> Iterator[Sample]:
    for number, line in enumerate(OFF_TOPIC.read_text(encoding="utf-8").splitlines()):
        yield Sample(id=f"off-{number}", question=line, type="unanswerable", answerable=False)


def _asked(assistant: Assistant, record: Record, sample: Sample) -> tuple[Signs, bool]:
    """Return the signs of a question, and whether what would be answered is right, refused or not."""
    turns = tuple(Turn(text=text) for text in sample.history)
    filters = Filters(as_of=sample.as_of)
    query = assistant.plan(Question(text=sample.question, history=turns, filters=filters))
    hits = assistant.find(query, assistant.settings.candidates)
    computed = assistant.computed(query, hits)
    chosen = computed.evidence if computed else assistant.choose(query, hits)
    signs = assistant.signs(query, hits, chosen, computed)
    claims = [item for item in assistant.written(query, computed, chosen) if isinstance(item, Claim)]
    return signs, _is_right(sample, claims, record)


def _is_right(sample: Sample, claims: Sequence[Claim], record: Record) -> bool:
    text = "\n".join(claim.text for claim in claims)
    cited = [citation for claim in claims for citation in claim.citations]
    places = [Place(document_id=c.document_id, start=c.span.start, end=c.span.end) for c in cited]
    evidence = [record.evidence(quote) for quote in sample.evidence]
    return sample.answerable and bool(claims) and says_all(text, sample.key_facts, evidence, places)


def fit(cases: Sequence[Case], *, right: bool) -> dict[str, float]:
    """Return the weights of a logistic regression, the bias among them, of being right or else of being answerable."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = sorted({name for case in cases for name in case.signs})
    silent = OF_THERE_BEING_ONE if right else frozenset[str]()
    rows = np.array([[0.0 if name in silent else case.signs.get(name, 0.0) for name in names] for case in cases])
    marks = np.array([_mark(case, right=right) for case in cases])
    counts = np.array([_count(case, right) for case in cases])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(scaler.transform(rows), marks, counts)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    found = {"bias": bias, **dict(zip(names, map(float, weights), strict=True))}
    return found if right else found | dict.fromkeys(UNTOLD & found.keys(), 0.0)


def _mark(case: Case, *, right: bool) -> bool:
    return case.right if right else case.answerable


def _count(case: Case, right: bool) -> float:
    if right:
        return RARE if case.made_up else 1.0
    return EASY if case.off_topic else 1.0 if case.made_up else ASKED


def predicted(cases: Sequence[Case], weights: dict[str, float]) -> Numbers:
    """Return the probability of each case under a model."""
    odds = [weights["bias"] + sum(v * weights.get(n, 0.0) for n, v in case.signs.items()) for case in cases]
    return np.asarray(1.0 / (1.0 + np.exp(-np.array(odds))))


def left_out(cases: Sequence[Case], *, right: bool, by: str) -> Numbers:
    """Return the probability of each case under a model that never saw its council, or its paper."""
    found = np.zeros(len(cases))
    for group in sorted({getattr(case, by) for case in cases}):
        inside = [n for n, case in enumerate(cases) if getattr(case, by) == group]
        others = [case for case in cases if getattr(case, by) != group]
        if {_mark(case, right=right) for case in others} == {True, False}:
            found[inside] = predicted([cases[n] for n in inside], fit(others, right=right))
    return found


def threshold(probabilities: Numbers, cases: Sequence[Case]) -> float:
    """Return the probability under which as many answerable questions fall as may be refused."""
    return float(np.quantile(probabilities[[case.answerable for case in cases]], MAY_BE_REFUSED))


def report(cases: Sequence[Case]) -> None:
    """Print how well both models do on what they have not seen."""
    for by in ("council", "paper"):
        answerable, right = (left_out(cases, right=which, by=by) for which in (False, True))
        cut = threshold(answerable, cases)
        no = np.array([not case.answerable and not case.off_topic for case in cases])
        known = np.array([case.answerable for case in cases])
        gold = np.array([not case.made_up for case in cases])
        ranked = auroc(list(answerable[no | known]), list(known[no | known]))
        print(f"answerable, each {by} left out: AUROC {_number(ranked)}; at {MAY_BE_REFUSED} refused wrongly", end=" ")
        print(f"{_share(answerable[no] < cut)} of {no.sum()} refused rightly,", end=" ")
        print(f"{_share(answerable[no & gold] < cut)} of the {(no & gold).sum()} that people wrote")
        told = [n for n, case in enumerate(cases) if gold[n] and answerable[n] >= cut]
        pairs = [float(right[n]) for n in told], [cases[n].right for n in told]
        bins = bins_of(*pairs)
        print(f"right, each {by} left out: {len(told)} gold questions, ECE {_number(expected_error(bins))}", end=" ")
        print(f"Brier {_number(brier(*pairs))} AUROC {_number(auroc(*pairs))}")


def _share(marks: npt.NDArray[np.bool_]) -> str:
    return _number(float(marks.mean()) if len(marks) else None)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def as_code(cases: Sequence[Case]) -> str:
    """Return the module of weights fitted on all cases; the threshold is that of papers left out."""
    least = threshold(left_out(cases, right=False, by="paper"), cases)
    parts = [HEAD, f"\nLEAST_ANSWERABLE = {least:.3f}\n"]
    for name, right in (("ANSWERABLE", False), ("RIGHT", True)):
        lines = "".join(f'    "{key}": {value:.3f},\n' for key, value in fit(cases, right=right).items())
        parts.append(f"\n{name}: Mapping[str, float] = {{\n{lines}}}\n")
    return "".join(parts)


if __name__ == "__main__":
    main()
