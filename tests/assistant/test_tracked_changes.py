"""Words struck out of a Word file, from the file to the answer: never searched, never quoted, shown as struck out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from assistant.types import Question
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.ingest.readers.office import filled_table, tracked, xml
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER, Filters, Span

STRUCK = ("Quillfeather", "twelve", "£5,000", "kiosks", "R77")


def write_plan(path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Wexcombe local plan: main modifications", 1)
    document.add_paragraph("This paper sets out the changes to the policies of the local plan.")
    document.add_heading("Policy 7: design of homes", 2)
    changes = [("", "Homes shall comply with national policy"), ("del", " and the Quillfeather guide (R77)"), ("", ".")]
    changes += [("", " Homes shall be no taller than "), ("del", "twelve"), ("ins", "nine"), ("", " metres.")]
    tracked(document, *changes)
    tracked(document, ("del", "7.3 The kiosks on the quay may trade all night in the summer months."))
    table = filled_table(
        document, [["Ref", "Saving", "Amount"], ["S1", "Print less", ""], ["S2", "Heat less", "£7,000"]]
    )
    cell = table.cell(1, 2).paragraphs[0]._p
    cell.append(xml('<w:del w:id="1" w:author="A"><w:r><w:delText>£5,000</w:delText></w:r></w:del>'))
    cell.append(xml('<w:ins w:id="2" w:author="A"><w:r><w:t>£4,000</w:t></w:r></w:ins>'))
    document.save(str(path))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("plan")
    write_plan(folder / "plan.docx")
    with open_index(StoreSettings(data=folder / "data")) as opened:
        ingest_many([folder / "plan.docx"], opened, IngestSettings(workers=1))
        yield opened


@pytest.fixture(scope="module")
def assistant(index: Index) -> Assistant:
    return build_assistant(AssistantSettings(), index)


def test_struck_words_stay_in_the_text_of_record_and_are_known_as_deletions(index: Index) -> None:
    (card,) = index.catalogue.documents(Filters())
    document = index.catalogue.document(card.id, PUBLIC_READER)
    gone = [document.quote(span) for span in document.deletions]
    assert all(any(word in words for words in gone) for word in STRUCK)
    standing = document.standing(Span(start=0, end=len(document.text)))
    assert not any(word in standing for word in STRUCK)


@pytest.mark.parametrize("word", STRUCK)
def test_struck_words_are_found_by_no_search(index: Index, word: str) -> None:
    assert index.lexical.search(word, 5, PUBLIC_READER) == []
    assert index.catalogue.find_refs(["r77"], Filters(), 5) == []


def test_chunks_keep_the_words_of_record_and_are_embedded_without_those_struck_out(index: Index) -> None:
    (card,) = index.catalogue.documents(Filters())
    document = index.catalogue.document(card.id, PUBLIC_READER)
    found = index.catalogue.chunks([f"{card.id}:{n}" for n in range(len(document.text))])
    assert found
    for chunk in found.values():
        assert chunk.text == document.quote(chunk.span)
        assert not any(word in text for word in STRUCK for text in (chunk.search_text, *chunk.embedding_texts))


def test_records_hold_what_stands(index: Index) -> None:
    values = [field.value for record in index.register.find(Filters()) for field in record.fields]
    assert any("£4,000" in value for value in values)
    assert not any(word in value for word in STRUCK for value in values)


def test_an_answer_gives_the_new_words_and_the_old_ones_as_struck_out(assistant: Assistant) -> None:
    answer = assistant.answer(
        Question(text="How tall may homes be under the policy on design, and what was struck out?")
    )
    assert "no taller than [struck out: “twelve”] nine metres" in answer.text
    assert "policy [struck out: “and the Quillfeather guide (R77)”]. Homes" in answer.text
    assert answer.dropped == ()
    quotes = [citation.quote for citation in answer.citations]
    assert not any(word in quote for word in STRUCK for quote in quotes)
    assert "Homes shall comply with national policy" in quotes


def test_a_changed_cell_gives_both_amounts(assistant: Assistant) -> None:
    answer = assistant.answer(Question(text="What amount is saving S1?"))
    assert "£4,000" in answer.text and "[struck out: “£5,000”]" in answer.text
    assert "£4,000" in [citation.quote for citation in answer.citations]
