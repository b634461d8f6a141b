"""Laying out once what takes another size: Textual would do it again, a frame later, in case that something scrolls."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive


def unscrolled() -> Reactive[Size]:
    """Return the ``virtual_size`` of a widget that never scrolls by itself: where it changes, its size has."""
    return Reactive(Size(0, 0), layout=False, repaint=False)
