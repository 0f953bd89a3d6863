from __future__ import annotations

from pathlib import Path

import pytest

from evals.errors import CouldNotRun
from evals.explaining import as_page, explain
from evals.scoring import every_metric

PAGE = Path(__file__).parents[2] / "docs" / "metrics.md"


def test_every_metric_says_its_formula_source_and_what_it_leaves_out():
    for metric in every_metric():
        assert metric.about.source and metric.about.leaves_out, metric.id
        for value in metric.values:
            assert value.formula and value.fault and value.of, value.name


def test_without_a_name_there_is_a_line_for_each_metric():
    lines = explain(None).splitlines()
    assert [line.split()[0] for line in lines] == [metric.id for metric in every_metric()]


@pytest.mark.parametrize("name", ["A6", "a6", "key facts", "fact_exact"])
def test_a_metric_is_named_by_its_id_its_title_or_a_value(name):
    told = explain(name)
    assert told.startswith("A6 key facts")
    for part in ("questions of which every key fact is stated / questions", "n: questions", "ALCE", "Leaves out: "):
        assert part in told


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(CouldNotRun, match=r"no metric 'bleu'.*A13b.*fact_recall"):
        explain("bleu")


def test_the_page_in_docs_is_made_of_the_same_data():
    assert PAGE.read_text(encoding="utf-8") == as_page(), "make it again: python -m evals.explaining > docs/metrics.md"
