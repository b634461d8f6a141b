"""What many questions give away together. Rules on the questions of a bank, or of a language in all banks of a deck."""

from __future__ import annotations

from collections import Counter
from math import comb, erfc, sqrt
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import Card, Choice, Claim, Discuss, Select
from viva.bank.rules import folded
from viva.check.folding import fold
from viva.check.near import near_pairs
from viva.check.rule import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.check.item import Item
    from viva.check.rule import Rule, Sheet

ENOUGH: Final = 8
"""Choices from which the length of their keys can be more than chance."""
SELDOM: Final = 0.01
"""How seldom chance alone may make so many keys the longest option before it is said."""
ONE_SIDED: Final = 6
"""Claims from which it is noticed that all of them are true, or none."""


@rule("warning")
def key_is_longest(sheet: Sheet) -> Iterator[Hit]:
    """The key is the longest option far more often than chance would have it: one can answer without reading."""
    choices = [item for item in sheet.items if isinstance(item.question.content, Choice)]
    chances = [1 / len(item.options) for item in choices]
    longest = [item for item in choices if _is_longest(item)]
    if len(choices) >= ENOUGH and at_least(len(longest), chances) < SELDOM:
        by_chance = f"{sum(chances):.0f}"
        params = {"count": str(len(longest)), "of": str(len(choices)), "chance": by_chance}
        yield Hit(("answer",), params, longest[0])


@rule("warning")
def near_duplicate(sheet: Sheet) -> Iterator[Hit]:
    """Two questions ask nearly the same and have nearly the same key."""
    items = [item for item in sheet.items if not isinstance(item.question.content, Discuss)]
    texts = [f"{fold(item.stem)} {fold(' '.join(answer.text for answer in item.answers))}" for item in items]
    for later, earlier in near_pairs(texts):
        yield Hit(("prompt",), _of(items[earlier]), items[later])


@rule("error")
def same_options_other_key(sheet: Sheet) -> Iterator[Hit]:
    """Two questions ask the same with the same options, and their keys differ: one of them is wrong."""
    first: dict[tuple[str, frozenset[str]], Item] = {}
    for item in sheet.items:
        if isinstance(item.question.content, Choice | Select):
            options = frozenset(folded(option.text) for option in item.options)
            other = first.setdefault((fold(item.stem), options), item)
            if other is not item and _key(other) != _key(item):
                yield Hit(("prompt",), _of(other), item)


@rule("error")
def two_backs(sheet: Sheet) -> Iterator[Hit]:
    """Two cards have one front, its picture included, and different backs: nobody can tell which is asked."""
    first: dict[tuple[str, str], Item] = {}
    for item in sheet.items:
        content = item.question.content
        if isinstance(content, Card):
            other = first.setdefault((fold(item.stem), content.image.file if content.image else ""), item)
            if other is not item and fold(other.answers[0].text) != fold(item.answers[0].text):
                yield Hit(("prompt",), _of(other), item)


@rule("info", default=False)
def one_sided_claims(sheet: Sheet) -> Iterator[Hit]:
    """All claims of a bank are of one sort: who notices need not read them."""
    claims = [item for item in sheet.items if isinstance(item.question.content, Claim)]
    truths = Counter(item.question.content.answer for item in claims if isinstance(item.question.content, Claim))
    if len(claims) >= ONE_SIDED and len(truths) == 1:
        yield Hit(("answer",), {"count": str(len(claims)), "truth": next(iter(truths))}, claims[0])


RULES: Final[tuple[Rule[Sheet], ...]] = (key_is_longest, one_sided_claims)
"""Those that look at one bank at a time."""

LANGUAGE_RULES: Final[tuple[Rule[Sheet], ...]] = (same_options_other_key, two_backs, near_duplicate)
"""Those that look at all questions of one language."""


def at_least(count: int, chances: list[float]) -> float:
    """Return how likely at least ``count`` of independent events are, each with its own chance.

    Exact (Poisson binomial, by recursion) up to 200 events; beyond, binomial with their mean.
    """
    if len(chances) > 200:  # noqa: PLR2004 - beyond it the mean says the same, and the recursion grows as the square
        p = sum(chances) / len(chances)
        n = len(chances)
        return _tail(count, n, p)
    odds = [1.0]
    for chance in chances:
        odds = [
            (odds[k] * (1 - chance) if k < len(odds) else 0.0) + (odds[k - 1] * chance if k else 0.0)
            for k in range(len(odds) + 1)
        ]
    return sum(odds[count:])


def _tail(count: int, n: int, p: float) -> float:
    """Return the binomial tail; for many events by its normal approximation, which is then as good."""
    if n > 1000:  # noqa: PLR2004 - comb() of thousands has thousands of digits
        return erfc((count - 0.5 - n * p) / sqrt(2 * n * p * (1 - p))) / 2
    return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(count, n + 1))


def _is_longest(item: Item) -> bool:
    key, *others = (len(option.text) for option in item.options)
    return key > max(others)


def _key(item: Item) -> frozenset[str]:
    return frozenset(folded(answer.text) for answer in item.answers)


def _of(item: Item) -> dict[str, str]:
    """Return what a sentence says of another question: its id, its file and its line."""
    return {"other": item.id, "file": item.bank.path.name, "line": str(item.bank.place(item.id).line)}
