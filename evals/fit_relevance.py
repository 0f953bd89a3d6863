"""Fits when a question counts as off the record: `UNMET_COST` and `LEAST_RELEVANCE` of `assistant.abstaining`.

    python -m evals.fit_relevance --data DATA GOLD.jsonl [GOLD.jsonl ...]

DATA is a folder into which the papers of the questions were ingested. Answerable gold questions are held against those
of `off_topic.txt`, on subjects that no council paper touches, by a logistic regression of two features: the log-odds of
the best stretch, and how much of the question is unmet. It prints the two numbers, for the share of answerable
questions that may fall under (2 in 100), and what share of the others then does.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.changes import read_as
from assistant.evidence import choose
from assistant.query import take_text_apart, unmet
from assistant.settings import AssistantSettings
from assistant.types import Question, Turn
from evals.samples import read_gold
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Filters

OFF_TOPIC = Path(__file__).with_name("off_topic.txt")
MAY_FALL_UNDER = 0.02


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the fitted numbers and how well they tell the two sorts of question apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args(arguments)
    samples = [sample for path in asked.gold for sample in read_gold(path) if sample.answerable]
    off_topic = OFF_TOPIC.read_text(encoding="utf-8").splitlines()
    with open_index(StoreSettings(data=asked.data)) as index:
        assistant = build_assistant(AssistantSettings(), index)
        known = [_features(assistant, sample.question, sample.history) for sample in samples]
        unknown = [_features(assistant, question, ()) for question in off_topic]
    report([row for row in known if row], [row for row in unknown if row])


def report(known: Sequence[tuple[float, float]], unknown: Sequence[tuple[float, float]]) -> None:
    """Fit rows of (log-odds, unmet) and print the cost of what is unmet, the threshold and the shares under it."""
    from sklearn.linear_model import LogisticRegression

    rows = np.array([*known, *unknown])
    model = LogisticRegression(C=10).fit(rows, [1] * len(known) + [0] * len(unknown))
    cost = -float(model.coef_[0][1] / model.coef_[0][0])
    relevance = rows[:, 0] - cost * rows[:, 1]
    least = float(np.quantile(relevance[: len(known)], MAY_FALL_UNDER))
    caught = float(np.mean(relevance[len(known) :] < least))
    print(f"UNMET_COST {cost:.1f}, LEAST_RELEVANCE {least:.1f}")
    print(f"{caught:.2f} of {len(unknown)} off-topic questions fall under, {MAY_FALL_UNDER} of {len(known)} others")


def _features(assistant: Assistant, text: str, history: Sequence[str]) -> tuple[float, float] | None:
    """Return the log-odds of the best stretch and the unmet share; None where nothing is found at all."""
    turns = tuple(Turn(text=turn) for turn in history)
    query = assistant.plan(Question(text=text, history=turns, filters=Filters(levels=OFFICER_READER)))
    chosen = choose(query.plan, assistant.read(query, assistant.find(query, assistant.settings.candidates)))
    if not chosen:
        return None
    best = chosen[0].score
    texts = [take_text_apart(read_as(item.document, item.span), assistant.words) for item in chosen]
    return math.log(best / max(1.0 - best, 1e-9)), unmet(query, texts)


if __name__ == "__main__":
    main()
