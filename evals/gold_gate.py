"""Holds the whole path to its floors on the shared gold: files in, questions asked, judged by the gold's own scorer.

    python -m evals.gold_gate [--keep FOLDER]

Runs `clerk ingest`, `clerk ask --batch` and `clerk search --batch` as a user would, in a folder of its own, then the
scorer that lies beside the gold (CLERK_SHARED, else `shared` beside the checkout). Exit 0 when every floor is
kept, 1 under one, 2 when something did not run. Where there is no shared gold it says so and exits 0: there is nothing
to hold to.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from evals.search_coverage import by_type, coverage, load_scorer, read_jsonl, shared_folder

CLERK = (sys.executable, "-c", "from api.cli import main; main()")
FIGURES = (sys.executable, "-m", "evals.figures")
GENERATED = 300
"""So many questions are made of each set of papers, beside the gold ones, and their claims held against the record."""

ROW_TYPES = frozenset({"list", "count", "status", "owner", "compare"})
"""Questions of these types are mostly answered from tables and minutes; their means stand as `rows ...`."""


SINGLE = "words, 1 fact"
"""How many words the median answer to a question for a single fact has."""


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What one gold file is held to: `texts` is the folder of its papers' words, for the scorer; bounds by measure."""

    gold: str
    papers: str
    texts: str
    least: Mapping[str, float]
    most: Mapping[str, float]


GATES = (
    Gate(
        gold="dev",
        papers="corpus",
        texts="corpus",
        least={
            "verbatim": 1.0,
            "facts": 0.77,
            "exact": 0.71,
            "evidence": 0.80,
            "precision": 0.65,
            "abstain": 0.80,
            "rows facts": 0.78,
            "rows evidence": 0.79,
            "rows precision": 0.70,
            "search@5": 0.82,
        },
        most={"false_abst": 0.05, "unheld": 0, SINGLE: 60},
    ),
    Gate(
        gold="kent-dev",
        papers="pdfs",
        texts="gold/kent-text",
        least={"verbatim": 1.0, "page": 0.95, "facts": 0.72, "evidence": 0.71, "precision": 0.65, "search@5": 0.80},
        most={"false_abst": 0.05, "unheld": 0},
    ),
)


def clerk(*arguments: str | Path) -> None:
    """Run one clerk command; raises CalledProcessError when it fails."""
    subprocess.run([*CLERK, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def measure(gate: Gate, shared: Path, folder: Path) -> dict[str, Any]:
    """Ingest the papers that a gold file is about, ask and search its questions, and return the scorer's measures.

    Raises CalledProcessError when a command fails, ValueError when a question has no answer.
    """
    gold = shared / "gold" / f"{gate.gold}.jsonl"
    data, answers, hits = folder / "data", folder / "answers.jsonl", folder / "hits.jsonl"
    questions = read_jsonl(gold)
    clerk("ingest", *papers_of(questions, shared / gate.papers), "--data", data)
    clerk("ask", "--batch", gold, "--out", answers, "--data", data)
    clerk("search", "--batch", gold, "--out", hits, "-k", "20", "--data", data)
    given = {row["id"]: row for row in read_jsonl(answers)}
    missing = [question["id"] for question in questions if question["id"] not in given]
    if missing:
        raise ValueError(f"{len(missing)} questions have no answer in {answers}: {', '.join(missing[:5])}")
    scorer = load_scorer(shared / "gold" / "score.py")
    texts = _texts(scorer, shared / gate.texts)
    rows = [scorer.score_one(question, given[question["id"]], texts) for question in questions]
    found = {row["id"]: row["hits"] for row in read_jsonl(hits)}
    table = by_type(questions, coverage(questions, found, scorer.covers))
    searched = {f"search@{k}": table["all"][k] for k in ("1", "5", "10", "20")}
    return {
        **scorer.summary(rows),
        **_of_rows(rows),
        **_length(questions, rows),
        **searched,
        "unheld": float(_unheld(data, gold)),
    }


def _unheld(data: Path, gold: Path) -> int:
    """Return how often claims say what neither quotes nor record hold, over the gold and generated questions."""
    asked = ("--data", data, "--gold", gold, "--questions", str(GENERATED), "--json")
    done = subprocess.run([*FIGURES, *map(str, asked)], stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, done.args)
    return int(json.loads(done.stdout)["violations"])


def papers_of(questions: Sequence[Mapping[str, Any]], folder: Path) -> list[Path]:
    """Return the files that a gold file's evidence stands in, which are the papers that it is about."""
    names = sorted({evidence["doc"] for question in questions for evidence in question["evidence"]})
    return [folder / name for name in names]


def under(measured: Mapping[str, float | None], gate: Gate) -> list[str]:
    """Return a line for each floor or ceiling that is not kept; a measure that is missing keeps none."""
    low = [(name, bound) for name, bound in gate.least.items() if (measured.get(name) or 0.0) < bound]
    rate = {name: measured.get(name) for name in gate.most}
    high = [(name, bound) for name, bound in gate.most.items() if rate[name] is None or float(rate[name] or 0) > bound]
    return [f"{gate.gold}: {name} is {measured.get(name)}, the floor is {bound}" for name, bound in low] + [
        f"{gate.gold}: {name} is {measured.get(name)}, the ceiling is {bound}" for name, bound in high
    ]


def show(measured: Mapping[str, Any], gate: Gate) -> None:
    """Print every measure, with its bound where it has one."""
    print(f"== {gate.gold}")
    bounds = {name: f">= {bound:g}" for name, bound in gate.least.items()}
    bounds |= {name: f"<= {bound:g}" for name, bound in gate.most.items()}
    for name, value in measured.items():
        shown = "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
        print(f"{name:14}{shown:>10}  {bounds.get(name, '')}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gates and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="keep data, answers and hits in this folder, to look at")
    given = parser.parse_args(arguments)
    shared = shared_folder()
    gates = [gate for gate in GATES if (shared / "gold" / f"{gate.gold}.jsonl").is_file()]
    if not gates:
        print(f"SKIPPED: no shared gold at {shared} (set CLERK_SHARED to check the floors on it)")
        return 0
    with tempfile.TemporaryDirectory(prefix="clerk-gold-") as made:
        return max(_held(gate, shared, (given.keep or Path(made)) / gate.gold) for gate in gates)


def _held(gate: Gate, shared: Path, folder: Path) -> int:
    """Run one gate in its own folder; 0, 1 under a floor, 2 where it could not run."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        measured = measure(gate, shared, folder)
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        print(f"could not run: {error}", file=sys.stderr)
        return 2
    show(measured, gate)
    faults = under(measured, gate)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _texts(scorer: Any, folder: Path) -> dict[str, str]:
    """Return the words of each paper as the scorer compares them; NAME.pdf.txt is the text of NAME.pdf."""
    files = [file for file in folder.iterdir() if file.is_file()]
    return {
        file.name.removesuffix(".txt") if file.name.endswith(".pdf.txt") else file.name: scorer.joined(
            file.read_text(encoding="utf-8", errors="replace")
        )
        for file in files
    }


def _of_rows(rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the means over the answerable questions that are of rows."""
    asked = [row for row in rows if row["answerable"] and row["type"] in ROW_TYPES]
    return {f"rows {name}": fmean(float(row[name]) for row in asked) for name in ("facts", "evidence", "precision")}


def _length(questions: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the median words of the answers to questions for a single fact, nothing where none was answered."""
    single = {
        question["id"] for question in questions if question["type"] == "fact" and len(question["key_facts"]) == 1
    }
    words = [row["words"] for row in rows if row["id"] in single and not row["abstained"]]
    return {SINGLE: float(median(words))} if words else {}


if __name__ == "__main__":
    sys.exit(main())
