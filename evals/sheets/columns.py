"""The columns of a spreadsheet of questions, found by their headings in any order and case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading, other headings it goes by, what belongs in it, how wide it is shown (characters)."""

    name: str
    also: tuple[str, ...] = ()
    help: str
    width: int = 24


QUESTION = Column(
    name="Question", also=("questions",), width=46,
    help="What a councillor would type. Leave it empty in a row that gives one more place for the question above.",
)  # fmt: skip
REPORT = Column(
    name="Expected report", also=("report", "paper", "document", "file", "source", "doc"), width=34,
    help="The paper that answers it: its file name, or its title. Several that say the same words: one a line.",
)  # fmt: skip
PAGE = Column(
    name="Page", also=("page number", "pdf page"), width=8,
    help="The page of the file (1 is the first), not the number printed on it. Empty for a file without pages.",
)  # fmt: skip
WORDS = Column(
    name="Paragraph or quote", also=("quote", "paragraph", "words", "exact words", "evidence", "paragraph, or quote"),
    help="The exact words that prove the answer (best), or the number of their paragraph, minute or row: 4.8.",
    width=46,
)  # fmt: skip
FACTS = Column(
    name="Key facts", also=("facts", "key fact"), width=36,
    help="What a good answer must say, one fact a line or with ; between. Other spellings with | between: £1.2m | "
    "1.2 million",
)  # fmt: skip
REFUSE = Column(
    name="Must refuse", also=("refuse", "should refuse", "unanswerable"), width=12,
    help="yes where no paper holds the answer and clerk must say so. Empty means no.",
)  # fmt: skip
TYPE = Column(
    name="Type", also=("question type", "kind"), width=14,
    help="fact, list, count, compare, status, owner, explain, definition or followup. Empty: fact.",
)  # fmt: skip
DIFFICULTY = Column(name="Difficulty", width=12, help="easy, medium or hard.")
AS_OF = Column(
    name="As of", also=("as at", "asked on", "date"), width=14,
    help="A day: papers of later meetings are not looked at.",
)  # fmt: skip
HISTORY = Column(
    name="Earlier questions", also=("history", "previous questions", "earlier question"), width=36,
    help="What was asked before, one question a line, where this one follows on from it.",
)  # fmt: skip
NOTES = Column(name="Notes", also=("note", "remarks", "remark", "comments", "comment"), width=30, help="For people.")
ANSWER = Column(
    name="Expected answer", also=("answer", "gold answer"), width=36,
    help="The answer in your words: shown beside clerk's in the report, and not measured.",
)  # fmt: skip
SAME_AS = Column(
    name="Same as", also=("asks again",), width=12,
    help="The Id of a question that this one asks again in other words, to compare the two.",
)  # fmt: skip
ID = Column(name="Id", also=("no", "number", "ref"), width=12, help="A name of your own for it. Empty: one is made.")
ACCEPT = Column(
    name="Accept", also=("accepted",), width=10,
    help="Only in drafts: yes to keep a question that was proposed. The others are not asked.",
)  # fmt: skip

COLUMNS = (
    QUESTION, REPORT, PAGE, WORDS, FACTS, REFUSE, TYPE, DIFFICULTY, AS_OF, HISTORY, NOTES, ANSWER, SAME_AS, ID, ACCEPT,
)  # fmt: skip
_KNOWN = {name.casefold(): column for column in COLUMNS for name in (column.name, *column.also)}
ALIKE = 0.8
"""How alike a heading must be to one of ours to be taken for a slip of the pen, 0 to 1."""


def folded(heading: str) -> str:
    """Return a heading as it is compared: without case, brackets, stars and colons, on one line."""
    return " ".join(re.sub(r"\([^)]*\)|[*:?]", " ", heading).casefold().replace("-", " ").split())


def known(heading: str) -> Column | None:
    """Return the column that a heading names."""
    return _KNOWN.get(folded(heading))


def is_headings(row: Sequence[str]) -> bool:
    """Say whether a row is that of the headings: it names the question and something else."""
    found = [column for heading in row if (column := known(heading))]
    return QUESTION in found and len(found) > 1


def columns_of(row: Sequence[str]) -> tuple[Mapping[int, Column], list[str]]:
    """Return which column stands where, and what is wrong with the headings: a slip, or one that stands twice."""
    found: dict[int, Column] = {}
    faults: list[str] = []
    for place, heading in enumerate(row):
        column = known(heading)
        if column is None:
            slip = get_close_matches(folded(heading), _KNOWN, 1, ALIKE)
            faults += [f"column {heading!r}: did you mean {_KNOWN[slip[0]].name!r}?"] if slip else []
        elif column in found.values():
            faults.append(f"column {heading!r}: there are two of it; keep one")
        else:
            found[place] = column
    return found, faults
