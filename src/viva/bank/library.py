"""Finding decks: by path, then among one's own, then among those that ship with Viva."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from viva import settings
from viva.bank.deck import Bank, Deck
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.reader import read_bank, read_deck_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


class Found(Struct, frozen=True):
    """What a name led to: a deck, one bank of a deck (``bank``), or a bank outside any deck (``loose``)."""

    deck: Deck | None
    bank: str | None = None
    loose: Bank | None = None
    lang: str | None = None
    """The language, where the name was a file and so settles it."""


def shipped_decks() -> Path:
    """Return the folder of the decks that ship: inside the package, or beside ``src`` in a checkout."""
    inside = Path(__file__).parent.parent / "decks"
    return inside if inside.exists() else Path(__file__).parents[3] / "decks"


def folders() -> dict[str, Path]:
    """Return the folder of every deck that has a name, one's own before the shipped one of the same name."""
    found: dict[str, Path] = {}
    for shelf in (settings.own_decks(), shipped_decks()):
        try:
            for folder in sorted(shelf.iterdir()):
                if (folder / "deck.yaml").is_file():
                    found.setdefault(folder.name, folder)
        except OSError:
            continue  # a shelf that is not there holds no decks
    return found


def open_deck(folder: Path) -> Deck:
    """Return the deck in ``folder``."""
    return read_deck_folder(folder, shipped=folder.parent == shipped_decks())


def decks() -> Iterator[Deck | BankError | CannotOpenError]:
    """Yield every deck that has a name; in the place of one that cannot be read, its error."""
    for folder in folders().values():
        try:
            yield open_deck(folder)
        except (BankError, CannotOpenError) as error:
            yield error


def find(name: str) -> Found:
    """Return what ``DECK``, ``DECK/BANK`` or a path leads to: an existing path wins.

    Raises:
        CannotOpenError: ``no-deck``, ``no-deck-near`` or ``no-bank`` with what there is, or as `read_bank` does.
        BankError: if the file it leads to has problems.

    """
    path = _as_path(name)
    if path is not None and path.is_file():
        return _file(path)
    if path is not None and (path / "deck.yaml").is_file():
        return Found(open_deck(path))
    known = folders()
    deck_name, _, bank = name.strip("/").partition("/")
    if deck_name not in known:
        if path is not None and path.is_dir():
            raise CannotOpenError("not-a-deck", path)
        if path is not None and path.suffix == ".yaml":
            raise CannotOpenError("missing", path)
        there = ", ".join(known) or "—"
        if near := _near(name):
            raise CannotOpenError("no-deck-near", name, near=str(near), known=there)
        raise CannotOpenError("no-deck", name, known=there)
    deck = open_deck(known[deck_name])
    if not bank:
        return Found(deck)
    names = [ref.file for ref in deck.file.banks]
    bank = bank.removesuffix(".yaml")
    for lang in deck.languages:
        if bank.endswith(f".{lang}"):
            return Found(deck, _known_bank(deck, bank.removesuffix(f".{lang}"), names), lang=lang)
    return Found(deck, _known_bank(deck, bank, names))


def _near(name: str) -> Path | None:
    """Return the folder of a deck of that name one level below here, whose path would have led to it."""
    if not re.fullmatch(r"[\w-][\w.-]*", name):
        return None
    try:
        found = sorted(Path().glob(f"*/{name}/deck.yaml"))
    except OSError:  # a folder that nobody may look into
        return None
    return found[0].parent if found else None


def _as_path(name: str) -> Path | None:
    """Return the path that a name is; None where no file system could hold it."""
    try:
        path = Path(name).expanduser()
        path.exists()
    except (OSError, RuntimeError, ValueError):  # far too long, a home of nobody, a null character
        return None
    return path


def is_path(name: str) -> bool:
    """Tell whether `find` takes a name for a path."""
    path = _as_path(name)
    return path is not None and path.exists()


def _known_bank(deck: Deck, bank: str, names: list[str]) -> str:
    if bank not in names:
        raise CannotOpenError("no-bank", bank, deck=deck.name, known=", ".join(names))
    return bank


def _file(path: Path) -> Found:
    bank = read_bank(path)
    if bank.home.owner is None:
        return Found(None, loose=bank, lang=bank.lang)
    return Found(bank.home.owner, bank.key, loose=bank, lang=bank.lang)
