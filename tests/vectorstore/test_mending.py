from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vectorstore.papers import EMBEDDER, LIGHTING, opened, paper
from vectorstore.catalogue.database import Database
from vectorstore.index import Index
from vectorstore.lexical import sqlite_fts
from vectorstore.stores import chroma
from vectorstore.types import PUBLIC_READER, Filters

CHANGED = ("3.1 Saving 150 cuts street lighting by £2.4m in 2024/25.",)
KILLED = 86

# Each script dies at its moment: the catalogue has not changed in the first, has in the others.
MOMENTS = {
    "while the words are indexed": "lexical.add",
    "before the vectors are stored": "store.upsert",
    "before the old vectors are removed": "store.delete_documents",
    "before all is struck off as done": "after store.delete_documents",
}


class Killer:
    """Passes every call on to a real part, and ends the process, as a power cut would, at one of them."""

    def __init__(self, part: object, name: str, moment: str) -> None:
        self._part, self._name, self._moment = part, name, moment

    def __getattr__(self, attribute: str) -> Callable[..., object]:
        method: Callable[..., object] = getattr(self._part, attribute)

        def call(*args: object, **options: object) -> object:
            if self._moment == f"{self._name}.{attribute}":
                os._exit(KILLED)
            result = method(*args, **options)
            if self._moment == f"after {self._name}.{attribute}":
                os._exit(KILLED)
            return result

        return call


def put_and_die(folder: Path, moment: str) -> None:
    """Run in a process of its own: replace the paper and die on the way."""
    database = Database(folder)
    index = Index(
        database=database,
        lexical=Killer(sqlite_fts.build(database), "lexical", moment),  # type: ignore[arg-type]
        build_embedder=lambda: EMBEDDER,
        build_store=lambda name, size: Killer(chroma.build(folder / "chroma", name, size), "store", moment),  # type: ignore[arg-type,return-value]
        folder=folder / "chroma",
        made_by="chroma hashing",
    )
    index.put(paper(CHANGED))


def killed(folder: Path, moment: str) -> None:
    script = f"from tests.vectorstore.test_mending import *; put_and_die(Path({str(folder)!r}), {moment!r})"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == KILLED


def clean_state(folder: Path) -> str:
    with opened(folder) as index:
        index.put(paper())
        index.put(paper(CHANGED))
        return index.state_digest()


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_kill_at_any_point_leaves_a_version_answering_and_the_next_run_ends_as_a_clean_one(
    tmp_path: Path, moment: str
) -> None:
    with opened(tmp_path / "killed") as index:
        index.put(paper())
    killed(tmp_path / "killed", moment)
    with opened(tmp_path / "killed") as index:
        (card,) = index.catalogue.documents(Filters())
        version = {paper().document.id: paper(), paper(CHANGED).document.id: paper(CHANGED)}[card.id]
        assert version.document.text == index.catalogue.document(card.id, PUBLIC_READER).text
        assert index.lexical.search("street lighting", 5, PUBLIC_READER)[0][0] == version.chunks[0].id
        near = index.vectors.search(EMBEDDER.embed_query(LIGHTING[0]), 5, PUBLIC_READER)
        assert set(index.catalogue.chunks([chunk for chunk, _ in near])) <= {chunk.id for chunk in version.chunks}
        index.mend(thorough=False)
        assert index.check() == []
        index.put(paper(CHANGED))
        assert index.state_digest() == clean_state(tmp_path / "clean")


def test_a_kill_during_the_very_first_file_can_be_mended(tmp_path: Path) -> None:
    killed(tmp_path, "store.upsert")
    with opened(tmp_path) as index:
        assert index.lexical.search("lighting", 5, PUBLIC_READER)[0][0] == paper(CHANGED).chunks[0].id
        assert index.vectors.search(EMBEDDER.embed_query("lighting"), 5, PUBLIC_READER) == []
        assert [problem.document_id for problem in index.mend()] == [paper(CHANGED).document.id]
        assert index.vectors.count() == 2


def test_mending_broken_off_can_be_done_again(tmp_path: Path) -> None:
    killed(tmp_path, "store.upsert")
    with opened(tmp_path) as index:
        index.mend()
        before = index.state_digest()
        assert index.mend() == []
        assert index.state_digest() == before
