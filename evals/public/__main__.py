"""Measures clerk's search on a public set of questions and passages.

    python -m evals.public SET --benchmarks FOLDER --data DATA [--reranker NAME ...] [--history]

SET is a file of this folder with a `load` (mtrag-un, tatqa); FOLDER holds the sets, DATA keeps the pool between runs.
Printed are recall, gain and hits of each retriever alone, and of the hybrid one under each reranker.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant.settings import AssistantSettings
from evals.public import mtrag_un, tatqa
from evals.public.measuring import means, table
from evals.public.pool import put
from evals.public.searching import Searcher
from ingest.settings import IngestSettings
from vectorstore import variants
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

SETS = {"mtrag-un": mtrag_un.load, "tatqa": tatqa.load}


def main(arguments: Sequence[str] | None = None) -> None:
    """Put the pool on record where it is not, ask every question and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=sorted(SETS))
    parser.add_argument("--benchmarks", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reranker", action="append", choices=variants.names("assistant.rerankers"))
    parser.add_argument("--history", action="store_true", help="give the earlier turns of a conversation too")
    given = parser.parse_args(arguments)
    pool = SETS[given.set](given.benchmarks)
    settings = AssistantSettings()
    with open_index(StoreSettings(data=given.data)) as index:
        put(pool.passages, given.data / "passages", index, IngestSettings())
        searcher = Searcher(index, pool, candidates=settings.candidates)
        found = searcher.rankings(pool.questions, given.reranker or [settings.reranker], history=given.history)
    print(f"{given.set}: {len(pool.questions)} questions, {len(pool.passages)} passages")
    print(table([(name, means(rankings)) for name, rankings in found.items()]))


if __name__ == "__main__":
    main()
