"""The line below: what the keys do now, at most four of them, each of which can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from viva.tui.content import ACCENT, EMPTY, MUTED, join, plain, unbroken, wrap
from viva.tui.messages import Chosen
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

MOST: Final = 4
"""Keys in the footer; the row of commands and the help have the others."""

KEPT: Final = frozenset({"commands", "close"})
"""What Esc does is told as long as anything is: it is the way to all the others."""


class Key(Struct, frozen=True):
    """A key as the footer shows it."""

    name: str
    """Of its action."""
    sign: str
    words: str


class Foot(Widget):
    """Shows keys; where they do not fit on one line, the last ones but Esc fold into the key of the help."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[Key, ...] = ()
        self._whole = False
        self._fold = "?"

    def show(self, keys: Sequence[Key], *, whole: bool = False, fold: str = "") -> None:
        """Show these keys; with ``whole`` all of them, on as many lines as that takes.

        ``fold`` is the sign of the key that shows those for which there is no room.
        """
        self._keys = tuple(keys)
        self._fold = fold or "?"
        self._whole = whole
        self.set_class(whole, "-whole")
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Return the lines in a width."""
        drawn = [_draw(key) for key in self._keys]
        if self._whole:
            gap = "   " if Content("   ").join(drawn).cell_length <= width else "  "
            return wrap(Content(gap).join(drawn), width)
        if len(drawn) <= MOST and Content("   ").join(drawn).cell_length <= width:
            return [Content("   ").join(drawn)]
        keys, left_out = list(self._keys), False
        if len(keys) > MOST or keys[-1].name == "help":
            keys, left_out = [key for key in keys if key.name != "help"], True
        while len(keys) > 1:
            last = next((key for key in reversed(keys[1:]) if key.name not in KEPT), keys[-1])
            # What takes back may go before Esc loses its words; what gives an answer may not.
            for brief in (False,) if last.name == "back" else (False, True):
                for words in (say("tui.fold"), "") if left_out else ("",):
                    told = _folded(keys, brief=brief, fold=Key("help", self._fold, words) if left_out else None)
                    if len(keys) <= MOST and told.cell_length <= width:
                        return [told]
            keys.remove(last)
            left_out = True
        return [_folded(keys, brief=False, fold=Key("help", self._fold, ""))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return one line, or as many as all the commands take."""
        return len(self.lines(width)) if width else 1

    def render(self) -> Content:
        """Return the keys as they fit."""
        return Content("\n").join(self.lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Do what the key does that was clicked."""
        name = event.style.meta.get("action")
        if isinstance(name, str):
            event.stop()
            self.post_message(Chosen(name))


def _folded(keys: Sequence[Key], *, brief: bool, fold: Key | None) -> Content:
    """Draw some keys, in ``brief`` that of the commands without its words, and that of the help for those left out."""
    drawn = [_draw(Key(key.name, key.sign, "…") if brief and key.name == "commands" else key) for key in keys]
    return Content("   ").join([*drawn, *([_draw(fold)] if fold else [])])


def _draw(key: Key) -> Content:
    """Draw a key so that no line is broken inside it."""
    words = plain(" " + key.words, MUTED) if key.words else EMPTY
    whole = unbroken(join(plain(key.sign, f"bold {ACCENT}"), words))
    return whole.stylize(Style.from_meta({"action": key.name}))
