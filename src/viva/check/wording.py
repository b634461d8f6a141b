"""How a question is put: one clear thing asked, in words that nobody trips over. Rules on one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viva.check.item import Item
    from viva.check.rule import Rule

RULES: Final[tuple[Rule[Item], ...]] = ()
