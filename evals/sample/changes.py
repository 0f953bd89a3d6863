"""Write tracked insertions and deletions into a Word paragraph, as an officer who edits with changes shown would."""

import re
from collections.abc import Iterator

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from evals.sample.zips import EPOCH

_CHANGE = re.compile(r"<(ins|del)>(.*?)</\1>")


def write_changes(paragraph: Paragraph, text: str) -> None:
    """Add the words of `text`; those between <ins> or <del> become tracked changes."""
    for number, (change, words) in enumerate(_parts(text)):
        run = paragraph.add_run(words)
        if not change:
            continue
        mark = OxmlElement(f"w:{change}")
        mark.set(qn("w:id"), str(number))
        mark.set(qn("w:author"), "Legal Services")
        mark.set(qn("w:date"), f"{EPOCH:%Y-%m-%dT%H:%M:%SZ}")
        run._r.addprevious(mark)
        mark.append(run._r)
        if change == "del":
            _as_deleted(run._r)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for found in _CHANGE.finditer(text):
        if found.start() > at:
            yield "", text[at : found.start()]
        yield found[1], found[2]
        at = found.end()
    if at < len(text):
        yield "", text[at:]


def _as_deleted(run: BaseOxmlElement) -> None:
    for words in run.findall(qn("w:t")):
        words.tag = qn("w:delText")
        words.set(qn("xml:space"), "preserve")
