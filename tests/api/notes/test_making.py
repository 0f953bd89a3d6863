from __future__ import annotations

from datetime import datetime
from typing import Any

from api.notes.making import note_of
from api.notes.model import WITHHELD, Asked, Note
from api.notes.papers import REPLACED, Facts
from tests.api.kept_answers import abstention, answer, citation, tabled

WHEN = datetime(2025, 4, 1, 9, 30)


def note(
    *answers: dict[str, Any], withheld: tuple[int, ...] = (), held: bool = True, said: tuple[str, ...] = ()
) -> Note:
    """A note of answers, where the places that start at `withheld` may no longer be shown."""
    asked = [Asked(question="How long?", answer=one, filters={"said": said}, asked=WHEN) for one in answers]

    def look_up(cited: Any) -> Facts:
        return Facts(committee="Cabinet", printed="12", held=held, withheld=cited["start"] in withheld)

    return note_of("Harbour", asked, look_up, made=WHEN, council="Wexcombe", base="http://clerk.test/")


def test_each_place_has_one_number_through_the_whole_note_in_order_of_use() -> None:
    made = note(
        answer(), answer(claims=[{"text": "Again.", "citations": [2, 1]}], citations=[citation(3), citation(1)])
    )
    first, second = made.parts
    assert [line.sources for line in first.lines] == [(1, 2), (2,)]
    assert [line.sources for line in second.lines] == [(1, 3)]
    assert [source.number for source in made.sources] == [1, 2, 3]


def test_a_source_says_paper_committee_date_place_printed_page_and_the_words() -> None:
    source = note(answer()).sources[0]
    assert source.heading == "Harbour wall repairs, Cabinet, 11 March 2025"
    assert source.place == "p. 1, Background, para 2.1 (printed page 12)"
    assert source.quote == "The harbour wall is 1 metres long."
    assert source.link == "http://clerk.test/documents/abc?start=100&end=150#cited"


def test_what_the_title_says_already_is_not_said_twice() -> None:
    cited = citation(1, title="Cabinet, 11 March 2025", locator="", page=None)
    source = note(answer(citations=[cited, citation(2)])).sources[0]
    assert source.heading == "Cabinet, 11 March 2025"
    assert source.place == "whole document (printed page 12)"


def test_a_paper_without_a_date_or_place_is_told_by_its_page() -> None:
    source = note(answer(citations=[citation(1, meeting_date=None, locator=""), citation(2)])).sources[0]
    assert (source.date, source.place) == ("", "p. 1 (printed page 12)")


def test_rows_are_a_table_with_a_column_of_sources_and_the_counting_claim_stands_without_them() -> None:
    part = note(tabled()).parts[0]
    assert [(line.text, line.sources) for line in part.lines] == [("2 of the 8 actions are red: C1 and C2.", ())]
    (grid,) = part.grids
    assert grid.columns == ("Ref", "Action", "RAG", "Source")
    assert [cell.text for cell in grid.rows[0]] == ["C1", "Mend the pump", "Red", ""]
    assert [row[-1].sources for row in grid.rows] == [(1,), (2,)]
    assert note(tabled()).sources[0].in_cells


def test_one_thing_in_two_papers_stands_side_by_side_with_a_row_of_sources() -> None:
    cited = [citation(1), citation(2, document_id="def", title="Dashboard", meeting_date="2025-05-28")]
    claims = [
        {"text": "C1 Mend the pump | Status: Late | Lead: A. Carter", "citations": [1]},
        {"text": "C1 Mend the pump | Status: Done", "citations": [2]},
    ]
    (grid,) = note(answer(claims=claims, citations=cited)).parts[0].grids
    assert grid.columns == ("", "Harbour wall repairs, 11 March 2025", "Dashboard, 28 May 2025")
    told = [[cell.text for cell in row] for row in grid.rows]
    assert told == [["Status", "Late", "Done"], ["Lead", "A. Carter", ""], ["Source", "", ""]]
    assert [cell.sources for cell in grid.rows[-1]] == [(), (1,), (2,)]


def test_an_abstention_says_so_and_what_the_papers_do_hold() -> None:
    part = note(abstention(), said=("Up to 31 March 2025", "Cabinet")).parts[0]
    assert part.verdict == "No answer in these papers"
    assert part.lead == "The record does not say. Searched 3 papers."
    assert part.lines[0].text == "“The harbour wall is 3 metres long.”"
    assert part.searched == "Papers narrowed to: Up to 31 March 2025; Cabinet. Asked on 1 April 2025."


def test_a_question_back_lists_what_it_may_mean() -> None:
    choice = {"label": "C1", "title": "Mend the pump", "paper": "Plan", "citation": 1, "question": "C1 of the plan?"}
    part = note(answer(claims=[], choices=[choice], lead="Which C1 do you mean?")).parts[0]
    assert (part.lead, part.lines[0].text) == ("Which C1 do you mean?", "C1 Mend the pump (Plan)")


def test_remarks_of_the_answer_come_before_it() -> None:
    part = note(answer(reading="Read “wal” as “wall”.", notes=["The model did not reply."])).parts[0]
    assert part.remarks == ("Read “wal” as “wall”.", "The model did not reply.")


def test_words_that_are_withheld_by_now_are_left_out_wherever_they_stand() -> None:
    part = note(answer(), withheld=(100,)).parts[0]
    assert [line.text for line in part.lines] == ["It is old."]
    assert part.lead == ""
    assert part.remarks == (WITHHELD,)
    rows = note(tabled(), withheld=(100,))
    assert [row[0].text for row in rows.parts[0].grids[0].rows] == ["C2"]
    assert "C1" not in str(rows)
    assert note(tabled(), withheld=(100, 200)).parts[0].grids == ()


def test_a_comparison_with_a_withheld_side_is_left_out() -> None:
    cited = [citation(1), citation(2, document_id="def")]
    claims = [{"text": f"C1 Pump | Status: {said}", "citations": [n]} for n, said in ((1, "Late"), (2, "Done"))]
    made = note(answer(claims=claims, citations=cited), withheld=(100,))
    assert made.parts[0].grids == ()
    assert "Late" not in str(made)


def test_a_paper_that_is_gone_keeps_its_words_and_says_so_but_has_no_link() -> None:
    source = note(answer(), held=False).sources[0]
    assert (source.link, source.remarks) == ("", REPLACED)
