"""The parts of the path that can be left out, to measure what each is worth."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part that an answer can do without; what checks claims against their quotes is none, and never left out."""

    HISTORY = "history"
    WORDINGS = "wordings"
    CLARIFYING = "clarifying"
    REGISTER = "register"
    CONFLICTS = "conflicts"
    REFUSALS = "refusals"


WITHOUT = {
    Part.HISTORY: "each question is read without the earlier ones",
    Part.WORDINGS: "no spelling is mended, and no other wording of the papers looked for",
    Part.CLARIFYING: "nothing is asked back where a question may mean several things",
    Part.REGISTER: "nothing is counted, listed or compared from records: passages alone answer",
    Part.CONFLICTS: "contradictions within the papers are not told",
    Part.REFUSALS: "weak evidence is answered from too; only where nothing is found is nothing answered",
}
"""What each part being left out means, for people."""
