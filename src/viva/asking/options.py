"""The options of a question with their keys: where present, grade and reveal agree on what is what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from viva.asking.shown import Option
from viva.bank.deck import option_key
from viva.bank.kinds import Choice, Match, Order, Select, Tie
from viva.bank.rules import reason_of, words_of

if TYPE_CHECKING:
    from viva.bank.deck import Question


class Candidate(Struct, frozen=True):
    """An option with what only the grader may know: whether it is right, and why not."""

    option: Option
    right: bool
    because: str | None = None


class Ranked(Struct, frozen=True):
    """An item of an order with its rank from 0; tied items share one."""

    option: Option
    rank: int


def candidates(question: Question) -> tuple[Candidate, ...]:
    """Return the options of a choice or a select, the right ones first."""
    content, original = question.content, question.original
    match content, original:
        case Choice(), Choice():
            ours = [content.answer, *content.wrong]
            firsts = [original.answer, *original.wrong]
            right = 1
        case Select(), Select():
            ours = [*content.answers, *content.wrong]
            firsts = [*original.answers, *original.wrong]
            right = len(content.answers)
        case _:
            return ()
    texts = [words_of(own) for own in ours]
    keys = map(option_key, texts if content is original else map(words_of, firsts))
    return tuple(
        [
            Candidate(Option(key, text), place < right, reason_of(own))
            for place, (own, text, key) in enumerate(zip(ours, texts, keys, strict=True))
        ]
    )


def ranked(question: Question) -> tuple[Ranked, ...]:
    """Return the items of an order in their right order."""
    content, original = question.content, question.original
    if not isinstance(content, Order) or not isinstance(original, Order):
        return ()
    found: list[Ranked] = []
    for rank, (own, first) in enumerate(zip(content.items, original.items, strict=True)):
        owns = own.any if isinstance(own, Tie) else (own,)
        firsts = first.any if isinstance(first, Tie) else (first,)
        found += [Ranked(Option(option_key(b), a), rank) for a, b in zip(owns, firsts, strict=True)]
    return tuple(found)


def sides(question: Question) -> tuple[tuple[tuple[Option, Option], ...], tuple[Option, ...]]:
    """Return a match's pairs as (left, right), and its distinct rights, those without a left last."""
    content, original = question.content, question.original
    if not isinstance(content, Match) or not isinstance(original, Match):
        return (), ()
    pairs = tuple(
        (Option(option_key(first.left), own.left), Option(option_key(first.right), own.right))
        for own, first in zip(content.pairs, original.pairs, strict=True)
    )
    rights = {right.key: right for _, right in pairs}
    extras = zip(content.extra, original.extra, strict=True)
    rights |= {option_key(first): Option(option_key(first), own) for own, first in extras}
    return pairs, tuple(rights.values())
