"""What stands on the screens; the ways of answering are imported when their kind first comes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from viva.asking.shown import Shown
    from viva.study.events import Mode
    from viva.tui.widgets.answering import Answering

WAYS: Final = {
    "choice": ("choosing", "Choosing"),
    "claim": ("choosing", "Judging"),
    "select": ("ticking", "Ticking"),
    "typed": ("writing", "Writing"),
    "number": ("writing", "Writing"),
    "cloze": ("filling", "Filling"),
    "order": ("ordering", "Ordering"),
    "match": ("pairing", "Pairing"),
    "card": ("turning", "Turning"),
    "discuss": ("talking", "Talking"),
}
"""Module and class by kind: a line to write on alone takes a tenth of a start, and most questions need none."""


def way_of(shown: Shown, mode: Mode) -> Answering[Any]:
    """Return the widget that a question is answered with."""
    kind = "card" if mode == "cards" and shown.kind != "discuss" else shown.kind
    module, name = WAYS[kind]
    made = getattr(import_module(f"viva.tui.widgets.{module}"), name)(shown)
    return cast("Answering[Any]", made)
