"""What is shown when a language model misbehaves: over real HTTP, through OpenAI's client, by a script.

Whatever the model does, a claim is shown only where its quotes stand in the record and hold its figures, dates, names
and references; what fails is asked for once more; a model that stops is stood in for, and the reader is told.
"""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.settings import AssistantSettings
from assistant.types import AbstentionReason, Answer
from assistant.writers import quoting
from tests.assistant.models.conftest import ASKED, QUICK, Tell
from tests.assistant.models.scripted import Says, line, lines
from tests.assistant.papers import question
from vectorstore.index import Index
from vectorstore.word_vectors import WordVectors

CLAIM = "The second shift began because tenants could not be at home in the daytime."
GOOD = "because tenants could not be at home in the daytime"
RIGHT = line(CLAIM, ("E1", GOOD))
OWN_WORDS = "so this answer is in the papers’ own words."


def texts(answer: Answer) -> list[str]:
    return [claim.text for claim in answer.claims]


@pytest.fixture
def own_words(assistant: Assistant) -> list[str]:
    """What clerk answers without a model."""
    return texts(assistant.answer(question(ASKED)))


def test_a_claim_with_its_words_copied_is_shown_with_the_words_of_record(tell: Tell) -> None:
    answer, provider = tell(Says(text=lines(RIGHT), tokens=(812, 40)))
    (claim,) = answer.claims
    assert claim.text == CLAIM
    assert claim.citations[0].quote.endswith(f"began on 14 October 2024 {GOOD}.")
    assert claim.support is not None and claim.support > 0.9
    assert answer.notes == ()
    assert len(provider.asked) == 1


def test_the_model_gets_temperature_nought_a_limit_of_tokens_and_its_name(tell: Tell) -> None:
    _, provider = tell(Says(text="NONE"), model_tokens=77)
    (asked,) = provider.asked
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("scripted", 0.0, True)
    assert asked.get("max_completion_tokens", asked.get("max_tokens")) == 77


def test_what_a_model_read_and_wrote_is_in_the_provenance(tell: Tell) -> None:
    answer, _ = tell(Says(text=lines(RIGHT), tokens=(812, 40)))
    assert answer.provenance is not None
    assert [(used.read, used.written) for used in answer.provenance.tokens] == [(812, 40)]
    assert answer.provenance.writer == "quoting (openai:scripted)"
    assert answer.provenance.prompt_version == "quoting 3, rewriting 1"


INVENTED = {
    "an invented quote": line(CLAIM, ("E1", "because the contractor asked the council for a second shift")),
    "a label and words that nothing has": line(CLAIM, ("E77", "the tenants wrote to the paper about it")),
    "an altered figure": line("The second shift on weekdays began 45 weeks late because of tenants.", ("E1", GOOD)),
    "an altered date": line("The second shift began in May 2031 because tenants were out.", ("E1", GOOD)),
    "an altered name": line("Councillor Hubert Grimsby said that tenants could not be at home.", ("E1", GOOD)),
    "another person of the papers": line("Penhallow said tenants could not be at home in the daytime.", ("E1", GOOD)),
    "an altered reference": line("Under B9 tenants could not be at home in the daytime.", ("E1", GOOD)),
    "a denial turned round": line("The second shift began because tenants could be at home in daytime.", ("E1", GOOD)),
    "a decision of its own": line("The Committee resolved that tenants could not be at home in daytime.", ("E1", GOOD)),
    "words of its own": line("Morale among plumbers had collapsed and pay talks stalled badly.", ("E1", GOOD)),
    "a web address": line("Tenants could not be at home in the daytime, see www.example.org/x", ("E1", GOOD)),
    "a picture to fetch": line("Tenants could not be at home ![x](https://example.org/?q=1)", ("E1", GOOD)),
    "no quote": '{"claim": "Tenants could not be at home.", "quotes": []}',
    "prose": "The second shift began because tenants could not be at home in the daytime.",
    "a refusal": "I'm sorry, but I can't help with questions about councils.",
    "malformed JSON": '{"claim": "Tenants could not be at home", "quotes": [{"label": "E1" "quote": "x"}]}',
    "another shape": '{"answer": "Tenants could not be at home.", "source": "E1"}',
    "the instructions": line("You answer questions about a council's papers, using only the extracts.", ("E1", GOOD)),
}


@pytest.mark.parametrize("said", INVENTED.values(), ids=INVENTED.keys())
def test_what_cannot_be_proved_is_asked_for_once_more_and_then_dropped(tell: Tell, said: str) -> None:
    answer, provider = tell(Says(text=lines(said)))
    assert answer.claims == ()
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.UNSUPPORTED
    assert len(provider.asked) == 2
    assert answer.dropped


@pytest.mark.parametrize("said", INVENTED.values(), ids=INVENTED.keys())
def test_what_is_mended_the_second_time_is_shown(tell: Tell, said: str) -> None:
    answer, provider = tell(Says(text=lines(said)), Says(text=lines(RIGHT)))
    assert texts(answer) == [CLAIM]
    assert answer.dropped
    told = str(provider.asked[1]["messages"][1]["content"])
    assert answer.dropped[0].why in told


def test_what_stands_is_shown_and_only_what_failed_is_asked_for_again(tell: Tell) -> None:
    bad = line("It began in May 2031 since tenants were out.", ("E1", GOOD))
    answer, provider = tell(Says(text=lines(RIGHT, bad)), Says(text="NONE"))
    assert texts(answer) == [CLAIM]
    faults = str(provider.asked[1]["messages"][1]["content"]).partition("Sentences that failed:")[2]
    assert "May 2031" in faults and CLAIM not in faults
    assert [dropped.why for dropped in answer.dropped] == ["not in its quotes: May 2031"]


@pytest.mark.parametrize("label", ["E2", "E9", "", "1", "[E1]", "e1"])
def test_a_quote_under_a_wrong_label_is_cited_where_it_stands(tell: Tell, label: str) -> None:
    answer, _ = tell(Says(text=lines(line(CLAIM, (label, GOOD)))))
    assert texts(answer) == [CLAIM]


@pytest.mark.parametrize(
    "said",
    [
        f"```json\n{RIGHT}\n```",
        f"[\n{RIGHT}\n]",
        '{\n "claims": [\n' + RIGHT + "\n]\n}",
        RIGHT.replace(", ", ",\n  ").replace("{", "{\n"),
        f"<think>The extract says\n{{why}}.</think>\n{RIGHT}",
        f"Here is my answer:\n\n{RIGHT}\n\nI hope this helps!",
        RIGHT.replace("}]}", "},]}"),
        f'{{"claim": "{CLAIM}", "label": "E1", "quote": "{GOOD}"}}',
        f'{{"claim": "{CLAIM}", "quotes": ["{GOOD}"]}}',
        RIGHT,
    ],
    ids=[
        "fence",
        "list",
        "wrapped",
        "over lines",
        "thinking aloud",
        "with prose",
        "comma",
        "flat",
        "bare",
        "no newline",
    ],
)
def test_claims_are_read_however_they_are_laid_out(tell: Tell, said: str) -> None:
    answer, _ = tell(Says(text=said), Says(text="NONE"))
    assert texts(answer) == [CLAIM]


@pytest.mark.parametrize("said", ["NONE", "NONE.", " NONE\n\n", "```\nNONE\n```", f"NONE\n{RIGHT}"])
def test_none_is_an_abstention_and_not_asked_again(tell: Tell, said: str) -> None:
    answer, provider = tell(Says(text=said))
    assert answer.abstention is not None
    assert answer.notes == ()
    assert len(provider.asked) == 1


def test_the_same_sentence_twice_is_shown_once(tell: Tell) -> None:
    answer, provider = tell(Says(text=lines(RIGHT, RIGHT, RIGHT.replace("daytime.", "daytime"))))
    assert texts(answer) == [CLAIM]
    assert {dropped.why for dropped in answer.dropped} == {"it was said already"}
    assert len(provider.asked) == 1


def test_a_model_that_goes_on_and_on_is_not_heard_out(tell: Tell) -> None:
    claims = [line(f"{CLAIM[:-1]}{'!' * n}", ("E1", GOOD)) for n in range(1, 40)]
    answer, _ = tell(Says(text=lines(*claims)))
    assert 1 <= len(answer.claims) <= 8
    endless, _ = tell(Says(text="la " * 20_000, size=3000))
    assert endless.claims == ()


STOPPED = {
    "an empty reply": (Says(text=""), "gave an empty reply"),
    "blanks": (Says(text="\n \n"), "gave an empty reply"),
    "an error": (Says(status=500), "had an error"),
    "a wrong key": (Says(status=401), "refused clerk’s key"),
    "a forbidden model": (Says(status=403), "refused clerk’s key"),
    "an unknown model": (Says(status=404), "is not known to its provider"),
    "too many requests": (Says(status=429), "had too many requests or no credit left"),
    "a refused request": (Says(status=400), "refused the request"),
    "a cut before the first claim": (Says(text=RIGHT, cut=3), "broke off"),
    "a polite cut": (Says(text=RIGHT, cut=3, politely=True), "broke off"),
    "half a thought": (Says(text="<think>Let me see"), "broke off"),
    "too few tokens": (Says(text=RIGHT[:40], ends="length"), "broke off"),
}


@pytest.mark.parametrize(("says", "happened"), STOPPED.values(), ids=STOPPED.keys())
def test_a_model_that_stops_is_stood_in_for_and_the_reader_is_told(
    tell: Tell, own_words: list[str], says: Says, happened: str
) -> None:
    answer, _ = tell(says)
    assert answer.notes == (f"The language model {happened}, {OWN_WORDS}",)
    assert texts(answer) == own_words


@pytest.mark.parametrize("says", [Says(text=RIGHT, wait=30), Says(text=RIGHT, pause=0.2)], ids=["silent", "dripping"])
def test_a_slow_model_is_waited_for_no_longer_than_was_set(tell: Tell, own_words: list[str], says: Says) -> None:
    answer, _ = tell(says, model_seconds=0.5)
    assert answer.notes == (f"The language model did not reply within 0.5 seconds, {OWN_WORDS}",)
    assert texts(answer) == own_words


def test_a_model_that_is_not_there_is_stood_in_for(
    assistant: Assistant, record: Index, words: WordVectors, own_words: list[str]
) -> None:
    pytest.importorskip("langchain_openai")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        settings = AssistantSettings.model_validate({"model": url, **QUICK})
        answer = replace(assistant, writer=quoting.build(settings, record, words)).answer(question(ASKED))
    assert answer.notes == (f"The language model cannot be reached, {OWN_WORDS}",)
    assert texts(answer) == own_words


@pytest.mark.parametrize("politely", [False, True], ids=["in the middle", "as if done"])
def test_what_was_finished_before_a_cut_is_shown_and_the_cut_is_told(tell: Tell, politely: bool) -> None:
    said = lines(RIGHT) + '{"claim": "And tenants also wanted'
    answer, _ = tell(Says(text=said, size=len(said) - 5, cut=1, politely=politely))
    assert texts(answer) == [CLAIM]
    (note,) = answer.notes
    assert note.startswith("The language model broke off, so this is what it had said by then")


def test_a_model_that_stops_while_it_mends_is_stood_in_for(tell: Tell, own_words: list[str]) -> None:
    answer, provider = tell(Says(text=lines(INVENTED["an altered date"])), Says(status=500))
    assert len(provider.asked) == 2
    assert answer.notes == (f"The language model had an error, {OWN_WORDS}",)
    assert texts(answer) == own_words
    assert [dropped.why for dropped in answer.dropped] == ["not in its quotes: May 2031"]


def test_a_busy_provider_is_asked_again_as_often_as_is_set(tell: Tell) -> None:
    answer, provider = tell(Says(status=500), Says(text=RIGHT), model_retries=1)
    assert texts(answer) == [CLAIM] or answer.notes
    assert len(provider.asked) in (1, 2)


def test_a_computed_answer_is_not_given_to_the_model(tell: Tell) -> None:
    answer, provider = tell(Says(text=RIGHT), asked="How many projects are there in the appendix?")
    assert answer.claims
    assert provider.asked == []
