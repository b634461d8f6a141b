"""A response in words, with nothing of the verdict in it: what stands on an exam's paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.asking.response import Arranged, Filled, Judged, Paired, Picked, Wrote
from viva.asking.shown import ShownChoice, ShownCloze, ShownMatch, ShownOrder, ShownSelect
from viva.bank.text import escape
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.asking.response import Response
    from viva.asking.shown import Option, Shown


def given(shown: Shown, response: Response) -> tuple[str, ...]:
    """Return what was given, a text for each part of it, in Markdown-lite; empty where there is nothing to tell.

    Of a pair both texts stand in one, with an arrow. Options that are not shown any more are left out.
    """
    match shown, response:
        case ((ShownChoice(options=options) | ShownSelect(options=options)), Picked(keys=keys)):
            return tuple(option.text for option in options if option.key in keys)
        case _, Judged(truth=truth):
            return (say(f"asking.{truth}", lang=shown.lang),)
        case _, Wrote(text=text):
            return (escape(text),)
        case ShownCloze(), Filled(words=words):
            return tuple(escape(word) or "…" for word in words)
        case ShownOrder(items=items), Arranged(keys=keys):
            return _texts(items, keys)
        case ShownMatch(lefts=lefts, rights=rights), Paired(pairs=pairs):
            left, right = _by_key(lefts), _by_key(rights)
            return tuple(f"{left[one]} → {right[other]}" for one, other in pairs if one in left and other in right)
        case _:
            return ()


def _by_key(options: Iterable[Option]) -> dict[str, str]:
    return {option.key: option.text for option in options}


def _texts(options: Iterable[Option], keys: Iterable[str]) -> tuple[str, ...]:
    known = _by_key(options)
    return tuple(known[key] for key in keys if key in known)
