import json
from datetime import date
from pathlib import Path
from typing import Any

from api.settings import PageSettings
from api.suggestions import suggested
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.types import AccessLevel, DocumentKind

SAMPLE = Path(__file__).parents[2] / "evals" / "sample"


def card(name: str, **given: Any) -> DocumentInfo:
    usual = {
        "id": name,
        "version": 1,
        "name": name,
        "source": f"/{name}",
        "title": name.removesuffix(".txt"),
        "council": None,
        "committee": None,
        "kind": DocumentKind.REPORT,
        "meeting_date": date(2025, 6, 3),
        "access": AccessLevel.PUBLIC,
        "pages": 0,
        "chunks": 1,
        "copies": (),
        "ingested_at": None,
    }
    return DocumentInfo(**{**usual, **given})


def test_questions_are_made_from_the_newest_paper_of_each_kind():
    minutes = {"kind": DocumentKind.MINUTES, "committee": "Harbour Committee"}
    papers = (
        card("new.txt"),
        card("minutes.txt", **minutes),
        card("old.txt"),
        card("odd.txt", kind=DocumentKind.OTHER),
    )
    assert suggested(papers, PageSettings()) == (
        "What did the Harbour Committee resolve on 3 June 2025?",
        "What does “new” recommend?",
    )


def test_questions_named_in_the_settings_come_before_any_other():
    assert suggested((card("a.txt"),), PageSettings(examples=("Who chairs the pier?",))) == ("Who chairs the pier?",)


def test_an_empty_record_offers_nothing_to_ask():
    assert suggested((), PageSettings(examples=("Who chairs the pier?",))) == ()


def test_the_sample_council_is_asked_about_only_where_nothing_else_is_stored():
    asked = json.loads((SAMPLE / "asked.json").read_text(encoding="utf-8"))
    sample = tuple(card(paper.name) for paper in sorted((SAMPLE / "papers").iterdir())[:3])
    assert suggested(sample, PageSettings()) == tuple(asked)
    assert set(asked).isdisjoint(suggested((*sample, card("own.txt")), PageSettings()))


def test_every_question_about_the_sample_has_a_known_answer():
    gold = [json.loads(line) for line in (SAMPLE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    known = {row["question"] for row in gold if row["answerable"]}
    assert set(json.loads((SAMPLE / "asked.json").read_text(encoding="utf-8"))) <= known
