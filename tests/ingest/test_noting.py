from __future__ import annotations

import pytest

from ingest import noting


def test_whoever_listens_is_told_of_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noting, "_listeners", [])
    noting.at_page(1)
    heard: list[int] = []
    noting.listen(heard.append)
    noting.at_page(2)
    noting.at_page(3)
    assert heard == [2, 3]
