from dataclasses import replace

import pytest

from api.passages import passage_of, visible
from vectorstore.errors import NotInCatalogue
from vectorstore.types import OFFICER_READER, PUBLIC_READER, Access, AccessLevel, Document, Restriction, Span

TEXT = (
    "The ferry runs daily. The pier fund holds £40,000. The bidders were named in private. The slipway reopens in May."
)
SECRET = Span(start=TEXT.index("The bidders"), end=TEXT.index(" The slipway"))
EXEMPT = Access(level=AccessLevel.EXEMPT, paragraphs=("3",))
PAPER = Document(
    id="p",
    version=1,
    name="pier.txt",
    title="The pier",
    source="/pier.txt",
    text=TEXT,
    restrictions=(Restriction(span=SECRET, access=EXEMPT),),
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def test_a_passage_shows_the_cited_words_with_what_stands_around_them():
    shown = passage_of(PAPER, span_of("The pier fund holds £40,000."), PUBLIC_READER)
    assert shown.quote == "The pier fund holds £40,000."
    assert shown.before == "The ferry runs daily. "


def test_a_passage_stops_where_withheld_words_begin():
    shown = passage_of(PAPER, span_of("The pier fund holds £40,000."), PUBLIC_READER)
    assert shown.after == " "
    assert "bidders" in passage_of(PAPER, span_of("The pier fund"), OFFICER_READER).after


def test_a_passage_is_cut_between_words_on_both_sides():
    shown = passage_of(PAPER, span_of("pier fund"), OFFICER_READER, around=12)
    assert (shown.before, shown.after) == ("daily. The ", " holds")


@pytest.mark.parametrize(
    "span", [SECRET, Span(start=SECRET.start - 5, end=SECRET.start + 1), Span(start=0, end=10_000)]
)
def test_withheld_words_and_words_that_are_not_there_are_refused_alike(span: Span):
    with pytest.raises(NotInCatalogue) as refused:
        passage_of(PAPER, span, PUBLIC_READER)
    assert "such passage" in str(refused.value)


def test_only_whole_visible_stretches_remain_between_several_withheld_ones():
    two = replace(PAPER, restrictions=(*PAPER.restrictions, Restriction(span=Span(start=0, end=4), access=EXEMPT)))
    whole = Span(start=0, end=len(TEXT))
    assert visible(two, whole, PUBLIC_READER) == (
        Span(start=4, end=SECRET.start),
        Span(start=SECRET.end, end=len(TEXT)),
    )
    assert visible(two, whole, OFFICER_READER) == (whole,)


def test_nothing_of_a_wholly_exempt_paper_is_visible_to_the_public():
    assert visible(replace(PAPER, access=EXEMPT), Span(start=0, end=5), PUBLIC_READER) == ()


def test_a_passage_says_which_of_its_words_are_struck_out():
    struck = span_of(" holds £40,000")
    shown = passage_of(replace(PAPER, deletions=(struck,)), span_of("The pier fund"), PUBLIC_READER)
    assert shown.deleted == (struck,)
    assert passage_of(PAPER, span_of("The pier fund"), PUBLIC_READER).deleted == ()
