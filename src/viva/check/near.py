"""Texts that say nearly the same: found by the character 5-grams they share, without comparing every pair.

Two texts are near when their sets of grams have a Jaccard similarity of at least `NEAR`. The join follows Arasu, Ganti
and Kaushik, *Efficient exact set-similarity joins* (VLDB 2006): near sets of known sizes differ in a limited number of
grams, so when every gram has its place in one of more buckets than that, some bucket holds the same in both. Only texts
that agree in a bucket are compared.

What all texts share, and what long texts share in a single bucket, is left out: of 3,700 near pairs, in banks of few
words, of many, and of one phrase with other names in it, two were missed. It takes about the time of reading the texts.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import floor, log
from sys import byteorder
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEAR: Final = 0.8
"""The similarity from which two questions are held to ask the same."""

GRAM: Final = 5
"""Characters in a gram: about a word, so that the order of words matters and a slip of the pen does not."""

MANY: Final = 12
"""Buckets from which one that agrees is not enough: near texts agree in about a third of all, chance in one."""

COMMON: Final = 30
"""Texts from which on what they have in a bucket tells nothing: it is the words that all of them use."""

ASCII: Final = 128

WINDOW: Final = 8
"""Bytes that are looked at together, of which a gram takes the first `GRAM`."""
FIRST: Final = int.from_bytes(b"\xff" * GRAM + bytes(WINDOW - GRAM), byteorder)
"""What leaves of a window its gram."""
MIXING: Final = 999_983
"""A prime: a gram's remainder depends on each of its characters, whatever the number of buckets."""

Grams = frozenset[int]


def grams(text: str) -> Grams:
    """Return the 5-grams of a text, each as a number; of a shorter one, itself.

    A character is a byte, so that the bytes of a text, seen as numbers, are its grams: a fifth of the time that slicing
    takes. Characters beyond ASCII share 128 of them, in which those of one alphabet stay apart.
    """
    raw = text.encode() if text.isascii() else bytes([_byte(ord(character)) for character in text])
    padded = memoryview(raw.ljust(GRAM, b"\0") + bytes(WINDOW - GRAM))
    size = len(padded)
    windows = [
        padded[start : size - (size - start) % WINDOW].cast("Q") for start in range(min(WINDOW, size - WINDOW + 1))
    ]
    return frozenset([window & FIRST for window in chain.from_iterable(windows)])


def _byte(code: int) -> int:
    return code if code < ASCII else code % ASCII + ASCII


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
    for number, text in enumerate(texts):
        first = first_of.setdefault(text, number)
        if first != number:
            yield number, first
            continue
        own = grams(text)
        mixed = [gram % MIXING for gram in own]
        size = _class_of(len(own))
        # A text meets those of its own size and the next larger ones on one shelf, the smaller ones on the other.
        placed = [(shelf, shelf.signs(mixed)) for shelf in (_shelf(shelves, size), _shelf(shelves, size + 1))]
        agreeing = sorted(set(chain.from_iterable([shelf.agreeing(signs) for shelf, signs in placed])))
        # Grams are worked out again rather than kept: what agrees by chance is rare, and memory is not for free.
        near = next((other for other in agreeing if similarity(own, grams(texts[other])) >= NEAR), None)
        if near is not None:
            yield number, near
            continue
        for shelf, signs in placed:
            shelf.put(signs, number)


class _Shelf:
    """Texts of like size, by what their buckets hold."""

    def __init__(self, largest: int) -> None:
        # J >= NEAR bounds the grams that only one of the sets has: their share is (1 - J) / (1 + J) of both sizes.
        self.buckets = floor((1 - NEAR) / (1 + NEAR) * 2 * largest + 1e-9) + 1
        self.first: dict[int, int] = {}
        """The first text with a sign."""
        self.more: dict[int, list[int]] = {}
        """All texts with a sign, where there are several; `COMMON` of them at most."""

    def signs(self, mixed: list[int]) -> list[int]:
        """Return a number for what each bucket holds, the bucket's own number in it."""
        count = self.buckets
        sums = [0] * count
        for number in mixed:
            sums[number % count] += number
        return [total * count + bucket for bucket, total in enumerate(sums)]

    def agreeing(self, signs: list[int]) -> set[int]:
        """Return the texts that agree in a bucket whose content is not common; in two, where there are many buckets."""
        known = [sign for sign in signs if sign in self.first]
        found = [self.first[sign] for sign in known if sign not in self.more]
        for sign in known:
            others = self.more.get(sign, ())
            if len(others) < COMMON:
                found += others
        if self.buckets < MANY:
            return set(found)
        return {other for other, times in Counter(found).items() if times > 1}

    def put(self, signs: list[int], number: int) -> None:
        """Remember a text."""
        for sign in signs:
            first = self.first.setdefault(sign, number)
            if first != number:
                others = self.more.setdefault(sign, [first])
                if len(others) < COMMON:
                    others.append(number)


def _class_of(size: int) -> int:
    """Return the class of a size: each class ends where the next, larger by ``1 / NEAR``, begins."""
    return floor(log(size) / -log(NEAR) + 1e-9)


def _shelf(shelves: dict[int, _Shelf], size: int) -> _Shelf:
    if size not in shelves:
        shelves[size] = _Shelf(largest=floor(NEAR ** -(size + 1) + 1e-9))
    return shelves[size]
