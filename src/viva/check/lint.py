"""Asking the rules about questions that could be read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from viva.check.finding import Finding
from viva.check.item import Item
from viva.check.registry import BANK_RULES, LANGUAGE_RULES, PAIR_RULES, QUESTION_RULES
from viva.check.rule import Pair, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.bank.deck import Bank
    from viva.check.rule import Hit, Rule
    from viva.check.select import Wanted


def lint(banks: Sequence[Bank], wanted: Wanted) -> Iterator[Finding]:
    """Yield what the wanted rules find in banks: those of a deck, or one outside any.

    The order is that of the rules; who shows findings sorts them by their place.
    """
    items = [Item(question, bank) for bank in banks for question in bank.questions]
    for rule in filter(wanted, QUESTION_RULES):
        for item in items:
            for hit in _looked(rule, item, wanted):
                yield found(rule, hit, item)
    for of_bank in filter(wanted, BANK_RULES):
        for _, group in groupby(items, key=lambda item: item.bank.path):
            yield from _of_many(of_bank, tuple(group), wanted)
    for of_language in filter(wanted, LANGUAGE_RULES):
        for lang in dict.fromkeys(item.bank.lang for item in items):
            yield from _of_many(of_language, tuple(item for item in items if item.bank.lang == lang), wanted)
    pairs = tuple(_pairs(items))
    for of_pair in filter(wanted, PAIR_RULES):
        for pair in pairs:
            for hit in _looked(of_pair, pair, wanted):
                yield found(of_pair, hit, pair.item)


def found(rule: Rule[Any], hit: Hit, item: Item) -> Finding:
    """Return a hit as a finding, with its place."""
    where = hit.item or item
    place = where.bank.place(where.id, *hit.path)
    return Finding(rule.code, rule.severity, where.bank.path, place, hit.params, where.id, hit.edits)


def _looked(rule: Rule[Any], scope: Item | Sheet | Pair, wanted: Wanted) -> Iterator[Hit]:
    limit = wanted.limit(rule)
    return rule.look(scope) if limit is None else rule.look(scope, limit)


def _of_many(rule: Rule[Sheet], items: tuple[Item, ...], wanted: Wanted) -> Iterator[Finding]:
    for hit in _looked(rule, Sheet(items), wanted):
        yield found(rule, hit, items[0])


def _pairs(items: Sequence[Item]) -> Iterator[Pair]:
    """Yield every translated question beside its original."""
    written = {(item.bank.path, item.id): item for item in items}
    for item in items:
        translates = item.bank.head.translates
        original = written.get((item.bank.path.parent / translates, item.id)) if translates else None
        if original is not None:
            yield Pair(item, original)
