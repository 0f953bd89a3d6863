"""Any model of the sentence-transformers library, by name or folder, on CPU or GPU; and training one on own papers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer, SentenceTransformerTrainingArguments
from sentence_transformers.base.sampler import BatchSamplers
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

from vectorstore.embedders.base import Embedder, Vectors
from vectorstore.errors import ClerkError

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"


def build(
    model: str | None = None, threads: int | None = None, device: str | None = None, batch_size: int = 32
) -> Embedder:
    """Return the embedder of a model folder, or of a name on the Hugging Face hub (MiniLM-L6-v2 where none is given).

    `device` is torch's name ("cpu", "cuda", "mps"), the best one there by default. `threads` bounds torch's threads in
    this whole process, as torch allows no less. Nothing is loaded before the first text; raises ClerkError then.
    """
    return SentenceTransformersEmbedder(
        model=model or DEFAULT_MODEL, threads=threads, device=device, batch_size=batch_size
    )


def train(
    pairs: Iterable[tuple[str, str]],
    output: Path,
    *,
    model: str = DEFAULT_MODEL,
    epochs: float = 1,
    batch_size: int = 64,
    learning_rate: float = 2e-5,
    device: str | None = None,
    seed: int = 0,
) -> Path:
    """Fine-tune a model on (question, passage that answers it) pairs and return `output`, a folder to load it from.

    Every other passage of a batch counts as wrong for a question (multiple negatives ranking loss, Henderson et al.
    2017), so larger batches teach more and no batch holds the same passage twice. Raises ClerkError where there are
    fewer than two pairs or the model cannot be loaded.
    """
    from datasets import Dataset  # Slow to import, and only training needs it.

    examples = [{"question": question, "passage": passage} for question, passage in pairs]
    if len(examples) < 2:
        raise ClerkError("training needs at least two pairs of a question and the passage that answers it.")
    start = load_model(model, device)
    prompts = start.prompts
    with TemporaryDirectory() as scratch:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=scratch,
            num_train_epochs=epochs,
            per_device_train_batch_size=batch_size,
            learning_rate=learning_rate,
            warmup_steps=0.1,
            batch_sampler=BatchSamplers.NO_DUPLICATES,
            prompts={"question": prompts.get("query") or "", "passage": prompts.get("document") or ""},
            use_cpu=device == "cpu",
            seed=seed,
            save_strategy="no",
            report_to="none",
        )
        SentenceTransformerTrainer(
            model=start,
            args=arguments,
            train_dataset=Dataset.from_list(examples),
            loss=MultipleNegativesRankingLoss(start),
        ).train()
    start.save_pretrained(str(output))
    return output


def load_model(model: str, device: str | None = None) -> SentenceTransformer:
    """Load from a folder or the hub; raises ClerkError, saying what to do, where neither gives the model."""
    if model.startswith((".", "/", "~")) and not Path(model).expanduser().is_dir():
        raise ClerkError(f"there is no folder {model} to load an embedding model from: give one, or a name on the hub.")
    try:
        return SentenceTransformer(str(Path(model).expanduser()), device=device)
    except (OSError, ValueError) as error:
        raise ClerkError(
            f"the embedding model {model} could not be loaded: {error}\nGive the folder of a sentence-transformers "
            "model in CLERK_EMBEDDER_MODEL, or a name that the Hugging Face hub knows and can be reached for; or set "
            "CLERK_EMBEDDER=onnx, which needs no download."
        ) from error


class SentenceTransformersEmbedder:
    """Gives questions and texts the prompts that the model was trained with, where it has them."""

    def __init__(self, *, model: str, threads: int | None, device: str | None, batch_size: int) -> None:
        """Remember what to load."""
        self._model_name = model
        self._threads = threads
        self._device = device
        self._batch_size = batch_size

    @cached_property
    def _model(self) -> SentenceTransformer:
        if self._threads:
            import torch

            torch.set_num_threads(self._threads)
        return load_model(self._model_name, self._device)

    @cached_property
    def name(self) -> str:
        """The model's bare name and a digest of its weights, prompts and length: one folder retrained is another."""
        digest = hashlib.sha256(f"{self._model.max_seq_length} {sorted(self._model.prompts.items())}".encode())
        for key, tensor in self._model.state_dict().items():
            digest.update(key.encode())
            digest.update(np.ascontiguousarray(tensor.float().cpu().numpy()).data)
        return f"st-{re.sub(r'[^A-Za-z0-9.-]+', '-', Path(self._model_name).name)[:40]}-{digest.hexdigest()[:12]}"

    @property
    def dimensions(self) -> int:
        """Numbers in a vector, as the model says."""
        return int(self._model.get_embedding_dimension() or 0)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimensions)."""
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        vectors: Vectors = self._model.encode_document(list(texts), **self._options())
        return vectors.astype(np.float32, copy=False)

    def embed_query(self, text: str) -> Vectors:
        """Return an array of shape (dimensions,)."""
        vector: Vectors = self._model.encode_query(text, **self._options())
        return vector.astype(np.float32, copy=False)

    def _options(self) -> dict[str, Any]:
        return {"batch_size": self._batch_size, "normalize_embeddings": True, "show_progress_bar": False}
