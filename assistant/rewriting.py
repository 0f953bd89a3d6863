"""A follow-up made to stand alone, from the reader's own earlier words and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.types import Turn
from assistant.understanding.correcting import corrected
from assistant.understanding.leaning import leans
from assistant.understanding.stepping import Step, next_year, no_step, numbered, stepped
from assistant.understanding.swapping import body_of, swapped, without_rivals
from assistant.understanding.types import ReadAs


@dataclass(frozen=True, kw_only=True, slots=True)
class Standalone:
    """A question's own words, the earlier words it leans on ("" where it leans on none), and what was read as what."""

    own: str
    context: str = ""
    read_as: tuple[ReadAs, ...] = ()

    @property
    def text(self) -> str:
        """Both, the earlier words first."""
        return f"{self.context} {self.own}".strip()


def stand_alone(text: str, history: Sequence[Turn], step: Step = no_step) -> Standalone:
    """Lend a leaning question the words of the turns before it, each of which is made to stand alone first.

    "And B2?" after "Who leads A4?" becomes "Who leads B2?": a reference, a period, a state, a number or a name is put
    in the place of the earlier one. Other leaning questions keep the earlier ones as context. A question that stands by
    itself stays as it is, since a reader may change the subject.
    """
    alone = Standalone(own="")
    for turn in [*(turn.text for turn in history), text]:
        alone = _after(alone.text, turn, step) if alone.own else Standalone(own=turn)
    return alone


def _after(earlier: str, text: str, step: Step) -> Standalone:
    """Make one question stand alone after the one before it."""
    meant = corrected(text)
    if meant:
        taken_back = swapped(body_of(numbered(meant, earlier)), earlier, append=True)
        return Standalone(own=taken_back) if taken_back else _leaning(earlier, meant)
    if not leans(text):
        return Standalone(own=text)
    named, read_as = stepped(numbered(text, earlier), earlier, step)
    named, years = next_year(named, earlier)
    fitted = swapped(body_of(named), earlier)
    alone = Standalone(own=fitted) if fitted else _leaning(earlier, named)
    return replace(alone, read_as=(*read_as, *years))


def _leaning(earlier: str, text: str) -> Standalone:
    return Standalone(own=text, context=without_rivals(text, earlier))
