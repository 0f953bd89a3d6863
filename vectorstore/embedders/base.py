"""What an embedder is: texts in, unit vectors out; one file here is one way of doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of length 1, so that a dot product is the cosine."""

    @property
    def name(self) -> str:
        """A name that changes whenever the vectors would, so that stored and asked vectors always match."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimensions)."""

    def embed_query(self, text: str) -> Vectors:
        """Return an array of shape (dimensions,)."""
