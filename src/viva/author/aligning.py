"""Which passage of a map is which sentence of a text that has changed since.

A sentence with the digest of a passage is that passage, wherever it stands now. What is left between two of these is
paired in its order: by likeness where the old wording is known (a comment holds it), else by length and place.
"""

from __future__ import annotations

from collections import defaultdict, deque
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.author.mapping import Sentence

ALIKE: Final = 0.6
"""How alike two wordings of one sentence are at least, from 0 to 1; below, it is another sentence."""

ALIKE_ELSEWHERE: Final = 0.8
"""The same, where the sentence has moved as well."""

AS_LONG: Final = 0.75
"""How close the lengths are at least, where nobody knows the old wording."""

MOST_COMPARED: Final = 250_000
"""Pairs that are compared between two neighbours: some seconds. Beyond, it is another text."""


class Known(Struct, frozen=True):
    """A passage of the map."""

    length: int
    sha256: str
    text: str = ""
    """Its sentence, where that is known."""


def align(old: Sequence[Known], new: Sequence[Sentence]) -> list[int | None]:
    """Return for each new sentence the place of the old one that it is; None for one that was not there."""
    found: list[int | None] = [None] * len(new)
    olds, news = [one.sha256 for one in old], [one.sha256 for one in new]
    in_order = [
        (block.a + step, block.b + step)
        for block in SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    ]
    for here, there in in_order:
        found[there] = here
    _moved(olds, news, found)
    for old_gap, new_gap in _gaps(in_order, found, len(old), len(new)):
        for here, there in _paired(old, new, old_gap, new_gap):
            found[there] = here
    _moved_and_changed(old, new, found)
    return found


def _moved(olds: Sequence[str], news: Sequence[str], found: list[int | None]) -> None:
    """Find the sentences that stand elsewhere now, to the letter the same."""
    taken = set(found)
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for here, sha256 in enumerate(olds):
        if here not in taken:
            waiting[sha256].append(here)
    for there, sha256 in enumerate(news):
        if found[there] is None and waiting[sha256]:
            found[there] = waiting[sha256].popleft()


def _gaps(
    in_order: Sequence[tuple[int, int]], found: Sequence[int | None], olds: int, news: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is left of old and of new between each two neighbours that did not change."""
    taken = set(found)
    here_before, there_before = -1, -1
    for here, there in [*in_order, (olds, news)]:
        old_gap = [one for one in range(here_before + 1, here) if one not in taken]
        new_gap = [one for one in range(there_before + 1, there) if found[one] is None]
        if old_gap and new_gap:
            yield old_gap, new_gap
        here_before, there_before = here, there


def _paired(
    old: Sequence[Known], new: Sequence[Sentence], old_gap: Sequence[int], new_gap: Sequence[int]
) -> list[tuple[int, int]]:
    """Pair old with new in their order, so that the pairs are as alike as can be."""
    if len(old_gap) == len(new_gap) and not any(old[one].text for one in old_gap):
        return list(zip(old_gap, new_gap, strict=True))
    if len(old_gap) * len(new_gap) > MOST_COMPARED:
        return []
    # best[i][j]: the most likeness among the first i old and the first j new ones.
    alike = [[_likeness(old[here], new[there]) for there in new_gap] for here in old_gap]
    best = [[0.0] * (len(new_gap) + 1) for _ in range(len(old_gap) + 1)]
    for i, row in enumerate(alike, 1):
        for j, likeness in enumerate(row, 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + likeness)
    pairs: list[tuple[int, int]] = []
    i, j = len(old_gap), len(new_gap)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((old_gap[i], new_gap[j]))
    return pairs


def _moved_and_changed(old: Sequence[Known], new: Sequence[Sentence], found: list[int | None]) -> None:
    """Find, among what is left, sentences that stand elsewhere now and are worded a little differently."""
    taken = set(found)
    olds = [here for here, one in enumerate(old) if here not in taken and one.text]
    news = [there for there, here in enumerate(found) if here is None]
    if len(olds) * len(news) > MOST_COMPARED:
        return
    pairs = sorted(((_likeness(old[here], new[there]), -here, -there) for here in olds for there in news), reverse=True)
    for likeness, here, there in pairs:
        if likeness >= ALIKE_ELSEWHERE and -here not in taken and found[-there] is None:
            found[-there] = -here
            taken.add(-here)


def _likeness(old: Known, new: Sentence) -> float:
    """Return how alike two sentences are, from 0 to 1; 0 for two that are not the same."""
    if not old.text:
        likeness = min(old.length, new.length) / max(old.length, new.length)
        return likeness if likeness >= AS_LONG else 0.0
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - a map that did not change needs no likeness

    likeness = ratio(old.text, new.text, score_cutoff=100 * ALIKE) / 100
    return float(likeness)
