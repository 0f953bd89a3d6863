"""The rows that are counted together: those of one table, or all of one kind in one paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from assistant.ledger.ledger import Ledger
from assistant.register.meaning import head_of
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.index import Index
from vectorstore.records import FieldSource, Record, RecordKind
from vectorstore.references import find_references
from vectorstore.types import AccessLevel, Document, Filters

FREE_TEXT = frozenset({"title", "description", "ref", "text", "minute", "meaning"})
_OF_MOTIONS = frozenset({"type", "item", "voted_for", "voted_against", "voted_abstained"})
"""Fields of a motion that no condition reads: who voted how is asked of one vote, and its type parts the pools."""

MAX_VALUE_WORDS, CACHED_DOCUMENTS = 16, 64


@dataclass(frozen=True, kw_only=True)
class Pool:
    """Records that a question may be asked of as one; `name` is what a reader would call where they stand."""

    document: Document
    records: tuple[Record, ...]
    kind: RecordKind | None
    name: str
    vocabulary: Mapping[str, Mapping[str, frozenset[int]]] = field(repr=False)

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What makes two pools the same: the rows they hold."""
        return self.document.id, tuple(record.id for record in self.records)


class Pools:
    """The pools of an index, each paper's made once: what an id names never changes. Safe to share between threads.

    `ledger` has the lines of all papers, for what is asked across them.
    """

    def __init__(self, index: Index) -> None:
        """Read from this index."""
        self._index = index
        self.ledger = Ledger(index)
        self._made = lru_cache(maxsize=CACHED_DOCUMENTS)(self._make)

    def of(self, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Pool, ...]:
        """Return every pool of a paper as a reader of these levels may see it."""
        return self._made(document_id, levels)

    def papers(self, filters: Filters) -> tuple[DocumentInfo, ...]:
        """Return the cards of the papers that a question looks at."""
        return self._index.catalogue.documents(filters)

    def _make(self, document_id: str, levels: frozenset[AccessLevel]) -> tuple[Pool, ...]:
        document = self._index.catalogue.document(document_id, levels)
        return pools_of(document, self._index.register.of_document(document_id, Filters(levels=levels)))


def pools_of(document: Document, records: Sequence[Record]) -> tuple[Pool, ...]:
    """Return every pool of a paper: one a table, and one a kind where its rows stand in more than one table."""
    tables: dict[str, list[Record]] = defaultdict(list)
    kinds: dict[RecordKind, list[Record]] = defaultdict(list)
    for record in records:
        if record.table_id:
            tables[record.table_id].append(record)
        if record.kind is not RecordKind.OTHER:
            kinds[record.kind].append(record)
    pools = [_pool(document, rows) for rows in tables.values()]
    seen = {pool.key for pool in pools}
    parted = [*kinds.values(), *parts_of_motions(kinds[RecordKind.MOTION])]
    pools += [pool for rows in parted if rows and (pool := _pool(document, rows)).key not in seen]
    return tuple(pools)


def parts_of_motions(motions: Sequence[Record]) -> Iterator[list[Record]]:
    """Yield the amendments of a paper and its other motions, which are counted apart, and those of each minute.

    Of a minute they are the motions that its paper calls by that name: to sit on after six is none of its business.
    """
    if not motions:
        return
    amending = [record for record in motions if is_amendment(record)]
    parts = [amending, [record for record in motions if not is_amendment(record)]]
    if all(parts):
        yield from parts
    for part in parts:
        minutes: dict[str | None, list[Record]] = defaultdict(list)
        for record in part:
            minutes[record.locator.minute].append(record)
        named = ([record for record in rows if record.value("type")] for rows in minutes.values())
        yield from (rows for rows in named if 1 < len(rows) < len(part))


def is_amendment(record: Record) -> bool:
    """Say whether a record is of a motion that its paper calls an amendment."""
    return record.kind is RecordKind.MOTION and record.value("type").casefold() == "amendment"


def context_of(record: Record) -> str:
    """Return the words that stand over a row: its headings, its table's title, the fields carried from a heading."""
    headed = [found.value for found in record.fields if found.source is FieldSource.HEADING]
    return " | ".join([*record.locator.headings, record.table or "", *headed])


def words_of(record: Record) -> str:
    """Return all the words of a row, with those that stand over it."""
    return " ".join([context_of(record), *(found.value for found in record.fields)])


@lru_cache(maxsize=50_000)
def refs_over(context: str) -> frozenset[str]:
    """Return the canonical references in the words that stand over a row."""
    return frozenset(found.canonical for found in find_references(context))


def _pool(document: Document, rows: Sequence[Record]) -> Pool:
    kinds = Counter(record.kind for record in rows)
    kind, count = kinds.most_common(1)[0]
    return Pool(
        document=document,
        records=tuple(rows),
        kind=kind if count * 2 > len(rows) else None,
        name=_name_of(rows),
        vocabulary=_vocabulary(rows),
    )


def _name_of(rows: Sequence[Record]) -> str:
    """Return the title that all rows share, else the innermost heading over all of them, else nothing."""
    titles = {record.table for record in rows if record.table}
    if len(titles) == 1 and all(record.table for record in rows):
        return titles.pop()
    shared = _shared_headings(record.locator.headings for record in rows)
    return shared[-1] if shared else ""


def _shared_headings(paths: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: tuple[str, ...] | None = None
    for path in paths:
        if found is None:
            found = path
            continue
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(found, path, strict=False))
        found = tuple(one for one, _ in pairs)
    return found or ()


def _vocabulary(rows: Sequence[Record]) -> dict[str, dict[str, frozenset[int]]]:
    """Return, for each field with short values, what each value's first words are and which rows have them."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for place, record in enumerate(rows):
        for item in record.fields:
            told = record.kind is RecordKind.MOTION and item.name in _OF_MOTIONS
            if item.name not in FREE_TEXT and item.value and not told:
                found[item.name][head_of(item.value, MAX_VALUE_WORDS)].add(place)
    return {name: {value: frozenset(places) for value, places in values.items()} for name, values in found.items()}
