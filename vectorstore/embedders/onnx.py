"""The embedded default: a sentence embedder as int8 ONNX, from files inside the package, on the CPU, offline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from vectorstore.embedders.base import Vectors
from vectorstore.errors import ClerkError

SHIPPED = Path(__file__).parent
"""Each folder here that holds `model.onnx` is a model that comes with clerk; its name will do for `build`."""

DEFAULT = "bge_small"
MAX_TOKENS = 256
ASKED = 256
"""How many questions' vectors are remembered: each is compared with more than one thing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """How a model is read: a text's vector is the first token's or the `mean` of all; `asking` goes before a question.

    A folder says so in `reading.json`; one without it is read as most sentence embedders are.
    """

    pooling: str = "mean"
    asking: str = ""


def build(model: str | None = None, threads: int | None = None) -> OnnxEmbedder:
    """Return the embedder of a shipped model's name or of a folder with `model.onnx` and `tokenizer.json`.

    `threads` is how many one text may use: 1 for each of several worker processes, None for all cores. Nothing is read
    before the first text. Raises ClerkError where a file is missing.
    """
    name = model or DEFAULT
    shipped = SHIPPED / name
    return OnnxEmbedder(folder=shipped if (shipped / "model.onnx").is_file() else Path(name), threads=threads)


class OnnxEmbedder:
    """Embeds one text a run, so that a vector depends on its own text alone.

    Int8 activations share one scale a run: texts embedded together would change each other's vectors, and an ingest
    that was cut short would not end in the same state. On a CPU a batch gains nothing (measured: 223 texts of 48 tokens
    a CPU-second one by one, 208 in batches of 16).
    """

    def __init__(self, *, folder: Path, threads: int | None) -> None:
        """Remember where the files are; raises ClerkError where one is missing or says what nobody understands."""
        for file in ("model.onnx", "tokenizer.json"):
            if not (folder / file).is_file():
                raise ClerkError(
                    f"{folder} has no {file}: give the folder of an ONNX model, or none for the shipped one."
                )
        self._folder = folder
        self._threads = threads
        self._reading = _reading_of(folder)
        self._asked = lru_cache(maxsize=ASKED)(self._embed)

    @cached_property
    def name(self) -> str:
        """A digest of the weights and of how they are read."""
        read = self._reading
        digest = hashlib.sha256(f"{MAX_TOKENS} tokens, {read.pooling}{read.asking}".encode())
        for file in ("model.onnx", "tokenizer.json"):
            digest.update((self._folder / file).read_bytes())
        return f"onnx-{digest.hexdigest()[:12]}"

    @property
    def dimensions(self) -> int:
        """The width of the graph's output, 384 for the shipped models."""
        return int(self._session.get_outputs()[0].shape[-1])

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Cuts a text into word pieces, at most 256 with the two special ones."""
        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads or 0
        options.inter_op_num_threads = 1
        # Idle threads that spin would take a core from the processes that read files beside this one.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimensions)."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._embed(text)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Return an array of shape (dimensions,), of a question after the words that the model asks with."""
        return self._asked(self._reading.asking + text)

    def _embed(self, text: str) -> Vectors:
        ids = np.array([self.tokenizer.encode(text).ids], dtype=np.int64)
        states: Vectors = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
        pooled = states[0] if self._reading.pooling == "first" else states.mean(axis=0)
        vector: Vectors = pooled / np.linalg.norm(pooled)
        vector.setflags(write=False)
        return vector


def _reading_of(folder: Path) -> Reading:
    """Read how a folder's model is to be read; raises ClerkError where that is not one of the ways there are."""
    file = folder / "reading.json"
    if not file.is_file():
        return Reading()
    try:
        reading = Reading(**json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ClerkError(f'{file} should be like {{"pooling": "first", "asking": "query: "}} ({error}).') from error
    if reading.pooling not in ("first", "mean") or not isinstance(reading.asking, str):
        raise ClerkError(f'{file}: "pooling" is "first" or "mean", and "asking" is text.')
    return reading
