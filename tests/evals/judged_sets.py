"""Small sets in the shape of WiCE's and MTRAG's."""

from __future__ import annotations

import json
from pathlib import Path

from evals.verifiers import carding

GOOD, OTHER = ["The wall cost £2.4m."], ["Allotment rents rose."]


def wice(claim, evidence, label):
    return json.dumps({"claim": claim, "evidence": evidence, "label": label})


def response(task, text, *ratings):
    faithfulness = {str(n): {"value": str(rating)} for n, rating in enumerate(ratings)}
    return {"task_id": task, "model_response": text, "annotations": {"faithfulness": faithfulness}}


def written(folder: Path) -> Path:
    """Write both sets below a folder and return it."""
    for name in (carding.WICE, carding.MTRAG):
        (folder / name).parent.mkdir(parents=True)
    rows = [
        wice("The wall cost £2.4m.", OTHER, "supported"),
        wice("The wall cost £2.4m.", GOOD, "supported"),
        wice("The wall cost £3m.", GOOD, "partially_supported"),
        wice("Rents rose.", GOOD, "not_supported"),
    ]
    (folder / carding.WICE).write_text("\n".join(rows), encoding="utf-8")
    mtrag = {
        "documents": [{"document_id": "d", "text": GOOD[0]}],
        "tasks": [{"task_id": "t", "contexts": [{"document_id": "d"}]}, {"task_id": "none", "contexts": []}],
        "evaluations": [
            response("t", "The wall cost £2.4m.", 4, 4, 3),
            response("t", "The wall cost £2.4m. The pier was painted green.", 2, 1, 4),
            response("t", "The documents do not say.", 4),
            response("none", "The wall cost £2.4m.", 4),
            response("t", "The pier fell."),
        ],
    }
    (folder / carding.MTRAG).write_text(json.dumps(mtrag), encoding="utf-8")
    return folder
