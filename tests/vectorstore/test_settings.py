from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from vectorstore.settings import StoreSettings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLERK_DATA", "/papers/data")
    monkeypatch.setenv("CLERK_EMBEDDER", "hashing")
    settings = StoreSettings()
    assert (settings.data, settings.embedder, settings.store) == (Path("/papers/data"), "hashing", "chroma")


def test_settings_do_not_change_once_read() -> None:
    settings = StoreSettings(data=Path("x"))
    with pytest.raises(ValidationError):
        settings.data = Path("y")
