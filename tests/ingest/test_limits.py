from __future__ import annotations

import pytest
from pydantic import ValidationError

from ingest.limits import Limits, setting
from ingest.settings import IngestSettings


def test_limits_are_settings_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(setting("memory_mb"), "2048")
    assert IngestSettings().limits.memory_mb == 2048


def test_a_limit_that_lets_nothing_through_is_refused() -> None:
    with pytest.raises(ValidationError):
        Limits(cpu_seconds=0)


def test_only_a_limit_has_a_setting() -> None:
    with pytest.raises(AssertionError):
        setting("patience")
