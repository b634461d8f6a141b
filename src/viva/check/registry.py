"""All rules, by what they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from viva.check import bank, cards, lock, options, references, source, structure, translation, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.check.finding import Finding
    from viva.check.folder import Folder
    from viva.check.item import Item
    from viva.check.rule import Pair, Rule, Sheet

QUESTION_RULES: Final[tuple[Rule[Item], ...]] = (
    *structure.RULES,
    *wording.RULES,
    *options.RULES,
    *cards.RULES,
    *source.RULES,
)
"""Those that look at one question."""

BANK_RULES: Final[tuple[Rule[Sheet], ...]] = bank.RULES
"""Those that look at the questions of one bank."""

LANGUAGE_RULES: Final[tuple[Rule[Sheet], ...]] = bank.LANGUAGE_RULES
"""Those that look at all questions of one language."""

PAIR_RULES: Final[tuple[Rule[Pair], ...]] = translation.RULES
"""Those that look at a question and its translation."""

FOLDER_RULES: Final[tuple[Callable[[Folder], Iterator[Finding]], ...]] = (
    *references.RULES,
    *structure.FOLDER_RULES,
    *source.FOLDER_RULES,
    *lock.RULES,
)
"""Those that look at all files of a deck together."""

RULES: Final[tuple[Rule[Any], ...]] = (*QUESTION_RULES, *BANK_RULES, *LANGUAGE_RULES, *PAIR_RULES)
"""All of them."""

FOLDER_CODES: Final = {
    "unknown-passage": "structure",
    "unknown-passage-meant": "structure",
    "unknown-elsewhere": "structure",
    "unknown-elsewhere-meant": "structure",
    "no-image": "structure",
    "id-twice": "structure",
    "bank-missing": "structure",
    "bank-unlisted": "structure",
    "bank-untranslated": "translation",
    "untranslated": "translation",
    "anki-twice": "structure",
    "unused-elsewhere": "source",
    "passage-unasked": "source",
    "kind-changed": "lock",
    "retired-id-used": "lock",
    "lock-behind": "lock",
    "unknown-rule": "structure",
    "unknown-rule-meant": "structure",
    "unused-ignore": "structure",
}
"""Codes of rules that look at a whole folder, with their family."""

FAMILIES: Final = ("structure", "wording", "options", "cards", "bank", "translation", "source", "lock")
"""The families, in the order of the documentation."""
