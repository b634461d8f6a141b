"""What several rules ask of a stem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.check import phrases
from viva.check.folding import fold, last_sentence

if TYPE_CHECKING:
    from viva.check.item import Item


def negation(item: Item) -> str:
    """Return the word that turns what is asked into its contrary; empty where there is none.

    Only the sentence that asks counts: what a story tells before it may well not be so.
    """
    asked = fold(last_sentence(item.stem))
    pattern = phrases.NEGATIVE.get(item.lang)
    if pattern is None or not (found := pattern.search(phrases.RESTRICTION.sub(" ", asked))):
        return ""
    return found[0].strip()


def is_negative(item: Item) -> bool:
    """Tell whether a stem asks for what is not so."""
    return bool(negation(item))
