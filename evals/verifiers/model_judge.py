"""A language model as judge: asked in the words of a versioned prompt, and believed only where it answers as asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.errors import CouldNotAnswer
from assistant.models.judging import PROMPT_VERSION, judged
from assistant.models.opening import ChatModel, open_model
from assistant.models.settings import ModelSettings
from evals.errors import CouldNotRun
from evals.verifiers.base import Judgement, Label, Pair, Verifier, VerifierSettings
from vectorstore.types import AccessLevel


class ModelJudge:
    """One question to the model for each pair; no reply, or one that is no rating, is an error of that pair."""

    name = "model_judge"

    def __init__(self, model: ChatModel) -> None:
        """Ask this model."""
        self._model = model

    @property
    def sees(self) -> AccessLevel:
        """What the model may be sent: CLERK_MODEL_SEES, else all for a model on this machine, else public papers."""
        return self._model.sees

    @property
    def version(self) -> str:
        """The model's name and the prompt's version."""
        return f"{self._model.name} {PROMPT_VERSION}"

    def judge(self, pairs: Sequence[Pair]) -> Iterator[Judgement]:
        """Yield the labels; the score is 1, one half or 0, since the model gives no other."""
        for pair in pairs:
            try:
                label = Label(judged(self._model, pair.statement, pair.texts))
            except (CouldNotAnswer, ValueError) as error:
                yield Judgement(label=None, error=str(error))
            else:
                yield Judgement(label=label, score=label.weight)


def build(settings: VerifierSettings) -> Verifier:
    """Return the verifier, with the model that is named, else that of CLERK_MODEL.

    Raises CouldNotRun where no model can be had.
    """
    known = ModelSettings()
    try:
        return ModelJudge(open_model(known.model_copy(update={"model": settings.model}) if settings.model else known))
    except CouldNotAnswer as error:
        raise CouldNotRun(
            f"the verifier model_judge needs a language model, --model or CLERK_MODEL: {error}"
        ) from error
