"""Words made comparable: what a rule looks for is written plainly, whatever the accents and apostrophes of a text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

PLAIN: Final = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "œ": "oe", "æ": "ae", "\u2010": "-", "\u2011": "-", "\u2013": "-"}
)
LABEL: Final = re.compile(r"^\(?[a-h1-9][.)]\s+(?!(?:and|or|et|ou|&)\s)")
"""The letter or the number that some write before an option."""
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
SENTENCE_END: Final = re.compile(r"(?<=[.?!…])[\"»”)]*\s+(?=[\"«“(]?[^\W\d_a-z])|\n+")
"""Where a sentence ends: before a capital, so that abbreviations and decimals do not end one."""


def fold(text: str) -> str:
    """Return a text in lower case without accents, its apostrophes straight, its spaces single."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(PLAIN))
        text = "".join(character for character in text if not unicodedata.combining(character))
    return " ".join(text.casefold().split())


def bare(text: str) -> str:
    """Return an option folded, without the letter before it and the point after it."""
    return LABEL.sub("", fold(text)).strip(" .;,:!?\"'«»“”()[]")


def words(text: str) -> list[str]:
    """Return the words and numbers of a text."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that have words."""
    return [piece for piece in SENTENCE_END.split(text.strip()) if piece and WORD.search(piece)]


def last_sentence(text: str) -> str:
    """Return the last sentence of a text: of a stem, the one that asks."""
    found = sentences(text)
    return found[-1] if found else text
