"""What a translation takes from the bank it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from viva.bank.kinds import (
    Card,
    Choice,
    Claim,
    Cloze,
    Content,
    Discuss,
    Match,
    Number,
    Order,
    Select,
    Tie,
    Typed,
)
from viva.bank.text import answers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

INHERITED: Final = ("cites", "level", "tags", "elsewhere", "image", "marks", "group")
"""What a translation takes from the original, whatever the kind."""

INHERITED_BY_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "claim": ("answer",),
    "number": ("answer", "within"),
    "typed": ("exact",),
    "card": ("reverse",),
    "discuss": ("minutes",),
}
"""What it takes beside that: what is the same in every language."""


def inheritable(kind: str) -> tuple[str, ...]:
    """Return the keys that a translation of a question of this kind need not have."""
    return (*INHERITED, *INHERITED_BY_KIND.get(kind, ()))


def inherit(entry: Mapping[str, Any], kind: str, first: Content) -> dict[str, Any]:
    """Return a translation's entry with what it takes from the original, ``first``."""
    merged = dict(entry)
    for key in inheritable(kind):
        if key not in merged:
            value = getattr(first, key)
            if value is not None:
                merged[key] = value
    return merged


def counts(content: Content) -> tuple[int, ...]:
    """Return how many parts of each sort a question has: a translation must have as many, place for place."""
    match content:
        case Choice(wrong=wrong):
            return (len(wrong),)
        case Select(answers=answers, wrong=wrong):
            return len(answers), len(wrong)
        case Order(items=items):
            return tuple(len(item.any) if isinstance(item, Tie) else 1 for item in items)
        case Match(pairs=pairs, extra=extra):
            return len(pairs), len(extra)
        case Cloze(prompt=prompt):
            return (len(answers_of(prompt)),)
        case Discuss(points=points, positions=positions):
            return len(points), len(positions)
        case Claim() | Typed() | Number() | Card():
            return ()
