"""Anki's clozes: ``{{c1::answer::hint}}``, nested and for several cards, taken apart for one card at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN: Final = re.compile(r"\{\{c(?P<numbers>\d{1,3}(?:,\d{1,3})*)::|\}\}", re.IGNORECASE)

MOST_NESTED: Final = 8
"""Clozes inside clozes; Anki itself stops at three."""

OPEN: Final = "\x02"
CLOSE: Final = "\x03"
"""What stands around the number of a blank until the text is read: no text holds these."""


class Cloze(Struct):
    """A cloze, with what is in it: texts and clozes."""

    numbers: frozenset[int]
    inside: list[Cloze | str]
    opening: str


class Carded(Struct, frozen=True):
    """A text as one card has it."""

    text: str
    """With `OPEN` number `CLOSE` where a blank is."""
    answers: tuple[str, ...]
    """What is in each blank, as HTML."""
    hints: tuple[str, ...]


def parse(text: str) -> list[Cloze | str]:
    """Return a text as texts and clozes; what is not closed is text."""
    stack = [Cloze(frozenset(), [], "")]
    last = 0
    for match in TOKEN.finditer(text):
        stack[-1].inside.append(text[last : match.start()])
        last = match.end()
        if match["numbers"] is None:
            if len(stack) > 1:
                done = stack.pop()
                stack[-1].inside.append(done)
            else:
                stack[-1].inside.append(match[0])
        elif len(stack) <= MOST_NESTED:
            stack.append(Cloze(frozenset(map(int, match["numbers"].split(","))), [], match[0]))
        else:
            stack[-1].inside.append(match[0])
    stack[-1].inside.append(text[last:])
    while len(stack) > 1:
        unclosed = stack.pop()
        stack[-1].inside += [unclosed.opening, *unclosed.inside]
    return stack[0].inside


def numbers(parts: list[Cloze | str]) -> set[int]:
    """Return the numbers of the cards that a text makes."""
    found: set[int] = set()
    for part in parts:
        if isinstance(part, Cloze):
            found |= part.numbers | numbers(part.inside)
    return found - {0}


def card(parts: list[Cloze | str], number: int | None) -> Carded:
    """Return a text as the card of a number has it: its own clozes are blanks, all others stand open."""
    answers: list[str] = []
    hints: list[str] = []

    def walk(inside: list[Cloze | str]) -> Iterator[str]:
        for part in inside:
            if isinstance(part, str):
                yield part
            elif number in part.numbers:
                answer, hint = _split("".join(walk_open(part.inside)))
                yield f"{OPEN}{len(answers)}{CLOSE}"
                answers.append(answer)
                if hint:
                    hints.append(hint)
            else:
                yield _split("".join(walk(part.inside)))[0]

    return Carded("".join(walk(parts)), tuple(answers), tuple(hints))


def walk_open(inside: list[Cloze | str]) -> Iterator[str]:
    """Yield a text with all its clozes open."""
    for part in inside:
        yield part if isinstance(part, str) else _split("".join(walk_open(part.inside)))[0]


def _split(inside: str) -> tuple[str, str]:
    """Part an answer from its hint."""
    answer, _, hint = inside.partition("::")
    return answer, hint
