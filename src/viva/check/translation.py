"""What a translation may not change. Rules on a question and the one that it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viva.check.rule import Pair, Rule

RULES: Final[tuple[Rule[Pair], ...]] = ()
