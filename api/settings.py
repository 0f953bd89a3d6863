"""What the server needs to know; read once, when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import DirectoryPath, Field, FilePath
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.settings import AssistantSettings
from vectorstore.settings import StoreSettings

MAX_QUESTION = 2000  # characters
MAX_HISTORY = 20  # earlier questions
MAX_BODY = 256 * 1024  # bytes: the longest question with the longest history, several times over
MAX_HITS = 100


class PageSettings(BaseSettings):
    """What the chat page is called, how it looks and what it suggests asking; each is `CLERK_PAGE_` plus its name.

    `examples` is a JSON list of questions; where it is empty the page makes them from the papers it holds. `style` is a
    style sheet with a council's own colours, served after the page's (see page/styles/_theme.scss for the names).

    The others are what the pages about this clerk say of who runs it: the council, an e-mail address and a telephone
    number for questions, the team, the role of the senior responsible owner, an address with more about it, the nation
    whose equality body enforces the accessibility regulations, the day on which this clerk was first published, and the
    folder of an evaluation run (`clerk eval run`) whose figures the transparency record gives.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_PAGE_", frozen=True)

    name: str = "Council Clerk"
    examples: tuple[str, ...] = ()
    style: FilePath | None = None
    council: str = ""
    contact: str = ""
    phone: str = ""
    team: str = ""
    responsible: str = ""
    website: str = ""
    nation: Literal["England", "Scotland", "Wales", "Northern Ireland"] = "England"
    published: date | None = None
    evaluation: DirectoryPath | None = None


class KeepingSettings(BaseSettings):
    """What people leave: `CLERK_KEEP_DAYS` after its last change it is deleted; 0 keeps it until somebody deletes it.

    `CLERK_KEEP_NOTHING` is for a server behind a proxy on its own machine, where every visitor comes from here.
    """

    model_config = SettingsConfigDict(env_prefix="CLERK_KEEP_", frozen=True)

    days: int = Field(default=365, ge=0)
    nothing: bool = False


@dataclass(frozen=True, kw_only=True)
class ServerSettings:
    """Everything `create_app` is built from."""

    store: StoreSettings
    assistant: AssistantSettings
    page: PageSettings
    keeping: KeepingSettings


def server_settings(data: Path) -> ServerSettings:
    """Return the settings of a server over the record in `data`, the rest from the environment."""
    return ServerSettings(
        store=StoreSettings(data=data),
        assistant=AssistantSettings(),
        page=PageSettings(),
        keeping=KeepingSettings(),
    )
