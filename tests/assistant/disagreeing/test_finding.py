from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.disagreeing.finding import Disagreements
from assistant.disagreeing.types import Disagreement, How, Side
from tests.assistant.handmade import Line, paper, row, say, stored
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import OFFICER_READER, AccessLevel, Filters
from vectorstore.versions import NewVersion

ACTION, PROJECT, SAVING = RecordKind.ACTION, RecordKind.PROJECT, RecordKind.SAVING
COUNTS = (4, 3, 5, 2, 4, 2)
"""How many actions each of six projects has."""


def projects(counts: Sequence[object] = COUNTS, **more: str) -> list[Line]:
    return [
        row(PROJECT, f"A{n}", table="Projects", headings=("Appendix One",), title=f"Project {n}", count=str(c), **more)
        for n, c in enumerate(counts, 1)
    ]


def actions(counts: Sequence[int] = COUNTS, **more: str) -> list[Line]:
    return [
        row(ACTION, f"A{p}.{n}", headings=("Appendix Two",), title=f"Do the {n}th thing", **more)
        for p, count in enumerate(counts, 1)
        for n in range(1, count + 1)
    ]


def found_in(folder: Path, *papers: NewVersion | Sequence[Line], **about: object) -> tuple[Disagreement, ...]:
    read = [one if isinstance(one, NewVersion) else paper(f"{n}.pdf", one) for n, one in enumerate(papers)]
    with stored(folder, *read) as index:
        ids = [one.document.id for one in read]
        return Disagreements(index).about(Filters(), documents=ids, **about)  # type: ignore[arg-type]


def values(found: Sequence[Disagreement]) -> list[tuple[str, list[str]]]:
    return [(one.what, [side.value for side in one.sides]) for one in found]


def test_a_stated_total_that_neither_the_column_nor_the_rows_come_to_is_told_with_all_three(tmp_path: Path):
    (one,) = found_in(
        tmp_path, [say("The plan has 6 projects and 23 actions."), *projects((4, 3, 5, 2, 4, 3)), *actions()]
    )[:1]
    assert [(side.value, side.how) for side in one.sides] == [
        ("23", How.STATED),
        ("21", How.SUMMED),
        ("20", How.LISTED),
    ]
    assert one.sides[0].citations[0].quote == "The plan has 6 projects and 23 actions."
    assert [cited.locator.row for cited in one.sides[2].citations] == ["A1.1", "A6.2"]
    assert one.text.startswith("The record differs on the number of actions: 23 stated (")
    assert one.text.endswith("20 listed (Appendix Two, rows A1.1 to A6.2).")


ELSEWHERE = row(ACTION, "B1.1", scope="Housing plan", title="Build")
SAID_TWICE = [*actions((1,), table="More"), row(ACTION, "A7.1", table="More", title="Do more")]
UNREAD = say("A6.3\tnot read as a row")


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        pytest.param("The plan has 6 projects and 20 actions.", [], id="it agrees"),
        pytest.param("There are 23 actions in the plan.", [], id="nothing ties it to the table"),
        pytest.param("The plan has 7 projects and 23 actions.", [], id="the other total is off"),
        pytest.param("The plan has 6 projects and 90 actions.", [], id="it is far apart"),
        pytest.param("In May 2019 the plan had 6 projects and 23 actions.", [], id="it is of another day"),
        pytest.param("The plan has 6 projects and 23 actions.", [UNREAD], id="a row may have been missed"),
        pytest.param("The plan has 6 projects and 23 actions.", SAID_TWICE, id="a reference stands twice"),
        pytest.param("The plan has 6 projects and 23 actions.", [ELSEWHERE], id="there are two plans"),
    ],
)
def test_a_total_is_left_alone_where(tmp_path: Path, sentence: str, more: list[Line]):
    assert found_in(tmp_path, [say(sentence), *projects(("",) * 6), *actions(), *more]) == ()


def test_a_sentence_that_names_the_appendix_ties_a_total_to_its_table(tmp_path: Path):
    found = found_in(tmp_path, [say("The detail of 23 actions is in Appendix Two."), *actions()])
    assert values(found) == [("the number of actions", ["23", "20"])]


def test_a_table_of_examples_is_not_counted_with_the_table_it_is_from(tmp_path: Path):
    examples = [row(ACTION, "A1.1", table="Examples", title="Do the 1th thing")]
    lines = [say("The detail of 23 actions is in Appendix Two."), *examples, *actions()]
    assert values(found_in(tmp_path, lines)) == [("the number of actions", ["23", "20"])]


def test_a_row_whose_number_differs_from_its_own_rows_is_told_where_most_agree(tmp_path: Path):
    found = found_in(tmp_path, [*projects((4, 3, 5, 2, 4, 3)), *actions()])
    assert values(found) == [("the number of actions of A6", ["3", "2"])]
    assert found[0].refs == ("a6",)
    assert found_in(tmp_path / "most", [*projects((9, 9, 9, 2, 4, 3)), *actions()]) == ()


def test_a_row_that_gives_no_number_is_said_beside_the_sum(tmp_path: Path):
    lines = [say("The plan has 6 projects and 23 actions."), *projects((4, 3, 5, 4, 4, "N/A"))]
    (one,) = found_in(tmp_path, lines)
    assert "1 rows give no number" in one.sides[1].note


def test_more_rows_of_a_status_than_the_summary_counts_are_told(tmp_path: Path):
    summary = [row(PROJECT, "A1", table="Projects", title="Roofs", comments="2 Actions Reprofiled, 2 Actions - Closed")]
    rows = [row(ACTION, f"A1.{n}", title=f"Roof {n}", status="Reprofiled as usual") for n in (1, 2, 3)]
    closed = [row(ACTION, f"A1.{n}", title=f"Roof {n}", status="Close") for n in (4, 5)]
    found = found_in(tmp_path, [*summary, *rows, *closed])
    assert values(found) == [("the number of actions of A1 that are reprofiled", ["2", "3"])]


def test_fewer_rows_of_a_status_may_say_it_in_other_words(tmp_path: Path):
    summary = [row(PROJECT, "A1", table="Projects", title="Roofs", comments="4 Actions Removed")]
    assert found_in(tmp_path, [*summary, row(ACTION, "A1.1", title="Roof", status="Removed")]) == ()


SAME = {"title": "Mend the town hall roof", "status": "Open", "owner": "Ann Ford"}


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"status": "Closed"}, ["the status of B1"]),
        ({"owner": "Ben Cole"}, ["the lead of B1"]),
        ({"status": "Open, on track"}, []),
        ({"owner": "A. Ford"}, []),
        ({"owner": "Director of Property"}, []),
        ({"status": ""}, []),
        ({"status": "Waiting until the surveyor has said what else there is to be done"}, []),
        ({"title": "Paint the door", "status": "Closed"}, []),
    ],
)
def test_one_thing_of_one_day_told_in_two_ways(tmp_path: Path, changed: dict[str, str], what: list[str]):
    one, other = row(ACTION, "B1", **SAME), row(ACTION, "B1", table="Summary", **{**SAME, **changed})
    assert [d.what for d in found_in(tmp_path / "paper", [one, other])] == what
    two = found_in(tmp_path / "papers", [one], [other], refs=("b1",))
    assert [d.what for d in two] == what
    assert all("in 0.pdf" in d.text and "in 1.pdf" in d.text for d in two)


def test_two_days_two_plans_two_kinds_and_two_rows_of_one_table_do_not_disagree(tmp_path: Path):
    one, closed = row(ACTION, "B1", **SAME), {**SAME, "status": "Closed"}
    others = (
        [row(ACTION, "B1", scope="Other plan", table="Summary", **closed)],
        [row(RecordKind.RISK, "B1", table="Summary", **closed)],
        [row(ACTION, "B1", **closed)],
    )
    for n, other in enumerate(others):
        assert found_in(tmp_path / str(n), [one, *other]) == ()
    later = paper("later.pdf", [row(ACTION, "B1", table="Summary", **closed)], meeting=date(2026, 1, 1))
    assert found_in(tmp_path / "days", [one], later, refs=("b1",)) == ()


def savings(*rows: tuple[str, str, str], total: tuple[str, str]) -> list[Line]:
    lines = [row(SAVING, name, table="Savings", **{"2025/26": a, "2026/27": b}) for name, a, b in rows]
    return [*lines, row(SAVING, "Total", table="Savings", **{"2025/26": total[0], "2026/27": total[1]})]


ROWS = (("Saving 1", "120", "1,000"), ("Saving 2", "95", "(20)"), ("Saving 3", "70", "300"))


def test_a_total_row_that_its_column_does_not_come_to_is_told_where_another_column_does(tmp_path: Path):
    (one,) = found_in(tmp_path, savings(*ROWS, total=("285", "1,380")))
    assert values([one]) == [("the total of 2026/27", ["1,380", "1280"])]
    assert [cited.quote for cited in one.sides[1].citations] == ["1,000", "300"]


WRONG = ("285", "1,380")
MISSED = savings(*ROWS, total=WRONG)
MISSED.insert(2, say("Saving 9\t0\t100"))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(savings(*ROWS, total=("285", "1,280")), id="both columns agree"),
        pytest.param(savings(*ROWS, total=("305", "1,380")), id="no column agrees, so these rows are not its own"),
        pytest.param(savings(*ROWS, total=("285", "9,000")), id="it is far apart"),
        pytest.param(savings(*ROWS[:2], ("S 3", "70", "1.2"), total=("285", "981")), id="it is rounded"),
        pytest.param(savings(*ROWS[:2], ("Sub-total", "70", "300"), total=WRONG), id="a total is among the rows"),
        pytest.param(savings(*ROWS[:2], ("Saving 3", "70", "tbc"), total=WRONG), id="a cell is no number"),
        pytest.param(MISSED, id="a row was missed"),
    ],
)
def test_a_total_row_is_left_alone_where(tmp_path: Path, lines: list[Line]):
    assert found_in(tmp_path, lines) == ()


def programme(sentence: str, *, amounts: Sequence[str] = ("1,200", "940", "437"), printed: str = "2,577") -> list[Line]:
    table = {"table": "Savings (£000)", "scope": "Savings programme"}
    rows = [row(SAVING, f"Saving {n}", title="Save", **table, **{"2025/26": one}) for n, one in enumerate(amounts, 1)]
    return [say(sentence), *rows, say(f"Total savings {printed}")]


def test_stated_savings_that_their_column_does_not_come_to_are_told_with_the_printed_total(tmp_path: Path):
    (one,) = found_in(tmp_path, programme("4.2 Savings of £2.623m are to be made in 2025/26."))
    assert values([one]) == [("the savings of 2025/26", ["£2.623m", "£2,577k"])]
    assert one.sides[1].citations[0].quote == "Total savings 2,577"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(programme("Savings of £2.577m are to be made in 2025/26."), id="it agrees"),
        pytest.param(programme("Savings of £2.6m are to be made in 2025-26."), id="it is rounded"),
        pytest.param(programme("Savings of £2.623m are to be made in 2026/27."), id="it is of another year"),
        pytest.param(programme("Savings of £2.623m from libraries are to be made in 2025/26."), id="it is of a part"),
        pytest.param(programme("Savings of £0.4m are to be made in 2025/26."), id="it is far apart"),
        pytest.param(programme("Savings of £2.623m in 2025/26.", printed="2,600"), id="the paper prints no such sum"),
        pytest.param(programme("Savings of £2.623m in 2025/26.", amounts=("1", "tbc")), id="a cell is no number"),
    ],
)
def test_stated_savings_are_left_alone_where(tmp_path: Path, lines: list[Line]):
    assert found_in(tmp_path, lines) == ()


def report(sentence: str, last: int, *more: str) -> list[Line]:
    return [say(sentence), *(say(f"Issue {n} - Whether it is sound") for n in range(1, last + 1)), *map(say, more)]


def test_headings_that_number_fewer_issues_than_are_stated_are_told(tmp_path: Path):
    (one,) = found_in(tmp_path, report("I have identified 9 main issues.", 8))
    assert values([one]) == [("the number of issues", ["9", "8"])]
    assert [cited.quote for cited in one.sides[1].citations] == [
        "Issue 1 - Whether it is sound",
        "Issue 8 - Whether it is sound",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(report("I have identified nine main issues.", 9), id="they agree"),
        pytest.param(report("I have identified 9 main issues.", 8, "See Issue 9 below."), id="one more is named"),
        pytest.param(report("I have identified 9 main issues.", 8, "Issue 10 - Whether"), id="there is a gap"),
        pytest.param(report("I have identified 9 main issues.", 8, "Issue 1 - Whether"), id="two lists differ"),
        pytest.param(report("I have identified 20 main issues.", 8), id="they are far apart"),
        pytest.param(report("I have identified 9 main issues. The Plan has 8 issues.", 8), id="one sentence agrees"),
    ],
)
def test_numbered_headings_are_left_alone_where(tmp_path: Path, lines: list[Line]):
    assert found_in(tmp_path, lines) == ()


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    lines = [say("The plan has 6 projects and 23 actions."), *projects((4, 3, 5, 2, 4, 3)), *actions()]
    exempt = say("The price is withheld.", level=AccessLevel.EXEMPT)
    with stored(tmp_path, paper("whole.pdf", lines), paper("part.pdf", [*lines, exempt])) as opened:
        yield opened


def ids(index: Index) -> dict[str, str]:
    return {info.name: info.id for info in index.catalogue.documents(Filters())}


def test_an_answer_about_a_kind_gets_its_count_and_one_about_a_thing_its_own(index: Index):
    finder, paper_ids = Disagreements(index), [ids(index)["whole.pdf"]]
    ask = {"documents": paper_ids}
    assert [d.what for d in finder.about(Filters(), kinds=(ACTION,), **ask)] == ["the number of actions"]
    assert [d.what for d in finder.about(Filters(), refs=("a6",), **ask)] == ["the number of actions of A6"]
    assert finder.about(Filters(), kinds=(RecordKind.RISK,), **ask) == ()
    assert [d.noun for d in finder.about(Filters(), words="How many actions are there?", **ask)] == ["actions"]
    assert finder.about(Filters(), words="How many reactions are there?", **ask) == ()
    assert len(finder.about(Filters(), **ask)) == 2


def test_a_paper_of_which_a_part_is_withheld_is_never_said_to_contradict_itself(index: Index):
    finder, paper_ids = Disagreements(index), [ids(index)["part.pdf"]]
    assert finder.about(Filters(), documents=paper_ids) == ()
    assert len(finder.about(Filters(levels=OFFICER_READER), documents=paper_ids)) == 2


def test_a_contradiction_is_a_claim_with_the_words_of_every_side(index: Index):
    (one, _) = Disagreements(index).about(Filters(), documents=[ids(index)["whole.pdf"]])
    assert one.claim.text == one.text
    assert {cited for side in one.sides for cited in side.citations} == set(one.claim.citations)


def test_a_contradiction_of_one_value_cannot_be_made(index: Index):
    (one, _) = Disagreements(index).about(Filters(), documents=[ids(index)["whole.pdf"]])
    side = Side(value="3", how=How.STATED, citations=one.sides[0].citations)
    with pytest.raises(ValueError, match="do not differ"):
        Disagreement(what="nothing", sides=(side, side))
