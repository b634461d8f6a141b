"""How a question is put: one clear thing asked, in words that nobody trips over. Rules on one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import Choice, Select, Typed
from viva.check import phrases
from viva.check.folding import fold, last_sentence, words
from viva.check.rule import Hit, rule
from viva.check.stems import negation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.check.item import Item
    from viva.check.rule import Rule

BLANK: Final = re.compile(
    r"_{2,}|-{4,}|\.{5,}|…{2,}|[(<\[] ?blank ?[)>\]]|\[\s*(?:à compléter|\.{3}|…)?\s*\]|\(\s*(?:\.{3}|…|\?)\s*\)"
    r"|^(?:\.{3}|…)(?=\s*\w)",
    re.IGNORECASE,
)
"""A gap to fill: underscores, dashes, a row of points that is longer than an ellipsis, empty brackets."""

ELLIPSIS: Final = re.compile(r"(?<=\s)(?:\.{3}|…)(?=\s+[^\W\d_A-ZÀ-Ý])")
"""Three points between two words: a gap in a sentence that asks nothing, and else perhaps a pause."""
STATED: Final = re.compile(r"[.!»”\"]\s*$")

ENOUGH: Final = 4
"""Words that a stem needs to ask something by itself."""

LONG_STEM: Final = 60
"""Words from which a stem takes longer to read than its question is worth."""


@rule("warning")
def blank_in_middle(item: Item) -> Iterator[Hit]:
    """A gap stands in the middle of a stem, so that it has to be read twice."""
    if not isinstance(item.question.content, Choice | Select | Typed):
        return
    stem = item.stem
    gap = BLANK
    if not BLANK.search(stem):
        if "?" in stem or not STATED.search(stem) or not ELLIPSIS.search(stem):
            return
        gap = ELLIPSIS
    if words(gap.split(stem)[-1]):
        yield Hit(("prompt",))


@rule("info")
def negative_stem(item: Item) -> Iterator[Hit]:
    """What is asked for is what is not so: half of those who miss it have only missed the word."""
    if not isinstance(item.question.content, Choice | Select):
        return
    if word := negation(item):
        yield Hit(("prompt",), {"word": word})


@rule("info", default=False)
def which_is_true(item: Item) -> Iterator[Hit]:
    """The stem asks which statement is true: a row of claims, each on something else."""
    if isinstance(item.question.content, Choice | Select) and phrases.WHICH_IS_TRUE.search(fold(item.stem)):
        yield Hit(("prompt",))


@rule("info", default=False)
def unfocused_stem(item: Item) -> Iterator[Hit]:
    """The stem asks nothing by itself: only the options tell what it is about."""
    if not isinstance(item.question.content, Choice | Select):
        return
    asked = last_sentence(item.stem)
    count = len(words(item.stem))
    if count < ENOUGH or (count < 2 * ENOUGH and "?" not in asked and not asked.rstrip().endswith((":", "…", "_"))):
        yield Hit(("prompt",))


@rule("info", default=False, limit=LONG_STEM)
def long_stem(item: Item, most: float = LONG_STEM) -> Iterator[Hit]:
    """The stem is long: what is measured is reading."""
    if not isinstance(item.question.content, Choice | Select):
        return
    count = len(words(item.stem))
    if count > most:
        yield Hit(("prompt",), {"words": str(count), "most": f"{most:g}"})


RULES: Final[tuple[Rule[Item], ...]] = (blank_in_middle, negative_stem, which_is_true, unfocused_stem, long_stem)
"""All rules of this family."""
