"""Which paragraphs are headings, and which section each of the others stands in.

A heading is marked as one, asks a question and nothing else, stands in capitals, or is a short line without a stop.
Sections are numbered from 0: what stands before the first heading. A heading that carries a number gives it to its
section. In a text that has such headings, the others part nothing: an interview numbers its questions.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.author.paragraphs import CLOSING, Paragraph, ends_sentence, paragraphs
from viva.author.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT: Final = 90
"""Characters of a line that may be a heading without a mark."""

LONGEST_QUESTION: Final = 400
"""Characters of an interviewer's question."""

LABEL: Final = 2
"""Words of what may stand before a heading's own, as in *Part two. The sea*."""

RUN: Final = 3
"""Such lines in a row that may be a title, a subtitle and an author; more are a list, or verse."""

ASKS: Final = frozenset("?\uff1f\u061f")
SPEAKS: Final = "“«\"'—–-"
"""How speech begins: a question that somebody asks inside the text is no heading."""


class Section(Struct, frozen=True):
    """Some paragraphs below a heading."""

    number: int
    sentences: tuple[str, ...]


class Outline(Struct, frozen=True):
    """A text by its sections."""

    title: str
    """The heading above everything; empty where there is none."""
    sections: tuple[Section, ...]
    apart: tuple[str, ...] = ()
    """What is no sentence, in its order: headings, and items of lists that end with no stop."""


def outline(text: str, lang: str) -> Outline:
    """Return the sections of a text, each with its sentences; headings are apart."""
    found = paragraphs(text)
    split = [sentences(one.text, lang) for one in found]
    headings = _headings(found, split)
    numbers = _section_numbers(found, headings)
    title = found[0].text if found and headings[0] and numbers[0] == 0 else ""
    prose: list[tuple[int, Sequence[str]]] = []
    apart: list[str] = []
    for one, number, mine, is_heading in zip(found, numbers, split, headings, strict=True):
        is_listed = one.is_item or one.number is not None
        kept = [] if is_heading else [text for text in mine if not is_listed or ends_sentence(text)]
        prose += [(number, kept)] if kept else []
        apart += [one.text] if is_heading else [text for text in mine if text not in kept]
    sections = groupby(prose, key=lambda one: one[0])
    return Outline(
        title.strip(f"{CLOSING}“«\u2018"),
        tuple(Section(number, tuple(text for _, mine in rows for text in mine)) for number, rows in sections),
        tuple(apart),
    )


def _headings(found: Sequence[Paragraph], split: Sequence[Sequence[str]]) -> list[bool]:
    """Tell of each paragraph whether it is a heading: there is always something below one."""
    headings = [
        one.level > 0 or _is_question(one, mine) or _is_short(one, mine) or _is_loud(one)
        for one, mine in zip(found, split, strict=True)
    ]
    for is_numbered, run in groupby(range(len(found)), key=lambda place: _is_listed(found[place])):
        places = list(run)
        if is_numbered and not all(headings[place] for place in places):
            headings[places[0] : places[-1] + 1] = [False] * len(places)
    for is_list, run in groupby(range(len(found)), key=lambda place: _is_weak(found[place], headings[place])):
        places = list(run)
        numbered = sum(found[place].number is not None for place in places)
        if is_list and (len(places) > RUN or numbered > 1):
            headings[places[0] : places[-1] + 1] = [False] * len(places)
    last_prose = max((place for place, is_heading in enumerate(headings) if not is_heading), default=-1)
    for place in range(last_prose + 1, len(found)):
        one = found[place]
        headings[place] = one.level > 0 or one.number is not None or not _is_question(one, split[place])
    return headings


def _is_listed(one: Paragraph) -> bool:
    """Tell whether a paragraph may be one of several numbered ones: those below each other are a list."""
    return one.number is not None and not one.level


def _is_weak(one: Paragraph, is_heading: bool) -> bool:  # noqa: FBT001 - what was found of it so far
    """Tell whether only its shape makes it a heading."""
    return is_heading and not one.level and one.text.rstrip(CLOSING)[-1:] not in ASKS


def _is_question(one: Paragraph, mine: Sequence[str]) -> bool:
    """Tell whether a paragraph does nothing but ask."""
    asks = all(sentence.rstrip(CLOSING)[-1:] in ASKS for sentence in mine)
    return asks and not one.is_item and one.text[0] not in SPEAKS and len(one.text) <= LONGEST_QUESTION


def _is_short(one: Paragraph, mine: Sequence[str]) -> bool:
    """Tell whether a paragraph looks like a heading: a short line that ends as no sentence does, and holds none."""
    bare = one.text.rstrip(CLOSING)
    if any(len(sentence.split()) > LABEL for sentence in mine[:-1]):
        return False
    is_open = bare[-1:] in {":", ";", ","} or one.text[0].islower() or one.is_item
    return len(one.text) <= SHORT and not is_open and not ends_sentence(bare)


def _is_loud(one: Paragraph) -> bool:
    """Tell whether a paragraph is a short line in capitals: whatever it ends with, that is how headings are written."""
    return len(one.text) <= SHORT and one.text.isupper() and one.text[0] not in SPEAKS and not one.is_item


def _section_numbers(found: Sequence[Paragraph], headings: Sequence[bool]) -> list[int]:
    """Return the section of each paragraph; that of a heading is the one it opens."""
    numbered = any(is_heading and one.number for one, is_heading in zip(found, headings, strict=True))
    current = 0
    numbers: list[int] = []
    for place, is_heading in enumerate(headings):
        if is_heading:
            current = _opened(found, place, headings, current, numbered=numbered)
        numbers.append(current)
    return numbers


def _opened(found: Sequence[Paragraph], place: int, headings: Sequence[bool], current: int, *, numbered: bool) -> int:
    """Return the section that a heading opens; the current one where it opens none."""
    one = found[place]
    if numbered:
        return one.number if one.number is not None and one.number > current else current
    if all(headings[:place]):  # nothing but headings above: the title, and what belongs to it
        is_question = one.text.rstrip(CLOSING)[-1:] in ASKS
        is_below = bool(one.level and place and one.level > max(found[0].level, 1))
        if not is_question and not (is_below and found[0].level):
            return current
    return current + 1
