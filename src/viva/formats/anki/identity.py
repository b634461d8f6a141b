"""What Anki knows a note and a deck by: numbers and digests that no text changes."""

from __future__ import annotations

import hashlib
from typing import Final

FIRST_ID: Final = 1_600_000_000_000
"""Where the ids of notes begin: they are milliseconds since 1970, and Anki takes them for when a note was made."""


def guid(deck: str, question_id: str, lang: str, kind: str) -> str:
    """Return what makes a note the same note for ever. 96 bits."""
    return _digest("viva", deck, question_id, lang, kind).hex()[:24]


def deck_id(deck: str, bank: str, lang: str) -> int:
    """Return the id of an Anki deck: never 1, which is everybody's default deck, and no more than JavaScript counts."""
    return 10**12 + int.from_bytes(_digest("viva deck", deck, bank, lang)[:6])


def first_id(deck: str, lang: str) -> int:
    """Return the id of the first note: each deck has its own stretch, so that ids of two decks seldom meet."""
    return FIRST_ID + int.from_bytes(_digest("viva notes", deck, lang)[:6]) % 10**11


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
