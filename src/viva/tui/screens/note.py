"""A line of the learner's own on a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widgets import Input

from viva.tui.content import GAP, MUTED, Block, plain, rich
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.tui.actions import Place

MOST: Final = 1000
"""Characters of a note: a thought, not a chapter."""


class NoteScreen(Sheet[str | None]):
    """The note there is, to be written anew; returns it, or None where it stays as it was."""

    AUTO_FOCUS = "Input"
    aside = True

    def __init__(self, title: str, prompt: str, note: str) -> None:
        super().__init__()
        self.told = title
        self.prompt = prompt
        self.note = note

    @property
    def place(self) -> Place:
        """A note."""
        return "note"

    def page(self) -> ComposeResult:
        """Show what it is about, and a line to write on."""
        yield Prose(Block(rich(self.prompt, "bold")), GAP, Block(plain(say("tui.note-is"), MUTED)), GAP)
        yield Input(self.note, max_length=MOST, compact=True)

    def on_mount(self) -> None:
        """Say whose note it is."""
        self.bar.show(self.told)
        self.refoot()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.do_keep()

    def do_keep(self) -> None:
        """Keep what stands there; nothing is no note."""
        self.dismiss(self.query_one(Input).value.strip())

    def do_close(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
