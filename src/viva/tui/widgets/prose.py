"""Text that wraps as we want it to: paragraphs with hanging indents, in whatever width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from viva.tui.content import EMPTY, Layout, lay
from viva.tui.widgets.once import unscrolled

if TYPE_CHECKING:
    from textual.content import Content
    from textual.geometry import Size


class Prose(Widget):
    """Shows layouts one below the other; takes no room while it has none."""

    virtual_size = unscrolled()

    class Laid(Message):
        """A text has got its place and its size."""

        def __init__(self, prose: Prose) -> None:
            self.prose = prose
            super().__init__()

    def __init__(self, *layouts: Layout, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - as Widget has it
        super().__init__(id=id, classes=classes)
        self._layouts = layouts
        self._laid: tuple[int, Content] = (-1, EMPTY)
        self.display = bool(layouts)

    def show(self, *layouts: Layout) -> None:
        """Show these from now on."""
        self._layouts = layouts
        self.display = bool(layouts)
        self.redraw()

    def redraw(self) -> None:
        """Draw again what may have changed; who is below moves only where it takes other room than before."""
        width, before = self._laid
        self._laid = (-1, EMPTY)
        same = width > 0 and _height(self._lay(width)) == _height(before)
        self.refresh(layout=not same)

    def layouts(self, width: int) -> tuple[Layout, ...]:  # noqa: ARG002 - for those that depend on it
        """Return what to draw in ``width`` cells."""
        return self._layouts

    def _lay(self, width: int) -> Content:
        if self._laid[0] != width:
            self._laid = (width, lay(self.layouts(width), width))
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the lines that the text takes in ``width`` cells."""
        return _height(self._lay(width)) if width else 0

    def on_resize(self) -> None:
        """Tell that it can be scrolled to now."""
        self.post_message(self.Laid(self))

    def render(self) -> Content:
        """Return the text as wrapped for the present width."""
        return self._lay(self.content_size.width)


def _height(content: Content) -> int:
    return content.plain.count("\n") + 1
