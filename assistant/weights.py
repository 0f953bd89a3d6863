"""Weights of the two linear models, made by `python -m evals.fit`; they name features, never papers."""

from collections.abc import Mapping

PASSAGE_WEIGHTS: Mapping[str, float] = {"bias": -3.0, "fused": 2.0, "cover": 1.5, "like": 2.5}

UNIT_WEIGHTS: Mapping[str, float] = {
    "bias": -6.0,
    "fused": 2.0,
    "cover": 2.5,
    "like": 3.0,
    "held": 0.8,
    "tiny": -2.0,
    "heading": -1.0,
}
