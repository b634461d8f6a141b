"""Coverage: which passages of a deck's source are asked about, how often, and how far above recall.

A measure and no rule: it finds nothing, it counts. A question is counted once, whatever languages it is in. Questions
for discussion are not marked, so they are counted apart, and a passage that is only talked about is not asked.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, get_args

from msgspec import Struct

from viva.bank.kinds import Kind, Level
from viva.bank.problems import CannotOpenError
from viva.bank.source import Passage, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.bank.deck import Deck
    from viva.bank.library import Found

LEVELS: Final[tuple[Level | None, ...]] = (*get_args(Level), None)
"""From recall to judgement; None for questions that say no level."""


class Asked(Struct, frozen=True):
    """A question, as far as coverage goes."""

    id: str
    bank: str
    """The bank's name without language."""
    kind: Kind
    level: Level | None
    languages: tuple[str, ...]
    """Those that it is in, of the languages that were looked at."""
    cites: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """Whether it has an answer; a question for discussion has none."""
        return self.kind != "discuss"


class Covered(Struct, frozen=True, dict=True):
    """A passage with the questions that rest on it."""

    passage: Passage
    questions: tuple[Asked, ...]
    """By level, those for discussion last; among them in the order of the deck."""

    @cached_property
    def marked(self) -> int:
        """How many of them are marked."""
        return sum(question.is_marked for question in self.questions)

    @property
    def is_skipped(self) -> bool:
        """Nobody asks, and the source says why."""
        return bool(self.passage.skip) and not self.marked

    @property
    def is_never_asked(self) -> bool:
        """Nobody asks, and nothing says why."""
        return not self.passage.skip and not self.marked


class Coverage(Struct, frozen=True, dict=True):
    """What a deck asks of its source."""

    deck: str
    """The deck's name."""
    languages: tuple[str, ...]
    """Those that were looked at."""
    source: Source
    passages: tuple[Covered, ...]
    """All of them, in the order of the source."""
    questions: tuple[Asked, ...]
    """All of them, in the order of the deck."""
    uncited: tuple[Asked, ...]
    """Those that rest on no passage of the source."""

    @cached_property
    def asked(self) -> int:
        """How many passages are asked about."""
        return sum(bool(one.marked) for one in self.passages)

    @cached_property
    def never_asked(self) -> tuple[str, ...]:
        """The ids of passages that nobody asks about, without a reason."""
        return tuple(one.passage.id for one in self.passages if one.is_never_asked)

    @cached_property
    def skipped(self) -> tuple[str, ...]:
        """The ids of passages that nobody asks about, for a reason."""
        return tuple(one.passage.id for one in self.passages if one.is_skipped)

    @cached_property
    def at_least(self) -> int:
        """How many marked questions each passage has at least, but for skipped ones; 0 where there are none."""
        return min((one.marked for one in self.passages if not one.is_skipped), default=0)

    @cached_property
    def levels(self) -> dict[Level | None, int]:
        """How many marked questions there are at each level, every level among them."""
        counts = Counter(question.level for question in self.questions if question.is_marked)
        return {level: counts[level] for level in LEVELS}

    @property
    def marked(self) -> int:
        """How many questions are marked."""
        return sum(self.levels.values())

    @property
    def discussions(self) -> int:
        """How many are for discussion."""
        return len(self.questions) - self.marked

    @cached_property
    def per_language(self) -> dict[str, int]:
        """How many questions there are in each language, those for discussion among them."""
        counts = Counter(lang for question in self.questions for lang in question.languages)
        return {lang: counts[lang] for lang in self.languages}


def deck_of(found: Found) -> Deck:
    """Return the deck that a name led to.

    Raises:
        CannotOpenError: ``outside-deck`` if it led to a bank outside any deck, which has no source.

    """
    if found.deck is None:
        raise CannotOpenError("outside-deck", found.loose.path if found.loose else "")
    return found.deck


def measure(deck: Deck, lang: str | None = None) -> Coverage:
    """Return what a deck asks of its source, in all its languages or in one.

    Raises:
        CannotOpenError: ``no-source`` if the deck has none, ``no-language`` if it has no questions in ``lang``.
        BankError: if a file of the deck has problems.

    """
    source, called = deck.source, deck.folder.resolve().name
    if source is None:
        raise CannotOpenError("no-source", deck.folder)
    there = [one for one in deck.languages if any(deck.has(ref.file, one) for ref in deck.file.banks)]
    if lang is not None and lang not in there:
        raise CannotOpenError("no-language", called, wanted=lang, known=", ".join(there) or "—")
    languages = (lang,) if lang is not None else tuple(there)
    questions = _questions(deck, languages)
    resting: dict[str, list[Asked]] = {passage.id: [] for passage in source.passages}
    uncited: list[Asked] = []
    for question in questions:
        known = [name for name in dict.fromkeys(question.cites) if name in resting]
        for name in known:
            resting[name].append(question)
        if not known:
            uncited.append(question)
    passages = tuple(Covered(passage, _by_level(resting[passage.id])) for passage in source.passages)
    return Coverage(called, languages, source, passages, questions, tuple(uncited))


def _questions(deck: Deck, languages: Iterable[str]) -> tuple[Asked, ...]:
    found: dict[str, Asked] = {}
    for lang in languages:
        for question in deck.questions(lang):
            content, known = question.content, found.get(question.id)
            spoken = (*known.languages, lang) if known else (lang,)
            found[question.id] = Asked(
                content.id, question.home.bank, question.kind, content.level, spoken, content.cites
            )
    return tuple(found.values())


def _by_level(questions: Iterable[Asked]) -> tuple[Asked, ...]:
    rank = {level: place for place, level in enumerate(LEVELS)}
    return tuple(sorted(questions, key=lambda one: (not one.is_marked, rank[one.level])))
