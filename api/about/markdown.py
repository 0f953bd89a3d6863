"""The transparency record as Markdown, to start a council's own from: `python -m api.about.markdown > FILE.md`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from api.about.atrs import Section, record_of, template
from api.about.running import running
from api.settings import server_settings

HEAD = f"""# Algorithmic Transparency Record

Laid out as the {template()["standard"]} asks. Made by `python -m api.about.markdown`: do not
edit it here. A running clerk gives its own at `/transparency`, filled from its settings and papers.
"""


def as_markdown(record: Sequence[Section]) -> str:
    """Return the record, a heading a section and a paragraph a field."""
    parts = [HEAD]
    for section in record:
        parts.append(f"## {section.title}\n")
        parts += [f"**{field.number} {field.name}**\n\n{field.value}\n" for field in section.fields]
    return "\n".join(parts)


if __name__ == "__main__":
    print(as_markdown(record_of(running(server_settings(Path("data")), None))), end="")
