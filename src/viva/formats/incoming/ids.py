"""Ids made from texts: readable, never twice, and the same again when the same deck comes again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 40
"""Characters of an id that a text gives: some six words."""

DIGEST: Final = 6
"""Hex digits that tell two apart whose texts begin alike."""


def slug(text: str, most: int = LONGEST) -> str:
    """Return a text as words with hyphens, cut between two words; empty where it has no Latin letters or digits."""
    split = unicodedata.normalize("NFKD", text[: most * 8]).casefold()
    plain = "".join(sign for sign in split if not unicodedata.combining(sign))
    found = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if len(found) <= most:
        return found
    return found[: most + 1].rpartition("-")[0] or found[:most]


LONGEST_DIGEST: Final = 12


class Ids:
    """The ids of one deck."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with those that are given away already."""
        self._taken = set(taken)

    def give(self, texts: Iterable[str], origin: str) -> str:
        """Return an id from the first of some texts that gives one; ``origin`` tells apart what looks alike.

        The first that asks has the bare words, so ask in the order in which they were made: one that is added
        later changes no other's.
        """
        base = next((found for text in texts if (found := slug(text))), "")
        return self._free(base or f"n-{_digest(origin)[:DIGEST]}", origin)

    def claim(self, name: str, origin: str) -> str:
        """Return an id that is one already, unless it is given away."""
        return self._free(name, origin)

    def _free(self, base: str, origin: str) -> str:
        name, digest, length = base, _digest(origin), DIGEST
        while name in self._taken:
            name = f"{base}-{digest[:length]}"
            length += 2
            if length > LONGEST_DIGEST:
                digest, length = _digest(digest), DIGEST
        self._taken.add(name)
        return name


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
