"""Tries questions on the assistant before they are offered: one that it would not answer is no offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from api.offers import Offer
from assistant.assistant import Assistant
from assistant.types import Outcome, Question
from vectorstore.types import Filters
from vectorstore.variants import load


class Trial:
    """Asks in the papers' own words, whatever writes the answers: a language model costs time and money."""

    def __init__(self, assistant: Assistant) -> None:
        """Use the assistant as it is but for its writer."""
        writer = load("assistant.writers", "extractive").build(assistant.settings, assistant.index, assistant.words)
        self._assistant = replace(assistant, writer=writer)

    def answered(self, text: str, filters: Filters) -> bool:
        """Say whether a question gets an answer: no refusal and no question back."""
        return self._assistant.answer(Question(text=text, filters=filters)).outcome is Outcome.ANSWERED

    def kept(self, offers: Iterable[Offer], filters: Filters) -> Iterator[Offer]:
        """Yield the offers that are answered, in order."""
        return (offer for offer in offers if self.answered(offer.text, filters))
