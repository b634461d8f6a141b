"""The DECK argument: a path, a deck's name, or DECK/BANK; completed by the shell."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from viva.words import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class DeckName(click.ParamType):  # type: ignore[type-arg] # generic since click 8.5, and we take 8.1
    """A deck or a bank, as it is typed."""

    name = "deck"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Complete the names of decks and, after a slash, of their banks; a path is the shell's business."""
        from click.shell_completion import CompletionItem

        from viva.bank import library
        from viva.bank.problems import BankError, CannotOpenError

        deck, slash, _ = incomplete.partition("/")
        folders = library.folders()
        names = list(folders)
        if slash and deck in folders:
            with suppress(BankError, CannotOpenError):  # nobody wants a complaint while typing
                names = [f"{deck}/{bank.file}" for bank in library.open_deck(folders[deck]).file.banks]
        found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return found or [CompletionItem(incomplete, type="file")]


def deck_argument(*, required: bool = True, **more: Any) -> click.Argument:  # noqa: ANN401 - handed on to click
    """Make the DECK argument."""
    name = say("cli.deck-metavar")
    metavar = name if required else f"[{name}]"
    return click.Argument(["deck"], type=DeckName(), required=required, metavar=metavar, **more)
