"""How large the numbers are that stand as options: in figures, as fractions, in words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from viva.asking.present import by_size
from viva.check.counting import SCALES, WORDS, composed
from viva.check.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.check.item import Option

FRACTION: Final = re.compile(r"^(?P<sign>[-\u2212]?)(?P<over>\d+) ?/ ?(?P<under>\d+)(?P<unit>\b[^/]*)$")


def in_order(options: Sequence[Option], lang: str) -> tuple[Option, ...] | None:
    """Return options in the order of their size, or None where they are not all numbers of one unit."""
    known: list[tuple[Fraction, str]] = []
    for option in options:
        size = _fraction(option.text) or _in_words(option.text, lang)
        if size is None:
            return by_size(options)
        known.append(size)
    if len({unit for _, unit in known}) > 1:
        return None
    return tuple(option for _, option in sorted(enumerate(options), key=lambda numbered: known[numbered[0]][0]))


def _fraction(text: str) -> tuple[Fraction, str] | None:
    found = FRACTION.match(text.strip())
    if found is None or int(found["under"]) == 0:
        return None
    size = Fraction(int(found["over"]), int(found["under"]))
    return (-size if found["sign"] else size), found["unit"].strip()


def _in_words(text: str, lang: str) -> tuple[Fraction, str] | None:
    """Return the number that a text begins with, in words, and what follows it: *six ans*."""
    words, scales = WORDS.get(lang, {}), SCALES.get(lang, {})
    run: list[int] = []
    tokens = fold(text).strip(" .").split()
    while tokens:
        pieces = [tokens[0]] if tokens[0] in words else tokens[0].split("-")
        if not all(piece in words or piece in scales for piece in pieces) or tokens[0] in {"a", "an"}:
            break
        run += [words.get(piece, scales.get(piece, 0)) for piece in pieces]
        tokens.pop(0)
    return (Fraction(composed(run)), " ".join(tokens).rstrip("s")) if run else None
