from __future__ import annotations

import json
from pathlib import Path

import pytest

import evals.sample
from tests.evals import judged_sets

PLAN = """Harrowmere Town Council
Town Services Committee
14 May 2024
Report title: Depot Improvement Plan

1. Purpose

1.1 This report asks the committee to note progress on the depot improvement plan since February 2024.

2. Progress

2.1 The Marsh Lane depot will close to the public on 30 September 2024, and its vehicles will move to Quay Street.

2.2 The cost of the new wash bay at Quay Street is £412,000, of which £90,000 comes from the repairs reserve.

2.3 Gita Marlowe, Head of Street Services, leads the depot improvement plan and reports to the board every month.

3. Risks

3.1 The main risk is that the lease of the Marsh Lane depot cannot be ended before March 2025.
"""
MINUTES = """Harrowmere Town Council
Minutes of the Town Services Committee
14 May 2024

36. Apologies

Apologies were received from Councillor Bram Oyelaran.

37. Depot Improvement Plan

Resolved: that the closure of the Marsh Lane depot be approved, and that a further report be brought in November 2024.

38. Allotment rents

Resolved: that the rent of a full allotment plot rise from £48 to £54 a year from April 2025.
"""


def question(id, text, *facts, doc="plan.txt", quote=None, **more):
    evidence = [{"doc": doc, "quote": quote}] if quote else []
    answerable = bool(quote)
    kind = "fact" if answerable else "unanswerable"
    asked = {
        "id": id,
        "question": text,
        "type": kind,
        "answerable": answerable,
        "key_facts": facts,
        "evidence": evidence,
    }
    return asked | more


GOLD = [
    question(
        "cost",
        "How much does the new wash bay at Quay Street cost?",
        ["£412,000"],
        quote="The cost of the new wash bay at Quay Street\nis £412,000",
    ),
    question(
        "lead",
        "Who leads the depot improvement plan?",
        ["Gita Marlowe"],
        quote="Gita Marlowe, Head of Street Services, leads the depot improvement plan",
    ),
    question(
        "rent",
        "What did the committee resolve about the rent of a full allotment plot?",
        ["£54"],
        doc="minutes.txt",
        quote="the rent of a full allotment plot rise from £48 to £54 a year",
    ),
    question("tram", "Which contractor won the tramway signalling tender?"),
]


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A data folder with a plan and the minutes of an imagined town."""
    from ingest.pipeline import ingest_many
    from ingest.settings import IngestSettings
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    papers = tmp_path_factory.mktemp("papers")
    (papers / "plan.txt").write_text(PLAN, encoding="utf-8")
    (papers / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    folder = tmp_path_factory.mktemp("data")
    with open_index(StoreSettings(data=folder)) as index:
        report = ingest_many([papers], index, IngestSettings())
    assert [file.outcome for file in report.files] == ["added", "added"]
    return folder


@pytest.fixture(scope="session")
def spec(data):
    """What a run over the imagined town asks unless told otherwise."""
    from evals.running.types import Spec
    from vectorstore.settings import StoreSettings

    return Spec(store=StoreSettings(data=data))


@pytest.fixture
def gold(tmp_path):
    """Write questions to a file."""

    def write(*questions):
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(map(json.dumps, questions or GOLD)), encoding="utf-8")
        return path

    return write


SAMPLE = Path(evals.sample.__file__).parent
COUNCIL_PAPERS = (
    "2025-01-22_scrutiny_minutes.pdf",
    "2025-06-25_audit-and-standards_internal-audit-report.pdf",
    "2025-06-25_audit-and-standards_minutes.pdf",
    "2025-07-16_scrutiny_safe-routes-inquiry.html",
    "2025-07-23_licensing_street-trading-policy.pdf",
    "2025-11-05_audit-and-standards_action-tracker.txt",
)


@pytest.fixture(scope="session")
def council(tmp_path_factory):
    """A data folder with some papers of the sample council."""
    from ingest.pipeline import ingest_many
    from ingest.settings import IngestSettings
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    folder = tmp_path_factory.mktemp("council")
    with open_index(StoreSettings(data=folder)) as index:
        report = ingest_many([SAMPLE / "papers" / name for name in COUNCIL_PAPERS], index, IngestSettings(workers=1))
    assert {file.outcome for file in report.files} == {"added"}
    return folder


@pytest.fixture(scope="session")
def council_gold():
    """The gold questions that those papers answer, and as many that no paper does."""
    from evals.samples import read_gold

    samples = read_gold(SAMPLE / "gold.jsonl")
    held = [sample for sample in samples if {evidence.doc for evidence in sample.evidence} <= set(COUNCIL_PAPERS)]
    asked = [sample for sample in held if sample.answerable]
    return tuple(asked + [sample for sample in held if not sample.answerable][: len(asked) // 2])


@pytest.fixture(scope="session")
def council_rows(council, council_gold):
    """The rows of a run over them."""
    from evals.running.bench import Bench
    from evals.running.types import Asked, Spec
    from vectorstore.settings import StoreSettings

    spec = Spec(store=StoreSettings(data=council))
    with Bench(spec) as bench:
        asked = [Asked(sample=sample, sample_set="gold.jsonl") for sample in council_gold]
        return tuple(bench.row(spec.variants[0], one) for one in asked)


@pytest.fixture(scope="session")
def benchmarks(tmp_path_factory):
    """A folder of small sets in the shape of WiCE's and MTRAG's."""
    return judged_sets.written(tmp_path_factory.mktemp("sets"))
