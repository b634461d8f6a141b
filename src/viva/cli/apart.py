"""What of a text became no passage, in a line: so an author sees what was taken for a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMED: Final = 3
"""Lines that are named, the first ones."""

LONGEST: Final = 40
"""Characters of each."""


def apart(lines: Sequence[str]) -> Iterator[str]:
    """Yield the line, unless everything is a passage."""
    if lines:
        named = [say("author.apart-line", text=_short(one)) for one in lines[:NAMED]]
        if len(lines) > NAMED:
            named.append("…")
        yield say("author.apart", n=len(lines), lines=", ".join(named))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
