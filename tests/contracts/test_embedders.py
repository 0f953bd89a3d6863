"""What every embedder promises, asked of every file in the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vectorstore import variants
from vectorstore.embedders import onnx, sentence_transformers
from vectorstore.embedders.base import Embedder
from vectorstore.errors import ClerkError

PACKAGE = "vectorstore.embedders"
TEXTS = (
    "The Committee resolved to keep Fernhill Library open on Saturdays.",
    "3.4 | Replace 40 street lamps in Tolby | Head of Highways | March 2025",
    "Short.",
    "",
    "The housing register was reviewed in the autumn. " * 60,
)
SHIPPED = onnx.SHIPPED / "minilm"
MODELS = ("bge_small", "minilm")


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real sentence-transformers folder: the shipped tokenizer and a BERT of two thin layers with random weights."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast, set_seed

    folder = tmp_path_factory.mktemp("tiny")
    set_seed(1)
    config = BertConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, max_position_embeddings=128
    )
    BertModel(config).save_pretrained(folder / "bert")
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("unk", "sep", "pad", "cls", "mask")}
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(SHIPPED / "tokenizer.json"), **special)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(folder / "bert")
    bert = Transformer(str(folder / "bert"), max_seq_length=64)
    prompts = {"query": "question: ", "document": "passage: "}
    model = SentenceTransformer(modules=[bert, Pooling(32)], device="cpu", prompts=prompts)
    model.save_pretrained(str(folder / "model"))
    return folder / "model"


@pytest.fixture(params=variants.names(PACKAGE))
def embedder(request: pytest.FixtureRequest) -> Embedder:
    model = str(request.getfixturevalue("tiny_model")) if request.param == "sentence_transformers" else None
    built: Embedder = variants.load(PACKAGE, request.param).build(model=model, threads=1)
    return built


def test_every_text_gets_a_vector_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed_documents(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_question_gets_one_vector_of_the_same_width(embedder: Embedder) -> None:
    vector = embedder.embed_query("When is Fernhill Library open?")
    assert vector.shape == (embedder.dimensions,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_documents([]).shape == (0, embedder.dimensions)


def test_a_text_has_the_same_vector_alone_and_among_others(embedder: Embedder) -> None:
    together = embedder.embed_documents(TEXTS)
    alone = np.vstack([embedder.embed_documents([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    forwards, backwards = embedder.embed_documents(TEXTS), embedder.embed_documents(TEXTS[::-1])
    np.testing.assert_allclose(forwards, backwards[::-1], atol=1e-5)


def test_a_text_is_nearest_to_itself(embedder: Embedder) -> None:
    vectors = embedder.embed_documents(TEXTS)
    assert (vectors @ vectors.T).argmax(axis=1).tolist() == list(range(len(TEXTS)))


def test_the_name_serves_as_the_name_of_a_collection_and_is_the_same_when_built_again(embedder: Embedder) -> None:
    assert embedder.name == embedder.name
    assert 3 <= len(embedder.name) <= 60
    assert all(letter.isascii() and (letter.isalnum() or letter in "-.") for letter in embedder.name)


@pytest.mark.parametrize("model", MODELS)
def test_two_builds_of_a_shipped_model_share_name_and_vectors(model: str) -> None:
    one, other = onnx.build(model, threads=1), onnx.build(model, threads=2)
    assert one.name == other.name
    np.testing.assert_array_equal(one.embed_query(TEXTS[0]), other.embed_query(TEXTS[0]))


def test_the_default_is_one_of_the_shipped_models() -> None:
    assert onnx.build(threads=1).name == onnx.build(onnx.DEFAULT, threads=1).name
    assert len({onnx.build(model, threads=1).name for model in MODELS}) == len(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_a_shipped_model_puts_like_meanings_together(model: str) -> None:
    shipped = onnx.build(model, threads=1)
    library, lamps = shipped.embed_documents(TEXTS[:2])
    reading = shipped.embed_query("opening hours of reading rooms at the weekend")
    assert reading @ library > max(reading @ lamps, 0.25)
    assert shipped.embed_query("road lighting") @ lamps > shipped.embed_query("road lighting") @ library


@pytest.mark.parametrize("model", MODELS)
def test_a_shipped_model_reads_no_more_than_its_256_tokens(model: str) -> None:
    shipped = onnx.build(model, threads=1)
    assert len(shipped.tokenizer.encode(TEXTS[-1]).ids) == 256
    np.testing.assert_array_equal(shipped.embed_query(TEXTS[-1]), shipped.embed_query(TEXTS[-1] + "More."))


def test_a_question_is_asked_with_the_words_that_the_folder_gives_for_it(tmp_path: Path) -> None:
    folder = _copy(tmp_path, '{"pooling": "mean", "asking": "Fernhill Library: "}')
    plain, asking = onnx.build("minilm", threads=1), onnx.build(str(folder), threads=1)
    np.testing.assert_array_equal(asking.embed_query("when?"), plain.embed_query("Fernhill Library: when?"))
    np.testing.assert_array_equal(asking.embed_documents(["when?"]), plain.embed_documents(["when?"]))


def test_the_vector_of_a_text_is_its_first_tokens_where_the_folder_says_so(tmp_path: Path) -> None:
    first, mean = onnx.build(str(_copy(tmp_path, '{"pooling": "first"}')), threads=1), onnx.build("minilm", threads=1)
    assert first.name != mean.name
    assert not np.allclose(first.embed_query(TEXTS[0]), mean.embed_query(TEXTS[0]), atol=1e-2)


@pytest.mark.parametrize("said", ["{", '{"pool": "first"}', '{"pooling": "last"}', '{"asking": 3}', "[1]"])
def test_a_folder_that_says_what_nobody_understands_is_refused_by_name(tmp_path: Path, said: str) -> None:
    with pytest.raises(ClerkError, match=r"reading\.json"):
        onnx.build(str(_copy(tmp_path, said)))


def _copy(folder: Path, reading: str) -> Path:
    for file in ("model.onnx", "tokenizer.json"):
        (folder / file).symlink_to(SHIPPED / file)
    (folder / "reading.json").write_text(reading, encoding="utf-8")
    return folder


def test_a_folder_without_a_model_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match=r"has no model\.onnx"):
        onnx.build(model=str(tmp_path))


def test_the_hashing_embedder_has_no_models_to_choose() -> None:
    with pytest.raises(ClerkError, match="no models"):
        variants.load(PACKAGE, "hashing").build(model="some/model")


def test_a_folder_that_is_not_there_is_refused_before_any_hub_is_asked(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="no folder"):
        sentence_transformers.build(model=str(tmp_path / "nothing")).embed_query("words")


def test_a_model_that_no_hub_gives_is_refused_with_what_to_do(tmp_path: Path) -> None:
    script = (
        "from vectorstore.embedders import sentence_transformers as s\n"
        "from vectorstore.errors import ClerkError\n"
        "try:\n    s.build(model='nobody/nothing').embed_query('words')\n"
        "except ClerkError as error:\n    print(error)\n"
    )
    offline = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], env=offline, capture_output=True, text=True, check=True)
    assert "CLERK_EMBEDDER=onnx" in done.stdout


def test_a_model_gives_questions_and_passages_the_prompts_it_was_trained_with(tiny_model: Path) -> None:
    built = sentence_transformers.build(model=str(tiny_model), device="cpu")
    as_question, as_passage = built.embed_query(TEXTS[0]), built.embed_documents(TEXTS[:1])[0]
    assert not np.allclose(as_question, as_passage, atol=1e-3)


def test_training_brings_questions_nearer_their_passages_and_can_be_loaded_again(
    tiny_model: Path, tmp_path: Path
) -> None:
    topics = ("library", "lamps", "housing", "parking", "swimming", "schools", "bins", "trees")
    pairs = [(f"What of the {topic}?", f"The {topic} report was noted.") for topic in topics]

    def margin(folder: Path) -> float:
        built = sentence_transformers.build(model=str(folder), device="cpu")
        asked = np.vstack([built.embed_query(question) for question, _ in pairs])
        scores = asked @ built.embed_documents([passage for _, passage in pairs]).T
        return float(np.diag(scores).mean() - scores.mean())

    trained = sentence_transformers.train(
        pairs, tmp_path / "trained", model=str(tiny_model), epochs=6, batch_size=8, learning_rate=5e-3, device="cpu"
    )
    assert margin(trained) > margin(tiny_model)
    assert (
        sentence_transformers.build(model=str(trained)).name != sentence_transformers.build(model=str(tiny_model)).name
    )


def test_training_on_one_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="two pairs"):
        sentence_transformers.train([("What of it?", "It was noted.")], tmp_path)


@pytest.mark.skipif("CLERK_MINILM" not in os.environ, reason="set CLERK_MINILM to the folder of the fp32 MiniLM files")
def test_the_shipped_minilm_agrees_with_the_published_one() -> None:
    published = sentence_transformers.build(model=os.environ["CLERK_MINILM"], device="cpu")
    exact, small = published.embed_documents(TEXTS), onnx.build("minilm", threads=1).embed_documents(TEXTS)
    assert (exact * small).sum(axis=1).min() > 0.96
