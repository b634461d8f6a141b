"""A class on the full screen, whose votes are raised hands; and what a class with phones has of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from viva.cli.commands.quiz import terminal
from viva.cli.main import WRONG_USE
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viva.room.game import Game
    from viva.room.store import Saved
    from viva.tui.desk import Desk


def must_be_a_terminal() -> None:
    """Leave with a sentence where no screen can be shown."""
    if not terminal():
        click.echo(say("cli.host-no-terminal"), err=True)
        sys.exit(WRONG_USE)


def without_phones(game: Game, unfinished: Path | None) -> int:
    """Run a class whose votes are raised hands; one that was broken off is offered first."""
    from viva.room.desk import LocalDesk
    from viva.room.opening import look, open_new, reopen

    saved = look(unfinished) if unfinished is not None else None

    def anew() -> LocalDesk:
        return LocalDesk(open_new(game))

    if unfinished is None or saved is None:
        return run(anew)
    path = unfinished

    def go_on() -> LocalDesk:
        return LocalDesk(reopen(path))

    return run(anew, go_on, told(saved))


def resumed(path: Path) -> int:
    """Go on with a class without phones."""
    from viva.room.desk import LocalDesk
    from viva.room.opening import reopen

    opened = reopen(path)
    return run(lambda: LocalDesk(opened))


def told(saved: Saved) -> str:
    """Return how far a class came."""
    facts, place = saved.facts, saved.progress.place
    if place < 0:
        return say("host.broken-off-lobby", title=facts.title)
    return say("host.broken-off", number=place + 1, of=len(facts.questions), title=facts.title)


def run(anew: Callable[[], Desk], go_on: Callable[[], Desk] | None = None, said: str = "") -> int:
    """Show a class until its host leaves."""
    from viva.tui import run_class

    notice = str(click.get_current_context().find_root().obj or "")
    return run_class(anew, go_on, told=said, notice=notice)
