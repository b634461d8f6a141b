"""What widgets tell the screen they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from viva.asking.response import Response
    from viva.tui.widgets.answering import Answering


class Gave(Message):
    """The learner gave a response."""

    def __init__(self, response: Response, way: Answering[Any]) -> None:
        self.response = response
        """What was given, not graded yet."""
        self.way = way
        """Where it was given."""
        super().__init__()


class Turned(Message):
    """The learner wants to see the other side, or the points of a discussion, before saying how it went."""


class Stirred(Message):
    """An answer is taking shape: other keys may do something now, and what was said about it is out of date."""


class Refused(Message):
    """What was given cannot be sent as it is."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        """Why, and what to do."""
        super().__init__()


class Chosen(Message):
    """An action was chosen with the mouse."""

    def __init__(self, name: str) -> None:
        self.name = name
        """Its name in the table of actions."""
        super().__init__()
