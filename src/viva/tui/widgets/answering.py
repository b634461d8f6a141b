"""What every way of answering has in common: it takes keys, posts a response, and shows in its place how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.containers import Vertical

from viva.asking.shown import Asked
from viva.tui.actions import named, way_to
from viva.tui.messages import Gave
from viva.tui.widgets.once import unscrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from viva.asking.response import Response
    from viva.asking.reveal import Reveal
    from viva.study.results import Answered
    from viva.tui.app import VivaApp
    from viva.tui.widgets.prose import Prose

Kind = TypeVar("Kind", bound=Asked)


class Answering(Vertical, Generic[Kind], can_focus=True):
    """The part of the screen where a question is answered: one subclass per way."""

    virtual_size = unscrolled()

    holds_prompt = False
    """Whether the prompt is drawn here and nowhere else, as that of a cloze, whose blanks are filled in place."""

    explains = False
    """Whether `turned` shows the explanation itself."""

    other_side: Prose | None = None
    """What `turned` fills: to be scrolled to."""

    def __init__(self, shown: Kind) -> None:
        super().__init__(classes="answering")
        self.shown = shown
        self.gave = False
        """An answer is on its way: a key pressed twice by a bounce gives no second one, to whatever comes next."""
        self.settled = False
        """The answer is given: keys do nothing any more."""

    @property
    def stage(self) -> str:
        """Where the answer stands, as `viva.tui.actions.ANSWERS` names it."""
        return self.shown.kind  # type: ignore[attr-defined, no-any-return]  # every kind has it

    @property
    def span(self) -> str:
        """The letters that may be pressed, for the footer."""
        return ""

    def give(self, response: Response) -> None:
        """Post a response, once; the screen grades it."""
        if not self.gave:
            self.gave = True
            self.post_message(Gave(response, self))

    def ask_again(self) -> None:
        """Take another answer: the one that was given could not be taken."""
        self.gave = False

    @property
    def way_out(self) -> dict[str, str]:
        """The keys that say one does not know, for the sentences that mention them."""
        return way_to(cast("VivaApp", self.app).table, "pass")

    def press(self, key: str, character: str | None) -> bool:
        """Take a key, and tell whether it meant something here."""
        raise NotImplementedError

    @property
    def begun(self) -> tuple[str, ...]:
        """What is begun and not given yet, written down so that `take_up` finds it again; nothing where nothing is."""
        return ()

    def take_up(self, begun: Sequence[str]) -> None:
        """Go on with what was begun before, as far as the question still has it."""

    def turned(self, reveal: Reveal) -> None:
        """Show the other side of what is rated by oneself."""
        raise NotImplementedError

    def tell(self, answered: Answered) -> None:
        """Show, in the same place, what was right and what was given."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take no answer any more."""
        self.settled = True
        self.can_focus = False

    def on_key(self, event: events.Key) -> None:
        """Take the keys that mean an answer, and leave the others to the screen."""
        if not self.settled and (self.gave or self.press(named(event), event.character)):
            event.stop()
            event.prevent_default()
