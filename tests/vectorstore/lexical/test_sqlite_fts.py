from __future__ import annotations

from pathlib import Path

import pytest

from tests.vectorstore.papers import opened, paper
from vectorstore.lexical import sqlite_fts
from vectorstore.types import PUBLIC_READER

LINES = tuple(f"Street lighting on road {number} is paid for." for number in range(19))


def test_a_large_table_is_not_read_for_words_that_most_rows_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as index:
        new = paper((*LINES, "A depot has closed."))
        index.put(new)
        small = index.lexical.search("which lighting is near the depot", 50, PUBLIC_READER)
        monkeypatch.setattr(sqlite_fts, "LARGE_TABLE", 10)
        large = index.lexical.search("which lighting is near the depot", 50, PUBLIC_READER)
        assert len(small) == 20 and len(large) == 1
        assert large[0][0] == small[0][0] == new.chunks[19].id
        assert large[0][1] == pytest.approx(small[0][1], abs=1e-4)
        assert len(index.lexical.search("lighting", 50, PUBLIC_READER)) == 20
