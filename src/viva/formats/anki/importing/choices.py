"""The keys of other people's multiple choice: ``B``, ``2``, ``A, C``, ``0 1 0 0``, or the right option once more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from viva.bank.rules import folded

if TYPE_CHECKING:
    from collections.abc import Mapping


def options(texts: Mapping[str, str], key: str) -> dict[str, Any] | None:
    """Return the right and the wrong of some options, by the field that holds each; None if the key names none."""
    there = {name: text for name, text in texts.items() if text}
    right = _right(texts, there, key)
    if not right:
        return None
    wrong = [text for name, text in there.items() if name not in right]
    if len(right) == 1 and wrong:
        return {"answer": there[right[0]], "wrong": wrong}
    return {"answers": [there[name] for name in right], "wrong": wrong}


def _right(texts: Mapping[str, str], there: Mapping[str, str], key: str) -> list[str]:
    """Return the fields that hold a right option."""
    names = list(texts)
    for name, text in there.items():
        if folded(text) == folded(key):
            return [name]
    bits = re.fullmatch(r"[01](?:[\s,;|]*[01])+", key.strip())
    signs = re.findall("[01]", key) if bits else []
    if len(signs) >= len(there) > 1:
        return [name for name, sign in zip(names, signs, strict=False) if sign == "1" and name in there]
    words = [word for word in re.split(r"[\s,;/&+.()]+|\band\b|\bet\b|\bund\b", key) if word]
    found = [name for word in words if (name := _named(names, word)) in there]
    return list(dict.fromkeys(found)) if len(found) == len(words) else []


def _named(names: list[str], word: str) -> str:
    """Return the field that a word of a key means: by its name, by its last sign, or by its place."""
    fold = folded(word)
    for name in names:
        if folded(name) == fold or re.split(r"[\s_.-]+", folded(name))[-1] == fold:
            return name
    if re.fullmatch("[a-j]", fold):
        place = ord(fold) - ord("a")
    elif re.fullmatch(r"\d{1,2}", fold):
        place = int(fold) - 1
    else:
        return ""
    return names[place] if 0 <= place < len(names) else ""
