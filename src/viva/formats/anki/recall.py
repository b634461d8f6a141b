"""Choices asked from memory: the question, and on the back the answers that one had to find among the options.

Such a note has a guid of its own, so that one collection can hold a choice both ways.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.text import flat

if TYPE_CHECKING:
    from viva.bank.deck import Question

RECALL: Final = {"choice": "choice-recall", "select": "select-recall"}
"""What stands for the kind in a guid, for ever. A claim has nothing to recall: its answers are always the same."""

TAG: Final = "viva::recall"

OF_OPTIONS: Final = re.compile(
    r"\b(?:pick|choose|select|tick|which (?:one )?of|of (?:the following|these|those)|below|listed"
    r"|which (?:\w+ )?(?:statement|option|answer|claim|point|sentence|conclusion|description)s?"
    r"|parmi|lequel|laquelle|lesquels|lesquelles|relevez?|relever|cochez?|cocher|choisir|choisissez|ci-dessous|suivante?s?"
    r"|quel(?:le)?s? (?:\w+ )?(?:affirmation|énoncé|phrase|réponse|proposition|point|conclusion)s?)\b",
    re.IGNORECASE,
)
"""A question that speaks of what it lets one choose from, in English or French, is none without it."""


def can_be_recalled(question: Question) -> bool:
    """Tell whether a choice can be answered by somebody who does not see its options."""
    return not OF_OPTIONS.search(flat(question.prompt))
