"""Anki's tags as ours: one word each, ``::`` between a tag and one below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import MAX_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN: Final = frozenset({"leech", "marked"})
"""What Anki itself says of how somebody learns; it is no part of a deck."""

NO_SIGN: Final = re.compile("[\"',\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]+")


def tags_of(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return tags as they are written in a bank, and those that had to be changed or left out."""
    found: dict[str, None] = {}
    changed: list[str] = []
    for word in words:
        if word.lower() in OWN:
            continue
        tag = NO_SIGN.sub("-", word)
        if tag != word or len(tag) > MAX_ID:
            changed.append(word[: 2 * MAX_ID])
        if len(tag) <= MAX_ID:
            found[tag] = None
    return list(found), changed
