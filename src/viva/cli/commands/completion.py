"""``viva completion``: what a shell needs to complete commands, options and decks."""

from __future__ import annotations

from typing import Final

import click

from viva.cli.help import command as make

SHELLS: Final = ("bash", "zsh", "fish")


def completion(shell: str) -> None:
    """Print the script for a shell."""
    from click.shell_completion import get_completion_class

    from viva.cli.main import build

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - click has all of SHELLS
    click.echo(found(build(), {}, "viva", "_VIVA_COMPLETE").source())


command = make("completion", click.Argument(["shell"], type=click.Choice(SHELLS)), callback=completion)
