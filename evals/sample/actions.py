"""The plan's actions and projects through three reports, kept once, so that what changed stands in one place.

``content/actions.txt`` has a block an action: the reference and wording, then ``key: value`` lines. A key of its own
for one report (``apr.lead``) holds from that report on. ``jan``, ``apr`` and ``sep`` give colour, status and comment.
"""

from dataclasses import dataclass

from evals.sample.markup import CONTENT, FILLS, Cell, Table, make_table

EDITIONS = ("jan", "apr", "sep")
_ACTION_HEADINGS = {
    "jan": ("Ref", "Action", "Lead officer", "Due date", "BRAG", "Status", "Comment"),
    "apr": ("Ref", "Action", "Lead officer", "Due date", "BRAG", "Status", "Comment"),
    "sep": ("Ref", "Action", "Lead officer", "Due date", "BRAG", "Status", "Refresh outcome"),
}
_PROJECT_HEADINGS = ("Ref", "Project", "Sponsor", "BRAG", "Position at this report", "Actions open")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One action or project as one report shows it; `colour` is a letter of BRAG."""

    ref: str
    text: str
    lead: str
    due: str
    colour: str
    status: str
    comment: str


def lines_of(name: str, edition: str) -> tuple[Line, ...]:
    """The actions (or projects) that a report lists, in order; those withdrawn before it are left out."""
    source = (CONTENT / f"{name}.txt").read_text(encoding="utf-8")
    found = (_line(block, edition) for block in source.strip().split("\n\n"))
    return tuple(line for line in found if line is not None)


def _line(block: str, edition: str) -> Line | None:
    first, *rest = block.splitlines()
    ref, _, text = first.partition(" | ")
    values = {"action": text, "lead": "", "due": ""}
    fields = dict(line.strip().split(":", 1) for line in rest)
    if edition not in fields:
        return None
    values.update({key: value.strip() for key, value in fields.items() if key in values})
    for report in EDITIONS[: EDITIONS.index(edition) + 1]:
        changed = {key: fields[f"{report}.{key}"].strip() for key in values if f"{report}.{key}" in fields}
        values.update(changed)
    colour, status, comment = (part.strip() for part in fields[edition].split("|"))
    return Line(ref=ref, text=values["action"], lead=values["lead"], due=values["due"],
                colour=colour, status=status, comment=comment)  # fmt: skip


def action_table(edition: str) -> Table:
    """Appendix Two of a report."""
    head = tuple(Cell(text=heading) for heading in _ACTION_HEADINGS[edition])
    rows = [head] + [
        (*_cells(line.ref, line.text, line.lead, line.due), _brag(line), *_cells(line.status, line.comment))
        for line in lines_of("actions", edition)
    ]
    return make_table(f"actions-{edition}", rows, {"widths": "6,33,15,10,6,11,19", "size": "9", "kind": "action"})


def project_table(edition: str) -> Table:
    """Appendix One of a report, with the number of each project's actions that are not yet blue."""
    rows = [tuple(Cell(text=heading) for heading in _PROJECT_HEADINGS)]
    actions = lines_of("actions", edition)
    for line in lines_of("projects", edition):
        open_ = sum(action.colour != "B" for action in actions if action.ref.split(".")[0] == line.ref)
        rows.append((*_cells(line.ref, line.text, line.lead), _brag(line), *_cells(line.comment, str(open_))))
    return make_table(f"projects-{edition}", rows, {"widths": "6,26,18,7,33,10", "size": "9.5", "kind": "project"})


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in texts)


def _brag(line: Line) -> Cell:
    return Cell(text="", fill=FILLS[line.colour] if line.colour != "-" else "")
