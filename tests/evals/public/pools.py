"""Two small public sets in the shape of the real ones, about an imagined town, written where a test wants them."""

from __future__ import annotations

import json
from pathlib import Path

TASKS = [
    {
        "task_id": "talk<::>1",
        "contexts": [
            {"document_id": "depot/1", "text": "The depot on Marsh Lane closes to the public on 30 September."},
            {"document_id": "rents/1", "text": "The rent of a full allotment plot rises to £54 a year."},
        ],
        "input": [{"speaker": "user", "text": "When does the Marsh Lane depot close?"}],
    },
    {
        "task_id": "talk<::>2",
        "answerability": ["ANSWERABLE"],
        "contexts": [{"document_id": "wash/1", "text": "The new wash bay at Quay Street costs £412,000."}],
        "input": [
            {"speaker": "user", "text": "When does the Marsh Lane depot close?"},
            {"speaker": "agent", "text": "On 30 September."},
            {"speaker": "user", "text": "How much does the wash bay cost?"},
        ],
    },
    {
        "task_id": "talk<::>3",
        "answerability": ["UNANSWERABLE"],
        "contexts": [],
        "input": [{"speaker": "user", "text": "Who won the tramway tender?"}],
    },
]
JUDGED = (
    ("query-id", "corpus-id", "score"),
    ("talk<::>1", "depot/1", "1"),
    ("talk<::>2", "wash/1", "1"),
    ("talk<::>2", "rents/1", "0"),
    ("other", "depot/1", "1"),
)
QRELS = "\n".join("\t".join(row) for row in JUDGED)

REPORTS = [
    {
        "table": {
            "uid": "t1",
            "table": [["", "2024", "2023"], ["Repairs <urgent>", "1,612", "940"], ["Voids", "71", "65"]],
        },
        "paragraphs": [
            {"uid": "p1", "order": 1, "text": "Repairs rose because tenants could not be at home in the daytime."},
            {"uid": "p2", "order": 2, "text": "Every figure is at the end of December."},
        ],
        "questions": [
            {"uid": "q1", "question": "How many urgent repairs in 2024?", "answer_from": "table", "rel_paragraphs": []},
            {"uid": "q2", "question": "Why did repairs rise?", "answer_from": "text", "rel_paragraphs": ["1"]},
            {"uid": "q3", "question": "When were voids 71?", "answer_from": "table-text", "rel_paragraphs": ["2"]},
        ],
    }
]


def write_mtrag_un(folder: Path) -> Path:
    """Write the set and return the folder of benchmarks."""
    (folder / "mtrag-un" / "generation_tasks").mkdir(parents=True)
    (folder / "mtrag-un" / "retrieval_tasks" / "qrels").mkdir(parents=True)
    lines = "\n".join(json.dumps(task) for task in TASKS)
    (folder / "mtrag-un" / "generation_tasks" / "reference.jsonl").write_text(lines, encoding="utf-8")
    (folder / "mtrag-un" / "retrieval_tasks" / "qrels" / "town.tsv").write_text(QRELS, encoding="utf-8")
    return folder


def write_mtrag_human(folder: Path) -> Path:
    """Write the set and return the folder of benchmarks."""
    tasks = folder / "mtrag-human" / "retrieval_tasks" / "town"
    (tasks / "qrels").mkdir(parents=True)
    (folder / "mtrag-human" / "evaluations").mkdir()
    documents = {"documents": TASKS[0]["contexts"]}
    path = folder / "mtrag-human" / "evaluations" / "reference_subset_with_human_evaluations.json"
    path.write_text(json.dumps(documents), encoding="utf-8")
    (tasks / "qrels" / "dev.tsv").write_text(QRELS, encoding="utf-8")
    rewritten = [
        {"_id": "talk<::>1", "text": "|user|: When does the Marsh Lane depot close?"},
        {"_id": "talk<::>2", "text": "|user|: How much does the wash bay cost?"},
    ]
    (tasks / "town_rewrite.jsonl").write_text("\n".join(map(json.dumps, rewritten)), encoding="utf-8")
    return folder


def write_tatqa(folder: Path) -> Path:
    """Write the set and return the folder of benchmarks."""
    (folder / "tatqa").mkdir()
    for part in ("dev", "test_gold"):
        (folder / "tatqa" / f"tatqa_dataset_{part}.json").write_text(json.dumps(REPORTS), encoding="utf-8")
    return folder


CLAIMS = [
    {
        "label": "supported",
        "claim": "The Marsh Lane depot closes on 30 September.",
        "evidence": [
            "Rents rise.",
            "The depot on Marsh Lane closes to the public on 30 September.",
            "Skip to content",
            "Its vehicles move to Quay Street.",
        ],
        "supporting_sentences": [[1], [1, 3]],
        "meta": {"id": "c1"},
    },
    {"label": "not_supported", "claim": "It snowed.", "evidence": ["Rents rise."], "supporting_sentences": [[]]},
]
MEETING = {
    "meeting_transcripts": [
        {"speaker": "Councillor Marlowe", "content": "Let us turn to the allotments, whose rent rises to £54."},
        {"speaker": "The Clerk", "content": "The wash bay at Quay Street costs £412,000."},
        {"speaker": "Councillor Marlowe", "content": "That comes from the repairs reserve."},
    ],
    "general_query_list": [{"query": "Summarise the meeting.", "answer": "Rents and the wash bay."}],
    "specific_query_list": [
        {"query": "What does the wash bay cost?", "answer": "£412,000.", "relevant_text_span": [["1", "2"]]},
        {"query": "What of parking?", "answer": "Nothing.", "relevant_text_span": []},
    ],
}


def write_wice(folder: Path) -> Path:
    """Write the set and return the folder of benchmarks."""
    (folder / "wice" / "claim").mkdir(parents=True)
    lines = "\n".join(json.dumps(row) for row in CLAIMS)
    (folder / "wice" / "claim" / "dev.jsonl").write_text(lines, encoding="utf-8")
    return folder


def write_qmsum(folder: Path, *, as_lines: bool = False) -> Path:
    """Write the set, a file a meeting or a line a meeting, and return the folder of benchmarks."""
    (folder / "qmsum").mkdir()
    name = "town.jsonl" if as_lines else "town.json"
    text = "\n".join([json.dumps(MEETING)] * (2 if as_lines else 1))
    (folder / "qmsum" / name).write_text(text, encoding="utf-8")
    return folder
