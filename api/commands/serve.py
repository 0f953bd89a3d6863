"""`clerk serve`: the chat page and the HTTP interface, from one process."""

from __future__ import annotations

import socket
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import DataOption, data_dir
from api.errors import CouldNotRun

if TYPE_CHECKING:
    from assistant.settings import AssistantSettings

app = typer.Typer()


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 is every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port.")] = 8000,
    data: DataOption = None,
) -> None:
    """Serve the chat page and the HTTP interface."""
    from api.app import create_app
    from api.serving import Announcing, config_of
    from api.settings import server_settings
    from api.suggestions import begin_suggestions

    settings = server_settings(data_dir(data))
    refuse_wrong_model(settings.assistant)
    listener = listen(host, port)
    shown = host if ":" not in host else f"[{host}]"
    address = f"http://{shown}:{listener.getsockname()[1]}"
    application = create_app(settings)
    prepare = partial(begin_suggestions, application.state.record, settings.page)
    server = Announcing(config_of(application), f"Council Clerk is at {address}", prepare)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def refuse_wrong_model(settings: AssistantSettings) -> None:
    """Raise CouldNotAnswer now, not at the first question, where the language model that is set cannot be had."""
    if settings.writer_name == "quoting":
        from assistant.models.opening import open_model

        open_model(settings)


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything slow is loaded; raises CouldNotRun where it is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        why = error.strerror or str(error)
        raise CouldNotRun(f"cannot listen on {host} port {port}: {why}. Choose another with --port.") from error
    return listener
