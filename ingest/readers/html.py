"""Reads HTML papers, as committee systems publish them, without fetching anything that they point to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile
from ingest.readers.base import Reader, ReadFile
from ingest.readers.html_body import HtmlWriter
from ingest.readers.text import BYTE_ORDER_MARKS, decode

_HEAD = 4096
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AGAIN = "Open it in a browser and save it again as a web page, HTML only."


class HtmlReader:
    """One page without a number: a web page has none until it is printed."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Endings of web pages."""
        return frozenset({".html", ".htm", ".xhtml"})

    def read(self, path: Path) -> ReadFile:
        """Return what a browser shows of the paper itself: no menus, scripts, page heads and feet, hidden parts."""
        root = _parsed(decoded(path.read_bytes()))
        writer = HtmlWriter()
        writer.write(_main(root))
        page = writer.draft.page()
        if not page.text.strip():
            raise UnreadableFile(
                "It holds no words: a page may have been saved that is filled in by a script.", fix=_AGAIN
            )
        title = " ".join((root.findtext(".//title") or "").split()) or None
        return ReadFile(pages=(page,), title=title)


def decoded(data: bytes) -> str:
    """Turn a page's bytes into text: by its byte order mark, else as its meta element says, else by their own look."""
    said = _CHARSET.search(data[:_HEAD])
    if said and not data.startswith(tuple(BYTE_ORDER_MARKS)):
        try:
            text = data.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = decode(data)
    else:
        text = decode(data)
    return text


def _parsed(text: str) -> Any:
    from lxml import etree, html

    if _NOT_TEXT.search(text) or "<" not in text:
        raise UnreadableFile("It is named as a web page but holds no mark-up.", fix=_AGAIN)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(_DECLARED.sub("", text, count=1), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"It is not a sound web page ({error}).", fix=_AGAIN) from error


def _main(root: Any) -> Any:
    """Return the element that a page itself names as its content, the whole body where it names none or several."""
    named = root.xpath("//main | //*[@role='main']")
    body = root.find("body")
    return named[0] if len(named) == 1 and named[0].text_content().strip() else root if body is None else body


def build() -> Reader:
    """Build the reader."""
    return HtmlReader()
