from __future__ import annotations

import json
from datetime import date

import pytest

from evals.errors import InvalidGold
from evals.samples import read_gold

QUESTION = {
    "id": "q1",
    "question": "Who leads the depot review?",
    "type": "owner",
    "answerable": True,
    "key_facts": [["Ann Carter", "A. Carter"], "Head of Works"],
    "evidence": [{"doc": "review.pdf", "quote": "led by Ann Carter", "page": 3, "locator": "para 2"}],
    "history": ["What is the depot review?"],
    "difficulty": "easy",
}


@pytest.fixture
def gold(tmp_path):
    def write(*lines):
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
        return path

    return write


def test_a_question_is_read_with_its_facts_evidence_and_earlier_turns(gold):
    (sample,) = read_gold(gold(QUESTION))
    assert sample.key_facts == (("Ann Carter", "A. Carter"), ("Head of Works",))
    assert sample.evidence[0].documents == ("review.pdf",)
    assert sample.evidence[0].page == 3
    assert sample.history == ("What is the depot review?",)


def test_the_same_words_elsewhere_may_be_named_with_or_without_their_place(gold):
    evidence = {"doc": "a.pdf", "quote": "as agreed", "also_in": ["b.pdf", {"doc": "c.pdf", "page": 2}]}
    (sample,) = read_gold(gold(QUESTION | {"evidence": [evidence]}))
    assert sample.evidence[0].documents == ("a.pdf", "b.pdf", "c.pdf")


def test_a_question_may_be_asked_as_of_a_day(gold):
    (sample,) = read_gold(gold(QUESTION | {"as_of": "2024-05-01"}))
    assert sample.as_of == date(2024, 5, 1)


def test_blank_lines_are_no_questions(gold):
    assert len(read_gold(gold("", QUESTION, "", QUESTION | {"id": "q2"}, ""))) == 2


def test_a_byte_order_mark_is_no_part_of_the_first_question(gold):
    path = gold(QUESTION)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_gold(path)) == 1


def test_a_line_separator_inside_a_quote_does_not_end_the_line(gold):
    path = gold(json.dumps(QUESTION | {"question": "Who\u2028leads?"}, ensure_ascii=False))
    assert read_gold(path)[0].question == "Who\u2028leads?"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"question": "  "}, "question"),
        ({"answerable": "yes"}, "answerable"),
        ({"id": 7}, "id"),
        ({"type": None}, "type"),
        ({"key_facts": [[]]}, "key_facts.0"),
        ({"key_facts": [["Ann"], ["Bo", ""]]}, "key_facts.1"),
        ({"evidence": [{"doc": "review.pdf"}]}, "evidence needs a quote, a paragraph or a page"),
        ({"evidence": [{"doc": "review.pdf", "quote": "words", "page": 0}]}, "evidence.0.page"),
        ({"history": "What?"}, "history"),
        ({"evidence": [], "key_facts": []}, "an answerable question needs key_facts or evidence"),
    ],
)
def test_a_wrong_field_is_named_with_file_and_line(gold, change, field):
    path = gold(QUESTION, QUESTION | {"id": "q2"} | change)
    with pytest.raises(InvalidGold) as caught:
        read_gold(path)
    (fault, advice) = str(caught.value).split("\n")
    assert fault.startswith(f"{path}, line 2, ")
    assert field in fault
    assert "run again" in advice


def test_every_fault_is_named_at_once(gold):
    path = gold("not json", QUESTION, [1], QUESTION)
    with pytest.raises(InvalidGold, match=r"(?s)line 1, .*line 3, .*line 4, id: 'q1' stands twice"):
        read_gold(path)


def test_a_file_of_faults_shows_the_first_and_counts_the_rest(gold):
    with pytest.raises(InvalidGold, match="and 5 more"):
        read_gold(gold(*["{"] * 25))


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_without_questions_is_refused(gold, content):
    with pytest.raises(InvalidGold, match="holds no question"):
        read_gold(gold(content))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidGold, match=r"nowhere.jsonl: cannot be read"):
        read_gold(tmp_path / "nowhere.jsonl")
