from __future__ import annotations

import csv
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.errors import InvalidGold
from evals.sample_sets import load_samples
from evals.samples import Sample, read_gold
from evals.sheets import columns as c
from evals.sheets.template import GOLD, examples, write_template
from evals.sheets.writing import fill_sheet, rows_of

HEADINGS = ["key facts", "QUESTION", "Expected report*", "Paragraph, or quote", "Page", "must-refuse"]
LEAD = [
    "Ann Carter | A. Carter; Head of Works",
    "Who leads the depot review?",
    "review.pdf",
    "led by Ann Carter",
    3,
    "",
]
NAMES = [column for column in c.COLUMNS if column is not c.ACCEPT]


@pytest.fixture
def sheet(tmp_path):
    """Write rows into a workbook, or into CSV where the name ends so."""

    def write(*rows, name="questions.xlsx", title="Sheet1", **options):
        path = tmp_path / name
        if name.endswith(".csv"):
            with path.open("w", newline="", encoding=options.pop("encoding", "utf-8")) as out:
                csv.writer(out, **options).writerows(rows)
        else:
            book = openpyxl.Workbook()
            book.active.title = title
            for row in rows:
                book.active.append(row)
            book.save(path)
        return path

    return write


def test_columns_are_found_by_their_headings_in_any_order_and_case(sheet):
    loaded = load_samples(sheet(HEADINGS, LEAD))
    (sample,) = loaded.samples
    assert (loaded.name, loaded.places) == ("questions.xlsx", ("row 2",))
    assert sample.key_facts == (("Ann Carter", "A. Carter"), ("Head of Works",))
    (quote,) = sample.evidence
    assert (quote.doc, quote.quote, quote.page) == ("review.pdf", "led by Ann Carter", 3)
    assert (sample.type, sample.answerable) == ("fact", True)


def test_headings_may_stand_under_a_title_and_blank_rows_are_no_questions(sheet):
    loaded = load_samples(sheet(["Questions of the audit team"], [], HEADINGS, [], LEAD, []))
    assert loaded.places == ("row 5",)


@pytest.mark.parametrize("options", [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"encoding": "utf-8-sig"}])
def test_csv_is_read_whatever_separates_its_cells(sheet, options):
    workbook = load_samples(sheet(HEADINGS, LEAD))
    loaded = load_samples(sheet(HEADINGS, [], LEAD, name="questions.csv", **options))
    assert loaded.samples == workbook.samples
    assert loaded.places == ("row 3",)
    assert loaded.digest == workbook.digest


def test_csv_of_old_excel_is_read_too(sheet):
    row = ["£1.2m", "How much?", "review.pdf", "costs £1.2m – more", 3, ""]
    (sample,) = load_samples(sheet(HEADINGS, row, name="q.csv", encoding="cp1252")).samples
    assert sample.key_facts == (("£1.2m",),)


def test_a_row_below_without_a_question_is_one_more_place(sheet):
    more = ["", "", "minutes.pdf; draft.pdf", "Minute 36", "", ""]
    (sample,) = load_samples(sheet(HEADINGS, LEAD, more)).samples
    first, second = sample.evidence
    assert first.doc == "review.pdf"
    assert (second.documents, second.paragraph, second.quote) == (("minutes.pdf", "draft.pdf"), "Minute 36", None)


def test_values_of_cells_are_read_as_excel_shows_them(sheet):
    path = sheet(["Question", "Key facts", "As of", "Report", "Page"])
    book = openpyxl.load_workbook(path)
    book.active.append(["How much?", 1250000, datetime(2025, 5, 14), "plan.pdf", 2])
    book.active["B2"].number_format = "£#,##0"
    book.save(path)
    (sample,) = load_samples(path).samples
    assert (sample.key_facts, sample.as_of) == ((("£1,250,000",),), date(2025, 5, 14))


def test_what_is_left_empty_is_made_up_and_an_id_does_not_depend_on_the_row(sheet):
    headings = ["Question", "Must refuse", "Earlier questions", "Key facts"]
    first = ["Who won the tender?", "yes", "", ""]
    second = ["And who lost?", "", "Who won the tender?\nWhen?", "Nobody"]
    one, two = load_samples(sheet(headings, first, second)).samples
    assert (one.type, two.type, two.history) == ("unanswerable", "followup", ("Who won the tender?", "When?"))
    again, _ = load_samples(sheet(headings, second, first)).samples
    assert (again.id, one.id != two.id) == (two.id, True)


def test_only_what_was_accepted_is_taken_from_a_draft(sheet):
    headings = ["Question", "Accept", "Report", "Page"]
    rows = (["One?", "yes", "a.pdf", 1], ["Two?", "", "a.pdf", 2], ["", "", "a.pdf", 3], ["Three?", "y", "a.pdf", 4])
    loaded = load_samples(sheet(headings, *rows))
    assert [sample.question for sample in loaded.samples] == ["One?", "Three?"]
    assert loaded.places == ("row 2", "row 5")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["", "Who?", "", "led by", "", ""], "row 2, column 'Expected report': is empty"),
        (["", "Who?", "a.pdf", "", "", ""], "row 2, column 'Paragraph or quote': is empty"),
        (["", "Who?", "a.pdf", "led by", "iv", ""], "row 2, column 'Page': 'iv': give one page"),
        (["", "Who?", "", "", "", "maybe"], "row 2, column 'Must refuse': 'maybe': write yes or no"),
        (["", "Who?", "", "", "", ""], "row 2, Value error, an answerable question needs key_facts or evidence"),
        (["Ann", "", "", "", "", ""], "row 2, column 'Question': is empty, and no question stands above"),
    ],
)
def test_a_slip_is_named_by_row_and_column(sheet, row, said):
    with pytest.raises(InvalidGold) as caught:
        load_samples(sheet(HEADINGS, row))
    assert said in str(caught.value)


def test_every_slip_is_named_at_once_with_the_place_of_a_second_row(sheet):
    with pytest.raises(InvalidGold) as caught:
        load_samples(sheet(HEADINGS, LEAD, ["", "", "b.pdf", "words", "x", ""], LEAD))
    message = str(caught.value)
    assert "row 3, column 'Page': 'x'" in message
    path = sheet(HEADINGS, LEAD, LEAD)
    with pytest.raises(InvalidGold, match=r"row 3, column 'Question': is asked in row 2 too"):
        load_samples(path)


def test_a_misspelt_heading_is_named_and_a_second_of_a_kind(sheet):
    with pytest.raises(InvalidGold) as caught:
        load_samples(sheet(["Question", "Report", "Page", "Kye facts", "Paper"], ["Who?", "a.pdf", 1, "Ann", ""]))
    assert "row 1, column 'Kye facts': did you mean 'Key facts'?" in str(caught.value)
    assert "column 'Paper': there are two of it" in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "said"),
    [([["Name", "Age"]], "no sheet has the headings"), ([HEADINGS], "holds no question")],
)
def test_a_workbook_without_questions_is_refused(sheet, rows, said):
    with pytest.raises(InvalidGold, match=said):
        load_samples(sheet(*rows))


def test_a_sheet_called_questions_without_headings_is_told_what_it_needs(sheet):
    with pytest.raises(InvalidGold, match="no row has the headings"):
        load_samples(sheet(["Who?"], title="Questions"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("q.xlsx", b"no workbook", "cannot be read as a workbook"),
        ("q.csv", b"\xff\xfe\x00", "cannot be read"),
        ("q.csv", b'Question,"Key facts\n', "is no CSV"),
    ],
)
def test_a_file_that_is_no_sheet_is_named(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidGold, match=said):
        load_samples(tmp_path / name)


@pytest.mark.parametrize("name", ["q.xls", "q.ODS"])
def test_other_kinds_of_spreadsheet_are_told_how_to_be_saved(tmp_path, name):
    with pytest.raises(InvalidGold, match="Save it as XLSX or CSV"):
        load_samples(tmp_path / name)


def test_the_template_offers_choices_and_its_example_is_not_read_as_questions(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Questions", "Instructions", "Example"]
    offered = {rule.formula1 for rule in book["Questions"].data_validations.dataValidation}
    assert '"yes,no"' in offered
    with pytest.raises(InvalidGold, match="holds no question"):
        load_samples(path)


def test_the_example_is_itself_readable_and_shows_each_kind_of_question(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    del book["Questions"]
    book["Example"].title = "Questions"
    book.save(path)
    assert [told(one) for one in load_samples(path).samples] == [told(one) for one in examples()]
    assert {sample.answerable for sample in examples()} == {True, False}


def told(sample):
    """A sample without what a spreadsheet has no column for."""
    bare = sample.model_dump(exclude={"tags"})
    return bare | {"evidence": [{**quote, "locator": None} for quote in bare["evidence"]]}


def test_every_question_of_the_sample_council_comes_back_from_a_workbook_as_it_was(tmp_path):
    gold, path = read_gold(GOLD), tmp_path / "all.xlsx"
    save(path, gold)
    assert [told(one) for one in load_samples(path).samples] == [told(one) for one in gold]


WORDS = st.text(alphabet="aB3 .=“”-+@£'\"", min_size=1, max_size=30).filter(lambda text: text.strip())


@given(quote=WORDS)
def test_whatever_is_quoted_comes_back_as_words_never_as_a_formula_or_a_place(quote, tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "one.xlsx"
    gold = Sample(id="q", question="=1+1?", type="fact", answerable=True, evidence=({"doc": "a.pdf", "quote": quote},))
    save(path, [gold])
    (sample,) = load_samples(path).samples
    assert sample.question == "=1+1?"
    assert sample.evidence[0].quote == quote.strip()


def save(path, gold):
    book = openpyxl.Workbook()
    fill_sheet(book.active, NAMES, [row for sample in gold for row in rows_of(sample)])
    book.save(path)
