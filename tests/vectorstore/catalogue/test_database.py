from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from tests.vectorstore.papers import opened, paper, settings
from vectorstore.catalogue.database import FILE, Database
from vectorstore.errors import ClerkError, NoCatalogue, WrongSchema
from vectorstore.index import open_index
from vectorstore.types import PUBLIC_READER


def test_a_missing_catalogue_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoCatalogue, match="clerk ingest PATH"):
        open_index(settings(tmp_path / "none"), create=False)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("version", ["0", "99"])
def test_another_version_s_tables_are_refused_and_left_alone(tmp_path: Path, version: str) -> None:
    opened(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", (version,))
    connection.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(WrongSchema, match=f"has schema {version}.*--data NEW_FOLDER"):
        opened(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("this is a letter, not a database, and long enough to tell" * 50)
    with pytest.raises(ClerkError, match=f"{FILE} is not a catalogue"):
        opened(tmp_path)


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ClerkError, match="cannot be made"):
        opened(tmp_path / "file" / "data")


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with pytest.raises(RuntimeError), database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('a', 'b')")
        with database.writing() as inner:
            assert inner is connection
        raise RuntimeError
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM meta WHERE key = 'a'").scalar() == 0
    database.close()


def test_readers_see_the_state_before_while_another_writes(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.put(paper())
        seen: list[int] = []
        database = Database(tmp_path)
        with database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM chunks")
            reader = threading.Thread(target=lambda: seen.append(index.catalogue.counts(PUBLIC_READER).chunks))
            reader.start()
            reader.join()
        database.close()
        assert seen == [2]
        assert index.catalogue.counts(PUBLIC_READER).chunks == 0


def test_many_threads_may_read_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.put(paper())
        seen: list[int] = []
        threads = [
            threading.Thread(target=lambda: seen.append(index.catalogue.counts(PUBLIC_READER).chunks))
            for _ in range(30)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert seen == [2] * 30


def test_a_sound_file_has_no_faults(tmp_path: Path) -> None:
    database = Database(tmp_path)
    assert database.faults() == []
    database.close()


def test_a_catalogue_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(ClerkError, match="cannot be opened"):
        opened(tmp_path)
