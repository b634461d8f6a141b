"""What many questions give away together. Rules on the questions of a bank, or of a language in all banks of a deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viva.check.rule import Rule, Sheet

RULES: Final[tuple[Rule[Sheet], ...]] = ()
"""Those that look at one bank at a time."""

LANGUAGE_RULES: Final[tuple[Rule[Sheet], ...]] = ()
"""Those that look at all questions of one language."""
