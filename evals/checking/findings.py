"""What is wrong with a gold question, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend: the file, the question's place in it, the field or column, and what is wrong."""

    file: str
    place: str
    field: str
    text: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.file}, {self.place}, {self.field}: {self.text}"
