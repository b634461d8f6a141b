"""What Viva offers to other programs, each a plain function over plain values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viva.bank import library, reader
from viva.bank.problems import CannotOpenError

if TYPE_CHECKING:
    from viva.bank.deck import Bank, Deck
    from viva.check import Finding
    from viva.formats.loss import LossReport


def read_bank(path: str | Path) -> Bank:
    """Read a bank.

    Raises:
        BankError: with all problems of the file.
        CannotOpenError: if there is no such file.

    """
    return reader.read_bank(Path(path))


def read_deck(name: str | Path) -> Deck:
    """Read a deck, by its name or by its folder.

    Raises:
        BankError: with all problems of its ``deck.yaml``; its banks are read when first asked for.
        CannotOpenError: if there is no such deck.

    """
    found = library.find(str(name))
    if found.deck is None:
        raise CannotOpenError("not-a-deck", name)
    return found.deck


def check(deck: Deck) -> list[Finding]:
    """Return what is wrong with a deck or worth a look, in the order of its files."""
    from viva.check import check_deck  # noqa: PLC0415 - only who checks needs the rules

    return check_deck(deck)


def export(deck: Deck, format: str, path: str | Path) -> LossReport:  # noqa: A002 - the design's word for it
    """Write a deck in a format (``anki``) and say what was lost."""
    from viva.formats import export_deck  # noqa: PLC0415 - only who exports needs a format

    return export_deck(deck, format, Path(path))
