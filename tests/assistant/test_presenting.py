"""The one wire format, on which other programs rely."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from assistant.assistant import Assistant
from assistant.presenting import answer_as_dict, citation_as_dict, hit_as_dict, reading_of, remarks
from assistant.tables import AnswerTable, TableRow
from assistant.types import Claim
from assistant.understanding.types import ReadAs
from tests.assistant.conftest import Ask
from tests.assistant.papers import question
from vectorstore.types import PUBLIC_READER, OtherCopy

FIXED = {"id", "answer", "abstained", "reason", "citations", "latency_ms"}
OF_CITATION = {"document", "quote", "page", "locator", "refs", "title", "meeting_date"}


def test_an_answer_has_the_fields_that_are_relied_on(ask: Ask) -> None:
    told = answer_as_dict(ask("Who leads A2?"), question_id="q1", latency_ms=12.5)
    assert set(told) >= FIXED
    assert (told["id"], told["abstained"], told["reason"], told["latency_ms"]) == ("q1", False, None, 12.5)
    first = told["citations"][0]
    assert set(first) >= OF_CITATION
    assert first["document"] == "repairs.txt"
    assert first["quote"].startswith("A2\tDamp and mould surveys")
    assert (first["page"], first["locator"]) == (None, "Projects at the end of December, row A2")
    assert first["refs"] == ["a2"]
    assert (first["title"], first["meeting_date"]) == ("Repairs and damp in council homes", "2025-03-05")
    assert first["end"] - first["start"] == len(first["quote"])


def test_an_answer_without_an_id_or_a_time_says_null(ask: Ask) -> None:
    told = answer_as_dict(ask("Who leads A2?"))
    assert (told["id"], told["latency_ms"]) == (None, None)


def test_an_abstention_tells_its_reason_and_cites_the_nearest(ask: Ask) -> None:
    told = answer_as_dict(ask("Who leads A4?"))
    assert (told["abstained"], told["reason"], told["outcome"], told["claims"]) == (True, "blank", "abstained", [])
    assert [citation["locator"] for citation in told["citations"]] == ["Projects at the end of December, row A4"]
    assert "blank for A4" in told["answer"]


def test_claims_number_their_citations_in_the_order_of_use(ask: Ask) -> None:
    told = answer_as_dict(ask("How much will the damp programme cost?"))
    used = [number for claim in told["claims"] for number in claim["citations"]]
    assert list(dict.fromkeys(used)) == list(range(1, len(told["citations"]) + 1))
    for claim in told["claims"]:
        assert "£" not in claim["text"] or any("£" in told["citations"][n - 1]["quote"] for n in claim["citations"])


def test_a_citation_used_twice_has_one_number(ask: Ask) -> None:
    answer = ask("Who leads A2?")
    again = Claim(text="Again.", citations=answer.claims[0].citations)
    told = answer_as_dict(replace(answer, claims=(*answer.claims, again)))
    assert told["claims"][-1]["citations"] == told["claims"][0]["citations"]
    assert len(told["citations"]) == len(answer.citations)


def test_a_paper_without_a_date_says_null(ask: Ask) -> None:
    answer = ask("Who leads A2?")
    undated = replace(answer.claims[0].citations[0], meeting_date=None)
    told = answer_as_dict(replace(answer, claims=(Claim(text="x", citations=(undated,)),)))
    assert told["citations"][0]["meeting_date"] is None


def test_a_table_numbers_its_rows_sources_and_the_claims_that_say_the_same(ask: Ask) -> None:
    answer = ask("Compare A1 and B2")
    first, second = answer.claims[0], answer.claims[-1]
    row = TableRow(label="", cells=("Damp", ""), citations=second.citations)
    table = AnswerTable(title="The 1 project", columns=("Project", "Lead"), rows=(row,), claims=(second,))
    assert first != second
    told = answer_as_dict(replace(answer, table=table))
    cited = told["claims"][-1]["citations"]
    assert told["table"] == {
        "title": "The 1 project",
        "columns": ["Project", "Lead"],
        "rows": [{"label": "", "cells": ["Damp", ""], "citations": cited}],
        "claims": [len(answer.claims)],
    }
    assert answer_as_dict(answer) == {**told, "table": None}


def test_everything_told_is_json(ask: Ask) -> None:
    for text in ("Who leads A2?", "Who leads A4?", "Compare A1 and B2"):
        told = answer_as_dict(ask(text, as_of=date(2025, 6, 1)))
        assert json.loads(json.dumps(told)) == told


def test_a_hit_tells_its_words_as_they_stand_and_where(assistant: Assistant) -> None:
    hit = assistant.search(question("What is the rent of a full allotment plot?"), 1)[0]
    document = assistant.index.catalogue.document(hit.chunk.document_id, PUBLIC_READER)
    told = hit_as_dict(hit, document)
    assert set(told) >= {"document", "text", "page", "locator", "score"}
    assert (told["document"], told["page"], told["meeting_date"]) == ("minutes.txt", None, "2025-03-05")
    assert document.text[told["start"] : told["end"]] == told["text"]
    assert told["score"] == hit.score
    assert json.loads(json.dumps(told)) == told


def test_a_hit_in_a_paper_without_a_date_says_null(assistant: Assistant) -> None:
    hit = assistant.search(question("allotment rents"), 1)[0]
    document = assistant.index.catalogue.document(hit.chunk.document_id, PUBLIC_READER)
    assert hit_as_dict(hit, replace(document, meeting_date=None))["meeting_date"] is None


def test_a_citation_tells_where_else_its_words_stand_and_how_surely_a_scan_was_read(ask: Ask) -> None:
    answer = ask("Who leads A2?")
    plain = answer_as_dict(answer)["citations"][0]
    assert (plain["also_in"], plain["recognised"], remarks(plain)) == ([], None, "")
    copies = tuple(OtherCopy(document_id=f"d{i}", name=name, title="Repairs") for i, name in enumerate("aab"))
    scanned = replace(answer.claims[0].citations[0], also_in=copies, recognised=0.914)
    told = citation_as_dict(scanned)
    assert told["also_in"][2] == {"document": "b", "document_id": "d2", "title": "Repairs"}
    assert told["recognised"] == 0.914
    assert remarks(told) == "Read from a scan, 91 % sure. Also in a, b."


def test_it_is_said_which_words_were_read_as_others() -> None:
    read = (ReadAs(typed="comitee", read="committee"), ReadAs(typed="April", read="April 2025"))
    assert reading_of(read) == "Read “comitee” as “committee”, “April” as “April 2025”."
    assert reading_of(()) == ""
