"""What players are called: what they typed, made harmless; or a name from a list, so that nobody has to be clever."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from viva.bank.rules import folded
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

MOST: Final = 20
"""Letters as people count them (grapheme clusters)."""

MOST_MARKS: Final = 3
"""Marks on one letter: more is drawn over the lines above and below."""

MOST_JOINED: Final = 10
"""Signs in one cluster: a family of four has seven."""

KEPT: Final = frozenset({"L", "N"})
"""Letters and numbers of all scripts; of the rest only what `_kept` lets through."""

SIGNS: Final = frozenset(" '’.,!?-_·–")
UNSEEN: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that nobody sees: a name of them would be none."""

JOINER: Final = "\u200d"
SELECTOR: Final = "\ufe0f"

SUGGESTED: Final = 4

KNOWN: Final = 20_000
"""Names whose folded form is remembered: all that a school takes and those that it might."""


def clean(text: str) -> str:
    """Return a name with nothing in it that could turn, hide or mark up anything; empty where nothing is left."""
    normal = unicodedata.normalize("NFKC", text)
    kept = "".join(sign if _kept(sign) else " " if sign.isspace() else "" for sign in normal)
    kept = " ".join(kept.split()).lstrip("".join(SIGNS) + JOINER + SELECTOR)  # a sheet takes -1 for a formula
    name = "".join(cluster for _, cluster in zip(range(MOST), clusters(kept), strict=False))
    return name.strip(JOINER).strip()


def clusters(text: str) -> Iterator[str]:
    """Yield a text letter by letter, as people see them: with marks, joined emoji and flags in one, none endless."""
    cluster, marks = "", 0
    for sign in text:
        if cluster and _joins(cluster, sign):
            is_mark = unicodedata.category(sign)[0] == "M" and sign != SELECTOR
            marks += is_mark
            if (not is_mark or marks <= MOST_MARKS) and len(cluster) < MOST_JOINED:
                cluster += sign
            continue
        if cluster:
            yield cluster
        cluster, marks = sign, 0
    if cluster:
        yield cluster


def unique(name: str, taken: Iterable[str]) -> str:
    """Return a name that nobody has, however it is spelt: with a number behind it where somebody has it."""
    known = {_fold(one) for one in taken}
    found, number = name, 1
    while _fold(found) in known:
        number += 1
        behind = f" {number}"
        found = "".join(list(clusters(name))[: MOST - len(behind)]).rstrip() + behind
    return found


def suggestions(lang: str, random: Random, taken: Iterable[str], count: int = SUGGESTED) -> tuple[str, ...]:
    """Return names from the list that nobody has, as long as there are any."""
    known = {_fold(one) for one in taken}
    free = [name for name in _all(lang) if _fold(name) not in known]
    return tuple(random.sample(free, min(count, len(free))))


def chosen(wish: str, lang: str, random: Random, taken: Iterable[str], *, free: bool) -> str:
    """Return what a player is called: as they wish if they may, or if it is on the list; else a name from the list."""
    others = tuple(taken)
    name = clean(wish)
    if name and (free or _fold(name) in _folded(lang)):
        return unique(name, others)
    found = suggestions(lang, random, others, 1)
    return found[0] if found else unique(random.choice(_all(lang)), others)


@lru_cache(maxsize=KNOWN)
def _fold(name: str) -> str:
    return folded(name)


@cache
def _all(lang: str) -> tuple[str, ...]:
    pattern = say("names.pattern", lang=lang)
    return tuple(
        pattern.replace("ANIMAL", animal).replace("MANNER", manner)
        for animal in say("names.animals", lang=lang).split()
        for manner in say("names.manners", lang=lang).split()
    )


@cache
def _folded(lang: str) -> frozenset[str]:
    return frozenset(_fold(name) for name in _all(lang))


def _kept(sign: str) -> bool:
    category = unicodedata.category(sign)
    if sign in UNSEEN:
        return False
    return category[0] in KEPT or category[0] == "M" or sign in SIGNS or category == "So" or _is_emoji_part(sign)


def _is_emoji_part(sign: str) -> bool:
    return sign in {JOINER, SELECTOR} or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _joins(cluster: str, sign: str) -> bool:
    """Tell whether a sign belongs to the letter before it."""
    if sign == JOINER or _is_emoji_part(sign) or unicodedata.category(sign)[0] == "M":
        return True
    if cluster[-1] == JOINER and unicodedata.category(sign) == "So":
        return True
    is_flag = "\U0001f1e6" <= sign <= "\U0001f1ff"
    return is_flag and len(cluster) == 1 and "\U0001f1e6" <= cluster <= "\U0001f1ff"
