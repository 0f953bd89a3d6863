"""No recognition, for those who want no words that a machine has guessed."""

from __future__ import annotations

from ingest.recognisers.base import NotRecognised, Picture, Recognised, Recogniser


def build(language: str) -> Recogniser:
    """Return the recogniser that does nothing; `language` changes nothing."""
    return NoRecogniser()


class NoRecogniser:
    """Always says that it is switched off."""

    name = "off"
    obstacle = "Character recognition is switched off: unset CLERK_RECOGNISER to use it."

    def recognise(self, picture: Picture) -> Recognised:
        """Raise NotRecognised."""
        raise NotRecognised("it is switched off")
