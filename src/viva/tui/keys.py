"""Which option a key means: letters first, then digits, then what AZERTY gives for 1 to 5 without Shift."""

from __future__ import annotations

from typing import Final

from viva.asking.shown import LETTERS

DIGITS: Final = "123456789"
AZERTY: Final = "&é\"'("


def place_of(character: str | None, count: int) -> int | None:
    """Return the place, from 0, of the option that a character means among ``count`` options; None for no option."""
    if character is None or len(character) != 1:
        return None
    for row in (LETTERS, DIGITS, AZERTY):
        place = row.find(character.lower())
        if 0 <= place < count:
            return place
    return None


def letter_of(place: int) -> str:
    """Return the letter of an option; a dot where the alphabet has run out and only arrows and mouse lead to it."""
    return LETTERS[place] if place < len(LETTERS) else "·"


def span_of(count: int) -> str:
    """Return the letters of ``count`` options for the footer: ``a–d``."""
    last = letter_of(min(count, len(LETTERS)) - 1)
    return "a" if count <= 1 else f"a–{last}"
