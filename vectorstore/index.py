"""Everything that is stored, as one thing: the catalogue, the words and the vectors, changed in an order that is safe.

The catalogue is the one source of truth and changes in one transaction, which also notes whose vectors are not yet in
step. A crash before it leaves the old version, a crash after it the new one; `mend` does what was left.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from vectorstore import mending, variants
from vectorstore.catalogue import copies, writing
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.catalogue.database import Connection, Database
from vectorstore.catalogue.journal import Journal
from vectorstore.catalogue.register import Register
from vectorstore.catalogue.values import SourceState
from vectorstore.embedders.base import Embedder
from vectorstore.errors import NotInCatalogue, StaleVectors
from vectorstore.lexical.base import LexicalIndex
from vectorstore.mending import Problem
from vectorstore.settings import StoreSettings
from vectorstore.stores.base import VectorStore
from vectorstore.stores.grouping import upsert_chunks
from vectorstore.versions import NewVersion

__all__ = ["Index", "NewVersion", "Problem", "open_index"]


def open_index(settings: StoreSettings, *, create: bool = True) -> Index:
    """Open, or make, the data folder that the settings name; embedder and vectors are loaded when first used.

    Raises `NoCatalogue`, `WrongSchema` or `UnknownVariant`; each says what to do.
    """
    variants.refuse_unknown("vectorstore.embedders", settings.embedder)
    variants.refuse_unknown("vectorstore.stores", settings.store)
    lexical = variants.load("vectorstore.lexical", settings.lexical)
    database = Database(settings.data, create=create)
    folder = settings.data / settings.store
    return Index(
        database=database,
        lexical=lexical.build(database),
        build_embedder=partial(_build, "vectorstore.embedders", settings.embedder, settings.embedder_model),
        build_store=partial(_build, "vectorstore.stores", settings.store, folder),
        folder=folder,
        made_by=f"{settings.store} {settings.embedder} {settings.embedder_model or ''}".strip(),
    )


def _build(package: str, name: str, *given: Any) -> Any:
    """Build a variant, importing its libraries only now: a list of documents needs neither vectors nor a model."""
    return variants.load(package, name).build(*given)


class Index:
    """What is stored and the only way to change it; safe to share between threads. One process writes at a time."""

    def __init__(
        self,
        *,
        database: Database,
        lexical: LexicalIndex,
        build_embedder: Callable[[], Embedder],
        build_store: Callable[[str, int], VectorStore],
        folder: Path,
        made_by: str,
    ) -> None:
        """Put the parts together; `made_by` names the variants that keep vectors in `folder`, to notice a change."""
        self.catalogue = Catalogue(database)
        self.register = Register(database, self.catalogue)
        self.journal = Journal(database)
        self.lexical = lexical
        self._database = database
        self._build_embedder = build_embedder
        self._build_store = build_store
        self._folder = folder
        self._made_by = made_by
        self._lock = threading.RLock()
        self._store: VectorStore | None = None
        self._trusted = False

    def __enter__(self) -> Self:
        """Use the index in a `with` statement."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the files."""
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
        self._database.close()

    @property
    def embedder(self) -> Embedder:
        """The embedder, loaded when first used."""
        with self._lock:
            return self._embedder

    @property
    def vectors(self) -> VectorStore:
        """The vectors, opened when first used; raises `StaleVectors` where they are another embedder's or gone."""
        with self._lock:
            store = self._opened()
            if not self._trusted:
                self._refuse_stale(store)
                self._trusted = True
            return store

    def put(self, new: NewVersion) -> str:
        """Make a file's new version the current one: "added", "replaced", or "unchanged" where it was current."""
        store = self.vectors
        with self._database.writing() as connection:
            stored = writing.find_signature(connection, new.signature) is not None
            if not stored:
                self._add(connection, new)
            as_read = {"digest": new.digest, "signature": new.signature, "document_id": new.document.id}
            before = writing.point_source(connection, new.source, **as_read)
            gone = self._let_go(connection, before, new.document.id)
        if not stored:
            upsert_chunks(store, new.chunks, new.vectors)
        self._settle([new.document.id, *gone], gone)
        if before == new.document.id:
            return "unchanged"
        return "replaced" if before else "added"

    def link(self, key: str, digest: str, signature: str, document_id: str) -> str:
        """Let a path hold a copy of a stored document: "copy", "replaced" (it held another) or "unchanged"."""
        with self._database.writing() as connection:
            if writing.find_signature(connection, signature) != document_id:
                raise NotInCatalogue(f"document {document_id}")
            before = writing.point_source(connection, key, digest=digest, signature=signature, document_id=document_id)
            gone = self._let_go(connection, before, document_id)
        self._settle(gone, gone)
        if before == document_id:
            return "unchanged"
        return "replaced" if before else "copy"

    def forget(self, key: str) -> bool:
        """Forget a path and, where no other path holds it, its document; False for an unknown path."""
        with self._database.writing() as connection:
            before = writing.drop_source(connection, key)
            gone = self._let_go(connection, before, None)
        self._settle(gone, gone)
        return before is not None

    def source(self, key: str) -> SourceState | None:
        """Return what a path held when it was last ingested, None for an unknown path."""
        with self._database.reading() as connection:
            return writing.source_of(connection, key)

    def find(self, signature: str) -> str | None:
        """Return the document that was read with this signature, None where there is none."""
        with self._database.reading() as connection:
            return writing.find_signature(connection, signature)

    def check(self) -> list[Problem]:
        """Return what is wrong with the files, and where vectors and catalogue differ; changes nothing."""
        with self._lock:
            return mending.find_problems(self._database, self._opened())

    def mend(self, *, thorough: bool = True) -> list[Problem]:
        """Make the vectors agree with the catalogue, and return what had to be mended; safe to break off and repeat.

        Not `thorough`, it looks at nothing where no change was cut short and the variants are those of before: the
        vectors are not even opened.
        """
        with self._lock:
            if not thorough and self._is_settled():
                return []
            store, embedder = self._opened(), self.embedder
            mended = mending.mend(self._database, self.catalogue, store, embedder)
            with self._database.writing() as connection:
                self._sign(connection)
            self._trusted = True
            return mended

    def state_digest(self) -> str:
        """Return a digest of all that is stored, without times: equal for equal states however they came about."""
        with self._lock:
            return mending.state_digest(self._database, self._opened())

    @cached_property
    def _embedder(self) -> Embedder:
        return self._build_embedder()

    def _opened(self) -> VectorStore:
        """Open the vectors without asking whether they can be trusted."""
        if self._store is None:
            self._store = self._build_store(self.embedder.name, self.embedder.dimensions)
        return self._store

    def _add(self, connection: Connection, new: NewVersion) -> None:
        parts = (new.blocks, new.chunks, new.records, new.page_words)
        writing.add_document(connection, new.document, digest=new.digest, signature=new.signature, parts=parts)
        copies.add_sketch(connection, new.document, new.sketch)
        self.lexical.add(new.chunks)
        writing.unsettle(connection, [new.document.id])
        self._sign(connection)

    def _let_go(self, connection: Connection, before: str | None, now: str | None) -> list[str]:
        """Remove the document that a path held before, unless it still does or another path holds it too."""
        if before is None or before == now or writing.is_held(connection, before):
            return []
        self.lexical.delete_documents([before])
        writing.remove_document(connection, before)
        writing.unsettle(connection, [before])
        return [before]

    def _settle(self, changed: list[str], gone: list[str]) -> None:
        """Remove the vectors of what is gone, then strike off all that is in step again."""
        if gone:
            self.vectors.delete_documents(gone)
        if changed:
            with self._database.writing() as connection:
                writing.settle(connection, changed)

    def _sign(self, connection: Connection) -> None:
        """Note which embedder the stored vectors are of."""
        writing.note(connection, "vectors_of", self.embedder.name)
        writing.note(connection, "vectors_made_by", self._made_by)

    def _is_settled(self) -> bool:
        """Say whether nothing was left undone and the variants are those that the vectors were made by."""
        with self._database.reading() as connection:
            made_by = writing.noted(connection, "vectors_made_by")
            unsettled = writing.unsettled_ids(connection)
        if made_by is None:
            return not unsettled
        return made_by == self._made_by and not unsettled and self._folder.exists()

    def _refuse_stale(self, store: VectorStore) -> None:
        with self._database.reading() as connection:
            made_for = writing.noted(connection, "vectors_of")
            unsettled = writing.unsettled_ids(connection)
            wanted = set(writing.window_counts(connection)) - unsettled
        if wanted and (made_for != self.embedder.name or not store.count()):
            raise StaleVectors(
                f"The stored vectors are gone or of another embedder ({made_for}; this is {self.embedder.name}). "
                "Make them again from the catalogue: clerk check --mend"
            )
