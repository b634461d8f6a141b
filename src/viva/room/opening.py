"""Opening a room: a new one with the questions of a deck, or one that was cut off, where it was."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from viva.bank import library
from viva.bank.problems import CannotOpenError
from viva.room.commands import Settings
from viva.room.game import OVER, Game, begin
from viva.room.live import Opened
from viva.room.progress import Facts
from viva.room.store import Store, path_of, rooms
from viva.room.tokens import new_code, new_room
from viva.room.trouble import StoreError
from viva.study.fitting import fitting
from viva.study.modes import Filter
from viva.study.start import language_of, questions_of, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from viva.bank.deck import Question
    from viva.bank.library import Found
    from viva.room.store import Saved

LARGEST_SEED = 2**31 - 1

LESSON: Final = "lesson"
"""The tag of questions that an author meant for a class."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What a teacher asks for."""

    source: str
    """A deck's name, ``DECK/BANK``, or a path that stays good wherever the room is opened again."""
    lang: str | None = None
    count: int = 0
    """How many questions, the first ones; 0 for all."""
    banks: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    """Only questions of these banks and levels, with any of these tags; of any, where there are none."""
    every: bool = False
    """Also those that are not meant for a lesson."""
    hands: bool = False
    """Nobody has a phone: the votes are raised hands."""
    seed: int | None = None
    cap: int = 400
    settings: Settings = field(default_factory=Settings)


def game_of(wanted: Wanted, preferred: str) -> Game:
    """Return a class that waits in the lobby, kept nowhere.

    Raises:
        BankError: if a bank has problems.
        CannotOpenError: if there is no such deck, bank or language, or nothing in it; ``nothing-fits``, or
            as `viva.study.fitting.fitting`.

    """
    found = library.find(wanted.source)
    lang = language_of(found, wanted.lang, preferred)
    questions = _wished(found, wanted, questions_of(found, lang))
    if not questions:
        raise CannotOpenError("nothing-fits", title_of(found, lang))
    chosen = questions[: wanted.count] if wanted.count else questions
    facts = Facts(
        id=new_room(),
        code=new_code(),
        title=title_of(found, lang),
        lang=lang,
        seed=SystemRandom().randint(0, LARGEST_SEED) if wanted.seed is None else wanted.seed,
        source=wanted.source,
        questions=tuple(question.id for question in chosen),
        cap=wanted.cap,
        hands=wanted.hands,
        settings=wanted.settings,
    )
    return begin(chosen, facts)


def _wished(found: Found, wanted: Wanted, questions: Sequence[Question]) -> Sequence[Question]:
    """Return the questions that are wished for; of a whole deck, where nobody says, those meant for a lesson."""
    only = Filter(banks=wanted.banks)
    fit = [question for question in questions if only.takes(question)]
    if fit and (wanted.levels or wanted.tags):
        fit = fitting(fit, wanted.levels, wanted.tags, title_of(found, fit[0].lang))
    whole = found.bank is None and found.loose is None and not (wanted.banks or wanted.levels or wanted.tags)
    lesson = [question for question in fit if LESSON in question.content.tags]
    return lesson if whole and lesson and not wanted.every else fit


def open_new(game: Game) -> Opened:
    """Return a room for a class that begins, its file made.

    Raises:
        StoreError: if it cannot be written.

    """
    return Opened(Store.begin(path_of(game.facts.id), game.facts, game.progress), game)


def reopen(path: Path) -> Opened:
    """Return a room that was cut off, as it was, but that an open vote is paused.

    Raises:
        StoreError: if its file cannot be used, or if questions of it are ``gone``.
        BankError: if a bank has problems by now.
        CannotOpenError: if the deck is not there any more.

    """
    store = Store(path)
    try:
        saved = store.read()
        questions = _questions(saved.facts)
    except BaseException:
        store.close()
        raise
    return Opened.of(store, saved, begin(questions, saved.facts))


def unfinished(source: str | None = None, *, hands: bool | None = None) -> Path | None:
    """Return the last room that was opened and has not come to its end, if it is not in use.

    With ``source`` and ``hands``, the last one of that deck, or the last one with or without phones.
    """
    for path in rooms():
        saved = look(path)
        if saved is None or saved.progress.state in OVER:
            continue
        if source in {None, saved.facts.source} and hands in {None, saved.facts.hands}:
            return path
    return None


def look(path: Path) -> Saved | None:
    """Return what a room holds; None for one that is in use or cannot be read."""
    try:
        with Store(path) as store:
            return store.read()
    except StoreError:
        return None


def _questions(facts: Facts) -> Sequence[Question]:
    found = library.find(facts.source)
    known = {question.id: question for question in questions_of(found, language_of(found, facts.lang, facts.lang))}
    gone = [name for name in facts.questions if name not in known]
    if gone:
        raise StoreError("gone", path_of(facts.id), ", ".join(gone))
    return [known[name] for name in facts.questions]
