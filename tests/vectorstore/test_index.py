from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.vectorstore.papers import EMBEDDER, LIGHTING, MINUTES, opened, paper, settings
from vectorstore.errors import NotInCatalogue, StaleVectors, UnknownVariant
from vectorstore.index import Index, open_index
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel, Filters, Span

CHANGED = ("3.1 Saving 150 cuts street lighting by £2.4m in 2024/25.",)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with opened(tmp_path / "data") as index:
        yield index


def near(index: Index, words: str, levels: frozenset[AccessLevel] = PUBLIC_READER) -> list[str]:
    return [chunk for chunk, _ in index.vectors.search(EMBEDDER.embed_query(words), 10, levels)]


def worded(index: Index, words: str, levels: frozenset[AccessLevel] = PUBLIC_READER) -> list[str]:
    return [chunk for chunk, _ in index.lexical.search(words, 10, levels)]


def test_a_new_file_is_added_and_found_by_words_meaning_and_reference(index: Index) -> None:
    new = paper()
    assert index.put(new) == "added"
    first = new.chunks[0].id
    assert worded(index, "how much is cut from street lighting?")[0] == first
    assert near(index, LIGHTING[0])[0] == first
    assert index.catalogue.find_refs(["saving 150"], Filters(), 5) == [(first, 1)]
    assert index.catalogue.chunks([first]) == {first: new.chunks[0]}


def test_a_changed_file_replaces_its_old_chunks_everywhere(index: Index) -> None:
    old, new = paper(), paper(CHANGED)
    index.put(old)
    assert index.put(new) == "replaced"
    assert worded(index, "street lighting highways") == [new.chunks[0].id]
    assert near(index, "street lighting") == [new.chunks[0].id]
    assert index.catalogue.find_refs(["saving 150", "a2.3"], Filters(), 5) == [(new.chunks[0].id, 1)]
    assert index.catalogue.document(new.document.id, PUBLIC_READER).version == 2
    with pytest.raises(NotInCatalogue):
        index.catalogue.document(old.document.id, PUBLIC_READER)
    assert index.check() == []


def test_the_same_file_again_changes_nothing(index: Index) -> None:
    index.put(paper())
    before = index.state_digest()
    assert index.put(paper()) == "unchanged"
    assert index.state_digest() == before
    state = index.source("/papers/lighting.txt")
    assert state is not None and (state.version, state.name) == (1, "lighting.txt")


def test_a_copy_under_another_path_is_known_and_embedded_once(index: Index) -> None:
    new = paper()
    index.put(new)
    vectors = index.vectors.count()
    assert index.find(new.signature) == new.document.id
    assert index.link("/papers/copy.txt", new.digest, new.signature, new.document.id) == "copy"
    assert index.link("/papers/copy.txt", new.digest, new.signature, new.document.id) == "unchanged"
    assert index.put(paper(source="/papers/third.txt")) == "added"
    (card,) = index.catalogue.documents(Filters())
    assert (card.name, card.copies) == ("lighting.txt", ("/papers/copy.txt", "/papers/third.txt"))
    assert index.vectors.count() == vectors


def test_a_document_stays_while_any_path_holds_it(index: Index) -> None:
    new = paper()
    index.put(new)
    index.link("/papers/copy.txt", new.digest, new.signature, new.document.id)
    index.put(paper(CHANGED))
    assert index.catalogue.document(new.document.id, PUBLIC_READER).name == "copy.txt"
    assert index.forget("/papers/copy.txt")
    with pytest.raises(NotInCatalogue):
        index.catalogue.document(new.document.id, PUBLIC_READER)
    assert not index.forget("/papers/copy.txt")
    assert index.check() == []


def test_a_path_that_comes_to_hold_a_copy_lets_its_old_document_go(index: Index) -> None:
    one, other = paper(), paper(MINUTES, source="/papers/minutes.txt")
    index.put(one)
    index.put(other)
    assert index.link(other.source, one.digest, one.signature, one.document.id) == "replaced"
    assert index.catalogue.counts(PUBLIC_READER).documents == 1
    assert worded(index, "libraries") == []
    assert index.check() == []


def test_a_link_to_an_unknown_document_is_refused(index: Index) -> None:
    with pytest.raises(NotInCatalogue):
        index.link("/papers/copy.txt", "digest", "signature", "0123456789abcdef")
    assert index.source("/papers/copy.txt") is None


def test_an_unknown_path_and_signature_are_none(index: Index) -> None:
    assert index.source("/papers/nothing.txt") is None
    assert index.find("nothing") is None


def test_the_public_never_gets_anything_exempt(index: Index) -> None:
    mixed = paper(exempt=("The buyer of Fernhill depot offers £9m.",))
    secret = paper(("The tender of Fernhill depot names a bidder.",), source="/papers/b.txt", level=AccessLevel.EXEMPT)
    index.put(mixed)
    index.put(secret)
    hidden = {mixed.chunks[2].id, secret.chunks[0].id}
    question = "who offers what for Fernhill depot, tender buyer A2.3"
    assert hidden.isdisjoint({*worded(index, question), *near(index, question)})
    assert hidden <= {*worded(index, question, OFFICER_READER)} and hidden <= {*near(index, question, OFFICER_READER)}
    catalogue = index.catalogue
    assert catalogue.chunks(hidden, PUBLIC_READER) == {}
    assert [card.id for card in catalogue.documents(Filters())] == [mixed.document.id]
    assert [card.chunks for card in catalogue.documents(Filters())] == [2]
    assert (catalogue.counts(PUBLIC_READER).documents, catalogue.counts(PUBLIC_READER).chunks) == (1, 2)
    whole = Span(start=0, end=len(mixed.document.text))
    assert len(catalogue.blocks(mixed.document.id, whole, PUBLIC_READER)) == 2
    text = catalogue.document(mixed.document.id, PUBLIC_READER).text
    assert "Fernhill" not in text and len(text) == len(mixed.document.text)
    with pytest.raises(NotInCatalogue):
        catalogue.document(secret.document.id, PUBLIC_READER)
    assert catalogue.document(mixed.document.id, OFFICER_READER).text == mixed.document.text


def test_parts_marked_less_strictly_than_their_text_are_refused() -> None:
    new = paper(exempt=("The buyer offers £9m.",))
    leaking = replace(new.chunks[2], level=AccessLevel.PUBLIC)
    with pytest.raises(ValueError, match="stricter"):
        replace(new, chunks=(*new.chunks[:2], leaking))


def test_a_missing_vector_is_refused() -> None:
    new = paper()
    with pytest.raises(ValueError, match="3 vectors for 4 windows"):
        replace(new, vectors=new.vectors[:3])


def test_what_was_stored_is_there_when_opened_again(tmp_path: Path) -> None:
    new = paper()
    with opened(tmp_path) as index:
        index.put(new)
        before = index.state_digest()
    with opened(tmp_path) as index:
        assert index.state_digest() == before
        assert near(index, LIGHTING[1])[0] == new.chunks[1].id
        assert index.catalogue.document(new.document.id, PUBLIC_READER) == new.document


def test_lost_vectors_are_said_to_be_lost_and_made_again(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.put(paper())
        before = index.state_digest()
    shutil.rmtree(tmp_path / "chroma")
    with opened(tmp_path) as index:
        with pytest.raises(StaleVectors, match="clerk check --mend"):
            _ = index.vectors
        assert [problem.document_id for problem in index.check()] == [paper().document.id]
        assert len(index.mend()) == 1
        assert index.state_digest() == before and index.mend() == []
        assert near(index, LIGHTING[0])[0] == paper().chunks[0].id


def test_another_embedder_s_vectors_are_refused_and_made_again(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.put(paper())
    other = settings(tmp_path).model_copy(update={"embedder": "onnx"})
    with open_index(other) as index:
        with pytest.raises(StaleVectors, match="another embedder"):
            _ = index.vectors
        assert len(index.mend()) == 1
        vector = index.embedder.embed_query(LIGHTING[0])
        assert index.vectors.search(vector, 1, PUBLIC_READER)[0][0] == paper().chunks[0].id


def test_vectors_too_many_are_found_and_removed(index: Index) -> None:
    index.put(paper())
    before = index.state_digest()
    stray = np.stack([EMBEDDER.embed_query("stray")])
    index.vectors.upsert(AccessLevel.PUBLIC, ["ffff-0#0"], ["ffff"], stray)
    (problem,) = index.check()
    assert (problem.what, problem.fix) == ("Document ffff has 1 vectors and needs 0.", "Run: clerk check --mend")
    assert index.mend(thorough=False) == []
    assert index.mend() == [problem]
    assert index.state_digest() == before


def test_the_memory_store_serves_an_index_too(tmp_path: Path) -> None:
    with open_index(settings(tmp_path, store="memory")) as index:
        index.put(paper())
        index.put(paper(CHANGED))
        assert index.check() == [] and len(near(index, "street lighting")) == 1


@pytest.mark.parametrize("setting", ["embedder", "store", "lexical"])
def test_an_unknown_variant_is_refused_before_anything_is_made(tmp_path: Path, setting: str) -> None:
    wrong = settings(tmp_path / "data").model_copy(update={setting: "nonsense"})
    with pytest.raises(UnknownVariant, match="nonsense"):
        open_index(wrong)
    assert not (tmp_path / "data").exists()


def test_listing_documents_loads_neither_vectors_nor_a_model(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from vectorstore.types import Filters\n"
        "from tests.vectorstore.papers import *\n"
        f"with open_index(StoreSettings(data=Path({str(tmp_path)!r}))) as index: index.catalogue.documents(Filters())\n"
        "assert not {'chromadb', 'onnxruntime', 'torch'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True)
