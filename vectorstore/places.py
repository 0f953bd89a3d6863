"""Where a person looks: the place of words in a paper, and the pages of a file."""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.spans import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Locator:
    """The place where a person looks: "p. 14, Appendix One, row A2.3"."""

    page: int | None = None
    printed_page: str | None = None
    headings: tuple[str, ...] = ()
    paragraph: str | None = None
    table: str | None = None
    row: str | None = None
    minute: str | None = None

    def __str__(self) -> str:
        """Print the place from the widest part to the narrowest; headings by the innermost alone."""
        parts = [
            f"p. {self.page}" if self.page else "",
            self.headings[-1] if self.headings else "",
            f"table {self.table}" if self.table else "",
            f"row {self.row}" if self.row else "",
            f"minute {self.minute}" if self.minute else "",
            f"para {self.paragraph}" if self.paragraph else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of a paged file: its 1-based place in the file, its stretch of text, and the number printed on it.

    `confidence` is that of character recognition, 0 to 1, None where the words are the file's own.
    """

    number: int
    span: Span
    printed: str | None = None
    confidence: float | None = None
