"""Render a paper to HTML as a committee system shows a report: its content amid menus, tables with merged cells."""

from html import escape
from pathlib import Path

from evals.sample.markup import Block, Heading, Paper, Para, Table

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title} - {council}</title>
<style>.mgTable td, .mgTable th {{ border: 1px solid #999; vertical-align: top }}</style>
<script>var mgPage = "report";</script>
</head>
<body>
<a class="skip" href="#mgContent">Skip to main content</a>
<nav class="mgLhn" aria-label="Democracy">
<ul><li><a href="mgListCommittees.aspx">Committees</a></li><li><a href="mgFindMember.aspx">Find councillor</a></li>
<li><a href="mgDelegatedDecisions.aspx">Decisions</a></li></ul>
</nav>
<main id="mgContent">
<h1 class="mgMainTitleTxt">{title}</h1>
<p class="mgSubTitleTxt">{head}, {date}</p>
{content}
</main>
<footer><p>{council}. <a href="/accessibility">Accessibility</a></p></footer>
</body>
</html>
"""
_INLINE = ("b", "ins", "del")


def render_html(paper: Paper, path: Path) -> None:
    """Write the paper to `path`."""
    content = "\n".join(filter(None, (_block(block) for block in paper.blocks)))
    keys = {key: escape(paper.meta.get(key, "")) for key in ("title", "head", "date")}
    path.write_text(_PAGE.format(council="Wexcombe Borough Council", content=content, **keys), encoding="utf-8")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{_words(block.text)}</h{block.level + 1}>"
    if isinstance(block, Para):
        label = f"{escape(block.label)}&nbsp;&nbsp;" if block.label not in ("", "-") else ""
        return f"<p>{label}{_words(block.text)}</p>"
    return _table(block) if isinstance(block, Table) else ""


def _table(table: Table) -> str:
    rows = ["".join(_cell(table, i, j) for j in range(len(row))) for i, row in enumerate(table.rows)]
    return '<table class="mgTable">\n' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _cell(table: Table, i: int, j: int) -> str:
    cell = table.rows[i][j]
    if cell.joined:
        return ""
    members = [
        (k, m)
        for k, row in enumerate(table.rows)
        for m in range(len(row))
        if row[m].joined and table.anchor(k, m) == (i, j)
    ]
    down, across = (max((end[axis] for end in members), default=at) - at + 1 for axis, at in ((0, i), (1, j)))
    spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
    fill = f' style="background-color: {cell.fill}"' if cell.fill else ""
    if i < table.head:
        return f'<th scope="col"{spans} style="background-color: #DDEBF7">{_words(cell.text)}</th>'
    return f"<td{spans}{fill}>{_words(cell.text) or '&nbsp;'}</td>"


def _words(text: str) -> str:
    shown = escape(text, quote=False).replace("//", "<br>")
    for tag in _INLINE:
        shown = shown.replace(f"&lt;{tag}&gt;", f"<{tag}>").replace(f"&lt;/{tag}&gt;", f"</{tag}>")
    return shown
