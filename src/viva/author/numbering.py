"""Ids for sentences that a map does not know yet: for ever, so never one that was another's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viva.author.mapping import Sentence

SPELLED: Final = re.compile(r"(?P<section>.+)\.(?P<number>[0-9]+)")
"""An id as maps have them: ``1.3``."""


def new_ids(sentences: Sequence[Sentence], ids: Sequence[str | None], used: Iterable[str]) -> list[str]:
    """Return an id for every sentence: its own where ``ids`` has one, else the next free one of its section.

    ``used`` are all ids that ever were. A section is called what the passages in it are called, whatever number its
    heading has by now.
    """
    taken = set(used)
    highest: dict[str, int] = {}
    for name in taken:
        if match := SPELLED.fullmatch(name):
            highest[match["section"]] = max(highest.get(match["section"], 0), int(match["number"]))
    names = _section_names(sentences, ids)
    found: list[str] = []
    for sentence, own in zip(sentences, ids, strict=True):
        if own is None:
            name = names[sentence.section]
            highest[name] = highest.get(name, 0) + 1
            found.append(f"{name}.{highest[name]}")
        else:
            found.append(own)
    return found


def _section_names(sentences: Sequence[Sentence], ids: Sequence[str | None]) -> dict[int, str]:
    """Return what each section is called in ids: as most of its passages have it, else a number that no other has."""
    votes: dict[int, dict[str, int]] = {}
    for sentence, own in zip(sentences, ids, strict=True):
        mine = votes.setdefault(sentence.section, {})
        if own is not None and (match := SPELLED.fullmatch(own)):
            mine[match["section"]] = mine.get(match["section"], 0) + 1
    names = {section: max(mine, key=lambda name: mine[name]) for section, mine in votes.items() if mine}
    gone = set(names.values())
    for section in votes:
        if section not in names:
            number = section
            while str(number) in gone:
                number = 1 + max((int(name) for name in gone if name.isdecimal()), default=0)
            names[section] = str(number)
            gone.add(str(number))
    return names
