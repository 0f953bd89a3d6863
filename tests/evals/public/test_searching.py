"""A public pool put on record, and its questions asked of clerk's own search."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.errors import CouldNotRun
from evals.public.__main__ import main
from evals.public.pool import put
from evals.public.types import Passage
from ingest.settings import IngestSettings
from tests.evals.public.pools import write_mtrag_un, write_tatqa
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER


def run(name: str, benchmarks: Path, data: Path, *more: str) -> None:
    main([name, "--benchmarks", str(benchmarks), "--data", str(data), *more])


def test_every_retriever_and_reranker_gets_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("mtrag-un", write_mtrag_un(tmp_path), tmp_path / "data", "--reranker", "keep", "--reranker", "learned")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "mtrag-un: 2 questions, 3 passages"
    assert [line.rsplit(maxsplit=4)[0] for line in said[2:]] == [
        "lexical",
        "dense",
        "hybrid",
        "hybrid + keep",
        "hybrid + learned",
    ]
    assert said[-1].split()[-1] == "1.000"


def test_a_pool_is_put_on_record_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    benchmarks = write_tatqa(tmp_path)
    run("tatqa", benchmarks, tmp_path / "data")
    first = capsys.readouterr().out
    run("tatqa", benchmarks, tmp_path / "data", "--history")
    assert capsys.readouterr().out == first
    with open_index(StoreSettings(data=tmp_path / "data")) as index:
        assert index.catalogue.counts(PUBLIC_READER).documents == 3


def test_a_passage_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    with (
        open_index(StoreSettings(data=tmp_path / "data")) as index,
        pytest.raises(CouldNotRun, match="1 passages could not be read"),
    ):
        put([Passage(id="empty", text="")], tmp_path / "passages", index, IngestSettings(workers=1))
