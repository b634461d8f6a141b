"""Comparing a typed text with an answer: what is forgiven, and that it was.

Forgiven, each with its name in the result: ``case``, ``accents``, ``punctuation`` (and spaces and hyphens),
``articles`` (a leading one), and ``slip``: one letter missing, added, changed or two swapped, in a word of five
letters or more; two in a word of nine or more. A slip is never forgiven in the first letter (*typical* is not
*atypical*), in a word under five letters, or in a word that holds a digit. Typographic variants of one character
(’ and ', no-break spaces) are the same character.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

Forgiven = Literal["case", "accents", "punctuation", "articles", "slip"]

SHORTEST_WITH_SLIP: Final = 5
SHORTEST_WITH_TWO: Final = 9
"""Letters of the expected word from which one slip, or two, are forgiven."""

ARTICLES: Final = {
    "en": re.compile(r"^(?:the|an|a) (?=.)", re.IGNORECASE),
    "fr": re.compile(r"^(?:(?:les|le|la|une|un|des|du|de la) |(?:de )?[ld]['\s])(?=.)", re.IGNORECASE),
}
"""A leading article of a folded text, by language."""

SAME: Final = str.maketrans(
    {
        # Apostrophes, quotes, hyphens and dashes, ligatures.
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201b": "'", "“": '"', "”": '"', "«": '"', "»": '"',
        "\u2010": "-", "\u2011": "-", "–": "-", "—": "-", "−": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE",
    }
)  # fmt: skip
"""Characters that keyboards and typesetters write in several ways."""

KEPT_SIGNS: Final = frozenset("#%&@")
"""Signs that carry meaning though Unicode calls them punctuation."""


class Likeness(Struct, frozen=True):
    """How two texts are alike: what had to be forgiven, and how many slips."""

    forgiven: tuple[Forgiven, ...] = ()
    slips: int = 0


def compare(given: str, answer: str, lang: str, *, exact: bool = False) -> Likeness | None:
    """Return how ``given`` matches ``answer``, or None where it does not.

    ``lang`` is the language of the answer; ``exact`` forgives nothing but spaces around and between words.
    """
    if exact:
        same = unicodedata.normalize("NFC", " ".join(given.split())) == unicodedata.normalize(
            "NFC", " ".join(answer.split())
        )
        return Likeness() if same else None
    ours, theirs = _typeset(given), _typeset(answer)
    if ours == theirs:
        return Likeness() if ours else None
    slips = _apart(ours, theirs, lang)
    if slips is None:
        return None
    # What was forgiven is what the match could not do without.
    needed = [name for name, _ in _FOLDS if _apart(ours, theirs, lang, without=name) != slips]
    return Likeness((*needed, *(("slip",) if slips else ())), slips)


def _apart(ours: str, theirs: str, lang: str, *, without: Forgiven | None = None) -> int | None:
    """Return how many slips are left between two texts once folded, or None where they are not the same answer."""
    for name, fold in _FOLDS:
        if name != without:
            folded = fold(ours, lang), fold(theirs, lang)
            if folded[1]:  # else the answer is nothing but signs: they are what was asked
                ours, theirs = folded
    if ours == theirs:
        return 0
    if without != "punctuation" and _joined(ours) == _joined(theirs):
        return 0
    return _slips(ours.split(), theirs.split())


def _joined(text: str) -> str:
    """Return a text without its spaces, but for those between digits: 1 65 is not 16 5."""
    return re.sub(r"(?<!\d) | (?!\d)", "", text)


def _typeset(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(SAME).split())


def _case(text: str, lang: str) -> str:  # noqa: ARG001 - the shape of _FOLDS
    return text.casefold()


def _accents(text: str, lang: str) -> str:  # noqa: ARG001
    split = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in split if not "\u0300" <= sign <= "\u036f"))


def _punctuation(text: str, lang: str) -> str:  # noqa: ARG001
    signs = []
    for place, sign in enumerate(text):
        before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
        inside_number = after.isdigit() and (before.isdigit() if sign in ".," else sign == "-" and not before.isalnum())
        if unicodedata.category(sign).startswith("P") and sign not in KEPT_SIGNS and not inside_number:
            signs.append(" ")
        else:
            signs.append(sign)
    return " ".join("".join(signs).split())


def _articles(text: str, lang: str) -> str:
    pattern = ARTICLES.get(lang.partition("-")[0])
    return pattern.sub("", text) if pattern else text


_FOLDS: Final[tuple[tuple[Forgiven, Callable[[str, str], str]], ...]] = (
    ("case", _case),
    ("accents", _accents),
    ("punctuation", _punctuation),
    ("articles", _articles),
)


def _slips(ours: list[str], theirs: list[str]) -> int | None:
    """Return how many slips part two lists of words, or None when they are more than slips."""
    if len(ours) != len(theirs):
        return None
    total = 0
    for given, word in zip(ours, theirs, strict=True):
        if given == word:
            continue
        allowed = _allowed(given, word)
        if not allowed:
            return None
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - only an answer that differs needs it

        distance = OSA.distance(given, word, score_cutoff=allowed)
        if distance > allowed:
            return None
        total += distance
    return total


def _allowed(given: str, word: str) -> int:
    if len(word) < SHORTEST_WITH_SLIP or given[0] != word[0] or any(sign.isdigit() for sign in given + word):
        return 0
    return 2 if len(word) >= SHORTEST_WITH_TWO else 1
