"""What a learner of a language gets to see of a question or is graded by, as a digest: ``docs/lock.md`` lists it.

How a file is written leaves no trace in it: neither the order of keys, comments and quotes, nor where lines break or a
question stands. Values that a question has by default leave none either, so that a key that a later Viva adds changes
no digest of a question that does not use it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from viva.bank.kinds import Card, Content, Discuss, Point
from viva.bank.rules import words_of
from viva.bank.source import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from viva.bank.deck import Bank, Question
    from viva.bank.source import Entry, Passage

DIGITS: Final = 16
"""Hex digits of a digest: among a million changes, the odds that one goes unseen are one in 10¹³."""

REVERSED: Final = "card-reversed"
"""What a card that is asked both ways is called where kinds are frozen: it is another note in Anki."""

AROUND: Final = frozenset({"id", "elsewhere", "image"})
"""Keys whose own words nobody sees: what they lead to counts, see `_Around`."""

Encode: Final = msgspec.json.Encoder(order="deterministic").encode


def kind_of(question: Question) -> str:
    """Return what an id is bound to for ever: the kind, and of a card whether it is asked both ways."""
    content = question.content
    return REVERSED if isinstance(content, Card) and content.reverse else question.kind


def digests(bank: Bank) -> Iterator[tuple[str, str]]:
    """Yield the id of every question of a bank, and the digest of its substance.

    Raises:
        BankError: if the source of its deck, or what is said elsewhere, has problems.

    """
    around = _Around(bank)
    for question in bank.questions:
        parts = [kind_of(question), _own(question.content), *around.of(question)]
        written = unicodedata.normalize("NFC", Encode(parts).decode())
        yield question.id, hashlib.sha256(written.encode()).hexdigest()[:DIGITS]


def _own(content: Content) -> dict[str, Any]:
    """Return what the question itself holds, without what it has by default."""
    found = {}
    for name, default in _defaults(type(content)):
        value = getattr(content, name)
        if value != default:
            found[name] = _plain(value)
    if "hints" in found and isinstance(content.hints, str):
        found["hints"] = [found["hints"]]
    if isinstance(content, Discuss):
        found["points"] = [words_of(point).strip() for point in content.points]
    return found


@cache
def _defaults(shape: type[Content]) -> tuple[tuple[str, object], ...]:
    fields = msgspec.structs.fields(shape)
    return tuple((field.name, field.default) for field in fields if field.name not in AROUND)


def _plain(value: object) -> object:
    """Return a value as it counts: texts without the spaces around them, an option with no reason as its text."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, msgspec.Struct):
        found = {name: _plain(one) for name in value.__struct_fields__ if (one := getattr(value, name))}
        return found["text"] if found.keys() == {"text"} else found
    return value


class _Around:
    """What stands around the questions of one bank, each part worked out once."""

    def __init__(self, bank: Bank) -> None:
        deck = bank.home.owner
        self.lang = bank.lang
        self.folder = bank.path.parent
        self.source = deck.source if deck else None
        self.passages: Mapping[str, Passage] = {one.id: one for one in self.source.passages} if self.source else {}
        self.entries: Mapping[str, Entry] = deck.elsewhere if deck else {}
        self.parts: dict[tuple[str, str], object] = {}

    def of(self, question: Question) -> Iterator[object]:
        """Yield what a learner sees beside the question: passages, what is said elsewhere, the image."""
        content = question.content
        yield [self._part("passage", name) for name in content.cites]
        yield [self._part("entry", name) for name in content.elsewhere]
        if isinstance(content, Discuss):
            inside = [point.elsewhere if isinstance(point, Point) else () for point in content.points]
            yield [[self._part("entry", name) for name in names] for names in inside]
        if content.image is not None:
            yield [content.image.alt.strip(), self._part("image", content.image.file)]

    def _part(self, sort: str, name: str) -> object:
        if (sort, name) not in self.parts:
            make = {"passage": self._passage, "entry": self._entry, "image": self._image}[sort]
            self.parts[sort, name] = make(name)
        return self.parts[sort, name]

    def _passage(self, name: str) -> object:
        passage = self.passages.get(name)
        if passage is None or self.source is None:
            return name
        voice = self.source.voices.get(passage.voice)
        who = said(voice.name, self.lang) if voice else passage.voice
        label = [said(self.source.label, self.lang).strip()] if self.source.label else []
        return [_plain(said(passage.gist, self.lang)), who.strip(), self.source.address, *label]

    def _entry(self, name: str) -> object:
        entry = self.entries.get(name)
        if entry is None:
            return name
        words = [_plain(said(one, self.lang)) for one in (entry.who, entry.says)]
        return [entry.stance, entry.date, entry.address, *words]

    def _image(self, name: str) -> object:
        """Return a digest of an image; of one that is not there, or not to be read, its name."""
        path: Path = self.folder / name
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else name
        except OSError:
            return name
