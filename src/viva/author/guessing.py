"""Which language a text is in, of the two that Viva speaks: told by the words that every text is full of."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_ENGLISH: Final = (
    "the of and to in is that it was for as with his he be on by at which this had not are from or have an they "
    "were their been has when who will there can more its she her we you all would no if"
)
_FRENCH: Final = (
    "le la les de des du et à est un une que qui dans en il elle ce se ne pas pour sur au aux par plus avec son sa "
    "ses sont mais ou nous vous ils elles cette ces leur leurs était être lui où sans comme l d qu c s n"
)
COMMON: Final = {"en": frozenset(_ENGLISH.split()), "fr": frozenset(_FRENCH.split())}
"""Small words of each language; those of both are in neither."""

READ: Final = 20_000
"""Characters that are read: a few pages tell."""

ENOUGH: Final = 3
"""Small words that must be there at least."""

CLEAR: Final = 2
"""How many times as many as of the other language."""


def guess(text: str) -> str | None:
    """Return ``en`` or ``fr``; None for a text that is in neither, or too short to tell."""
    words = re.findall(r"[^\W\d_]+", text[:READ].casefold())
    counts = Counter({lang: sum(word in common for word in words) for lang, common in COMMON.items()})
    (lang, most), (_, other) = counts.most_common(2)
    return lang if most >= ENOUGH and most >= CLEAR * other else None
