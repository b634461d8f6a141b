"""All rules, by what they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from viva.check import bank, cards, options, source, translation, wording

if TYPE_CHECKING:
    from viva.check.item import Item
    from viva.check.rule import Pair, Rule, Sheet

QUESTION_RULES: Final[tuple[Rule[Item], ...]] = (*wording.RULES, *options.RULES, *cards.RULES, *source.RULES)
"""Those that look at one question."""

BANK_RULES: Final[tuple[Rule[Sheet], ...]] = bank.RULES
"""Those that look at the questions of one bank."""

LANGUAGE_RULES: Final[tuple[Rule[Sheet], ...]] = bank.LANGUAGE_RULES
"""Those that look at all questions of one language."""

PAIR_RULES: Final[tuple[Rule[Pair], ...]] = translation.RULES
"""Those that look at a question and its translation."""

RULES: Final[tuple[Rule[Any], ...]] = (*QUESTION_RULES, *BANK_RULES, *LANGUAGE_RULES, *PAIR_RULES)
"""All of them."""

FAMILIES: Final = ("structure", "wording", "options", "cards", "bank", "translation", "source", "lock")
"""The families, in the order of the documentation."""
