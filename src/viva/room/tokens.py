"""Secrets of a room: 128 random bits each, compared in constant time, and written down only as a digest.

But for the host's own way in, while the server runs: see `viva.room.ways`.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Final

from viva.room.protocol import KEY

DIGITS: Final = 6
"""Of the code that players type: a million, of which one may try half a one each second."""

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of a room's name: none that is taken for another."""

_KEY: Final = re.compile(KEY)


def new_token() -> str:
    """Return 128 random bits, for a host, a board or a player."""
    return secrets.token_urlsafe(16)


def new_code() -> str:
    """Return what players type to come in."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def new_room() -> str:
    """Return a name for a room, which opens nothing."""
    return "".join(secrets.choice(LETTERS) for _ in range(DIGITS))


def same(one: str, other: str) -> bool:
    """Tell whether two secrets are the same, in a time that tells nothing."""
    return secrets.compare_digest(one.encode(), other.encode())


def is_key(text: str) -> bool:
    """Tell whether a text can be a player's key."""
    return _KEY.fullmatch(text) is not None


def digest(key: str) -> bytes:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).digest()
