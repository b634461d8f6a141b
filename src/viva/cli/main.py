"""The ``viva`` command itself: its subcommands, its language, and what it does with errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Final

import click

from viva import __version__, settings, words
from viva.cli import output
from viva.cli.help import Command, Group
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = (
    "quiz",
    "decks",
    "stats",
    "check",
    "coverage",
    "lock",
    "new",
    "source",
    "export",
    "import",
    "host",
    "room",
    "doctor",
    "schema",
    "sync",
    "backup",
    "restore",
    "settings",
    "completion",
)
"""The subcommands, in the order in which help lists them: each is a module of `viva.cli.commands`."""

COMPLETING: Final = "_VIVA_COMPLETE"
"""Set by the shell where it asks what a line may go on with: nobody reads a sentence then."""

FINE: Final = 0
FINDINGS: Final = 1
WRONG_USE: Final = 2
CANNOT_OPEN: Final = 3
INTERRUPTED: Final = 130
"""Exit statuses: all well; findings or losses; wrong use; a file that cannot be opened; Ctrl-C."""


class Viva(Group):
    """The group of subcommands, each imported when it is called; help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one subcommand."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"viva.cli.commands.{cmd_name}{'_' if iskeyword(cmd_name) else ''}").command
        assert isinstance(command, (Command, Group))  # noqa: S101 - each module has one
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the subcommand; a reader that has had enough ends it, well, before Click makes a failure of that."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            output.hush()
            ctx.exit(FINE)

    def summary(self, name: str) -> str:
        """Return the one line of help about a subcommand, without importing it."""
        return say(f"cli.{name}")


def build() -> Viva:
    """Return the command in the language in use."""

    def home() -> None:
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            from viva.cli.commands.quiz import home as open_home

            ctx.exit(open_home())

    return Viva(
        name="viva",
        callback=home,
        invoke_without_command=True,
        help=say("cli.viva"),
        options_metavar=say("cli.options-piece"),
        subcommand_metavar=say("cli.command-piece"),
        params=[
            _flag("--version", "version", callback=_version, is_eager=True),
            _flag("--debug", "debug"),
        ],
        epilog=say("cli.epilog"),
    )


def _flag(name: str, help_key: str, **more: Any) -> click.Option:  # noqa: ANN401 - handed on to click
    return click.Option([name], is_flag=True, expose_value=False, help=say(f"cli.{help_key}"), **more)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001, FBT001 - click's signature
    if value and not ctx.resilient_parsing:
        click.echo(f"viva {__version__}")
        ctx.exit()


def run(arguments: Sequence[str] | None = None) -> None:
    """Run ``viva`` with ``arguments`` (those of the process by default) and exit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    if debug:  # wherever it stands: who asks for it has just seen something break
        given.remove("--debug")
    output.prepare()
    sys.exit(_status(given, _settle(given), debug=debug))


def _settle(given: list[str]) -> str:
    """Put the settings to use, and return what is wrong with their file, where there is one: it is said, no more."""
    settings.use(None)
    words.use(settings.preferred_language())
    path = settings.settings_path()
    if not os.path.exists(path):  # noqa: PTH110 - a `Path` raises where a folder above may not be looked into
        return ""
    from viva.cli.settled import settle

    notice = settle(path)
    if notice and given[:1] != ["settings"] and COMPLETING not in os.environ:
        from viva.render.safe import visible

        click.echo(visible(notice), err=True)
    return notice


def _status(given: list[str], notice: str, *, debug: bool) -> int:
    """Run a line, tell what went wrong, and return the exit status; ``notice`` is what a full screen is to show."""
    try:
        status = build().main(given, prog_name="viva", standalone_mode=False, obj=notice)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if debug:
            raise
        from viva.cli.errors import tell

        status = tell(error)
        if isinstance(error, OSError):
            output.hush()  # what could not be written is not tried again
    return status if isinstance(status, int) else FINE
