"""Which questions of a deck rest on which passage: these are not to lose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.bank.files import read_deck_folder

if TYPE_CHECKING:
    from pathlib import Path


def citing(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the ids of the passages that questions cite, each with the ids of those; none where there is no deck.

    Raises:
        BankError: if a bank of the deck has problems: nobody knows what it cites.

    """
    if not (folder / "deck.yaml").exists():
        return {}
    deck = read_deck_folder(folder)
    found: dict[str, dict[str, None]] = {}
    for lang in deck.languages:
        for question in deck.questions(lang):
            for name in question.content.cites:
                found.setdefault(name, {})[question.id] = None
    return {name: tuple(ids) for name, ids in found.items()}
