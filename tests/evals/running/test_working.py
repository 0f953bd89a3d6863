from __future__ import annotations

import pytest

from evals.errors import CouldNotRun
from evals.running import working
from evals.running.bench import Bench
from evals.running.types import Asked, Spec
from evals.samples import read_gold
from vectorstore.settings import StoreSettings


def test_a_worker_that_dies_is_told_with_how_to_go_on(spec, gold, tmp_path):
    asked = [Asked(sample=sample, sample_set="gold.jsonl") for sample in read_gold(gold())]
    nothing = Spec(store=StoreSettings(data=tmp_path / "empty"))
    with Bench(spec) as bench, pytest.raises(CouldNotRun, match=r"A worker process died.*again, with fewer --workers"):
        list(working.rows_of(bench, nothing, spec.variants[0], asked, 2))


def test_a_worker_that_was_not_started_asks_nothing(spec, gold):
    (sample, *_) = read_gold(gold())
    with pytest.raises(RuntimeError, match="was not started"):
        working._ask(spec.variants[0], Asked(sample=sample, sample_set=""))
