"""What ``viva export anki`` says of those who have an older one: what does not reach them, and what to do then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Deck
    from viva.formats import LossReport


def tell_outdated(report: LossReport, deck: Deck) -> None:
    """Say what an import of the file will not do by itself, each on a line."""
    from viva.formats.anki.retired import search
    from viva.render.safe import visible

    def tell(word: str, pairs: tuple[tuple[str, str], ...], *, finds: bool = False) -> None:
        if pairs:
            click.echo(visible(say(word, n=len(pairs), deck=deck.name)), err=True)
            if finds:
                click.echo(f"  {search(deck.key, pairs)}", err=True)

    tell("cli.not-locked", report.behind)
    tell("cli.in-another-bank", report.moved, finds=True)
    tell("cli.retired-tagged", report.tagged)
    tell("cli.retired-lost", report.retired, finds=True)
