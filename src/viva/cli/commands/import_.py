"""``viva import``: what was done in another program comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from viva.cli.deckname import DeckName
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.values import Misuse
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence


def import_(file: str, decks: Sequence[str], *, history: bool, dry_run: bool, as_json: bool) -> None:
    """Take in a file of another program."""
    from viva.cli.taking import take_history

    if not history:
        raise Misuse("import-history")
    take_history(file, decks, dry_run=dry_run, as_json=as_json)


command = make(
    "import",
    click.Argument(["file"], type=click.Path(), metavar=say("cli.metavar-file")),
    click.Argument(["decks"], type=DeckName(), nargs=-1, metavar=f"[{say('cli.deck-metavar')}…]"),
    option(["--history"], "import-history-option", is_flag=True),
    option(["--dry-run"], "import-dry-run", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=import_,
)
