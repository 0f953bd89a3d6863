"""Which stored document an officer means: by its file's name, with or without the ending, or by its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath

from evals.errors import InvalidGold
from vectorstore.catalogue.values import DocumentInfo


class Names:
    """The names that documents go by; copies of one content are one document."""

    def __init__(self, documents: Iterable[DocumentInfo]) -> None:
        """Note every name of every document."""
        self._files: dict[str, list[str]] = defaultdict(list)
        self._loosely: dict[str, list[str]] = defaultdict(list)
        self._file: dict[str, str] = {}
        for info in sorted(documents, key=lambda info: info.id):
            self._file[info.id] = info.name
            for name in dict.fromkeys((info.name, *(PurePath(copy).name for copy in info.copies))):
                self._files[name].append(info.id)
                for loose in {_folded(name), _folded(PurePath(name).stem), _folded(info.title)}:
                    self._loosely[loose].append(info.id)

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the documents of a file name, else the one that is called so in any case, without ending or by title.

        Raises InvalidGold where several different papers have that title.
        """
        if name in self._files:
            return tuple(self._files[name])
        found = tuple(dict.fromkeys(self._loosely.get(_folded(name), ())))
        if len(found) > 1:
            files = ", ".join(sorted({self._file[one] for one in found})[:5])
            raise InvalidGold(f"evidence in {name}: {len(found)} papers are called so ({files}). Give the file's name.")
        return found

    def file_of(self, name: str) -> str:
        """Return the file name of the document that a name means; the name itself where it is one, or means none."""
        if name in self._files:
            return name
        found = self.ids(name)
        return self._file[found[0]] if found else name


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
