"""A paper with one long table: a row whose lead is blank, one with words struck out, and cells of a colour."""

from __future__ import annotations

from pathlib import Path

LEADS = ("Ann Ford", "Ben Cole")
ROWS = 9
COLOURS = {"Green": "#00b050", "Red": "#ff0000"}

_CELL = "<td>{}</td>"
_FILLED = '<td style="background-color: {}"></td>'


def write(path: Path) -> Path:
    """Write the paper as a web page: actions C1 to C9, of which C4 has no lead and C5 had another date."""
    rows = "".join(_row(number) for number in range(1, ROWS + 1))
    path.write_text(
        "<html><head><title>Harbour plan: progress</title></head><body>"
        "<h1>Harbour plan: progress</h1><p>Report to: Harbour Committee</p><p>Date of meeting: 11 March 2025</p>"
        "<h2>Actions at the end of February</h2><table><tr>"
        "<th>Ref</th><th>Action</th><th>Lead officer</th><th>Due date</th><th>RAG</th><th>Status</th></tr>"
        f"{rows}</table></body></html>",
        encoding="utf-8",
    )
    return path


def _row(number: int) -> str:
    lead = "" if number == 4 else LEADS[number % 2]
    due = "<del>1 May 2025</del> 3 June 2025" if number == 5 else f"{number} April 2025"
    colour = COLOURS["Red" if number == 5 else "Green"]
    cells = [f"C{number}", f"Mend the {number * 10} metre stretch of quay wall", lead, due]
    status = _CELL.format("Open" if number < 9 else "Closed")
    return f"<tr>{''.join(map(_CELL.format, cells))}{_FILLED.format(colour)}{status}</tr>"
