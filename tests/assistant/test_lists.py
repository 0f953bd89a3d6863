"""A question for a list is answered with the items, of the list that is surely the one asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant.lists import MAX_ITEMS, completed
from assistant.query import take_apart
from assistant.types import Evidence, Plan, Route
from tests.assistant.handmade import Line, head, paper, say, stored
from tests.assistant.papers import planned
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER, AccessLevel, Filters, Span
from vectorstore.word_vectors import WordVectors

HEAD = "The Committee has looked at four ways to renew the fleet:"
ITEMS = ("lease forty vans", "buy forty vans", "share the vans of the parks", "hire vans by the day")
TAIL = "The costs are set out elsewhere."
LIST = "List the ways to renew the fleet"
BULLETS = [f"• {item}" for item in ITEMS]
OTHER = ["These were asked of each van:", "• its age", "• its mileage", "• its driver"]


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A paper to ask of, with what is found in it given by its words, the likeliest first."""

    index: Index
    words: WordVectors

    def found(self, words: str, score: float = 0.8) -> Evidence:
        """The block that holds some words, as evidence of a question."""
        (info,) = self.index.catalogue.documents(Filters())
        document = self.index.catalogue.document(info.id, PUBLIC_READER)
        whole = Span(start=0, end=len(document.text))
        blocks = self.index.catalogue.blocks(info.id, whole, PUBLIC_READER)
        block = next(b for b in blocks if words in document.quote(b.span))
        return Evidence(label="", document=document, span=block.span, block=block, score=score)

    def whole(self, text: str, *found: Evidence) -> tuple[Plan, tuple[Evidence, ...]]:
        query = take_apart(planned(text), self.index, self.words)
        return completed(query, found, self.index, self.words)

    def texts(self, text: str, *words: str) -> list[str]:
        """What the evidence is where the blocks that hold some words were found, one less likely than the other."""
        found = [self.found(said, 0.8 * 0.5**place) for place, said in enumerate(words)]
        return [item.text for item in self.whole(text, *found)[1]]


@contextmanager
def asking(folder: Path, words: WordVectors, lines: Sequence[str | Line]) -> Iterator[Asking]:
    said = [say(line) if isinstance(line, str) else line for line in lines]
    with stored(folder, paper("vans.md", said)) as index:
        yield Asking(index=index, words=words)


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        "What are the four ways to renew the fleet?",
        "Run me through the four different options for the fleet",
        "What has the Committee looked at?",
        "How can the fleet be renewed?",
    ],
)
def test_an_introduction_that_is_the_likeliest_brings_its_items(tmp_path: Path, words: WordVectors, text: str) -> None:
    with asking(tmp_path, words, [HEAD, *BULLETS, TAIL]) as asked:
        plan, whole = asked.whole(text, asked.found(HEAD))
    assert [item.text for item in whole] == [HEAD, *BULLETS]
    assert plan.route is Route.LIST


@pytest.mark.parametrize(
    "text",
    [
        "How much will the vans cost?",
        "Who looked at the fleet?",
        "Which of the four ways to renew the fleet was chosen?",
        "What are the five ways to renew the fleet?",
    ],
)
def test_a_question_for_one_thing_or_a_part_or_another_number_is_not_completed(
    tmp_path: Path, words: WordVectors, text: str
) -> None:
    with asking(tmp_path, words, [HEAD, *BULLETS, TAIL]) as asked:
        found = asked.found(HEAD)
        plan, whole = asked.whole(text, found)
        assert (plan.text, whole) == (text, (found,))
        assert asked.whole(LIST)[1] == ()


def test_an_item_brings_the_others_where_the_list_is_called_by_the_name_asked_for(
    tmp_path: Path, words: WordVectors
) -> None:
    with asking(tmp_path, words, [HEAD, *BULLETS, TAIL]) as asked:
        assert asked.texts(LIST, "share the vans") == [HEAD, *BULLETS]
        assert asked.texts("What did the parks share?", "share the vans") == [BULLETS[2]]
        assert asked.texts("List the risks to the fleet", "share the vans") == [BULLETS[2]]
        assert asked.texts(LIST, TAIL, "Committee", "share the vans") == [TAIL, HEAD, *BULLETS]


def test_an_introduction_may_say_only_how_many_there_are(tmp_path: Path, words: WordVectors) -> None:
    told = "The Committee named four ways."
    with asking(tmp_path, words, [told, *BULLETS]) as asked:
        assert asked.texts("Run me through the four ways", told) == [told, *BULLETS]


def test_a_far_stretch_is_no_sign_but_one_about_as_likely_is(tmp_path: Path, words: WordVectors) -> None:
    extra = ["Vans rust.", "Vans age."]
    with asking(tmp_path, words, [HEAD, *BULLETS, TAIL, *extra]) as asked:
        before = [asked.found(TAIL), asked.found(extra[0]), asked.found(extra[1])]
        for score, meant in ((0.6, True), (0.2, False)):
            _, whole = asked.whole(
                "What are the ways to renew the fleet?", *before, asked.found("share the vans", score)
            )
            assert any(item.text == BULLETS[0] for item in whole) is meant


def test_the_list_of_the_length_that_is_said_is_chosen_though_another_is_likelier(
    tmp_path: Path, words: WordVectors
) -> None:
    lines = [*OTHER, TAIL, HEAD, *BULLETS]
    with asking(tmp_path, words, lines) as asked:
        text = "What were the four ways to renew the fleet?"
        assert asked.texts(text, OTHER[0], TAIL, HEAD) == [HEAD, *BULLETS]
        assert asked.texts("What four things did they look at?", TAIL, HEAD) == [HEAD, *BULLETS]
        assert asked.texts("What three things were asked of the vans?", OTHER[0]) == OTHER


def test_a_whole_list_that_nothing_names_is_the_one_whose_introduction_is_most_like_the_question(
    tmp_path: Path, words: WordVectors
) -> None:
    lead = "This Council asks the Leader to write to the Minister and request:"
    items = ["1. money for vans", "2. money for roads", "3. a reply by May"]
    lines = ["A motion on roads was debated.", *OTHER, lead, *items]
    with asking(tmp_path, words, lines) as asked:
        text = "What did the motion want the Leader to ask the Minister for? All of it please"
        assert asked.texts(text, "A motion", "mileage", "a reply") == [lines[0], lead, *items]
        assert asked.texts("Did the Leader write to the Minister? In full", "mileage") == [OTHER[2]]


def test_what_is_about_as_likely_stands_beside_the_list_and_the_rest_goes(tmp_path: Path, words: WordVectors) -> None:
    with asking(tmp_path, words, [HEAD, *BULLETS, TAIL]) as asked:
        for score, place in ((0.9, 0), (0.6, -1), (0.1, None)):
            found = sorted([asked.found(HEAD), asked.found(TAIL, score)], key=lambda item: -item.score)
            _, whole = asked.whole(LIST, *found)
            texts = [item.text for item in whole]
            assert texts == {0: [TAIL, HEAD, *BULLETS], -1: [HEAD, *BULLETS, TAIL], None: [HEAD, *BULLETS]}[place]
            assert [item.score for item in whole] == sorted((item.score for item in whole), reverse=True)


def test_headings_of_the_name_asked_for_are_gathered_from_many_pages(tmp_path: Path, words: WordVectors) -> None:
    heads = [head(f"Phase {number}: {item}") for number, item in enumerate(ITEMS, 1)]
    text = [say("Much more is said of it in this paragraph, at some length, before the next one.") for _ in range(60)]
    with asking(tmp_path, words, [line for one in heads for line in (one, *text)]) as asked:
        assert asked.texts("Walk me through the phases", "Phase 2") == [one.text for one in heads]
        assert asked.texts("What happened to the vans of the parks?", "Phase 3") == [heads[2].text]


def test_a_list_of_one_short_block_stays_one_quote(tmp_path: Path, words: WordVectors) -> None:
    block = "\n".join([HEAD, *BULLETS])
    with asking(tmp_path, words, [block, TAIL, "Vans rust."]) as asked:
        assert asked.texts(LIST, HEAD, "Vans rust") == [block]
        assert asked.texts("What has the Committee looked at?", HEAD, TAIL) == [block, TAIL]


def test_a_long_block_is_cited_item_by_item(tmp_path: Path, words: WordVectors) -> None:
    items = [f"• {item}, {'at a price that is still to be set by the bids ' * 3}" for item in ITEMS]
    with asking(tmp_path, words, ["\n".join([HEAD, *items])]) as asked:
        assert asked.texts(LIST, HEAD) == [HEAD, *(item.strip() for item in items)]


def test_an_introduction_of_two_words_is_told_with_what_introduces_it(tmp_path: Path, words: WordVectors) -> None:
    lines = [HEAD, "These include:", *BULLETS]
    with asking(tmp_path, words, lines) as asked:
        assert asked.texts(LIST, HEAD) == lines
    lines[1] = "In the order of their cost, they are:"
    with asking(tmp_path / "long", words, lines) as asked:
        assert asked.texts(LIST, HEAD) == lines[1:]


def test_a_list_without_end_is_cut(tmp_path: Path, words: WordVectors) -> None:
    with asking(tmp_path, words, [HEAD, *(f"• van {number}" for number in range(MAX_ITEMS + 9))]) as asked:
        assert len(asked.texts(LIST, HEAD)) == MAX_ITEMS + 1


def test_items_that_are_withheld_are_in_no_list_for_the_public(tmp_path: Path, words: WordVectors) -> None:
    hidden = replace(say("• take the Quillfeather bid"), level=AccessLevel.EXEMPT)
    with asking(tmp_path, words, [HEAD, *BULLETS[:2], hidden, *BULLETS[2:]]) as asked:
        whole = asked.texts("What has the Committee looked at?", HEAD)
    assert len(whole) == len(ITEMS) + 1
    assert "Quillfeather" not in "".join(whole)
