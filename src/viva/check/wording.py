"""How a question is put: one clear thing asked, in words that a learner cannot trip over. Rules on one question (`viva.check.item.Item`)."""

from __future__ import annotations

from typing import Final

from viva.check.item import Item
from viva.check.rule import Rule

RULES: Final[tuple[Rule[Item], ...]] = ()
