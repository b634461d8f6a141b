"""Numbers as people write them, in English and French, and what each of them may mean.

What stands in figures is a number that another text may be asked for; what stands in words, in Roman figures or inside
a name (covid-19, 5G) only answers for one. A number that can be read in several ways (``16,500``, ``11.76 trillion``,
``3 pm``) is there if any of its readings is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from viva.check.counting import MULTIPLES, SAID, numbers_in_words
from viva.check.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACES: Final = " \u00a0\u202f\u2009\u2007'\u2019"
FIGURES: Final = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:[{SPACES}]\d{{3}}(?![\d{SPACES}]*\d{{4}})(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
)
"""A number in figures: thousands parted by spaces or apostrophes, or whatever points and commas may mean."""

DIGIT: Final = re.compile(r"\d")
IN_NAME: Final = re.compile(r"[^\W\d_][-\u2010\u2011]?$")
"""What stands before a number that belongs to a name: covid-19, H1N1."""

NAME_AFTER: Final = re.compile(r"(?!(?:[MKk]|Md|Mds|Mrd|G)?[\s$€£¥]|M\b|K\b|Md)[A-Z]")
"""What stands after one: 5G, 4K."""

YEAR_BEFORE: Final = re.compile(r"(?<!\d)(\d\d)\d\d[-–/\u2011]$")
"""What stands before the end of 2019-20."""

SCALE: Final = re.compile(r"[\s-]*([^\W\d_]+)")
CLOCK: Final = re.compile(r"(?::\d\d)?\s*[ap]\.?\s?m\b", re.IGNORECASE)
ROMAN: Final = re.compile(r"\b([IVXLCDM]+)(?:e|er|re|ère|ème|th|st|nd|rd)?\b")
ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
MEASURES: Final = re.compile(
    r"\d[\s\u00a0\u202f-]*(?:miles?|mph|feet|foot|ft|inch(?:es)?|yards?|pounds?|lbs?|ounces?|oz|gallons?|acres?|pints?"
    r"|°\s?F|Fahrenheit|milles?|pieds?|pouces?|livres?|onces?)\b"
)
"""Measures that a translator turns into others, and the number with them."""


class Figure(NamedTuple):
    """A number in figures."""

    text: str
    readings: frozenset[Decimal]
    in_name: bool


def unsaid(text: str, lang: str, other: str, other_lang: str) -> list[str]:
    """Return the numbers in figures of a text that another one, maybe in another language, does not say."""
    if not DIGIT.search(text) or bool(MEASURES.search(text)) != bool(MEASURES.search(other)):
        return []
    wanted = [figure for figure in figures(text, lang) if not figure.in_name]
    in_figures = {reading for figure in figures(other, other_lang) for reading in figure.readings}
    if all(figure.readings & in_figures for figure in wanted):
        return []  # most often, and words take longer
    there = said(other, other_lang)
    return list(dict.fromkeys(figure.text for figure in wanted if not figure.readings & there))


def said(text: str, lang: str) -> set[Decimal]:
    """Return everything that a text may say as a number, in figures or in words."""
    found = {reading for figure in figures(text, lang) for reading in figure.readings}
    found |= {Decimal(_roman(match[1])) for match in ROMAN.finditer(text)}
    folded = fold(text)
    found |= numbers_in_words(folded, lang)
    for pattern, values in SAID.get(lang, ()):
        if pattern.search(folded):
            found |= values
    return found


def figures(text: str, lang: str) -> Iterator[Figure]:
    """Yield the numbers in figures, in their order."""
    for match in FIGURES.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        in_name = bool(IN_NAME.search(before[-2:])) or bool(NAME_AFTER.match(after))
        readings = set(_readings(match[0]))
        if (year := YEAR_BEFORE.search(before)) and match[0].isdigit():
            readings.add(Decimal(year[1] + match[0]))
        readings |= _in_context(readings, before, after, lang)
        yield Figure(match[0], frozenset(readings), in_name)


def _readings(written: str) -> Iterator[Decimal]:
    """Yield what a number in figures may mean, whatever the language of its commas."""
    plain = re.sub(f"[{SPACES}]", "", written)
    signs = re.findall("[.,]", plain)
    groups = re.split("[.,]", plain)
    are_thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])  # noqa: PLR2004 - digits
    if not signs:
        yield Decimal(plain)
    elif len(signs) == 1:
        yield Decimal(".".join(groups))
        if are_thousands and groups[0] != "0":
            yield Decimal("".join(groups))
    elif are_thousands and len(set(signs)) == 1:
        yield Decimal("".join(groups))
    elif len(set(signs)) == 2 and signs.count(signs[-1]) == 1:  # noqa: PLR2004 - 1,000.5 and 1.000,5
        yield Decimal("".join(groups[:-1]) + "." + groups[-1])
    else:
        yield from map(Decimal, groups)  # 1.2.3, 1,2,3


def _in_context(readings: set[Decimal], before: str, after: str, lang: str) -> set[Decimal]:
    """Return what a number means with the words around it: 3 million, 3 pm, the 1990s."""
    found: set[Decimal] = set()
    scale, rest = Decimal(1), after
    while (word := SCALE.match(rest)) and (factor := MULTIPLES.get(lang, {}).get(word[1], 0)):
        scale, rest = scale * factor, rest[word.end() :]
    if scale != 1:
        found |= {reading * scale for reading in readings}
    if CLOCK.match(after):
        found |= {reading + 12 for reading in readings}
    if after.startswith("s") or re.search(r"ann[ée]es\s*$", before, re.IGNORECASE):
        found |= {reading % 100 for reading in readings if reading == reading.to_integral_value()}
    return found


def _roman(written: str) -> int:
    values = [ROMAN_DIGITS[sign] for sign in written]
    return sum(-one if one < following else one for one, following in pairwise([*values, 0]))
