"""From a writer's drafts to checked claims: what fails is written again once; a writer that stops is stood in for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.models.failing import ModelFailed
from assistant.types import Claim, DraftClaim, Dropped, Evidence, Note, Plan, Tokens
from assistant.writers.base import Failed, Mending, Writer

Check = Callable[[DraftClaim], Claim | Dropped]
Outcome = Claim | Dropped | Note | Tokens


def written(writer: Writer, plan: Plan, evidence: Sequence[Evidence], check: Check) -> Iterator[Outcome]:
    """Yield each claim once it is checked, what was dropped, and notes on how it went.

    Where a language model stops before any claim of its own was shown, the answer is in the papers' own words.
    """
    if not isinstance(writer, Mending):
        yield from map(check, _drafts(writer.write(plan, evidence)))
        return
    told = _Telling(check)
    try:
        yield from told.of(writer.write(plan, evidence))
        if told.failed:
            yield from told.of(writer.mend(plan, evidence, tuple(told.failed)))
    except ModelFailed as stopped:
        yield Note(text=f"The language model {stopped.happened}, so {_instead(told.any)}.")
        if not told.any:
            yield from written(writer.instead, plan, evidence, check)
    yield from (failure.why for failure in told.failed)


def _instead(any_shown: bool) -> str:
    if any_shown:
        return "this is what it had said by then and what was found in the papers"
    return "this answer is in the papers’ own words"


def _drafts(said: Iterable[DraftClaim | Tokens]) -> Iterator[DraftClaim]:
    return (part for part in said if isinstance(part, DraftClaim))


class _Telling:
    """Checks the drafts of one answer, each sentence once, and keeps those that fail."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._said: set[str] = set()
        self.failed: list[Failed] = []

    @property
    def any(self) -> bool:
        return bool(self._said)

    def of(self, said: Iterable[DraftClaim | Tokens]) -> Iterator[Outcome]:
        for part in said:
            if not isinstance(part, DraftClaim):
                yield part
                continue
            words = " ".join(part.text.casefold().split()).rstrip(".")
            outcome = self._check(part)
            if words in self._said:
                yield Dropped(text=part.text, why="it was said already")
            elif isinstance(outcome, Claim):
                self._said.add(words)
                yield outcome
            else:
                self.failed.append(Failed(draft=part, why=outcome))
