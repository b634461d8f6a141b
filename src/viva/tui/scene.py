"""All that the host's screen shows of a question at one moment, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from textual.content import Content

from viva.asking.shown import TRUTHS
from viva.room import shapes
from viva.room.protocol import HostFrame, Notes
from viva.tui.content import plain
from viva.tui.counting import Counting
from viva.tui.keys import letter_of
from viva.tui.pieces import pieces
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.room.shapes import QuestionWire, Text


class Line(Struct, frozen=True):
    """A row that hands are raised for, or that a phone picks."""

    key: str
    letter: str
    text: Content


class Scene(Struct, frozen=True):
    """All that the screen shows of a question."""

    frame: HostFrame
    hands: bool
    counting: Counting | None = None
    ticking: bool = False
    """The letters tick points of a discussion now."""
    peek: bool = False
    """The teacher looks at the key beforehand."""
    notes: Notes | None = None
    tall: bool = False
    """There is room for empty lines between the rows."""

    @property
    def question(self) -> QuestionWire:
        """What is asked."""
        assert self.frame.turn is not None  # noqa: S101 - nothing else is drawn
        return self.frame.turn.question

    @property
    def lang(self) -> str:
        """The language of the questions."""
        return self.frame.room.lang


def lines_of(question: QuestionWire, lang: str) -> list[Line]:
    """Return the rows of a question that is answered by picking one."""

    def lettered(found: Iterable[tuple[str, Text]]) -> list[Line]:
        return [Line(key, letter_of(place), pieces(text)) for place, (key, text) in enumerate(found)]

    match question:
        case shapes.AskedChoice(options=options) | shapes.AskedSelect(options=options):
            return lettered((one.key, one.text) for one in options)
        case shapes.AskedDiscuss(positions=positions):
            return lettered((str(place), text) for place, text in enumerate(positions))
        case shapes.AskedClaim():
            letters = [say(f"asking.letter-{truth}", lang=lang) for truth in TRUTHS]
            texts = [plain(say(f"asking.{truth}", lang=lang)) for truth in TRUTHS]
            return [Line(*one) for one in zip(TRUTHS, letters, texts, strict=True)]
        case _:
            return []
