from __future__ import annotations

from tests.ingest.records.ledger import made, made_of_pages, records, values
from vectorstore.records import RecordKind

HEADS = "\t2024-25 Savings Target\tForecast\tVariance\n"
FIRST = "Fewer agency staff\t-3,041.1\t-2,000.0\t1,041.1\n"
SECOND = "Shared depots\t-3,500.0\t-3,500.0\t-\n"


def test_words_under_the_figures_of_a_row_are_its_comments() -> None:
    document, found = made(
        HEADS + FIRST + "\tThe contract was let two months late\t\t\n" + SECOND + "\t\tNot yet begun, but planned\t\n"
    )
    assert [record.kind for record in found] == [RecordKind.SAVING] * 2
    assert values(found, "title") == ["Fewer agency staff", "Shared depots"]
    assert values(found, "target") == ["-3,041.1", "-3,500.0"]
    assert values(found, "comments") == ["The contract was let two months late", "Not yet begun, but planned"]
    assert [document.quote(span) for span in found[0].spans][1] == "The contract was let two months late"


def test_a_sentence_at_the_left_explains_the_row_above_and_a_short_heading_does_not() -> None:
    sentence = "The forecast fell since two more posts than planned were left empty.\t\t\t\n"
    found = records(HEADS + FIRST + sentence + "Depots and parks\t\t\t\n" + SECOND)
    assert values(found, "comments")[0].startswith("The forecast fell")
    assert values(found, "group") == ["", "Depots and parks"]


def test_an_explanation_that_goes_on_over_a_page_is_one() -> None:
    _, found = made_of_pages(
        HEADS + FIRST + "\tThe contract was let two months late and\t\t\n",
        HEADS + "\tthe work begins in May\t\t\n" + SECOND,
    )
    assert values(found, "comments")[0] == "The contract was let two months late and the work begins in May"
    assert len(found) == 2


def test_a_comment_in_its_own_column_stays_there() -> None:
    text = "Measure\tTarget\tQ1\tQ2\tComments\nVisits\t90\t80\t85\tBusy.\n\t\t\t\tAnd short of staff all through.\n"
    (found,) = records(text, RecordKind.KPI)
    assert found.value("comments") == "Busy. And short of staff all through."
