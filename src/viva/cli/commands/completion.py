"""``viva completion``: what a shell needs to complete commands, options and decks."""

from __future__ import annotations

from typing import Final

import click

from viva.cli.help import command as make
from viva.cli.values import OneOf

SHELLS: Final = ("bash", "zsh", "fish")


def completion(shell: str) -> None:
    """Print the script for a shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    from viva.cli.main import build

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - click has all of SHELLS
    # Of the base class: bash's own runs bash for its version, and complains in English where there is none.
    click.echo(ShellComplete.source(found(build(), {}, "viva", "_VIVA_COMPLETE")))


command = make("completion", click.Argument(["shell"], type=OneOf(SHELLS)), callback=completion)
