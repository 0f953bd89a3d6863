"""Histories and records as a person reads them in a terminal; in a pipe a line each, with tabs between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from api.harmless import harmless
from api.printing import screen
from api.printing_tables import table_of
from assistant.disagreeing.types import Disagreement
from assistant.history import Change, History, Thing
from assistant.mentions import Mention
from assistant.near_references import spelt
from assistant.recorded import LEAD, RATING, STATUS, title_of, words_of
from vectorstore.records import Record, RecordKind
from vectorstore.types import Document

LONGEST_CELL = 160
"""Characters of a cell: enough to know a thing by; `--json` has the whole."""


def print_history(history: History, disagreements: Sequence[Disagreement] = ()) -> None:
    """Print each thing with its mentions and changes, the passages of none of them, and what contradicts itself."""
    console = screen()
    for thing in history.things:
        _put_thing(console, thing)
    _put_passages(console, history.passages, "Also mentioned" if history.things else spelt(history.ref))
    for found in disagreements:
        console.print(Text(harmless(found.text), style="yellow"), soft_wrap=True)


def print_records(rows: Sequence[tuple[Record, Document]], counts: Mapping[RecordKind, int]) -> None:
    """Print a line a record and, last, how many there are of each kind (in a pipe to the standard error)."""
    console = screen()
    headings = ("Kind", "Ref", "What", "Status", "Lead", "Date", "Paper", "Place")
    _put_rows(console, headings, [_record(record, document) for record, document in rows])
    kinds = ", ".join(f"{count} {kind.value.replace('_', ' ')}" for kind, count in counts.items())
    said = f"{len(rows)} record{'' if len(rows) == 1 else 's'}" + (f": {kinds}" if kinds else "")
    end = console if console.is_terminal else Console(stderr=True, highlight=False, markup=False)
    end.print(Text(said, style="bold"), soft_wrap=True)


def _put_thing(console: Console, thing: Thing) -> None:
    title = thing.title if thing.title.startswith(thing.label) else f"{thing.label} {thing.title}"
    scope = f"  ({thing.scope})" if thing.scope else ""
    console.print(Text.assemble((_short(title), "bold"), (harmless(scope), "dim")), soft_wrap=True)
    own = [mention for mention in thing.mentions if mention.record]
    _put_rows(console, ("Date", "Paper", "Status", "Lead", "Place"), [_mention(mention, thing) for mention in own])
    for change in thing.changes:
        console.print(Text(_changed(thing, change)), soft_wrap=True)
    _put_passages(console, [mention for mention in thing.mentions if not mention.record], "Named in passing")
    console.print()


def _put_passages(console: Console, passages: Sequence[Mention], what: str) -> None:
    if passages:
        console.print(Text(what, style="bold"), soft_wrap=True)
        _put_rows(console, ("Date", "Paper", "Place", "Words"), [_passage(mention) for mention in passages])


def _changed(thing: Thing, change: Change) -> str:
    day = thing.mentions[change.later].day
    before, after = (_short(side) or "blank" for side in (change.before, change.after))
    return f"Changed by {day}: {change.what} from “{before}” to “{after}”"


def _mention(mention: Mention, thing: Thing) -> tuple[str, ...]:
    paper = f"{mention.said} {mention.place.document}"
    part = mention.label if mention.ref != thing.ref and mention.label else ""
    place = ", ".join(words for words in (part, str(mention.place.locator)) if words)
    return (str(mention.day or ""), paper, _short(mention.status), _short(mention.lead), place)


def _passage(mention: Mention) -> tuple[str, ...]:
    place = mention.place
    return (str(mention.day or ""), f"{mention.said} {place.document}", str(place.locator), _short(place.quote))


def _record(record: Record, document: Document) -> tuple[str, ...]:
    return (
        record.kind.value,
        record.label or "",
        _short(title_of(record)),
        _short(words_of(record, STATUS) or words_of(record, RATING)),
        _short(words_of(record, LEAD)),
        str(record.as_of or document.meeting_date or ""),
        document.name,
        str(record.locator),
    )


def _put_rows(console: Console, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; in a pipe one line a row with tabs between, which other programs can cut."""
    if console.is_terminal:
        console.print(table_of(headings, rows, console.width))
    else:
        for row in rows:
            print("\t".join(map(harmless, row)))  # a console would turn the tabs into spaces


def _short(words: str) -> str:
    """Lay words out on one line, cut at a word's end where they are many."""
    line = harmless(" ".join(words.split()))
    return line if len(line) <= LONGEST_CELL else line[:LONGEST_CELL].rsplit(" ", 1)[0] + " …"
