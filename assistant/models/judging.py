"""Asks a language model whether words of the record support a statement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from assistant.models.asking import ask
from assistant.models.failing import ModelFailed
from assistant.models.opening import ChatModel
from prompts.loading import load

PROMPT = load("support")
PROMPT_VERSION = PROMPT.version
RATINGS = ("full", "partial", "none")
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_RATING = re.compile(rf"\W*({'|'.join(RATINGS)})\b", re.IGNORECASE)


def judged(model: ChatModel, statement: str, texts: Sequence[str]) -> str:
    """Return the model's rating: full, partial or none.

    Raises ModelFailed where there is no reply, or one that does not begin with a rating.
    """
    mark = hashlib.sha256("\n".join([statement, *texts]).encode()).hexdigest()[:8]
    extracts = "\n".join(f"<extract-{mark}>\n{text}\n</extract-{mark}>" for text in texts)
    reply = "".join(
        piece
        for piece in ask(model, PROMPT, {"statement": statement, "extracts": extracts, "mark": mark})
        if isinstance(piece, str)
    )
    found = _RATING.match(_THOUGHT.sub("", reply))
    if found is None:
        raise ModelFailed(f"gave no rating but {' '.join(reply.split())[:80]!r}")
    return found[1].casefold()
