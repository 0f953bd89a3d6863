"""From a draft to a claim: nothing passes that the record does not hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.parts import unsupported_parts
from assistant.citing import check, cite
from assistant.locating import find_quote
from assistant.types import Claim, DraftClaim, Dropped, Evidence
from tests.assistant.papers import paper, recorded, row, stretch
from vectorstore.types import Locator, Page, Span

WORDS = "The damp programme (A2) will cost £2.4m\nover three years from 1 May 2025."
EVIDENCE = {"E1": stretch(WORDS), "E2": stretch("The van fleet is old and breaks down.", label="E2")}


def checked(text: str, *quotes: tuple[str, str]) -> Claim | Dropped:
    return check(DraftClaim(text=text, quotes=quotes), EVIDENCE)


def why(found: Claim | Dropped) -> str:
    assert isinstance(found, Dropped)
    return found.why


def test_a_claim_whose_quote_stands_is_cited_with_the_words_of_record() -> None:
    found = checked("Damp will cost £2.4m.", ("E1", "programme (A2) will cost £2.4m over three years"))
    assert isinstance(found, Claim)
    (citation,) = found.citations
    assert citation.quote == "programme (A2) will cost £2.4m\nover three years"
    assert EVIDENCE["E1"].document.quote(citation.span) == citation.quote
    assert citation.refs == ("a2",)


def test_a_claim_may_rest_on_several_quotes_together() -> None:
    quotes = (("E1", "will cost £2.4m over three years"), ("E2", "The van fleet is old"))
    found = checked("The vans are old and A programme costs £2.4m.", *quotes)
    assert isinstance(found, Claim)
    assert len(found.citations) == 2


@pytest.mark.parametrize(
    "quote",
    [
        ("E1", "programme will cost £2.5m over three years"),
        ("E9", "programme (A2) will cost £2.5m over three years"),
        ("E1", "will cost £2.4m"),
        ("E1", " "),
    ],
    ids=["other words", "of no label", "under five words", "no words"],
)
def test_a_quote_that_does_not_stand_drops_its_claim(quote: tuple[str, str]) -> None:
    assert "does not stand in" in why(checked("Damp will cost something.", quote))


def test_one_bad_quote_drops_the_claim_however_good_the_other() -> None:
    found = checked("Damp costs.", ("E1", "will cost £2.4m over three years"), ("E2", "The van fleet is very old"))
    assert "does not stand in E2" in why(found)


def test_a_claim_without_a_quote_is_dropped() -> None:
    assert why(checked("Damp will cost £2.4m.")) == "it rests on no quote"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("It will cost £2.9m.", "£2.9m"),
        ("It will be done by 3 June 2026.", "3 June 2026"),
        ("It is project B7.", "B7"),
        ("It takes four years.", "four"),
    ],
)
def test_a_figure_date_or_reference_not_in_the_quote_drops_the_claim(text: str, missing: str) -> None:
    assert why(checked(text, ("E1", WORDS))) == f"not in its quotes: {missing}"


@pytest.mark.parametrize("text", ["It will cost £2,400,000.", "It begins in May 2025.", "a2 takes 3 years."])
def test_the_same_figure_or_a_coarser_date_written_otherwise_is_supported(text: str) -> None:
    assert isinstance(checked(text, ("E1", WORDS)), Claim)


def test_what_is_wrong_is_named_once_and_in_full() -> None:
    assert unsupported_parts("£9m, £9m, B7 and 3 June 2026", ["nothing of the kind"]) == ("£9m", "3 June 2026", "B7")


def test_a_short_quote_is_good_where_the_evidence_is_as_short() -> None:
    heading = stretch("Allotment rents")
    assert find_quote("Allotment rents", heading) == (Span(start=0, end=15),)
    assert find_quote("rents", heading) == ()


def test_a_quote_is_on_the_page_where_it_starts_and_not_where_its_block_does() -> None:
    pages = (Page(number=1, span=Span(start=0, end=25)), Page(number=2, span=Span(start=25, end=70)))
    text = "The first page ends here. The second page has these seven words."
    item = replace(stretch(text, locator=Locator(page=1)), document=paper(text, pages=pages))
    found = check(DraftClaim(text="x", quotes=(("E1", "second page has these seven words."),)), {"E1": item})
    assert isinstance(found, Claim)
    assert found.citations[0].locator.page == 2
    assert cite(item).locator.page == 1


def test_a_row_is_cited_under_its_own_reference_first() -> None:
    item = stretch("See also B2 and A2 for the rest", locator=Locator(row="A2"))
    assert cite(item).refs == ("a2", "b2")


@given(
    words=st.lists(st.text("ab(.*£?", min_size=1, max_size=5), min_size=5, max_size=30),
    cut=st.data(),
)
def test_any_five_words_of_the_evidence_are_found_whatever_the_spaces(words: list[str], cut: st.DataObject) -> None:
    item = stretch("  ".join(words))
    start = cut.draw(st.integers(0, len(words) - 5))
    (span,) = find_quote("\n".join(words[start : start + 5]), item)
    assert item.document.quote(span).split() == words[start : start + 5]


@given(st.text(max_size=60))
def test_a_claim_made_of_its_own_quote_is_always_supported(text: str) -> None:
    assert unsupported_parts(text, [text]) == ()


CHANGED = "The rent of a plot shall rise by 5% 7% a year from April, and the water rate with it."
STRUCK = Span(start=CHANGED.index("5% "), end=CHANGED.index("7%"))


def changed() -> Evidence:
    item = stretch(CHANGED)
    return replace(item, document=replace(item.document, deletions=(STRUCK,)))


def test_a_quote_that_words_are_struck_out_of_is_several_citations() -> None:
    item = changed()
    found = check(
        DraftClaim(text="The rent rises by [struck out: “5%”] 7%.", quotes=(("E1", item.text),)), {"E1": item}
    )
    assert isinstance(found, Claim)
    assert [citation.quote for citation in found.citations] == [
        "The rent of a plot shall rise by",
        "7% a year from April, and the water rate with it.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The rent rises by 5%.", "not in its quotes: 5%"),
        ("The rent rises by [struck out: “6%”] 7%.", "not struck out there: 6%"),
    ],
)
def test_what_is_struck_out_supports_no_claim_but_the_note_that_says_so(text: str, said: str) -> None:
    item = changed()
    assert why(check(DraftClaim(text=text, quotes=(("E1", item.text),)), {"E1": item})) == said


def test_a_whole_stretch_is_cited_by_its_longest_run() -> None:
    assert cite(changed()).quote == "7% a year from April, and the water rate with it."


QUOTE = ("E1", "The damp programme (A2) will cost £2.4m")


def test_a_figure_that_was_counted_needs_not_stand_in_the_quotes() -> None:
    draft = DraftClaim(text="3 of the 7 rows: A2.", quotes=(QUOTE,), computed=("3", "7"))
    assert isinstance(check(draft, EVIDENCE), Claim)
    assert why(check(replace(draft, computed=("3",)), EVIDENCE)) == "not in its quotes: 7"


def test_where_values_are_given_they_are_checked_and_headings_are_not() -> None:
    draft = DraftClaim(text="A2 | Target 2031: £2.4m", quotes=(QUOTE,), values=("A2", "£2.4m"))
    assert isinstance(check(draft, EVIDENCE), Claim)
    assert why(check(replace(draft, values=()), EVIDENCE)) == "not in its quotes: 2031"
    assert why(check(replace(draft, values=("A2", "£2.5m")), EVIDENCE)) == "not in its quotes: £2.5m"


def test_what_a_row_or_minute_is_called_bears_out_its_reference_and_nothing_else() -> None:
    words = "That the lifts be mended this year"
    item = stretch(words)
    minute = replace(item, block=replace(item.block, locator=Locator(minute="43(i)")))
    named = replace(item, block=replace(item.block, locator=Locator(row="Minute 43(i)")))

    def told(text: str, source: Evidence) -> Claim | Dropped:
        return check(DraftClaim(text=text, quotes=(("E1", words),)), {"E1": source})

    assert isinstance(told("Minute 43(i): the lifts be mended", minute), Claim)
    assert isinstance(told("Minute 43(i): the lifts be mended", named), Claim)
    assert "Minute 43(ii)" in why(told("Minute 43(ii): the lifts be mended", minute))
    assert "Minute 43(i)" in why(told("Minute 43(i): the lifts be mended", item))
    assert "43" in why(told("43 lifts be mended", named))


def test_a_rows_own_label_bears_out_its_reference_where_its_words_are_cited() -> None:
    item = recorded(row(("Resolved",), ("That the lifts be mended this year",)))
    assert item.row
    labelled = replace(item.row, record=replace(item.row.record, label="Minute 43(i)"))
    elsewhere = replace(labelled, record=replace(labelled.record, spans=(Span(start=900, end=904),)))
    draft = DraftClaim(text="Minute 43(i): the lifts be mended", quotes=((item.label, item.text),))
    assert isinstance(check(draft, {item.label: replace(item, row=labelled)}), Claim)
    assert "Minute 43(i)" in why(check(draft, {item.label: replace(item, row=elsewhere)}))
