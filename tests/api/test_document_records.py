from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.document_records import SIZE, Cell, held_in, records_page
from api.errors import UnknownFilter
from api.paper_parts import paper_parts
from api.settings import server_settings
from api.templating import templates
from tests.assistant.handmade import paper, row, say, stored
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Document, Filters

HERE = {"Accept": "text/html"}
PLAN = paper(
    "plan.pdf",
    [
        row(RecordKind.ACTION, "A2.3", title="Roofs", owner="Ann Ford", status="Late"),
        row(RecordKind.ACTION, "A2.4", title="Drains", owner="", status="<b>Open</b>"),
        row(RecordKind.RISK, "R1", title="Rain", rating="Red"),
        *(row(RecordKind.MILESTONE, f"M{n}", title=f"Step {n}") for n in range(1, SIZE + 3)),
        say("Words of no table."),
    ],
    meeting=date(2025, 3, 5),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


@pytest.fixture(scope="module")
def index(folder: Path) -> Iterator[Index]:
    with stored(folder, PLAN, paper("bare.pdf", [say("Nothing in tables.")])) as index:
        yield index


@pytest.fixture(scope="module")
def plan(index: Index) -> Document:
    return index.catalogue.document(PLAN.document.id, PUBLIC_READER)


@pytest.fixture(scope="module")
def client(folder: Path, index: Index) -> Iterator[TestClient]:
    with TestClient(create_app(server_settings(folder))) as running:
        yield running


def test_records_are_counted_by_kind_and_each_kind_leads_to_its_own(index: Index, plan: Document):
    base = f"/documents/{plan.id}/records?record="
    assert [(one.label, one.count, one.address) for one in held_in(index, plan.id, PUBLIC_READER)] == [
        ("Actions", 2, f"{base}action"),
        ("Risks", 1, f"{base}risk"),
        ("Milestones", SIZE + 2, f"{base}milestone"),
    ]


def test_rows_of_a_table_share_its_columns_and_lead_to_their_words_and_references(index: Index, plan: Document):
    page = records_page(index, plan, {}, PUBLIC_READER)
    (table,) = page.tables
    assert table.labelled
    first = table.rows[0]
    assert [cell.words for cell in first.cells] == ["Roofs", "Ann Ford", "Late"]
    assert (first.label, first.reference) == ("A2.3", "/references/A2.3")
    start, end = PLAN.records[0].spans[0].start, PLAN.records[0].spans[0].end
    assert first.source == f"/documents/{plan.id}?start={start}&end={end}#cited"
    assert table.rows[1].cells[1] == Cell(silence="Left blank")


def test_a_rating_is_shown_by_its_colour_and_its_word(index: Index, plan: Document):
    (table,) = records_page(index, plan, {"record": ["risk"]}, PUBLIC_READER).tables
    assert Cell(words="Red", colour="red") in table.rows[0].cells


def test_many_records_come_a_page_at_a_time(index: Index, plan: Document):
    last = records_page(index, plan, {"record": ["milestone"], "page": ["2"]}, PUBLIC_READER)
    assert [row.label for table in last.tables for row in table.rows] == [f"M{SIZE + 1}", f"M{SIZE + 2}"]
    assert last.pager.previous == f"/documents/{plan.id}/records?record=milestone&page=1"


def test_a_kind_that_the_paper_lacks_is_refused_with_those_it_has(index: Index, plan: Document):
    with pytest.raises(UnknownFilter, match="It has: action, risk, milestone"):
        records_page(index, plan, {"record": ["saving"]}, PUBLIC_READER)


def test_records_of_a_withheld_part_are_neither_shown_nor_counted(tmp_path: Path):
    bid = replace(row(RecordKind.ACTION, "A9.9", title="Quillfeather", table="Bids"), level=AccessLevel.EXEMPT)
    secret = paper("bids.pdf", [row(RecordKind.ACTION, "A1.1", title="Roofs"), bid])
    with stored(tmp_path, secret) as index:
        assert [one.count for one in held_in(index, secret.document.id, OFFICER_READER)] == [2]
        assert [one.count for one in held_in(index, secret.document.id, PUBLIC_READER)] == [1]
        seen = index.catalogue.document(secret.document.id, PUBLIC_READER)
        (table,) = records_page(index, seen, {}, PUBLIC_READER).tables
        assert [row.label for row in table.rows] == ["A1.1"]


def test_the_page_escapes_the_words_of_papers_and_names_the_kinds(client: TestClient, plan: Document):
    page = client.get(f"/documents/{plan.id}/records", headers=HERE).text
    assert "&lt;b&gt;Open&lt;/b&gt;" in page
    assert 'aria-current="page">Actions (2)</a>' in page
    assert "Milestones (102)" in page


def test_a_paper_without_records_says_so_and_an_unknown_one_is_not_found(client: TestClient, index: Index):
    bare = next(one.id for one in index.catalogue.documents(Filters()) if one.name == "bare.pdf")
    assert "Clerk found no tables" in client.get(f"/documents/{bare}/records", headers=HERE).text
    assert client.get("/documents/0123456789abcdef/records", headers=HERE).status_code == 404


def test_the_parts_of_a_papers_page_name_its_records(index: Index, plan: Document):
    parts = paper_parts(index, plan, PUBLIC_READER, 1)
    assert parts["outline"].total == 0
    shown = templates.get_template("_document_records.html").render(**parts)
    assert f'href="/documents/{plan.id}/records?record=action">Actions (2)</a>' in shown
    assert templates.get_template("_document_records.html").render().strip() == ""
