"""Decides what a line of running text is from the lines around it: a heading, a new paragraph, or more of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest import minutes
from ingest.grammar import (
    follows,
    heading_level,
    is_capitals,
    is_item,
    is_resolution,
    is_short_title,
    is_tally,
    numbered,
)
from ingest.lines import Line
from ingest.minutes import MinuteState
from ingest.outline import MINOR, PAPER, SECTION, SUBSECTION, Outline
from ingest.pieces import Content

LONG = 80
_LEADS_TO = re.compile(r"\D[\s.…]\d{1,3}\s*$")
MAX_MINUTE_TITLE = 150
MAX_TITLE_LINE = 110
MAX_TITLE = 280


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """A line among others.

    `width` is where the text breaks its lines (None: it does not); `item` the lines of the open paragraph or list item,
    the last of `items` in it; `after_heading` says that a heading stands right before.
    """

    content: Content
    following: Content | None
    width: int | None
    item: tuple[Line, ...]
    items: int
    number: str | None
    outline: Outline
    minute: MinuteState
    after_heading: bool

    @property
    def words(self) -> str:
        """The line's words without mark-up."""
        return self.content.words

    @property
    def fresh(self) -> bool:
        """Whether nothing is open that the line could go on with, or space or a page's end stands between."""
        return self.content.gap or self.content.cut or not self.item


def level_of_heading(at: Situation) -> int | None:
    """Return the level in the outline of a line that is a heading here, else None."""
    line = at.content.line
    found = numbered(line.text)
    if found and not _in_contents(at) and _is_numbered_heading(at):
        return SECTION if len(found.parts) == 1 else SUBSECTION
    if found or is_resolution(line.text) or is_tally(line.text):
        return None
    level = heading_level(line.text)
    if (level is not None and (_says_paper_again(at, level) or _is_cell(at))) or _in_contents(at):
        return None
    if level is not None and (level != SECTION or at.fresh or at.after_heading):
        return level
    return MINOR if not is_item(line.text) and _is_plain_heading(at) else None


def opens_paragraph(at: Situation) -> bool:
    """Say whether the line's number opens a new paragraph, and is no figure that a line happens to begin with."""
    found = numbered(at.content.line.text)
    if found is None:
        return False
    if at.fresh or found.bulleted:
        return True
    before = numbered(f"{at.number} X") if at.number else None
    return follows(before.parts if before else None, found.parts)


def carries_on(at: Situation) -> bool:
    """Say whether the line goes on with the paragraph or item before it."""
    if not at.item:
        return False
    opening = numbered(at.item[0].text)
    if len(at.item) == 1 and ((opening is not None and not opening.rest) or _leads_on(at.item[0].text)):
        return True
    if at.fresh:
        return False
    return not (_ended_short(at) and (at.words[:1].isupper() or at.words[:1].isdigit()))


def _leads_on(line: str) -> bool:
    """Say whether a line says nothing without the next, whatever space stands between: "Against (3):", "RESOLVED:"."""
    return is_tally(line) or (is_resolution(line) and line.rstrip(" *").endswith(":") and len(line.split()) < 3)


def introduces(at: Situation) -> bool:
    """Say whether a short line belongs to an introduction that stands in two lines ("RESOLVED:", "That:")."""
    if not at.item or at.content.cut or not at.words.endswith(":") or len(at.words) > LONG:
        return False
    return at.items == 1 and at.item[-1].text.rstrip().endswith(":")


def may_open_minute(at: Situation, rest: str) -> bool:
    """Say whether a number can open a minute here: after space, a heading or a paragraph's end, or before capitals."""
    return at.fresh or at.after_heading or _ended_short(at) or is_capitals(rest)


def minute_title(contents: Sequence[Content], rest: str, width: int | None) -> list[Line]:
    """The lines of the title that follows a minute's number, over which it is wrapped; none where other words follow.

    `contents` are the number's line and those after it, `rest` the words after the number.
    """
    if not rest or len(rest) > MAX_TITLE_LINE or is_resolution(rest) or rest.endswith((".", ":", ";")):
        return []
    near = [contents[0].line, *(c.line for c in takewhile(lambda c: not (c.gap or c.cut), contents[1:]))]
    if is_capitals(rest):
        return near[: 1 + len(list(takewhile(lambda line: is_capitals(line.text), near[1:])))]
    short = bool(width) and len(contents[0].line.text.rstrip()) < 0.6 * (width or 0)
    if short and len(near) > 1 and not near[1].text.lstrip().startswith("("):
        return near[:1]
    whole = sum(len(line.text) for line in near)
    ends = near[-1].text.rstrip().endswith((".", ":", ";"))
    return [] if ends or whole > MAX_TITLE or any(is_resolution(line.text) for line in near) else near


def _is_numbered_heading(at: Situation) -> bool:
    found, following = numbered(at.content.line.text), at.following
    if found is None or following is None or not is_short_title(found.rest) or _goes_on_small(following):
        return False
    after = numbered(following.line.text)
    parent = after is not None and len(after.parts) > 1 and after.parts[:-1] == found.parts
    if not (at.fresh or parent or _ended_short(at)) or _runs_on(at, following):
        return False
    if len(found.parts) == 1:
        sibling = after is not None and len(after.parts) == 1 and not is_capitals(found.rest)
        return not sibling and not found.bulleted
    if after is not None:
        return len(after.parts) > len(found.parts) and after.parts[: len(found.parts)] == found.parts
    if following.line.row:
        return True
    title = is_short_title(following.words) and len(following.line.text) < LONG
    return not found.bulleted and following.gap and not title and not is_item(following.line.text)


def _is_plain_heading(at: Situation) -> bool:
    """Judge a short line by what follows: a heading has a body, a name or an address has another like it."""
    following, words = at.following, at.words
    if at.minute.inside and at.minute.last is None:
        return False
    if following is None or not (at.fresh or _ended_short(at)) or minutes.closes(words):
        return False
    if at.minute.inside and at.minute.resolved and at.content.gap and following.gap:
        return len(words) > 12 and is_short_title(words, longest=MAX_MINUTE_TITLE, verbs=True)
    if not is_short_title(words) or _goes_on_small(following):
        return False
    if not following.gap and not (at.width and len(at.content.line.text) < 0.6 * at.width):
        return False
    body = following.line
    number = numbered(body.text)
    if body.row or (number and not is_short_title(number.rest)) or is_item(body.text):
        return True
    return len(body.text.strip()) >= (0.7 * at.width if at.width else LONG)


def _goes_on_small(following: Content) -> bool:
    """Say whether the next line goes on in the middle of a sentence."""
    return following.words[:1].islower() and not is_item(following.line.text)


def _says_paper_again(at: Situation, level: int) -> bool:
    """Say whether a line in capitals is only the paper's own title, said again at the top of it."""
    if not at.outline.open or level != SECTION:
        return False
    widest, title = at.outline.open[-1]
    return widest == PAPER and " ".join(at.words.casefold().split()) in title.casefold()


def _in_contents(at: Situation) -> bool:
    """Say whether the line and the next both end with a page's number, as in a list of contents."""
    following = at.following
    return bool(_LEADS_TO.search(at.words)) and following is not None and bool(_LEADS_TO.search(following.line.text))


def _is_cell(at: Situation) -> bool:
    """In text set to a width, one word with a short line right below it is a cell of a table, capitals or not."""
    following = at.following
    if not at.width or following is None or following.gap or following.cut or len(at.words.split()) > 1:
        return False
    return len(following.line.text.strip()) < 0.5 * at.width and not is_capitals(following.line.text)


def _runs_on(at: Situation, following: Content) -> bool:
    """Say whether a line fills its width and the next follows at once, as inside a paragraph."""
    return bool(at.width) and not following.gap and len(at.content.line.text.rstrip()) >= 0.75 * (at.width or 0)


def _ended_short(at: Situation) -> bool:
    """In text set to a width, a short last line with a full stop ends its paragraph."""
    if not at.width or not at.item:
        return False
    last = at.item[-1].text.rstrip()
    return last.endswith((".", "!", "?", ":", ";")) and len(last) < 0.8 * at.width
