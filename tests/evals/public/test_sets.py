"""Reading public sets: every judged passage is in the pool, and each question knows what answers it."""

from __future__ import annotations

from pathlib import Path

from evals.public import mtrag_human, mtrag_un, tatqa
from evals.public.types import Passage, PublicSet
from tests.evals.public.pools import write_mtrag_human, write_mtrag_un, write_tatqa


def test_the_last_turn_is_asked_and_the_readers_turns_before_it_are_its_history(tmp_path: Path) -> None:
    pool = mtrag_un.load(write_mtrag_un(tmp_path))
    first, second = pool.questions
    assert (first.text, first.history) == ("When does the Marsh Lane depot close?", ())
    assert (second.text, second.history) == ("How much does the wash bay cost?", (first.text,))
    assert second.relevant == {"wash/1"}


def test_all_passages_of_all_tasks_are_the_pool_also_those_of_questions_without_an_answer(tmp_path: Path) -> None:
    pool = mtrag_un.load(write_mtrag_un(tmp_path))
    assert [passage.id for passage in pool.passages] == ["depot/1", "rents/1", "wash/1"]


def test_of_human_conversations_only_what_has_its_text_is_kept(tmp_path: Path) -> None:
    pool = mtrag_human.load(write_mtrag_human(tmp_path))
    assert [(asked.text, asked.relevant) for asked in pool.questions] == [
        ("When does the Marsh Lane depot close?", frozenset({"depot/1"}))
    ]


def test_a_question_is_answered_by_the_table_the_paragraph_or_both(tmp_path: Path) -> None:
    pool = tatqa.load(write_tatqa(tmp_path))
    assert [asked.relevant for asked in pool.questions] == [{"t1"}, {"p1"}, {"t1", "p2"}]
    assert pool.passages[0].rows[1] == ("Repairs <urgent>", "1,612", "940")
    assert tatqa.load_part(tmp_path, "dev") == pool


def test_passages_of_the_same_content_count_as_the_first_of_them() -> None:
    twins = (Passage(id="a", text="One."), Passage(id="b", text="Two."), Passage(id="c", text="One."))
    assert PublicSet(passages=twins, questions=()).originals() == {"a": "a", "b": "b", "c": "a"}
