"""The path from a question to a cited answer, over a real index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.citing import cite
from assistant.parts import Part
from assistant.settings import AssistantSettings
from assistant.types import Answer, Claim, DraftClaim, Evidence, Outcome, Plan, Step
from tests.assistant.conftest import Ask
from tests.assistant.papers import SECRET, question, stretch
from vectorstore.index import Index
from vectorstore.types import OFFICER_READER, PUBLIC_READER, Document

QUESTIONS = [
    "Who leads A2?",
    "How much will the damp programme cost?",
    "What is the rent of a full allotment plot?",
    "Which projects are there?",
    "Compare A1 and B2",
    "Who leads Z99?",
    "Who leads A4?",
    "What was bid for the replacement vans?",
]

WORDS = "who when damp A2 B2 V7 bid vans cost rent repairs Quillfeather exempt March 2025 resolved £"
words_of_the_record = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("text", "said", "paper", "place"),
    [
        ("Who leads A2?", "Head of Asset Management", "repairs.txt", "row A2"),
        ("How much will the damp programme cost?", "£2.4m", "repairs.txt", "para 3.3"),
        ("What is the rent of a full allotment plot?", "£54", "minutes.txt", "minute 23"),
        ("Why did the second shift begin?", "at home in the daytime", "repairs.txt", "para 3.2"),
        ("How many vans will be replaced?", "forty", "vans.txt", "para 1.1"),
    ],
)
def test_a_question_is_answered_with_the_words_the_paper_and_the_place(
    ask: Ask, text: str, said: str, paper: str, place: str
) -> None:
    answer = ask(text)
    assert answer.outcome is Outcome.ANSWERED
    claim = next(claim for claim in answer.claims if said in claim.text)
    (citation,) = claim.citations
    assert (citation.document, citation.locator.page) == (paper, None)
    assert str(citation.locator).endswith(place)
    assert said in citation.quote


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_citation_stands_in_its_document(ask: Ask, record: Index, text: str) -> None:
    answer = ask(text)
    assert answer.citations
    for citation in answer.citations:
        document = record.catalogue.document(citation.document_id, PUBLIC_READER)
        assert document.quote(citation.span) == citation.quote
        assert (document.name, document.title, document.version) == (
            citation.document,
            citation.title,
            citation.version,
        )


@pytest.mark.parametrize("text", QUESTIONS)
def test_the_stream_hands_on_each_checked_claim_and_then_the_whole_answer(assistant: Assistant, text: str) -> None:
    *parts, answer = assistant.stream(question(text))
    assert isinstance(answer, Answer)
    claims = [part for part in parts if not isinstance(part, Step)]
    assert tuple(claims) == answer.claims
    assert all(isinstance(claim, Claim) for claim in claims)


def test_who_waits_is_told_what_is_searched_read_and_checked(assistant: Assistant) -> None:
    steps = [part.text for part in assistant.stream(question("Who leads A2?")) if isinstance(part, Step)]
    assert steps[0] == "Searching 4 papers"
    assert re.fullmatch(r"Reading \d papers? and \d tables?", steps[1])
    assert steps[2] == "Checking each point against its source"
    refused = [part.text for part in assistant.stream(question("Who leads Z99?")) if isinstance(part, Step)]
    assert refused == ["Searching 4 papers", refused[1]]


def test_the_same_question_gives_the_same_answer_whatever_was_asked_between(ask: Ask) -> None:
    first = [without_times(ask(text)) for text in QUESTIONS]
    again = [without_times(ask(text)) for text in reversed(QUESTIONS)]
    assert again == first[::-1]


def test_a_follow_up_is_answered_from_the_turns_before(ask: Ask) -> None:
    answer = ask("When is it due?", "Who leads A2?")
    assert answer.standalone == "Who leads A2? When is it due?"
    assert "30 June 2025" in answer.text
    swapped = ask("And B2?", "Who leads A2?")
    assert swapped.standalone == "Who leads B2?"
    assert "Head of Lettings" in swapped.claims[0].text


def test_a_period_decides_between_papers_of_several_dates(ask: Ask) -> None:
    assert "1,612" in ask("What was the backlog of repairs in December 2024?").claims[0].text
    assert "940" in ask("And in June 2025?", "What was the backlog of repairs in December 2024?").claims[0].text


def test_papers_of_later_meetings_do_not_answer(ask: Ask) -> None:
    assert "£2.9m" in ask("How much will the damp programme cost?").text
    early = ask("How much will the damp programme cost?", as_of=date(2025, 8, 31))
    assert "£2.4m" in early.text
    assert "£2.9m" not in early.text


def test_an_answer_of_one_paper_is_led_by_what_a_councillor_would_call_it(ask: Ask) -> None:
    answer = ask("Who leads A2?", documents=("repairs.txt",))
    assert answer.lead == "In the March 2025 report:"
    assert answer.text.startswith(f"{answer.lead}\n{answer.claims[0].text}")


def test_what_is_exempt_reaches_an_officer_and_never_the_public(ask: Ask) -> None:
    asked = "Who bid for the replacement vans under lot V7?"
    assert SECRET in ask(asked, levels=OFFICER_READER).text
    assert SECRET not in repr(ask(asked))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=words_of_the_record, turn=words_of_the_record)
def test_whatever_the_public_asks_nothing_exempt_comes_back(ask: Ask, text: str, turn: str) -> None:
    answer = ask(text, turn)
    shown = (answer.text, answer.lead, answer.citations, answer.claims, answer.abstention, answer.hits, answer.dropped)
    said = str([part for part in shown if part != answer.standalone])
    # A name that the reader typed is said to be in no paper, in quotation marks; nothing else may hold it.
    assert SECRET not in said.replace(f"“{SECRET}”", "")
    assert all(hit.chunk.level in PUBLIC_READER for hit in answer.hits)


@pytest.mark.parametrize("text", ["???", "What is it?"])
def test_a_question_that_names_nothing_is_an_abstention_and_no_fault(ask: Ask, text: str) -> None:
    assert ask(text).outcome is Outcome.ABSTAINED


def test_search_gives_as_many_passages_as_asked_for_best_first(assistant: Assistant) -> None:
    hits = assistant.search(question("How much will the damp programme cost?"), 3)
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert any("£2.4m" in hit.chunk.text for hit in hits)
    more = assistant.search(question("How much will the damp programme cost?"), 500)
    assert more[:3] == hits
    assert len(more) > 3


def test_fewer_candidates_may_be_looked_at(assistant: Assistant) -> None:
    small = replace(assistant, settings=assistant.settings.model_copy(update={"candidates": 2, "passages": 1}))
    assert len(small.answer(question("Who leads A2?")).hits) == 2


class Careless:
    """A writer that gets one claim right, invents a figure, and quotes what is not there."""

    name = "careless"
    prompt_version = "careless 1"

    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim]:
        quotes = ((evidence[0].label, evidence[0].text),)
        yield DraftClaim(text="It will cost £99.", quotes=quotes)
        yield DraftClaim(text="It is known.", quotes=quotes)
        yield DraftClaim(text="It is known.", quotes=(("E1", "words that nobody has ever written down"),))


def test_claims_that_fail_a_check_are_dropped_and_counted(assistant: Assistant) -> None:
    answer = replace(assistant, writer=Careless()).answer(question("How much will the damp programme cost?"))
    assert [claim.text for claim in answer.claims] == ["It is known."]
    assert [dropped.why.split(":")[0] for dropped in answer.dropped] == [
        "not in its quotes",
        "its quote does not stand in E1",
    ]


def test_an_answer_tells_how_it_came_about(assistant: Assistant, ask: Ask) -> None:
    provenance = ask("Who leads A2?").provenance
    assert provenance is not None
    assert (provenance.writer, provenance.prompt_version) == ("extractive", None)
    assert provenance.embedder == assistant.index.embedder.name
    assert provenance.settings_digest == assistant.settings.digest()
    assert list(provenance.timings_ms) == ["find", "register", "select", "write"]
    assert all(time >= 0 for time in provenance.timings_ms.values())


def test_a_path_that_ends_without_an_answer_is_a_fault(assistant: Assistant) -> None:
    class Endless(Assistant):
        def stream(self, question: object) -> Iterator[Claim | Answer]:
            yield claim_of(stretch("The vans are old."))

    parts = {name: getattr(assistant, name) for name in Assistant.__dataclass_fields__}
    with pytest.raises(TypeError, match="ends with its answer"):
        Endless(**parts).answer(question("Who leads A2?"))


def claim_of(item: Evidence) -> Claim:
    return Claim(text="x", citations=(cite(item),))


def test_words_over_a_blacked_out_stretch_are_never_quoted(read: Callable[[str], Document]) -> None:
    assert SECRET not in read("vans.txt").text


def without_times(answer: Answer) -> Answer:
    assert answer.provenance is not None
    return replace(answer, provenance=replace(answer.provenance, timings_ms={}))


@pytest.mark.parametrize(
    ("part", "asked", "told"),
    [
        (
            Part.REGISTER,
            "How many projects are there?",
            lambda answer: bool(answer.table or "There are" in answer.text),
        ),
        (Part.REFUSALS, "Who leads Z99?", lambda answer: answer.outcome is Outcome.ABSTAINED),
        (Part.WORDINGS, "What is the rent of a full alotment plot?", lambda answer: bool(answer.read_as)),
    ],
)
def test_a_part_that_is_left_out_does_nothing(
    record: Index, part: Part, asked: str, told: Callable[[Answer], bool]
) -> None:
    whole = build_assistant(AssistantSettings(), record).answer(question(asked))
    less = build_assistant(AssistantSettings(without=(part,)), record).answer(question(asked))
    assert (told(whole), told(less)) == (True, False), (whole.text, less.text)
