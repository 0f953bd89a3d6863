"""Gold questions made of feedback: checked as the evaluation checks them, and kept so that it reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api import gold
from evals.samples import read_gold
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER

QUOTE = "The repairs to the harbour wall will cost £2.4m"


@pytest.fixture(scope="module")
def index(data: Path) -> Iterator[Index]:
    with open_index(StoreSettings(data=data)) as opened:
        yield opened


def question(**changed: Any) -> dict[str, Any]:
    """A gold question on the harbour paper."""
    return {
        "id": "q1",
        "question": "What does the wall cost?",
        "type": "fact",
        "answerable": True,
        "history": [],
        "key_facts": [["£2.4m", "2.4 million"]],
        "evidence": [{"doc": "harbour.txt", "quote": QUOTE}],
        "as_of": "2025-03-31",
        **changed,
    }


def test_a_question_whose_quotes_stand_is_kept_as_the_evaluation_reads_it(index: Index, tmp_path: Path) -> None:
    gold.append(tmp_path, gold.check(question(), index))
    gold.append(tmp_path, gold.check(question(id="q2", question="Other?", evidence=[], as_of=None), index))
    first, second = read_gold(tmp_path / gold.FILE)
    assert first.evidence[0].quote == QUOTE
    assert first.key_facts == (("£2.4m", "2.4 million"),)
    assert second.id == "q2"
    assert [path.name for path in (tmp_path / "gold").iterdir()] == ["from-feedback.jsonl"]


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"id": " "}, "id", "Id: "),
        ({"question": ""}, "question", "Question: "),
        ({"key_facts": [], "evidence": []}, "answerable", "needs a key fact or a quote"),
        ({"evidence": [{"doc": "none.pdf", "quote": "x"}]}, "evidence-1", "no such document is stored"),
        ({"evidence": [{"doc": "harbour.txt", "quote": "Never said"}]}, "evidence-1", "do not stand there"),
        ({"evidence": [{"doc": "", "quote": "x"}]}, "evidence-1", "Evidence: "),
        ({"evidence": [{"doc": "harbour.txt", "quote": QUOTE, "page": "x"}]}, "evidence-1", "Evidence: "),
        ({"evidence": [{"doc": "harbour.txt", "quote": QUOTE, "page": 2}]}, "evidence-1", "for it has no pages"),
        ({"evidence": [{"doc": "ferry.txt", "quote": "Quillfeather Boats"}]}, "evidence-1", "do not stand there"),
        ({"evidence": [{"doc": "bids.txt", "quote": "Tidewater Marine"}]}, "evidence-1", "do not stand there"),
        ({"as_of": "soon"}, "as_of", "As of: "),
    ],
)
def test_what_is_wrong_is_said_by_field(index: Index, changed: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(gold.Refused) as refused:
        gold.check(question(**changed), index)
    assert said in refused.value.faults[field]


def test_a_quote_may_be_on_the_page_that_is_named(index: Index, ids: dict[str, str]) -> None:
    name = "2025-04-09_scrutiny_minutes.pdf"
    document = index.catalogue.document(ids[name], PUBLIC_READER)
    words = document.quote(document.pages[1].span).strip().split("\n")
    quote = {"doc": name, "quote": max(words, key=len), "page": 2}
    assert gold.check(question(evidence=[quote]), index).evidence[0].page == 2
    with pytest.raises(gold.Refused, match="but on 2"):
        gold.check(question(evidence=[{**quote, "page": 1}]), index)


def test_neither_a_name_nor_a_question_is_kept_twice(index: Index, tmp_path: Path) -> None:
    gold.append(tmp_path, gold.check(question(), index))
    before = (tmp_path / gold.FILE).read_bytes()
    with pytest.raises(gold.Refused, match="q1 already"):
        gold.append(tmp_path, gold.check(question(question="Another?"), index))
    with pytest.raises(gold.Refused, match="as q1"):
        gold.append(tmp_path, gold.check(question(id="q2", question="what DOES the  wall cost?"), index))
    assert (tmp_path / gold.FILE).read_bytes() == before
    gold.append(tmp_path, gold.check(question(id="q3", as_of=None), index))
    assert len(read_gold(tmp_path / gold.FILE)) == 2


def test_a_file_that_somebody_broke_is_left_as_it_is(index: Index, tmp_path: Path) -> None:
    path = tmp_path / gold.FILE
    path.parent.mkdir()
    path.write_text("not json\n", encoding="utf-8")
    with pytest.raises(gold.Refused, match="line 1"):
        gold.append(tmp_path, gold.check(question(), index))
    assert path.read_text(encoding="utf-8") == "not json\n"
