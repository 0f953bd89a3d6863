"""How much one file may cost to read, so that a file made to exhaust the machine costs its own reading alone."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

MB = 1024 * 1024


class Limits(BaseSettings):
    """Each is `CLERK_MAX_` plus its name in the environment.

    `memory_mb` is what reading may take above what its process starts with, `cpu_seconds` its processor time, `seconds`
    its time on the clock; `file_mb` the file's size, `unpacked_mb` and `parts` what a Word or Excel file holds inside,
    `pages` and `characters` (in millions) what comes out, `scanned_pages` how many are recognised, 4 seconds each.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_MAX_", frozen=True)

    memory_mb: int = Field(default=1024, ge=64)
    cpu_seconds: int = Field(default=300, ge=1)
    seconds: float = Field(default=1800, gt=0)
    file_mb: int = Field(default=200, ge=1)
    unpacked_mb: int = Field(default=400, ge=1)
    parts: int = Field(default=10_000, ge=1)
    pages: int = Field(default=5000, ge=1, le=5000)
    scanned_pages: int = Field(default=150, ge=0)
    characters: float = Field(default=20, gt=0)


def setting(name: str) -> str:
    """Return what a limit is called in the environment, for those who must raise it."""
    assert name in Limits.model_fields
    return f"CLERK_MAX_{name.upper()}"
