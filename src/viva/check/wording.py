"""How a question is put: one clear thing asked, in words that nobody trips over. Rules on one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.bank.kinds import Choice, Select, Typed
from viva.check import phrases
from viva.check.folding import fold, last_sentence, words
from viva.check.rule import Hit, rule
from viva.check.stems import has_inner_gap, negation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.check.item import Item
    from viva.check.rule import Rule

ENOUGH: Final = 4
"""Words that a stem needs to ask something by itself."""

LONG_STEM: Final = 60
"""Words from which a stem takes longer to read than its question is worth."""


@rule("warning")
def blank_in_middle(item: Item) -> Iterator[Hit]:
    """A gap stands in the middle of a stem, so that it has to be read twice."""
    if not isinstance(item.question.content, Choice | Select | Typed):
        return
    if has_inner_gap(item.stem):
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
