"""Whether questions rest on their source. Rules on one question, which knows its deck's passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viva.check.item import Item
    from viva.check.rule import Rule

RULES: Final[tuple[Rule[Item], ...]] = ()
