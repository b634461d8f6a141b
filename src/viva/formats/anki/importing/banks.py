"""One bank for each of a package's decks."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import MAX_TEXT
from viva.bank.text import escape
from viva.formats.anki.importing import html
from viva.formats.anki.importing.html import LINE_ENDS, NO_TEXT
from viva.formats.incoming.ids import slug
from viva.formats.incoming.taken import TakenBank

if TYPE_CHECKING:
    from viva.formats.anki.importing.collection import AnkiDeck

MOST: Final = 10_000
"""Questions of one bank: 5 MB, which an editor still opens."""

LARGEST: Final = 16_000_000
"""Characters of one bank, where questions are long: the reader takes no more than 64 MB."""

DEFAULT: Final = "Default"
"""The deck that everybody has; its name tells nothing."""

LONGEST_TITLE: Final = 200


NUMBERED: Final = re.compile(r"([0-9]{1,2}) (?=\S)")
"""What a title begins with where its deck is numbered, so that Anki, which sorts by name, keeps the order."""


class Banks:
    """The banks of a package; their names are settled when all of them are known."""

    def __init__(self, decks: dict[int, AnkiDeck], stem: str) -> None:
        """Begin with the decks; ``stem`` is what the file is called."""
        self._decks = decks
        self._stem = _one_line(stem.replace("_", " ")) or "Anki"
        self._banks: dict[tuple[tuple[str, ...], str], list[TakenBank]] = {}
        self._names: set[str] = set()
        self._ours: list[TakenBank] = []
        """Those that Viva has exported."""

    def of(self, deck: int | None, lang: str, key: str = "") -> TakenBank:
        """Return the bank of a deck, for one more question; ``key`` is what it is called, if it says so itself."""
        found = self._decks.get(deck) if isinstance(deck, int) else None
        path = _path(found.name) if found else ()
        path = path if path and path != (DEFAULT,) else (self._stem,)
        banks = self._banks.setdefault((path, lang), [])
        if not banks or len(banks[-1].questions) >= MOST or banks[-1].size >= LARGEST:
            banks.append(self._new(path, lang, key, len(banks) + 1))
            banks[-1].about = inline(found.about) if found else ""
        return banks[-1]

    def _new(self, path: tuple[str, ...], lang: str, key: str, number: int) -> TakenBank:
        more = f" {number}" if number > 1 else ""
        title = escape(path[-1][:LONGEST_TITLE]) + more
        base = slug((key or path[-1]) + more) or f"deck{more.replace(' ', '-')}"
        name, count = base, 2
        while f"{name}.{lang}" in self._names:
            name, count = f"{base}-{count}", count + 1
        self._names.add(f"{name}.{lang}")
        bank = TakenBank(name, title, lang, "::".join(path) + more)
        if key:
            self._ours.append(bank)
        return bank

    def titles(self) -> dict[str, str]:
        """Return what the deck is called, by language."""
        return {lang: escape((root[-1] if root else self._stem)[:LONGEST_TITLE]) for lang, root in self._roots.items()}

    def parents(self) -> dict[str, str]:
        """Return what Anki calls the deck that is above all of them, by language."""
        return {lang: "::".join(root) or self._stem for lang, root in self._roots.items()}

    def abouts(self) -> dict[str, str]:
        """Return what is said above the deck that is above all of them, as HTML, by language."""
        above = {_path(deck.name): deck.about for deck in self._decks.values()}
        return {lang: above[root] for lang, root in self._roots.items() if above.get(root)}

    def all(self) -> list[TakenBank]:
        """Return the banks that hold something, each with the rest of its path."""
        roots = self._roots
        found: list[TakenBank] = []
        for (path, lang), banks in self._banks.items():
            rest = "::".join(path[len(roots.get(lang, ())) :]) or path[-1]
            for place, bank in enumerate(banks):
                bank.path = rest + (f" {place + 1}" if place else "")
            found += [bank for bank in banks if bank.questions]
        for lang in roots:
            _without_numbers([bank for bank in self._ours if bank.questions and bank.lang == lang])
        return found

    @property
    def _roots(self) -> dict[str, tuple[str, ...]]:
        """What the paths of all decks with questions begin with, by language; the deck itself is never all of it."""
        paths: dict[str, list[tuple[str, ...]]] = {}
        for (path, lang), banks in self._banks.items():
            if any(bank.questions for bank in banks):
                paths.setdefault(lang, []).append(path)
        return {lang: _shared(found) for lang, found in paths.items()}


def _without_numbers(banks: list[TakenBank]) -> None:
    """Take their numbers off the titles of several banks, where it is by them that all are in their order."""
    numbered = [NUMBERED.match(bank.title) for bank in banks]
    numbers = [int(found[1]) for found in numbered if found]
    if len(numbers) == len(banks) > 1 and numbers == sorted(set(numbers)):
        for bank in banks:
            bank.title = NUMBERED.sub("", bank.title, count=1)


def _path(name: str) -> tuple[str, ...]:
    """Return the names of a deck and of those above it, the highest first."""
    return tuple(part for part in map(_one_line, name.split("::")) if part)


def inline(about: str) -> str:
    """Return what is said above a deck, as inline text; nothing where that is far too long."""
    try:
        said = html.read(about).text
    except html.TooMuchError:
        return ""
    return said if len(said) <= MAX_TEXT else ""


def _one_line(name: str) -> str:
    """Return a name as a text on one line; it may hold anything."""
    return " ".join(NO_TEXT.sub("\ufffd", LINE_ENDS.sub(" ", name)).split())


def _shared(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all paths begin with; of a single one, what is above it."""
    first, last = min(paths), max(paths)
    both = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    root = tuple(one for one, _ in both)
    return root[:-1] if len(paths) == 1 and len(root) > 1 else root
