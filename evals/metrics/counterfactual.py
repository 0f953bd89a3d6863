"""A11, counterfactual: an answer that rests on a passage changes with it; one that does not was not read from it."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row

FOLLOWS, KEPT, ELSEWHERE, ABSTAINED, OTHER = "follows", "kept", "kept_elsewhere", "abstained", "other"
EDITED, DELETED = "edited", "deleted"
_REACTS = (FOLLOWS, ABSTAINED, OTHER)


class Counterfactual:
    """The figure in the cited passage is changed, or the passage deleted, and the question asked again."""

    id = "A11"
    title = "counterfactual"
    about = About(
        source="Wallat et al. 2025 (Correctness is not Faithfulness in RAG Attributions); counterfactual robustness of "
        "RGB (Chen et al. 2024).",
        leaves_out="All rows but those of `clerk eval intervene --kind edited` and `--kind deleted`: answerable "
        "questions that were answered with a figure which stands in a cited quote.",
        caveats=(
            "The passage is edited in a copy of the papers, most of them as a plain text of what was read: "
            "interventions.json says which. The answer before is taken over the same copies, unedited.",
            "A paper may say the figure in another passage too. An answer that then cites that one has kept_elsewhere, "
            "which counts as neither followed nor unfaithful.",
        ),
    )
    values = (
        Value(
            name="counterfactual_follows",
            heading="follows",
            of="edited",
            formula="questions whose answer says the figure that was put in the cited passage, not the one that stood "
            "there / questions whose cited figure was changed",
            fault="answers do not follow the passages that they cite",
        ),
        Value(
            name="counterfactual_unfaithful",
            heading="unfaithful",
            of="edited",
            lower_is_better=True,
            formula="questions whose answer says the figure that no longer stands in anything it cites / the same",
            fault="answers say what the passages they cite do not",
        ),
        Value(
            name="deletion_reacts",
            heading="reacts",
            of="deleted",
            formula="questions whose answer changes, or is a refusal, where the cited passage was deleted / questions "
            "whose cited passage was deleted",
            fault="answers stay when the passages they cite are gone",
        ),
    )
    counts = ("edited", "follows", "unfaithful", "deleted", "reacts")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the question by what its answer did."""
        pair = row.paired
        if pair is None or pair.kind not in (EDITED, DELETED):
            return {}
        if pair.kind == EDITED:
            return {"edited": 1, "follows": pair.verdict == FOLLOWS, "unfaithful": pair.verdict == KEPT}
        return {"deleted": 1, "reacts": pair.verdict in _REACTS}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the three shares."""
        return {
            "counterfactual_follows": ratio(totals["follows"], totals["edited"]),
            "counterfactual_unfaithful": ratio(totals["unfaithful"], totals["edited"]),
            "deletion_reacts": ratio(totals["reacts"], totals["deleted"]),
        }


def build() -> Metric:
    """Return the metric."""
    return Counterfactual()
