"""What a public set is: passages, and questions with the passages that answer them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One passage of a pool: its text, or for a table its rows of cells."""

    id: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One question, the reader's turns before it, and the ids of the passages that answer it (at least one).

    `group` is the conversation or report that it is from: such questions succeed and fail together.
    """

    id: str
    text: str
    relevant: frozenset[str]
    history: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicSet:
    """A pool of passages and the questions asked of it; `answerable` are texts that the pool answers, or does not."""

    passages: tuple[Passage, ...]
    questions: tuple[Asked, ...]
    answerable: tuple[tuple[str, bool], ...] = ()

    def originals(self) -> dict[str, str]:
        """Return, for the id of each passage, that of the first one with the very same content: clerk keeps one."""
        first: dict[tuple[str, tuple[tuple[str, ...], ...]], str] = {}
        return {one.id: first.setdefault((one.text, one.rows), one.id) for one in self.passages}
