"""Keys: which option one means, and how those of commands are named, written in a file and shown on the screen.

An option is meant by letters first, then by digits, then by what AZERTY gives for 1 to 5 without Shift.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from viva.asking.shown import LETTERS

DIGITS: Final = "123456789"
AZERTY: Final = "&é\"'("

SIGNS: Final = {
    "enter": "⏎",
    "escape": "Esc",
    "space": "␣",
    "backspace": "⌫",
    "delete": "Del",
    "insert": "Ins",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""The keys that have a name, as Textual calls them, and how they are shown."""

ALIASES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
"""Other names of them, as people write them."""

RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that Textual calls otherwise than Unicode does."""

MODIFIERS: Final = ("alt", "ctrl", "shift")
"""In the order in which Textual puts them."""


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


def key_named(text: str) -> str | None:
    """Return a key that someone wrote (``F2``, ``Ctrl+L``, ``?``) as Textual names it; None where there is none.

    >>> key_named("Ctrl+L"), key_named("?"), key_named("Esc"), key_named("hyper+x")
    ('ctrl+l', 'question_mark', 'escape', None)
    """
    *before, base = text.strip().lower().rsplit("+", 1) if len(text.strip()) > 1 else [text.strip().lower()]
    modifiers = set(before[0].split("+")) if before else set()
    if not modifiers <= set(MODIFIERS):
        return None
    key = ALIASES.get(base, base)
    if len(key) == 1:
        key = sign_name(key)
        if key.isalnum() and len(key) == 1:
            modifiers.discard("shift")  # letters are taken without regard to it
    elif key not in SIGNS:
        return None
    return "+".join([*(one for one in MODIFIERS if one in modifiers), key]) if key else None


def sign_name(character: str) -> str:
    """Return what Textual calls the key of a character; nothing where that is none that one can see."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return RENAMED.get(name, name) if character.isprintable() else ""


def sign_of(key: str) -> str:
    """Return a key, as Textual names it, as the screen shows it.

    >>> sign_of("ctrl+l"), sign_of("question_mark"), sign_of("escape")
    ('Ctrl+L', '?', 'Esc')
    """
    *modifiers, base = key.split("+")
    shown = SIGNS.get(base) or _characters().get(base, base)
    return "+".join([*(one.capitalize() for one in modifiers), shown.upper() if modifiers else shown])


@cache
def _characters() -> dict[str, str]:
    """Return the characters that European keyboards have, by the names of their keys."""
    return {sign_name(character): character for character in map(chr, range(33, 0x250))}
