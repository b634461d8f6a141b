"""Pictures made of characters, as `viva.render.charts` draws them, and lines of them to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from textual.content import Content
from textual.message import Message

from viva.render.charts import Row
from viva.study.picturing_known import hard
from viva.tui.content import ACCENT, EMPTY, MUTED, PARTLY, join, plain
from viva.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual import events

    from viva.render.charts import Tone
    from viva.study.progress import Hard
    from viva.tui.content import Layout

TONES: Final[dict[Tone, str]] = {"": "", "strong": "bold", "muted": MUTED, "accent": ACCENT, "warning": PARTLY}


class Drawn(Struct, frozen=True):
    """Rows that are drawn already."""

    rows: tuple[Row, ...]
    lead: tuple[Content, Content] = (EMPTY, EMPTY)
    """What stands before the first, and before the others."""

    def lines(self, width: int) -> list[Content]:  # noqa: ARG002 - whoever made them knew it
        """Return them, as Textual draws them."""
        return [join(self.lead[place > 0], content_of(row)) for place, row in enumerate(self.rows)]


def content_of(row: Row) -> Content:
    """Return a row with its tones as colours."""
    return join(*(Content.styled(text, TONES[tone]) if TONES[tone] else Content(text) for text, tone in row))


class Picture(Prose):
    """A picture that is drawn anew for each width."""

    def __init__(self, draw: Callable[[int], Iterable[Row]], *, id: str | None = None) -> None:  # noqa: A002 - as Widget has it
        super().__init__(id=id)
        self.display = True
        self.draw = draw

    def layouts(self, width: int) -> tuple[Layout, ...]:
        """Return it."""
        return (Drawn(tuple(self.draw(width))),)


class HardLine(Prose):
    """A question that is hard to keep, in a list with a cursor."""

    class Pressed(Message):
        """It was clicked."""

        def __init__(self, line: HardLine) -> None:
            self.line = line
            super().__init__()

    def __init__(self, hard: Hard) -> None:
        super().__init__()
        self.display = True
        self.hard = hard
        self.cursor = False

    def point(self, *, on: bool) -> None:
        """Put the cursor here, or take it away."""
        self.cursor = on
        self.redraw()

    def layouts(self, width: int) -> tuple[Layout, ...]:
        """Return what was asked, and how often it was forgotten."""
        lead = plain("▸ " if self.cursor else "  ", f"bold {ACCENT}")
        return (Drawn(tuple(hard(self.hard, width - 2)), (lead, Content("  "))),)

    def on_click(self, event: events.Click) -> None:
        """Tell that it was pressed."""
        event.stop()
        self.post_message(self.Pressed(self))
