from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.changes import citable, notes_of, read_as, shown, struck_notes, told_apart, unfounded, without_notes
from vectorstore.spans import merged
from vectorstore.types import Access, AccessLevel, Document, Restriction, Span


def paper(marked: str) -> Document:
    """A paper of a text in which {braces} stand around what is struck out."""
    text, gone, start = "", [], 0
    for sign in marked:
        if sign == "{":
            start = len(text)
        elif sign == "}":
            gone.append(Span(start=start, end=len(text)))
        else:
            text += sign
    return Document(id="d1", version=1, name="p.txt", title="Paper", source="/p.txt", text=text, deletions=merged(gone))


def whole(document: Document) -> Span:
    return Span(start=0, end=len(document.text))


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("It shall comply{ and be quick}.", "It shall comply [struck out: “and be quick”]."),
        ("Rents rise by {5%}7% in April.", "Rents rise by [struck out: “5%”] 7% in April."),
        ("Rents rise by {5% }£7 in April.", "Rents rise by [struck out: “5%”] £7 in April."),
        ("One {two\nthree} four", "One [struck out: “two three”] four"),
        ("Rents {~~fall~~} {<del>rise</del>} stay", "Rents [struck out: “fall”] [struck out: “rise”] stay"),
        ("No change.", "No change."),
    ],
)
def test_struck_words_are_shown_as_such_where_they_stood(marked: str, said: str) -> None:
    document = paper(marked)
    assert shown(document, whole(document)) == said


def test_what_is_struck_out_beside_a_stretch_on_its_line_or_as_a_line_belongs_to_it() -> None:
    document = paper("{Old} New words here {gone}\n\n{A line that goes.}\n\n{Other} next")
    said = shown(document, span_of(document, "New words here"))
    assert said.startswith("[struck out: “Old”] New words here [struck out: “gone”]")
    assert said.endswith("[struck out: “A line that goes.”]")
    assert shown(document, span_of(document, "next")).endswith("[struck out: “Other”] next")


def test_a_cell_shows_what_is_struck_out_of_itself_alone() -> None:
    document = paper("S1\t{Print less}\t£5\n{S2}\tHeat less\t{£7}")
    cells = [Span(start=3, end=3), span_of(document, "Heat less"), Span(start=len("S1"), end=len("S1"))]
    assert [shown(document, cell) for cell in cells] == ["[struck out: “Print less”]", "Heat less", ""]
    row = span_of(document, "S1\tPrint less\t£5")
    assert struck_notes(document, row) == " [struck out: “Print less”]"


def test_words_that_are_withheld_more_strictly_are_not_shown_beside() -> None:
    document = paper("Open words here {secret}")
    secret = Restriction(span=span_of(document, "secret"), access=Access(level=AccessLevel.EXEMPT))
    assert shown(replace(document, restrictions=(secret,)), span_of(document, "Open words here")) == "Open words here"


def test_no_stretch_to_cite_crosses_a_deletion() -> None:
    document = paper("The roof shall be made of slate{ or tile}. It is to be done by {May}1 June 2025 {or later }soon.")
    found = citable(document, whole(document))
    assert [document.quote(span) for span in found] == [
        "The roof shall be made of slate",
        "It is to be done by",
        "1 June 2025",
    ]


def test_short_runs_are_cited_where_they_are_all_there_is() -> None:
    document = paper("New {old} words")
    assert [document.quote(span) for span in citable(document, whole(document))] == ["New", "words"]


def test_notes_are_told_from_the_words_that_stand_and_checked_against_the_deletions() -> None:
    document = paper("Rents rise by {5%}7% in April.")
    claim = shown(document, whole(document))
    assert notes_of(claim) == ("5%",)
    assert without_notes(claim) == "Rents rise by 7% in April."
    assert unfounded(("5%", "6%"), document, whole(document)) == ("6%",)


def test_a_claim_is_told_apart_into_what_stands_and_what_is_struck_out() -> None:
    said = "Due [struck out: “1 May”] 3 June"
    assert told_apart(said) == (("Due [struck out: “", False), ("1 May", True), ("”] 3 June", False))
    assert told_apart("[struck out: “1 May”]")[-1] == ("”]", False)
    assert (told_apart("Due 3 June"), told_apart("")) == ((("Due 3 June", False),), ())


def test_a_changed_stretch_is_read_with_the_words_that_ask_for_a_change() -> None:
    changed, plain = paper("Rents rise by {5%}7%."), paper("Rents rise by 7%.")
    assert "struck out" in read_as(changed, whole(changed)) and "5%" not in read_as(changed, whole(changed))
    assert read_as(plain, whole(plain)) == "Rents rise by 7%."


def test_no_citation_begins_or_ends_within_a_word_of_which_a_part_is_struck_out() -> None:
    document = paper("{g}h. Country parks and village greens are kept f{o}")
    (cited,) = citable(document, Span(start=1, end=len(document.text) - 1))
    assert document.quote(cited).strip(" .") == "Country parks and village greens are kept"
