"""Leafing through questions that are over, each with its answer: forward, back, and with its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from viva.asking.reveal import around, reveal
from viva.tui.screens.prompting import QuestionScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.asking.reveal import RevealedPassage
    from viva.asking.shown import Shown
    from viva.bank.deck import Question
    from viva.study.events import Mode

Outcome = TypeVar("Outcome")


class LeafScreen(QuestionScreen[Outcome], Generic[Outcome]):
    """Questions one after the other, at one of them."""

    aside = True

    def __init__(self, at: int, mode: Mode) -> None:
        self.at = at
        self.near = False
        """Whether the passages are shown with their neighbours."""
        super().__init__(self.shown_at(at), mode)

    @property
    def leaves(self) -> Sequence[Question]:
        """The questions."""
        raise NotImplementedError

    @property
    def question(self) -> Question:
        """The one that is seen."""
        return self.leaves[self.at]

    def shown_at(self, place: int) -> Shown:
        """Return a question as it is shown here."""
        raise NotImplementedError

    def tell(self) -> None:
        """Draw how it went, and what stands around it."""
        raise NotImplementedError

    def tell_after(self) -> None:
        """Draw what comes after the answer."""
        raise NotImplementedError

    @property
    def neighbours(self) -> Sequence[RevealedPassage] | None:
        """The passages with those around them, where they are wanted."""
        return around(self.question) if self.near else None

    def on_mount(self) -> None:
        """Show the first one."""
        self.tell()

    async def turn_to(self, place: int) -> None:
        """Show another one."""
        self.at, self.near = place, False
        with self.app.batch_update():
            await self.put(self.shown_at(place))
            self.say_hints()
            self.tell()

    def can(self, name: str) -> bool:
        """Tell whether a command makes sense now."""
        match name:
            case "forward":
                return self.at + 1 < len(self.leaves)
            case "backward":
                return self.at > 0
            case "passage":
                return bool(reveal(self.question).passages)
            case _:
                return True

    async def do_forward(self) -> None:
        """Turn to the next question."""
        await self.turn_to(self.at + 1)

    async def do_backward(self) -> None:
        """Turn to the question before."""
        await self.turn_to(self.at - 1)

    def do_passage(self) -> None:
        """Show the passages with their neighbours, or without them again."""
        self.near = not self.near
        self.tell_after()
