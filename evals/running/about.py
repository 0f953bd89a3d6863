"""What a run says of itself: enough to know what was measured, and to measure it again."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant.prompt_versions import prompt_versions
from evals.running.bench import Bench
from evals.running.types import Spec
from evals.sample_sets import SampleSet
from evals.scoring import SEED
from evals.systems.base import HITS
from evals.types import Ending, Row
from evals.variants import Variant
from ingest.settings import cores
from vectorstore.types import Filters

PACKAGES = (
    "council-clerk", "chromadb", "langchain", "langchain-core", "numpy", "onnxruntime", "pypdf", "pypdfium2",
    "pystemmer", "SQLAlchemy", "tokenizers",
)  # fmt: skip
ROOT = Path(__file__).parents[2]
SHAPING = ("assistant", "prompts", "vectorstore", "evals/systems")
"""The folders whose files shape an answer."""


def identity_of(spec: Spec, variant: Variant, sets: Sequence[SampleSet], bench: Bench) -> dict[str, Any]:
    """Return what must be the same for two rows to belong to one run, as JSON values."""
    return {
        "system": variant.system,
        "settings": variant.settings.model_dump(mode="json"),
        "options": dict(variant.options),
        "sets": {one.name: one.digest for one in sets},
        "index": bench.index.catalogue.version(),
        "embedder": bench.index.embedder.name,
        "reader": sorted(spec.levels),
        "program": program(),
    }


def begun(spec: Spec, variant: Variant, sets: Sequence[SampleSet], bench: Bench) -> dict[str, Any]:
    """Return all that is known before the first question is asked, as JSON values; no key or path is among it."""
    seen = bench.index.catalogue.documents(Filters(levels=spec.levels))
    return {
        "variant": variant.name,
        "settings_digest": variant.settings.digest(),
        "reader": sorted(spec.levels),
        "gold": " + ".join(one.name for one in sets),
        "gold_sha256": hashlib.sha256("".join(one.digest for one in sets).encode()).hexdigest(),
        "sets": [{"name": one.name, "sha256": one.digest, "questions": len(one.samples)} for one in sets],
        "prompts": prompt_versions(),
        "models": {
            "embedder": bench.index.embedder.name,
            "writer": variant.settings.writer_name,
            "language_model": variant.settings.model,
        },
        "versions": {"python": platform.python_version()} | {name: installed(name) for name in PACKAGES},
        "commit": commit(),
        "machine": {"system": platform.system(), "processor": platform.machine(), "cores": cores()},
        "seeds": {"bootstrap": SEED},
        "hits": HITS,
        "documents": [{"id": info.id, "name": info.name} for info in seen],
        "identity": identity_of(spec, variant, sets, bench),
    }


def outcomes(rows: Sequence[Row]) -> dict[str, int]:
    """Count rows by how they ended."""
    ends = Counter(row.ending for row in rows)
    return {ending.value: ends[ending] for ending in Ending}


@cache
def program() -> str:
    """Return 16 hex digits that change whenever a file that shapes answers does: weights, prompts and words too."""
    digest = hashlib.sha256()
    for folder in SHAPING:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def commit() -> str | None:
    """Return the commit that the program was checked out at, marked where files have changed since; None without."""
    if not (ROOT / ".git").exists():
        return None
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C"})
    except (OSError, subprocess.CalledProcessError):
        return None  # no git here, or a checkout that it does not trust: the digest of the program still tells
    return done.stdout.strip()


def installed(package: str) -> str | None:
    """Return the installed version of a package, None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def finished(begun: Mapping[str, Any], timed: Mapping[str, Any], bench: Bench, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what a whole run says of itself."""
    held = {"documents": bench.counts.documents, "chunks": bench.counts.chunks}
    return {**begun, **timed, "counts": {**held, "questions": len(rows), **outcomes(rows)}}
