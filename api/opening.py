"""Opens the record and the assistant over it, the same way for every command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from vectorstore.index import Index


@contextmanager
def opened(data: Path) -> Iterator[tuple[Assistant, Index]]:
    """Yield an assistant and the index under it; a folder with nothing in it opens as an empty record."""
    from assistant.build import build_assistant
    from assistant.settings import AssistantSettings
    from vectorstore.index import open_index
    from vectorstore.settings import StoreSettings

    with open_index(StoreSettings(data=data)) as index:
        yield build_assistant(AssistantSettings(), index), index
