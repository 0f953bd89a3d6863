"""A cross-encoder of sentence-transformers, from a folder or the hub: reads quotes and statement together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from evals.errors import CouldNotRun
from evals.verifiers.base import Judgement, Label, Pair, Verifier, VerifierSettings
from vectorstore.types import AccessLevel

FULL, PARTIAL = 0.5, 0.25
"""The least chance of support that is full, and partial."""

WINDOW, STEP = 220, 160
"""So many words are read at once: with the statement they fit in the 512 pieces that most of these models read."""

ENTAILS = ("entailment", "entails", "supported", "support", "faithful", "consistent")


class CrossEncoderVerifier:
    """The chance of support of the best window of the quotes, as MiniCheck and WiCE's authors take the best chunk."""

    name = "cross_encoder"
    sees = AccessLevel.CONFIDENTIAL

    def __init__(self, model: str) -> None:
        """Keep the folder or the name; the model is loaded when first asked."""
        self._path = model

    @property
    def version(self) -> str:
        """The model's folder or name, and the digest of its weights where it is a folder."""
        folder = Path(self._path)
        sums = hashlib.sha256()
        for file in sorted([*folder.glob("*.safetensors"), *folder.glob("*.bin"), *folder.glob("config.json")]):
            sums.update(file.read_bytes())
        return f"{folder.name} {sums.hexdigest()[:12]}" if folder.is_dir() else self._path

    def judge(self, pairs: Sequence[Pair]) -> Iterator[Judgement]:
        """Yield the labels."""
        windows = [(place, window) for place, pair in enumerate(pairs) for window in windows_of("\n".join(pair.texts))]
        chances = self._chances([(window, pairs[place].statement) for place, window in windows])
        best = [0.0] * len(pairs)
        for (place, _), chance in zip(windows, chances, strict=True):
            best[place] = max(best[place], float(chance))
        for chance in best:
            label = Label.FULL if chance >= FULL else Label.PARTIAL if chance >= PARTIAL else Label.NONE
            yield Judgement(label=label, score=chance)

    def _chances(self, texts: Sequence[tuple[str, str]]) -> np.ndarray:
        if not texts:
            return np.zeros(0)
        raw = np.asarray(self._model.predict(list(texts), show_progress_bar=False, convert_to_numpy=True), dtype=float)
        return raw if raw.ndim == 1 else _softmax(raw)[:, self._entailing]

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(self._path)
        except (OSError, ValueError) as error:
            raise CouldNotRun(f"the cross-encoder {self._path} cannot be loaded: {error}. Give its folder.") from error

    @cached_property
    def _entailing(self) -> int:
        """Which output says that the quotes support the statement: the one that is called so, else the last."""
        names = self._model.config.id2label
        found = [int(place) for place, name in names.items() if str(name).casefold() in ENTAILS]
        return found[0] if found else len(names) - 1


def windows_of(text: str) -> list[str]:
    """Return a text in stretches of WINDOW words that overlap; one where it is short."""
    words = text.split()
    starts = range(0, max(len(words) - WINDOW, 0) + STEP, STEP) if len(words) > WINDOW else [0]
    return [" ".join(words[start : start + WINDOW]) for start in starts] if words else []


def _softmax(raw: np.ndarray) -> np.ndarray:
    powers = np.exp(raw - raw.max(axis=1, keepdims=True))
    shares: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return shares


def build(settings: VerifierSettings) -> Verifier:
    """Return the verifier.

    Raises CouldNotRun without a model.
    """
    if not settings.model:
        raise CouldNotRun("the verifier cross_encoder needs a model: --model FOLDER")
    return CrossEncoderVerifier(settings.model)
