"""The script `clerk`: finds the subcommand, imports only that one, and prints errors for people plainly."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from api.commands.options import DATA_HELP
from vectorstore.errors import ClerkError

# Static, so that `clerk --help` imports no command and stays quick.
COMMANDS = {
    "ingest": "Read files or folders into the record.",
    "ask": "Ask a question, or a file of them, and get cited answers.",
    "search": "Find passages, without an answer.",
    "refs": "Show what the papers say of a reference, and what changed.",
    "records": "List and count records: actions, minutes, resolutions and more.",
    "serve": "Serve the chat page and the HTTP interface.",
    "documents": "List what has been read.",
    "check": "Find where the stores disagree, and mend it.",
    "eval": "Measure answers against gold questions.",
    "bench": "Measure speed on this machine.",
}


class LazyGroup(TyperGroup):
    """Lists commands from a table and imports one only when it is called."""

    def __init__(self, **attrs: Any) -> None:
        """Fill the table with stand-ins that have a name and a help line but nothing to run."""
        super().__init__(**attrs)
        for name, line in COMMANDS.items():
            self.add_command(TyperCommand(name, help=line, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Swap the stand-in that was named for the command itself."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(name) if name else found, rest


def load(name: str) -> Any:
    """Import `api.commands.NAME` and return its command, with nothing of Typer's own decoration."""
    app: typer.Typer = import_module(f"api.commands.{name}").app
    app.pretty_exceptions_enable = False
    command = get_command(app)
    parts = [command, *getattr(command, "commands", {}).values()]
    for part in parts:
        part.rich_markup_mode = None
        part.params = [p for p in part.params if p.name not in ("install_completion", "show_completion")]
    return command


app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    """Print the installed version and stop; before any other work, so that it always works."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"clerk {version('council-clerk')}")
        raise typer.Exit


@app.callback()
def root(
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help=DATA_HELP, show_default=False)] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Ask what a council's papers say, and get the words, the page and the reference they rest on."""


def main() -> None:
    """Run `clerk`: exit 0 when it did what was asked, 1 for an error it explains, 2 if it could not run, 130 on Ctrl-C.

    Wrong usage and a fault of clerk's own are the second kind: scripts that let a 1 pass, since one paper of many could
    not be read, must not let those pass.
    """
    try:
        get_command(app).main(prog_name="clerk")
    except ClerkError as error:
        print(f"clerk: {error}", file=sys.stderr)
        sys.exit(getattr(error, "exit_code", 1))
    except Exception as error:
        import traceback

        from api.errors import wrong_settings

        said = wrong_settings(error)
        if said:
            print(f"clerk: {said}", file=sys.stderr)
        else:
            traceback.print_exc()
        sys.exit(2)
