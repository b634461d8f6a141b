"""A deck and its banks as a program sees them, with each question bound to where it came from."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from viva.bank.digest import sha256
from viva.bank.heads import BankHead, DeckFile
from viva.bank.kinds import KIND_OF, Content, Kind
from viva.bank.rules import folded
from viva.bank.source import Elsewhere, Entry, Passage, Source, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.bank.nodes import Node
    from viva.bank.places import Places
    from viva.bank.problems import Place

OPTION_KEY_DIGITS: Final = 10
"""Hex digits of an option's key: among sixty options a clash has odds of one in 10⁹."""


class Home(Struct, frozen=True):
    """What the questions of one bank share."""

    deck: str
    """The deck's key; for a bank outside any deck, ``path:`` and where it lies."""
    bank: str
    """The bank's name without language: ``health-codes``."""
    lang: str
    title: str
    """The bank's title."""
    path: Path
    owner: Deck | None = None
    """The deck, unless the bank is outside any."""


class Question(Struct, frozen=True):
    """A question, bound to its bank: all that asking needs to know."""

    content: Content
    home: Home
    original: Content
    """The content in the language it was first written in; the same object when that is this one."""

    @property
    def id(self) -> str:
        """The id, for ever and the same in every language."""
        return self.content.id

    @property
    def kind(self) -> Kind:
        """Which of the ten kinds."""
        return KIND_OF[type(self.content)]

    @property
    def prompt(self) -> str:
        """The prompt as written; of a cloze, with its key."""
        return self.content.prompt

    @property
    def lang(self) -> str:
        """The language of its text."""
        return self.home.lang

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints in their order."""
        hints = self.content.hints
        return (hints,) if isinstance(hints, str) else hints

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages it cites, as far as the deck's source has them."""
        source = self.home.owner.source if self.home.owner else None
        if source is None:
            return ()
        return source.found(self.content.cites)

    @property
    def elsewhere(self) -> tuple[Entry, ...]:
        """What other sources say about it, as far as the deck knows them."""
        return self.entries(self.content.elsewhere)

    def entries(self, ids: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return the entries of elsewhere.yaml with these ids; unknown ones are left out."""
        known = self.home.owner.elsewhere if self.home.owner else {}
        return tuple(known[name] for name in ids if name in known)

    def voice(self, passage: Passage) -> str:
        """Return who says a passage, in the question's language."""
        source = self.home.owner.source if self.home.owner else None
        who = source.voices.get(passage.voice) if source else None
        return said(who.name, self.lang) if who else passage.voice


class Bank(Struct, frozen=True, dict=True):
    """One topic in one language."""

    path: Path
    head: BankHead
    home: Home
    questions: tuple[Question, ...]
    text: str
    """The file as it was read, its lines ended by line feeds: for places, and for edits that keep comments."""

    def __repr__(self) -> str:
        return f"Bank({str(self.path)!r}, {len(self.questions)} questions)"

    @property
    def key(self) -> str:
        """The name without language: ``health-codes``."""
        return self.home.bank

    @property
    def title(self) -> str:
        """The topic, as a learner sees it."""
        return self.head.title

    @property
    def lang(self) -> str:
        """The language."""
        return self.head.lang

    def __getitem__(self, question_id: str) -> Question:
        """Return the question of that id, or raise KeyError."""
        return self._by_id[question_id]

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    def place(self, question_id: str, *path: str | int) -> Place:
        """Return where a question stands in the file, or a value in it: ``place("fund", "wrong", 2, "text")``.

        ``"prompt"`` is the value of the kind key. What the file does not hold, since it was inherited, is where its
        question is.
        """
        return self.places.place(question_id, self._written(question_id, path))

    def node(self, question_id: str, *path: str | int) -> Node | None:
        """Return a question, or a value in it, with its places; None where the file does not hold the question."""
        return self.places.node(question_id, self._written(question_id, path))

    def place_of_key(self, key: str) -> Place:
        """Return where a value above the questions stands: ``place_of_key("translates")``."""
        return self.places.place_of_key(key)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    @cached_property
    def places(self) -> Places:
        """Where everything stands in the file."""
        from viva.bank.places import Places  # noqa: PLC0415 - only who has something to say needs places

        return Places(self.text, [question.id for question in self.questions])

    def _written(self, question_id: str, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        if path[:1] == ("prompt",) and question_id in self._by_id:
            return (self[question_id].kind, *path[1:])
        return path


class Deck(Struct, frozen=True, eq=False, dict=True):
    """A folder of banks with their source. Two readings of one folder are two decks: each remembers what it read."""

    folder: Path
    file: DeckFile
    shipped: bool = False
    read_so_far: dict[Path, Bank] = field(default_factory=dict)
    """The banks that were read already, by their file."""

    def __repr__(self) -> str:
        return f"Deck({str(self.folder)!r})"

    @property
    def key(self) -> str:
        """The random key that identifies the deck for ever."""
        return self.file.key

    @property
    def name(self) -> str:
        """The name of its folder: what one types."""
        return self.folder.name or self.folder.resolve().name  # the folder one is in has no name but its own

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, the deck's own first."""
        return self.file.languages

    def title(self, lang: str) -> str:
        """Return the deck's title."""
        return said(self.file.title, lang)

    def tag(self, tag: str, lang: str) -> str:
        """Return what the deck calls a tag, as plain text; the tag itself where it does not say."""
        from viva.bank.text import flat  # noqa: PLC0415 - few are chosen by their tags

        return flat(said(self.file.tags[tag], lang)) if tag in self.file.tags else tag

    @cached_property
    def source(self) -> Source | None:
        """The source, or None for a deck that has none."""
        from viva.bank.files import read_source  # noqa: PLC0415 - the reader needs this module first

        path = self.folder / "source.yaml"
        return read_source(path) if path.exists() else None

    @cached_property
    def elsewhere(self) -> dict[str, Entry]:
        """What other sources say, by id."""
        from viva.bank.files import read_elsewhere  # noqa: PLC0415 - the reader needs this module first

        path = self.folder / "elsewhere.yaml"
        entries: Elsewhere | None = read_elsewhere(path) if path.exists() else None
        return {entry.id: entry for entry in entries.elsewhere} if entries else {}

    def path_of(self, bank: str, lang: str) -> Path:
        """Return the file of a bank in a language, whether it exists or not."""
        return self.folder / f"{bank}.{lang}.yaml"

    def has(self, bank: str, lang: str) -> bool:
        """Tell whether a bank exists in a language."""
        return self.path_of(bank, lang).exists()

    def bank(self, bank: str, lang: str) -> Bank:
        """Return a bank in a language, read when first asked for."""
        from viva.bank.reader import read_bank_of  # noqa: PLC0415 - the reader needs this module first

        return read_bank_of(self.path_of(bank, lang), self)

    def banks(self, lang: str) -> Iterator[Bank]:
        """Yield the banks that exist in a language, in the deck's order."""
        for ref in self.file.banks:
            if self.has(ref.file, lang):
                yield self.bank(ref.file, lang)

    def questions(self, lang: str) -> Iterator[Question]:
        """Yield all questions in a language, in the deck's order."""
        for bank in self.banks(lang):
            yield from bank.questions


def option_key(text: str) -> str:
    """Return the key of an option: a digest of its folded text, which tells nothing about its place or its truth."""
    return sha256(folded(text).encode()).hexdigest()[:OPTION_KEY_DIGITS]
