"""A follow-up made to stand alone, from the reader's own earlier words and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.types import Turn
from assistant.understanding.correcting import corrected
from assistant.understanding.describing import described, voted_on
from assistant.understanding.kindred import kindred_swapped
from assistant.understanding.leaning import leans
from assistant.understanding.papers import UNREAD, Papers
from assistant.understanding.renaming import renamed
from assistant.understanding.stepping import numbered, stepped
from assistant.understanding.swapping import body_of, phrase_of, swapped, thing_swapped, without_rivals
from assistant.understanding.tallying import tallied, with_noun
from assistant.understanding.types import ReadAs
from assistant.understanding.years import next_year, with_month, with_year


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


def stand_alone(text: str, history: Sequence[Turn], papers: Papers = UNREAD) -> Standalone:
    """Lend a leaning question the words of the turns before it, each of which is made to stand alone first.

    "And B2?" after "Who leads A4?" becomes "Who leads B2?": a reference, a period, a state, a number, a name or a like
    word is put in the place of the earlier one. Other leaning questions keep the earlier ones as context. A question
    that stands by itself stays as it is, since a reader may change the subject.
    """
    alone = Standalone(own="")
    for turn in [*(turn.text for turn in history), text]:
        alone = _after(alone.text, turn, papers) if alone.own else Standalone(own=turn)
    return alone


def _after(earlier: str, text: str, papers: Papers) -> Standalone:
    """Make one question stand alone after the one before it."""
    meant = corrected(text)
    if meant:
        return _taken_back(earlier, with_month(with_year(meant, earlier), earlier), papers)
    if not leans(text):
        return Standalone(own=text)
    if again := tallied(text, earlier):
        return Standalone(own=again)
    named, read_as = stepped(numbered(text, earlier), earlier, papers.step)
    named, years = next_year(named, earlier)
    return replace(_carried_on(earlier, with_year(named, earlier), papers), read_as=(*read_as, *years))


def _taken_back(earlier: str, meant: str, papers: Papers) -> Standalone:
    said = body_of(numbered(meant, earlier))
    fitted = swapped(said, earlier) or _swapped_as_written(said, earlier, papers) or swapped(said, earlier, append=True)
    return Standalone(own=fitted) if fitted else _leaning(earlier, meant)


def _carried_on(earlier: str, text: str, papers: Papers) -> Standalone:
    """Put what a follow-up names in the place of its like, else keep the earlier question beside it."""
    said = body_of(text)
    fitted = (
        thing_swapped(text, earlier)
        or described(text, earlier)
        or swapped(said, earlier, phrase=phrase_of(text))
        or _swapped_as_written(said, earlier, papers)
        or voted_on(text, earlier)
        or (kindred_swapped(said, earlier, papers.words) if papers.words else "")
    )
    if fitted:
        return Standalone(own=fitted)
    of_another = renamed(papers.written(text), papers.written(earlier))
    if of_another is not None:
        return Standalone(own=of_another[0], context=of_another[1])
    return _leaning(earlier, with_noun(text, earlier))


def _swapped_as_written(said: str, earlier: str, papers: Papers) -> str:
    """Put a name that was typed without capitals in the place of another."""
    return swapped(papers.written(said), papers.written(earlier))


def _leaning(earlier: str, text: str) -> Standalone:
    return Standalone(own=text, context=without_rivals(text, earlier))
