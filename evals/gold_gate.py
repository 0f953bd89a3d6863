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
from pathlib import Path
from typing import Any

from evals.search_coverage import by_type, coverage, load_scorer, read_jsonl, shared_folder

CLERK = (sys.executable, "-c", "from api.cli import main; main()")
LEAST = {"verbatim": 1.0, "evidence": 0.60, "facts": 0.45, "precision": 0.40, "abstain": 0.30, "search@5": 0.68}
MOST = {"false_abst": 0.10}


def clerk(*arguments: str | Path) -> None:
    """Run one clerk command; raises CalledProcessError when it fails."""
    subprocess.run([*CLERK, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def measure(shared: Path, folder: Path) -> dict[str, Any]:
    """Ingest the shared corpus into `folder`, ask and search every gold question, and return the scorer's measures.

    Raises CalledProcessError when a command or the scorer fails, ValueError when a question has no answer.
    """
    gold, corpus, scorer = shared / "gold" / "dev.jsonl", shared / "corpus", shared / "gold" / "score.py"
    data, answers, hits = folder / "data", folder / "answers.jsonl", folder / "hits.jsonl"
    clerk("ingest", corpus, "--data", data)
    clerk("ask", "--batch", gold, "--out", answers, "--data", data)
    clerk("search", "--batch", gold, "--out", hits, "-k", "20", "--data", data)
    judged = subprocess.run(
        [sys.executable, scorer, gold, answers, corpus, "--json"], check=True, capture_output=True, text=True
    )
    scores: dict[str, Any] = json.loads(judged.stdout)
    if scores["missing"]:
        raise ValueError(f"{scores['missing']} questions have no answer in {answers}")
    questions = read_jsonl(gold)
    found = {row["id"]: row["hits"] for row in read_jsonl(hits)}
    table = by_type(questions, coverage(questions, found, load_scorer(scorer).covers))
    return {**scores["all"], **{f"search@{k}": table["all"][k] for k in ("1", "5", "10", "20")}}


def under(measured: Mapping[str, float | None]) -> list[str]:
    """Return a line for each floor or ceiling that is not kept; a measure that is missing keeps none."""
    low = [(name, bound) for name, bound in LEAST.items() if (measured.get(name) or 0.0) < bound]
    rate = {name: measured.get(name) for name in MOST}
    high = [(name, bound) for name, bound in MOST.items() if rate[name] is None or float(rate[name] or 0) > bound]
    return [f"{name} is {measured.get(name)}, the floor is {bound}" for name, bound in low] + [
        f"{name} is {measured.get(name)}, the ceiling is {bound}" for name, bound in high
    ]


def show(measured: Mapping[str, Any]) -> None:
    """Print every measure, with its bound where it has one."""
    bounds = {name: f">= {bound:g}" for name, bound in LEAST.items()}
    bounds |= {name: f"<= {bound:g}" for name, bound in MOST.items()}
    for name, value in measured.items():
        shown = "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
        print(f"{name:14}{shown:>10}  {bounds.get(name, '')}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="keep data, answers and hits in this folder, to look at")
    given = parser.parse_args(arguments)
    shared = shared_folder()
    if not (shared / "gold" / "dev.jsonl").is_file():
        print(f"SKIPPED: no shared gold at {shared} (set CLERK_SHARED to check the floors on it)")
        return 0
    with tempfile.TemporaryDirectory(prefix="clerk-gold-") as made:
        folder = given.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            measured = measure(shared, folder)
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            print(f"could not run: {error}", file=sys.stderr)
            return 2
    show(measured)
    faults = under(measured)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
