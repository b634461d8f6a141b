"""Names in a text, as far as capitals tell, and whether another text knows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.check.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD: Final = re.compile(r"[^\W\d_]+(?:[0-9\u2080-\u2089]+(?!\w))?")
"""A word with the digits of a formula behind it: CO2 is one."""

BEGINS: Final = re.compile(r"(?:^|[.!?…:;(“«\"\n–—/])\s*$")
"""What stands before a word that has its capital from where it stands."""

CAMEL: Final = re.compile(r"[^\W\d_]*[a-zà-ÿ][A-ZÀ-Ý]")
PEOPLE: Final = re.compile(r"(?:ish|ese|[aei]an|ench|utch|wiss|reek|German|Jew|Arab|Czech|Turk|Dane|Swede)s?$")
"""English gives a capital to what comes from a country, and French does not."""

_CALENDAR: Final = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday christmas easter"
)
CALENDAR: Final = frozenset(_CALENDAR.split())
COMMON: Final = frozenset(
    {"OK", "TV", "CEO", "PDG", "DVD", "CD", "CV", "ID", "PC", "USB", "SMS", "GPS", "DNA", "ADN", "AM", "PM", "NB"}
)
"""Short forms that are words by now."""

TITLES: Final = frozenset({"Dr", "Drs", "Mr", "Mrs", "Ms", "Prof", "Pr", "Mme", "Mmes", "Mlle", "Mgr", "MM", "Rev"})
"""What stands before a name."""

NO_NAMES: Final = COMMON | TITLES

WHOLE: Final = 4
"""Letters that two forms of a name must share at their beginning: China, Chinese."""


def names(text: str) -> Iterator[str]:
    """Yield the words that are names by their capital: not at the beginning of a sentence, not in a title."""
    found = list(WORD.finditer(text))
    long = [match[0] for match in found if len(match[0]) > WHOLE]
    is_title = len(long) > 1 and all(word[0].isupper() for word in long)
    for match in found:
        word = match[0]
        if len(word) < 2 or not word[0].isupper() or word in NO_NAMES:  # noqa: PLR2004 - I, and initials
            continue
        is_begun = is_title or BEGINS.search(text[: match.start()]) or _is_common(word)
        if word.isupper() or CAMEL.match(word) or not is_begun:
            yield word


def _is_common(word: str) -> bool:
    return word.casefold() in CALENDAR or bool(PEOPLE.search(word))


class Known:
    """The names that a text knows: its words, and what their first letters make."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        words = re.findall(r"[a-z]+\d*|\d+", fold(text))
        self.words = frozenset(words)
        self.initials = "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) >= WHOLE)

    def has(self, name: str) -> bool:
        """Tell whether a name stands in the text, in this form or in another."""
        folded = fold(name)
        if folded in self.words or folded.rstrip("s") in self.words:
            return True
        if name.isupper():
            return any(folded in letters for letters in self.initials)
        begins = folded[: max(WHOLE, len(folded) - 3)]
        return len(folded) >= WHOLE and any(word.startswith(begins) for word in self.words)
