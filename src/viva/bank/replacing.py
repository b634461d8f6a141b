"""What stands in a text where a sentence of its map is missing.

Nobody knows how the sentence read, only how long it was and, in other words, what it says. So the stretch between its
nearest neighbours that are still there is cut where sentences may end, and each missing passage gets the run of pieces
that is most nearly as long and shares most words with its gist, in the order of the map.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from viva.bank.source import Passage

Stretch = tuple[int, int]
"""From a character up to another."""

SEAM: Final = re.compile(r"""[.!?\u3002\uff01\uff1f\u0964\u061f]["'\u201d\u00bb)\]]*(?=\s|$)\s*|[\u3002\uff01\uff1f]""")
"""Where a sentence may end, an abbreviation too: pieces that belong together are joined again."""

MARKS: Final = re.compile(r"^[#*_•–-]*\s*(?:[0-9]{1,3}\s*[.)/]\s*)?(?:[–—-]\s+)?[*_]*")
"""What may stand before a heading or an item."""

MOST_PIECES: Final = 8
"""Pieces that one sentence may be cut into."""

CLOSE: Final = 0.5
"""How close the lengths are at least, from 0 to 1; what is shorter or longer is another sentence."""

WEIGHT_OF_LENGTH: Final = 2.0
"""What a length tells, beside the words of a gist: those may be of another language."""

MOST_COMPARED: Final = 20_000
"""Pieces times passages that are compared between two neighbours. Beyond, it is another text."""


def replacements(  # noqa: PLR0913, PLR0917 - each says where a sentence may and may not be
    passages: Sequence[Passage],
    text: str,
    lines: Sequence[int],
    in_order: Mapping[int, Stretch],
    moved: Mapping[int, Stretch],
    apart: Collection[str] = (),
) -> dict[int, Stretch]:
    """Return what stands in the place of missing passages, by their place in the map, as far as that can be told.

    ``in_order`` are the passages that were found where they should be, ``moved`` those found elsewhere; ``lines`` is
    where the lines of the file begin in ``text``; ``apart`` are lines that are no sentences. Of a text that holds no
    passage nothing is told: it is another text.
    """
    if not in_order:
        return {}
    known = sorted(in_order)
    taken = [*moved.values(), *_headings(text, lines, apart)]
    pieces = [one for one in _pieces(text, lines) if not any(_meet(one, other) for other in taken)]

    def gap(index: int) -> Stretch:
        after = bisect_left(known, index)
        before = in_order[known[after - 1]][1] if after else 0
        return before, in_order[known[after]][0] if after < len(known) else len(text)

    found: dict[int, Stretch] = {}
    missing = [index for index in range(len(passages)) if index not in in_order and index not in moved]
    for (start, end), group in groupby(missing, key=gap):
        run = list(group)
        between = [one for one in pieces if start <= one[0] and one[1] <= end]
        if len(between) * len(run) <= MOST_COMPARED:
            found |= _laid_out([passages[index] for index in run], run, text, between)
    return found


def _pieces(text: str, lines: Sequence[int]) -> list[Stretch]:
    """Return the pieces of a text between any two seams, without the spaces around them."""
    seams = sorted({0, *lines, *(seam.end() for seam in SEAM.finditer(text)), len(text)})
    return [(start, start + len(text[start:end].rstrip())) for start, end in pairwise(seams) if text[start:end].strip()]


def _headings(text: str, lines: Sequence[int], apart: Collection[str]) -> Iterator[Stretch]:
    """Yield the lines that say no more than one of ``apart``, with the marks and the number before it."""
    for start, end in pairwise([*lines, len(text)]) if apart else ():
        line = text[start:end].strip()
        if line in apart or MARKS.sub("", line).rstrip("*_# ") in apart:
            yield start, end


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _laid_out(
    missing: Sequence[Passage], indexes: Sequence[int], text: str, pieces: Sequence[Stretch]
) -> dict[int, Stretch]:
    """Give each missing passage the pieces that suit it best, in their order; some get none."""
    # best[i][j]: how well the first i passages and the first j pieces suit; taken[i][j]: the pieces that i then gets.
    best = [[0.0] * (len(pieces) + 1) for _ in range(len(missing) + 1)]
    taken = [[0] * (len(pieces) + 1) for _ in range(len(missing) + 1)]
    for i, passage in enumerate(missing, 1):
        likeness = _likeness_to(passage)
        for j in range(1, len(pieces) + 1):
            best[i][j], taken[i][j] = max((best[i - 1][j], 0), (best[i][j - 1], -1))
            for count in range(1, min(j, MOST_PIECES) + 1):
                suits = likeness(text[pieces[j - count][0] : pieces[j - 1][1]])
                if suits and best[i - 1][j - count] + suits > best[i][j]:
                    best[i][j], taken[i][j] = best[i - 1][j - count] + suits, count
    found: dict[int, Stretch] = {}
    i, j = len(missing), len(pieces)
    while i and j:
        count = taken[i][j]
        if count > 0:
            found[indexes[i - 1]] = pieces[j - count][0], pieces[j - 1][1]
        i, j = (i, j - 1) if count < 0 else (i - 1, j - count)
    return found


def _likeness_to(passage: Passage) -> Callable[[str], float]:
    """Return what tells how well a sentence suits a passage: 0 for one that cannot be it."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - a text that is proved needs no likeness
    from rapidfuzz.utils import default_process  # noqa: PLC0415 - the same

    gists = [passage.gist] if isinstance(passage.gist, str) else list(passage.gist.values())
    gists = [default_process(gist) for gist in gists]

    def likeness(sentence: str) -> float:
        close = min(len(sentence), passage.length) / max(len(sentence), passage.length)
        if close < CLOSE:
            return 0.0
        words = default_process(sentence)
        return WEIGHT_OF_LENGTH * close + max((token_set_ratio(gist, words) for gist in gists), default=0.0) / 100

    return likeness
