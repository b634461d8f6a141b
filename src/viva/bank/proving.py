"""Proving a text: which sentences of a source stand in it, and what stands in the place of those that do not.

A map knows a sentence by its length and its digest only. So windows of that length are slid over the normalised text,
from where a sentence may begin to where one may end: it does not matter who split the text into sentences, or how.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank.source import Passage, Source, normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUOTED: Final = re.compile(r"^[ \t]*(?:>(?!=)[ \t]?)+")
"""What marks a line as quoted in Markdown or a letter, before all of it: no part of the sentence."""

START: Final = re.compile(r"(?<!\w)(?<!\w[',-])(?=\S)")
"""Where a sentence may begin: not inside a word, nor behind what joins two of them."""

END: Final = re.compile(r"(?<=\S)(?=\s|$)|(?<=[^\w\s',-])")
"""Where one may end: after a word or a sign, whatever closes behind it."""

NEAR: Final = 500
"""Starts that are tried for a sentence that should come next: some paragraphs."""


class Span(Struct, frozen=True):
    """A stretch of a text: characters from ``start`` up to ``end``."""

    start: int
    end: int


class Standing(Struct, frozen=True):
    """What became of a passage."""

    passage: Passage
    span: Span | None
    """Where its sentence stands, to the letter; None where it does not."""
    instead: Span | None = None
    """What seems to stand in its place, where that can be told."""


class Proving(Struct, frozen=True):
    """A text that was compared with a source."""

    text: str
    """The text as digests see it, on one line."""
    passages: tuple[Standing, ...]
    """Every passage, in the order of the map."""

    @property
    def unproved(self) -> tuple[Standing, ...]:
        """The passages whose sentence is not in the text."""
        return tuple(one for one in self.passages if one.span is None)

    @property
    def is_another_text(self) -> bool:
        """Tell whether not one sentence is in the text: then nothing can be said about any of them."""
        return bool(self.passages) and all(one.span is None for one in self.passages)

    def quote(self, span: Span | None) -> str:
        """Return what stands in a span; nothing for None."""
        return self.text[span.start : span.end] if span else ""


class Page(Struct, frozen=True):
    """A normalised text with its seams."""

    text: str
    lines: tuple[int, ...]
    """Where each line of the file begins, but for empty ones."""
    starts: tuple[int, ...]
    ends: frozenset[int]

    def holds(self, passage: Passage, start: int) -> bool:
        """Tell whether the sentence of a passage begins at ``start``."""
        end = start + passage.length
        return end in self.ends and hashlib.sha256(self.text[start:end].encode()).hexdigest() == passage.sha256


def prove(source: Source, text: str, apart: Callable[[], Sequence[str]] = tuple) -> Proving:
    """Find the sentences of a source in a text, and what stands where one of them is missing.

    Of several places that hold a sentence, each passage that says it gets one of its own, as the order of the map
    suggests. ``apart`` tells the lines that are no sentences, such as headings, and is asked only when one is missing:
    they stand in nobody's place.
    """
    page = read_page(text)
    passages = source.passages
    in_order = _all_in_order(passages, page)
    if in_order is None:
        in_order, moved = _anywhere(passages, page)
    else:
        moved = {}
    spans = {index: _span(passages[index], start) for index, start in (in_order | moved).items()}
    instead: dict[int, Span] = {}
    if len(spans) < len(passages):
        from viva.bank.replacing import replacements  # noqa: PLC0415 - a text that is proved needs none

        known, elsewhere = (
            {index: (spans[index].start, spans[index].end) for index in one} for one in (in_order, moved)
        )
        found = replacements(passages, page.text, page.lines, known, elsewhere, frozenset(map(normalised, apart())))
        instead = {index: Span(*stretch) for index, stretch in found.items()}
    return Proving(
        page.text,
        tuple(Standing(passage, spans.get(index), instead.get(index)) for index, passage in enumerate(passages)),
    )


def _span(passage: Passage, start: int) -> Span:
    return Span(start, start + passage.length)


def unquoted(line: str) -> str:
    """Return a line without the marks that quote it; a sign inside it, as in *5 > 3*, is its own."""
    return QUOTED.sub("", line)


def read_page(text: str) -> Page:
    """Return a text as digests see it, which is the same whether it is normalised by lines or as a whole."""
    lines = [normalised(unquoted(line)) for line in text.split("\n")]
    begins: list[int] = []
    place = 0
    for line in filter(None, lines):
        begins.append(place)
        place += len(line) + 1
    plain = " ".join(filter(None, lines))
    starts = tuple(found.start() for found in START.finditer(plain))
    return Page(plain, tuple(begins), starts, frozenset(found.start() for found in END.finditer(plain)))


def _all_in_order(passages: Sequence[Passage], page: Page) -> dict[int, int] | None:
    """Return where each sentence begins, if they all stand one after the other, as nearly always; else None."""
    found: dict[int, int] = {}
    place = 0
    for index, passage in enumerate(passages):
        first = bisect_left(page.starts, place)
        near = page.starts[first : first + NEAR]
        start = next((start for start in near if page.holds(passage, start)), None)
        if start is None:
            return None
        found[index] = start
        place = start + passage.length
    return found


def _anywhere(passages: Sequence[Passage], page: Page) -> tuple[dict[int, int], dict[int, int]]:
    """Return where each sentence begins: those that stand in the order of the map, and those that have moved."""
    places = _places(passages, page)
    in_order = _longest_chain([places.get(passage.sha256, []) for passage in passages])
    used = {(passages[index].sha256, start) for index, start in in_order.items()}
    moved: dict[int, int] = {}
    for index, passage in enumerate(passages):
        if index in in_order:
            continue
        free = (start for start in places.get(passage.sha256, []) if (passage.sha256, start) not in used)
        start = next(free, None)
        if start is not None:
            moved[index] = start
            used.add((passage.sha256, start))
    return in_order, moved


def _places(passages: Sequence[Passage], page: Page) -> dict[str, list[int]]:
    """Return where each sentence stands in a text, by its digest, in the order of the text."""
    by_length: defaultdict[int, set[str]] = defaultdict(set)
    for passage in passages:
        by_length[passage.length].add(passage.sha256)
    found: defaultdict[str, list[int]] = defaultdict(list)
    text, ends, sha256 = page.text, page.ends, hashlib.sha256
    for length, wanted in by_length.items():
        for start in page.starts:
            if start + length in ends:
                digest = sha256(text[start : start + length].encode()).hexdigest()
                if digest in wanted:
                    found[digest].append(start)
    return found


def _longest_chain(places: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return as many passages as can be, each with one of its places, so that the places only grow."""
    tails: list[int] = []  # the least place that a chain of each length ends with
    links: list[tuple[int, int, int]] = []  # passage, place, the link before
    last: list[int] = []  # the link at the end of each of these chains
    for index, mine in enumerate(places):
        for place in reversed(mine):  # from behind, so that a passage is in a chain once
            length = bisect_left(tails, place)
            links.append((index, place, last[length - 1] if length else -1))
            tails[length : length + 1] = [place]
            last[length : length + 1] = [len(links) - 1]
    chain: dict[int, int] = {}
    link = last[-1] if last else -1
    while link >= 0:
        index, place, link = links[link]
        chain[index] = place
    return chain
