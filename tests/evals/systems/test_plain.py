"""The plain systems, asked of an imagined town's papers: the same answers any plain retrieval gives, all checkable."""

from __future__ import annotations

import pytest

from evals.samples import Sample
from evals.systems._plain import OVERLAP, SIZE, pieces_of, sentences_of
from evals.systems.base import HITS, Given
from evals.variants import SYSTEMS, Variant, read_grid
from vectorstore import variants
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER

pytest.importorskip("bm25s")
pytest.importorskip("langchain_chroma")

WAYS = ("langchain", "bm25", "dense", "rrf")


@pytest.fixture(scope="module")
def given(data):
    with open_index(StoreSettings(data=data)) as index:
        yield Given(index=index, levels=PUBLIC_READER)


def asked(text: str) -> Sample:
    return Sample(id="q", question=text, type="fact", answerable=False)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_finds_the_passage_and_says_its_nearest_sentences_as_they_stand(given, way):
    system = variants.load(SYSTEMS, way).build(given)
    reply = system.reply(asked("How much does the new wash bay at Quay Street cost?"))
    assert "£412,000" in reply.answer["answer"]
    assert reply.answer["confidence"] is None
    assert (reply.answer["abstained"], reply.answer["outcome"]) == (False, "answered")
    assert 1 <= len(reply.answer["claims"]) <= 3
    for cited in reply.answer["citations"]:
        document = given.index.catalogue.document(cited["document_id"], PUBLIC_READER)
        assert document.text[cited["start"] : cited["end"]] == cited["quote"]
    assert 0 < len(reply.hits) <= HITS
    scores = [hit["score"] for hit in reply.hits]
    assert scores == sorted(scores, reverse=True)


def test_words_that_stand_nowhere_are_refused_by_the_way_that_has_words_alone(given):
    reply = variants.load(SYSTEMS, "bm25").build(given).reply(asked("Zebra quagga?"))
    assert (reply.answer["abstained"], reply.answer["reason"], reply.hits) == (True, "not_found", [])


def test_pieces_are_cut_by_length_and_stand_where_they_say(given):
    pieces = pieces_of(given)
    assert {piece.document.name for piece in pieces} == {"plan.txt", "minutes.txt"}
    assert all(0 < len(piece.text) <= SIZE for piece in pieces)
    assert OVERLAP < SIZE
    for piece in pieces:
        for span in sentences_of(piece):
            said = piece.document.quote(span)
            assert said == said.strip() != ""
            assert piece.span.start <= span.start < span.end <= piece.span.end


def test_the_grid_of_baselines_names_only_what_there_is():
    grid = read_grid("baselines")
    assert {one.system for one in grid} == {"clerk", *WAYS}
    assert grid[0] == Variant(name="clerk")
