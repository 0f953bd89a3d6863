"""The embedded default: MiniLM-L6-v2 as int8 ONNX, from files inside the package, on the CPU, with no network."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from vectorstore.embedders.base import Vectors
from vectorstore.errors import ClerkError

SHIPPED = Path(__file__).parent / "minilm"
MAX_TOKENS = 256


def build(model: str | None = None, threads: int | None = None) -> OnnxEmbedder:
    """Return the embedder of a folder with `model.onnx` and `tokenizer.json`, the shipped one by default.

    `threads` is how many one text may use: 1 for each of several worker processes, None for all cores. Nothing is read
    before the first text. Raises ClerkError where a file is missing.
    """
    return OnnxEmbedder(folder=Path(model) if model else SHIPPED, threads=threads)


class OnnxEmbedder:
    """Embeds one text a run, so that a vector depends on its own text alone.

    Int8 activations share one scale a run: texts embedded together would change each other's vectors, and an ingest
    that was cut short would not end in the same state. On a CPU a batch gains nothing (measured: 223 texts of 48 tokens
    a CPU-second one by one, 208 in batches of 16).
    """

    def __init__(self, *, folder: Path, threads: int | None) -> None:
        """Remember where the files are; raises ClerkError where one is missing."""
        for file in ("model.onnx", "tokenizer.json"):
            if not (folder / file).is_file():
                raise ClerkError(
                    f"{folder} has no {file}: give the folder of an ONNX model, or none for the shipped one."
                )
        self._folder = folder
        self._threads = threads

    @cached_property
    def name(self) -> str:
        """A digest of the weights and of how they are read."""
        digest = hashlib.sha256(f"{MAX_TOKENS} tokens, mean".encode())
        for file in ("model.onnx", "tokenizer.json"):
            digest.update((self._folder / file).read_bytes())
        return f"onnx-{digest.hexdigest()[:12]}"

    @property
    def dimensions(self) -> int:
        """The width of the graph's output, 384 for the shipped model."""
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
            vectors[row] = self.embed_query(text)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Return an array of shape (dimensions,), the mean of the token vectors; a question is embedded like a text."""
        ids = np.array([self.tokenizer.encode(text).ids], dtype=np.int64)
        states: Vectors = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
        mean = states.mean(axis=0)
        vector: Vectors = mean / np.linalg.norm(mean)
        return vector
