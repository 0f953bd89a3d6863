from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.errors import UnknownFilter
from api.listing import Listing, listing
from api.settings import server_settings
from tests.assistant.handmade import paper, row, say, stored
from tests.vectorstore.papers import opened
from tests.vectorstore.papers import paper as version
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import PUBLIC_READER, AccessLevel, DocumentKind

HERE = {"Accept": "text/html"}
PAPERS = (
    paper("roofs.pdf", [row(RecordKind.ACTION, "A1", title="Roofs")], meeting=date(2025, 3, 5)),
    paper("quay.pdf", [say("The quay was sold.")], meeting=date(2025, 9, 10), kind=DocumentKind.MINUTES),
    paper("attic.pdf", [say("The attic is dry.")], meeting=None),
    version(("1.1 The bids are in.",), source="/papers/bids.pdf", level=AccessLevel.EXEMPT),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with stored(tmp_path_factory.mktemp("listing"), *PAPERS) as index:
        yield index


@pytest.fixture(scope="module")
def names(index: Index) -> Any:
    return lambda **fields: [info.name for info in listed(index, **fields).papers]


def listed(index: Index, **fields: str) -> Listing:
    return listing(index, {name: [value] for name, value in fields.items()}, PUBLIC_READER)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["quay.pdf", "roofs.pdf", "attic.pdf"]),
        ({"sort": "oldest"}, ["roofs.pdf", "quay.pdf", "attic.pdf"]),
        ({"sort": "title"}, ["attic.pdf", "quay.pdf", "roofs.pdf"]),
        ({"q": " PDF  ro "}, ["roofs.pdf"]),
        ({"since": "2025-03-05"}, ["quay.pdf", "roofs.pdf"]),
        ({"since": "6 March 2025"}, ["quay.pdf"]),
        ({"as_of": "2025-03-05"}, ["roofs.pdf", "attic.pdf"]),
        ({"kind": "minutes", "q": "roofs"}, []),
    ],
)
def test_the_list_is_narrowed_and_sorted_by_what_stands_in_the_address(
    names: Any, fields: dict[str, str], expected: list[str]
):
    assert names(**fields) == expected


def test_the_list_says_from_when_to_when_and_how_many_have_no_date(index: Index):
    every = listed(index)
    assert (every.total, every.of, every.undated) == (3, 3, 1)
    assert (every.earliest, every.latest) == (date(2025, 3, 5), date(2025, 9, 10))
    assert (listed(index, q="nothing").earliest, listed(index, q="nothing").total) == (None, 0)


def test_papers_are_counted_by_committee_and_kind_and_each_number_leads_to_them(tmp_path: Path):
    with opened(tmp_path) as index:
        for number, committee in enumerate(("Cabinet", "CABINET", None)):
            lines = (f"1.{number} This is paper {number}.",)
            index.put(version(lines, source=f"/papers/{number}.txt", committee=committee))
        one, none = listed(index, q="street").counted
        assert (one.label, one.cells[0], one.total) in [
            (name, (2, f"/documents?q=street&committee={name}&kind=report"), 2) for name in ("Cabinet", "CABINET")
        ]
        assert (none.label, none.cells, none.address) == ("No committee named", ((1, ""),), "")


def test_records_are_counted_for_the_papers_that_are_shown(index: Index):
    found = listed(index)
    assert [found.records.get(info.id, 0) for info in found.papers] == [0, 1, 0]
    assert found.asking[found.papers[0].id] == "/?document=quay.pdf"


def test_chips_take_away_words_and_days_and_clearing_keeps_the_order(index: Index):
    form = listed(index, q="pdf", since="2025-01-01", kind="report", sort="title").form
    assert [(chip.label, chip.without) for chip in form.chips] == [
        ("“pdf”", "/documents?since=2025-01-01&sort=title&kind=report"),
        ("From 1 January 2025", "/documents?q=pdf&sort=title&kind=report"),
        ("Reports", "/documents?q=pdf&since=2025-01-01&sort=title"),
    ]
    assert form.clear == "/documents?sort=title"


def test_an_unknown_order_is_refused_with_those_there_are(index: Index):
    with pytest.raises(UnknownFilter, match=r"sort: .*newest, oldest, title, committee, read"):
        listed(index, sort="shuffled")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that has a failed, a skipped and a replaced file."""
    folder = tmp_path_factory.mktemp("replaced")
    changed = [
        version((text,), source="/papers/changed.txt", committee=None, meeting=None)
        for text in ("1.1 The first words.", "1.1 The second words.")
    ]
    with stored(folder, *PAPERS, *changed) as index:
        index.journal.failed("/p/secret deal.pdf", why="It is encrypted.", fix="Save it without a password.")
        index.journal.failed("/p/old.doc", why="No reader takes .doc.", fix="Save it as .docx.", skipped=True)
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    """A server over that record, seen from this machine."""
    app = create_app(server_settings(folder))
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1)) as running:
        yield running


def test_officers_see_what_could_not_be_read_and_nobody_else_a_trace_of_it(client: TestClient, folder: Path):
    page = client.get("/documents", headers=HERE).text
    assert "2 files could not be read" in page
    for said in (
        "secret deal.pdf",
        "It is encrypted.",
        "Save it without a password.",
        "1 of a sort that clerk does not",
    ):
        assert said in page
    with TestClient(create_app(server_settings(folder)), base_url="http://clerk.example") as elsewhere:
        page = elsewhere.get("/documents", headers=HERE).text
    assert "secret deal" not in page and "could not be read" not in page and "old.doc" not in page
    assert "Versions that were replaced" in page


def test_the_page_says_what_was_replaced_by_what(client: TestClient):
    page = client.get("/documents", headers=HERE).text
    assert "1 version was replaced" in page
    assert "Version 1: Street lighting" in page
    assert "version 2" in page


def test_the_page_shows_nothing_of_withheld_papers_nor_of_the_servers_folders(client: TestClient):
    page = client.get("/documents", headers=HERE).text
    assert "bids" not in page
    assert "/papers/changed.txt" not in page


def test_the_page_of_no_paper_that_fits_leads_back_to_all(client: TestClient):
    page = client.get("/documents?q=zeppelin", headers=HERE).text
    assert "No paper fits" in page
    assert 'href="/documents"' in page


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path):
    with TestClient(create_app(server_settings(tmp_path))) as empty:
        page = empty.get("/documents", headers=HERE).text
    assert "Nothing has been read yet" in page
    assert "ingest FOLDER" in page


def test_a_link_to_a_replaced_version_leads_to_the_one_that_stands(client: TestClient, folder: Path):
    with opened(folder) as index:
        (one,) = index.journal.replaced(PUBLIC_READER)
    page = client.get(f"/documents/{one.document_id}?start=0&end=4", headers=HERE)
    assert page.status_code == 410
    assert f'href="/documents/{one.now_id}">Street lighting</a>, version 2' in page.text
