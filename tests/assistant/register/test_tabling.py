"""Rows that were counted or filtered as a table, from a paper through ingest, and by hand what papers seldom hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.citing import cite
from assistant.register.asking import Ask, Operation
from assistant.register.looking import Finding
from assistant.register.narrowing import Condition
from assistant.register.pools import Pool
from assistant.register.tabling import FEW, MOST_COLUMNS, table_of
from assistant.rows import Row, Said
from assistant.settings import AssistantSettings
from assistant.tables import AnswerTable
from assistant.types import Answer, Claim, Dropped, Evidence
from assistant.writers.tabular import row_claim
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.assistant import long_table
from tests.assistant.papers import paper, question
from vectorstore.index import open_index
from vectorstore.records import Field, FieldSource, Record, RecordKind
from vectorstore.settings import StoreSettings
from vectorstore.types import Block, BlockKind, Locator, Span

HEADINGS = ("Ref", "Action", "Lead officer", "Due date", "RAG", "Status")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("plan")
    with open_index(StoreSettings(data=folder / "data")) as index:
        ingest_many([long_table.write(folder / "plan.html")], index, IngestSettings(workers=1))
        yield build_assistant(AssistantSettings(), index)


@pytest.fixture(scope="module")
def opened(assistant: Assistant) -> Answer:
    return assistant.answer(question("Which actions are still open?"))


def tabled(answer: Answer) -> AnswerTable:
    assert answer.table is not None
    return answer.table


def test_many_rows_that_fit_are_a_table_under_the_papers_headings(opened: Answer) -> None:
    table = tabled(opened)
    assert (table.title, table.columns) == ("The 8 actions in Actions at the end of February", HEADINGS)
    first = ("C1", "Mend the 10 metre stretch of quay wall", "Ben Cole", "1 April 2025", "Green", "Open")
    assert [row.label for row in table.rows] == [f"C{number}" for number in range(1, 9)]
    assert table.rows[0].cells == first


def test_a_table_changes_nothing_of_the_claims_and_says_which_it_repeats(opened: Answer) -> None:
    assert opened.claims[0].text.startswith("8 of the 9 actions")
    assert tabled(opened).claims == opened.claims[1:]
    assert opened.text.splitlines()[2].startswith("C1 Mend the 10 metre stretch of quay wall | ")


def test_every_row_rests_on_words_that_the_answer_cites(opened: Answer) -> None:
    for row in tabled(opened).rows:
        assert set(row.citations) <= set(opened.citations)
        assert row.citations[0].quote.startswith(row.label)


def test_a_blank_cell_stays_blank_and_struck_out_words_are_said_to_be_so(opened: Answer) -> None:
    rows = {row.label: row.cells for row in tabled(opened).rows}
    assert rows["C4"][2] == ""
    assert rows["C5"][3] == "[struck out: “1 May 2025”] 3 June 2025"


def test_few_rows_and_answers_that_count_nothing_are_no_table(assistant: Assistant) -> None:
    assert assistant.answer(question("Which actions does Ann Ford lead?")).table is None
    assert assistant.answer(question("When is C2 due?")).table is None


# --- by hand: a row a line of tabs, its fields in order ------------------------------------------------------------


def made(fields: tuple[tuple[str, str, str], ...], *, label: str = "", said: int = 9, cited: int = 9) -> list[Evidence]:
    """A row of (name, heading, value), of which the first `said` fields are said and the first `cited` are cited."""
    values = [value for _, _, value in fields]
    starts = [len("\t".join([*values[:place], ""])) for place in range(len(values))]
    document = paper("\t".join(values))
    found = tuple(
        Field(
            name=name,
            heading=heading,
            value=value,
            spans=(Span(start=start, end=start + len(value)),),
            source=_of(name, value),
        )
        for (name, heading, value), start in zip(fields, starts, strict=True)
    )
    span = Span(start=0, end=found[min(cited, len(found)) - 1].spans[0].end)
    record = Record(
        id=f"r{label or values[0]}",
        document_id="d1",
        kind=RecordKind.ACTION,
        ref=label.casefold() or None,
        label=label or None,
        scope="",
        spans=(Span(start=0, end=len(document.text)),),
        locator=Locator(),
        fields=found,
    )
    row = Row(record=record, said=tuple(Said(field=one, words=one.value) for one in found[:said]))
    block = Block(document_id="d1", span=record.span, kind=BlockKind.ROW, locator=Locator())
    return [Evidence(label="R1", document=document, span=span, block=block, score=1.0, row=row)]


def _of(name: str, value: str) -> FieldSource:
    if name == "rating":
        return FieldSource.COLOUR if value else FieldSource.NOT_SHOWN
    return FieldSource.TEXT if value else FieldSource.BLANK


def finding(rows: list[list[Evidence]], *names: str, wanted: tuple[str, ...] = ()) -> Finding:
    records = tuple(items[0].row.record for items in rows if items[0].row)
    conditions = tuple(
        Condition(name=name, values=("x",), rows=frozenset(), strength=1.0, terms=frozenset()) for name in names
    )
    return Finding(
        ask=Ask(operation=Operation.LIST, noun="action", wanted=wanted),
        pool=Pool(document=rows[0][0].document, records=records, kind=RecordKind.ACTION, name="", vocabulary={}),
        rows=records,
        among=len(rows),
        conditions=conditions,
        score=9.0,
    )


def table(rows: list[list[Evidence]], *names: str, wanted: tuple[str, ...] = ()) -> AnswerTable:
    claims = [Claim(text=row_claim(items).text, citations=(cite(items[0]),)) for items in rows]
    found = table_of(finding(rows, *names, wanted=wanted), rows, [claims[0], *claims])
    assert found is not None
    return found


def several(*fields: tuple[str, str, str], label: str = "", said: int = 9, cited: int = 9) -> list[list[Evidence]]:
    return [made(fields, label=label, said=said, cited=cited) for _ in range(FEW + 1)]


NAME = ("title", "Action", "Mend the old quay wall")


@pytest.mark.parametrize(("said", "cited"), [(1, 1), (2, 1)])
def test_a_cell_whose_words_are_not_cited_is_not_shown(said: int, cited: int) -> None:
    shown = table(several(NAME, ("amount", "Cost", "£4m"), said=said, cited=cited))
    assert shown.rows[0].cells == ("Mend the old quay wall", "…")
    assert [cited.quote for cited in shown.rows[0].citations] == ["Mend the old quay wall"]


def test_a_colour_is_named_without_what_the_key_says_of_it() -> None:
    shown = table(several(NAME, ("rating", "RAG", "Red (later than Saving 9 or 3 May 2031)"), cited=1))
    assert shown.rows[0].cells == ("Mend the old quay wall", "Red")


def test_a_column_that_no_row_fills_is_left_out_and_a_lost_colour_among_others_is_said_to_be_lost() -> None:
    lost = (NAME, ("rating", "RAG", ""), ("due", "Due", ""))
    rows = several(*lost)
    assert table(rows, wanted=("rating", "due")).columns == ("Action",)
    shown = table([made((NAME, ("rating", "RAG", "Red"))), *rows[1:]])
    assert [row.cells[1] for row in shown.rows] == ["Red", *["not shown in this copy"] * FEW]


def test_a_reference_is_said_once_under_its_own_heading() -> None:
    shown = table(several(("title", "Saving", "Saving 9"), ("description", "What", "Lamps"), label="Saving 9"))
    assert (shown.columns, shown.rows[0].cells) == (("Saving", "What"), ("Saving 9", "Lamps"))
    carried = table(several(NAME, label="A1"))
    assert (carried.columns, carried.rows[0].cells) == (("Reference", "Action"), ("A1", "Mend the old quay wall"))


def test_words_that_all_headings_begin_with_are_the_tables_and_one_alone_is_not() -> None:
    years = [("amount", f"Saved in £m by {year}", str(year)) for year in (2025, 2026)]
    assert table(several(NAME, *years)).columns == ("Action", "2025", "2026")
    assert table(several(NAME, ("a", "The cost", "x"), ("b", "The end", "y"))).columns == (
        "Action",
        "The cost",
        "The end",
    )


def test_what_the_question_rests_on_is_a_column_before_what_else_a_row_says() -> None:
    others = [(f"f{number}", f"F{number}", "x") for number in range(MOST_COLUMNS)]
    tale = ("tale", "Tale", "word " * 30 + "end")
    rows = several(NAME, *others, tale, ("owner", "Lead", "Ann"), ("due", "Due", "May"))
    assert table(rows, "owner", wanted=("due",)).columns == ("Action", "F0", "F1", "F2", "Lead", "Due")
    assert table(rows, "tale").columns == ("Action", "F0", "F1", "F2", "F3", "Tale")
    assert "Tale" not in table(several(NAME, tale)).columns


def test_a_field_without_a_heading_goes_by_its_name() -> None:
    assert table(several(NAME, ("due_by", "", "May"))).columns == ("Action", "Due by")


def test_there_is_no_table_of_a_few_rows_nor_where_the_count_did_not_stand() -> None:
    rows = several(NAME)
    dropped = Dropped(text="4 actions", why="not in its quotes: 4")
    assert table_of(finding(rows), rows, [dropped]) is None
    few = rows[:FEW]
    counted = Claim(text="3 actions", citations=(cite(few[0][0]),))
    assert table_of(finding(few), few, [counted]) is None


def test_a_row_whose_own_claim_was_dropped_is_in_the_table_all_the_same() -> None:
    rows = several(NAME)
    claim = Claim(text="4 actions", citations=(cite(rows[0][0]),))
    shown = table_of(finding(rows), rows, [claim, Dropped(text="x", why="y"), *[claim] * FEW])
    assert shown is not None
    assert (len(shown.rows), len(shown.claims)) == (FEW + 1, FEW)
