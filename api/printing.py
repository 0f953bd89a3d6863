"""Answers and hits as a person reads them in a terminal: the claims, then the sources they rest on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.harmless import harmless
from api.printing_tables import table_of, widths_of
from assistant.confidence import in_words
from assistant.presenting import citation_as_dict, reading_of, remarks, titled
from assistant.types import AbstentionReason, Answer, Citation, Claim
from vectorstore.types import Document, Hit, Locator

INDENT = 2
EXCERPT = 300  # characters of a hit that are enough to tell whether it is the right one


def screen() -> Console:
    """Return a console for plain text: nothing in a paper is taken for markup."""
    return Console(highlight=False, markup=False)


def _put(console: Console, text: Text, indent: int = 0) -> None:
    """Print text with a hanging indent for a person; in a pipe each text stays one line, however long."""
    text.plain = harmless(text.plain)
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent) + text, soft_wrap=True)


def _one_line(words: str) -> str:
    """Lay words out afresh: the line ends of a page mean nothing on a screen (--json keeps them)."""
    return " ".join(words.split())


def _place(name: str, locator: Locator) -> Text:
    return Text(", ".join(part for part in (name, str(locator)) if part), style="dim")


def _put_source(console: Console, number: int, citation: Citation) -> None:
    title = titled(_one_line(citation.title), citation.meeting_date)
    _put(console, Text.assemble((f"[{number}] ", "bold cyan"), (title, "bold")))
    _put(console, _place(citation.document, citation.locator), 4)
    _put(console, Text(f"“{_one_line(citation.quote)}”"), 4)
    if remarked := remarks(citation_as_dict(citation)):
        _put(console, Text(remarked, style="dim"), 4)


def _put_body(console: Console, answer: Answer, numbers: dict[Citation, int]) -> None:
    if answer.abstention:
        _put(console, Text("No answer in these papers", style="bold yellow"))
        _put(console, Text(answer.abstention.text))
        if answer.abstention.reason is AbstentionReason.EMPTY_INDEX:
            _put(console, Text("Have papers read first: clerk ingest FOLDER"))
        return
    if answer.clarification:
        _put(console, Text(answer.clarification.text, style="bold"))
        for choice in answer.clarification.choices:
            mark = f"[{numbers[choice.citation]}]"
            _put(console, Text.assemble(f"{choice.label} {_one_line(choice.title)} ", (mark, "cyan")), INDENT)
            _put(console, Text(f"Ask: {_one_line(choice.question)}", style="dim"), INDENT + 2)
        return
    if answer.lead:
        _put(console, Text(answer.lead, style="bold"))
    rows = _rows_of(console, answer, numbers)
    told = answer.table.claims if rows and answer.table else ()
    several = len({cited.meeting_date for claim in answer.claims for cited in claim.citations}) > 1
    for place, claim in enumerate(answer.claims):
        if claim not in told:
            # The first claim counts the rows of a table, which have its sources.
            marks = "" if rows and place == 0 else _marks(claim.citations, numbers)
            when = _day_of(claim) if several else ""
            _put(console, Text.assemble(_one_line(claim.text), " ", (marks, "cyan"), (when, "dim")), INDENT)
    if rows:
        console.print()
        console.print(Padding(rows, (0, 0, 0, INDENT)))


def _day_of(claim: Claim) -> str:
    """Return the one day that the papers of a claim are of, as it is put behind it, empty where there is none."""
    days = {cited.meeting_date for cited in claim.citations}
    day = days.pop() if len(days) == 1 else None
    return f" {day.day} {day:%B %Y}" if day else ""


def _rows_of(console: Console, answer: Answer, numbers: dict[Citation, int]) -> Table | None:
    """Return the rows that were counted, None where claims say them better: in a pipe, and where words would break."""
    if answer.table is None or not console.is_terminal:
        return None
    rows = [(*row.cells, _marks(row.citations, numbers)) for row in answer.table.rows]
    headings, room = (*answer.table.columns, "Source"), console.width - INDENT
    return table_of(headings, rows, room) if widths_of(headings, rows, room) else None


def _marks(citations: Sequence[Citation], numbers: dict[Citation, int]) -> str:
    return "".join(f"[{numbers[citation]}]" for citation in citations)


def print_answer(answer: Answer) -> None:
    """Print notes, the lead and numbered claims, or the abstention and the nearest facts, then every source once."""
    console = screen()
    numbers = {citation: number for number, citation in enumerate(answer.citations, start=1)}
    if reading := reading_of(answer.read_as):
        _put(console, Text(reading, style="dim"))
    for note in answer.notes:
        _put(console, Text(note, style="yellow"))
    _put_body(console, answer, numbers)
    if answer.claims:
        _put(console, Text(in_words(answer.confidence), style="dim"), INDENT)
    if numbers:
        console.print()
    if answer.claims or answer.clarification:
        _put(console, Text("Sources", style="bold"))
    for citation, number in numbers.items():
        _put_source(console, number, citation)


def print_hits(found: Sequence[tuple[Hit, Document]]) -> None:
    """Print found passages, best first, each with its place."""
    console = screen()
    for rank, (hit, document) in enumerate(found, start=1):
        title = (_one_line(document.title), "bold")
        _put(console, Text.assemble((f"{rank}. ", "bold cyan"), title, f"  {hit.score:.3f}"))
        _put(console, _place(document.name, hit.chunk.locator), 3)
        words = _one_line(hit.chunk.search_text)
        cut = words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
        _put(console, Text(cut), 3)
    if not found:
        _put(console, Text("Nothing found. `clerk documents` lists what has been read."))
