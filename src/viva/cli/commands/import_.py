"""``viva import``: somebody else's deck, or what was done in another program, comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from viva.cli.deckname import DeckName
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.values import Language, Misuse, OneOf
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence


def import_(
    file: str,
    decks: Sequence[str],
    *,
    history: bool,
    dry_run: bool,
    as_json: bool,
    **more: Any,  # noqa: ANN401 - the options of a deck, handed on
) -> None:
    """Take in a file of another program."""
    if history:
        from viva.cli.taking import take_history

        if given := [name for name, value in more.items() if value]:
            raise Misuse("not-together", click.get_current_context(), one="--history", other=_option(given[0]))
        take_history(file, decks, dry_run=dry_run, as_json=as_json)
    elif decks:
        raise Misuse("import-decks", click.get_current_context())
    else:
        from viva.cli.importing import import_file

        import_file(file, dry_run=dry_run, as_json=as_json, **more)


def _option(name: str) -> str:
    """Return what an option is called where it is typed."""
    return f"--{name.rstrip('_')}"


def _formats() -> list[str]:
    """Return the formats that are read; the registry knows them without loading any."""
    from viva.formats.incoming import WAYS_IN

    return list(WAYS_IN)


command = make(
    "import",
    click.Argument(["file"], type=click.Path(), metavar=say("cli.metavar-file")),
    click.Argument(["decks"], type=DeckName(), nargs=-1, metavar=f"[{say('cli.deck-metavar')}…]"),
    option(["--output", "-o"], "import-output", metavar=say("cli.metavar-folder")),
    option(["--lang", "-l"], "import-lang", type=Language(), metavar=say("cli.metavar-lang")),
    option(["--format"], "import-format", type=OneOf(_formats())),
    option(["--map", "map_"], "import-map", metavar=say("cli.metavar-file")),
    option(["--history"], "import-history-option", is_flag=True),
    option(["--dry-run"], "import-dry-run", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    option(["--strict"], "strict", is_flag=True),
    callback=import_,
)
