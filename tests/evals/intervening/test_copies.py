"""Copies of a record: nobody sees more in them than in the record itself."""

from __future__ import annotations

import pytest

from evals.errors import CouldNotRun
from evals.intervening import copies
from evals.interventions import duplicated, shuffled
from evals.interventions.base import Study
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Filters


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A record of a public paper and one that was read in as exempt."""
    folder = tmp_path_factory.mktemp("two")
    for name in ("open.txt", "closed.txt"):
        (folder / name).write_text(f"The pump of {name} costs £412,000 a year.\n", encoding="utf-8")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([folder / "open.txt"], index, IngestSettings(workers=1))
        ingest_many([folder / "closed.txt"], index, IngestSettings(workers=1, access=AccessLevel.EXEMPT))
    return folder / "data"


@pytest.mark.parametrize("change", [shuffled, duplicated])
def test_an_exempt_paper_stays_exempt_in_a_copy(data, tmp_path, change):
    def ask(name, record, samples):
        with copies.opened(record) as index:
            seen = index.catalogue.documents(Filters(levels=PUBLIC_READER))
            assert {info.name for info in seen} == {"open.txt"}
            assert len(index.catalogue.documents(Filters(levels=OFFICER_READER))) == 2
        return ()

    study = Study(samples=(), before=(), data=data, work=tmp_path, levels=PUBLIC_READER, seed=1, ask=ask)
    assert change.build().apply(study).rows == ()


def test_only_papers_that_are_public_through_and_through_are_written_out(data):
    with copies.opened(data) as index:
        assert {info.name for info in copies.plain_papers(index).values()} == {"open.txt"}


def test_a_copy_that_cannot_be_read_stops_the_change(data, tmp_path):
    copy = copies.copied(data, tmp_path / "copy")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with copies.opened(copy) as index, pytest.raises(CouldNotRun, match=r"empty.txt could not be read"):
        copies.read_in(index, [tmp_path / "empty.txt"])
