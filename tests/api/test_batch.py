import json
from pathlib import Path
from typing import Any

import pytest

from api.batch import BatchQuestion, read_questions, run
from api.errors import CouldNotRun


def questions_file(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def echo(question: BatchQuestion) -> dict[str, Any]:
    if question.text == "break":
        raise RuntimeError("the pump failed")
    return {"id": question.id, "answer": question.text.upper()}


def failed(question_id: Any, reason: str, message: str, latency_ms: float) -> dict[str, Any]:
    return {"id": question_id, "reason": reason, "error": message, "latency_ms": latency_ms}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_gives_its_id_question_and_history_and_all_else_is_ignored(tmp_path: Path):
    line = {"id": "q1", "question": "Who chairs it?", "history": ["What is the panel?"], "type": "person"}
    (read,) = read_questions(questions_file(tmp_path, json.dumps(line), ""))
    assert read == BatchQuestion(id="q1", text="Who chairs it?", history=("What is the panel?",))


def test_a_byte_order_mark_and_separators_inside_strings_do_no_harm(tmp_path: Path):
    path = tmp_path / "questions.jsonl"
    path.write_text('\ufeff{"id": 7, "question": "One\u2028line?"}\r\n', encoding="utf-8")
    assert read_questions(path) == (BatchQuestion(id=7, text="One\u2028line?"),)


def test_a_line_that_cannot_be_asked_is_a_line_in_its_place(tmp_path: Path):
    path = tmp_path / "questions.jsonl"
    path.write_bytes(
        b"""\xef\xbb\xbf{"id": "a", "question": "Fine?"}\r
{not json

[1]
{"id": "b", "question": "x", "history": "not a list"}
{"id": "c", "question": 7}
{"id": "d", "question": "\xff"}
"""
        + b"[" * 100_000
        + b'\n{"question": "No id?", "history": null}'
    )
    assert run(path, tmp_path / "out.jsonl", echo, failed) == 6
    first, *wrong, last = rows(tmp_path / "out.jsonl")
    assert (first, last) == ({"id": "a", "answer": "FINE?"}, {"id": None, "answer": "NO ID?"})
    assert [row["id"] for row in wrong] == [None, None, "b", "c", None, None]
    assert [f"line {number}:" in row["error"] for number, row in zip((2, 4, 5, 6, 7, 8), wrong, strict=True)] == [
        True
    ] * 6
    assert {row["reason"] for row in wrong} == {"error"}


def test_a_line_that_asks_nothing_is_no_failure(tmp_path: Path):
    lines = [
        '{"id": 1}',
        '{"id": 2, "question": null}',
        '{"id": 3, "question": " "}',
        '{"id": 3, "question": "Again?"}',
    ]
    assert run(questions_file(tmp_path, *lines), tmp_path / "out.jsonl", echo, failed) == 0
    *empty, last = rows(tmp_path / "out.jsonl")
    assert [(row["id"], row["reason"]) for row in empty] == [(id_, "no_question") for id_ in (1, 2, 3)]
    assert last == {"id": 3, "answer": "AGAIN?"}


def test_a_file_that_must_be_right_names_each_wrong_line(tmp_path: Path):
    path = questions_file(tmp_path, '{"id": "a", "question": "Fine?"}', "{not json", "", "[1]")
    with pytest.raises(CouldNotRun) as error:
        read_questions(path)
    assert [f"\n  line {n}:" in str(error.value) for n in range(1, 5)] == [False, True, False, True]


def test_half_a_surrogate_pair_stays_in_an_id_and_is_no_word_of_a_question(tmp_path: Path):
    path = questions_file(tmp_path, r'{"id": "\ud83d", "question": "caf\u00e9 \udc00?"}')
    assert run(path, tmp_path / "out.jsonl", echo, failed) == 0
    assert rows(tmp_path / "out.jsonl") == [{"id": "\ud83d", "answer": "CAFÉ ??"}]


def test_a_link_is_written_through_and_a_pipe_is_written_to(tmp_path: Path):
    path = questions_file(tmp_path, '{"id": 1, "question": "Where?"}')
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "target.jsonl")
    run(path, tmp_path / "link.jsonl", echo, failed)
    assert rows(tmp_path / "target.jsonl") == [{"id": 1, "answer": "WHERE?"}]
    run(path, Path("/dev/null"), echo, failed)
    assert Path("/dev/null").is_char_device()


def test_a_question_that_fails_is_a_line_in_its_place_and_the_rest_go_on(tmp_path: Path):
    lines = [json.dumps({"id": i, "question": text}) for i, text in enumerate(["one", "break", "three"])]
    assert run(questions_file(tmp_path, *lines), tmp_path / "out.jsonl", echo, failed) == 1
    first, second, third = rows(tmp_path / "out.jsonl")
    assert (first["answer"], third["answer"]) == ("ONE", "THREE")
    assert second["id"] == 1
    assert second["error"] == "RuntimeError: the pump failed"
    assert second["latency_ms"] >= 0


def test_an_interrupted_run_leaves_the_earlier_result_and_what_it_had_written(tmp_path: Path):
    out = tmp_path / "out.jsonl"
    out.write_text("earlier\n", encoding="utf-8")

    def interrupted(question: BatchQuestion) -> dict[str, Any]:
        if question.id == 1:
            raise KeyboardInterrupt
        return echo(question)

    lines = [json.dumps({"id": i, "question": "go"}) for i in range(3)]
    with pytest.raises(KeyboardInterrupt):
        run(questions_file(tmp_path, *lines), out, interrupted, failed)
    assert out.read_text(encoding="utf-8") == "earlier\n"
    assert [row["id"] for row in rows(tmp_path / "out.jsonl.part")] == [0]


def test_the_questions_file_is_never_overwritten(tmp_path: Path):
    path = questions_file(tmp_path, '{"id": 1, "question": "Safe?"}')
    with pytest.raises(CouldNotRun, match="questions file itself"):
        run(path, path, echo, failed)


def test_a_file_that_cannot_be_read_or_written_says_what_to_do(tmp_path: Path):
    with pytest.raises(CouldNotRun, match="Give a UTF-8 file"):
        read_questions(tmp_path / "absent.jsonl")
    path = questions_file(tmp_path, '{"id": 1, "question": "Where?"}')
    with pytest.raises(CouldNotRun, match="--out"):
        run(path, tmp_path / "absent" / "out.jsonl", echo, failed)
