"""Opening a room: a new one with the questions of a deck, or one that was cut off, where it was."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING

from msgspec import Struct, field

from viva.bank import library
from viva.room.commands import Settings
from viva.room.game import OVER, Game, begin
from viva.room.live import Opened
from viva.room.progress import Facts, Progress
from viva.room.store import Store, path_of, rooms
from viva.room.tokens import new_code, new_room
from viva.room.trouble import StoreError
from viva.study.start import language_of, questions_of, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from viva.bank.deck import Question

LARGEST_SEED = 2**31 - 1


class Wanted(Struct, frozen=True, kw_only=True):
    """What a teacher asks for."""

    source: str
    """A deck's name, ``DECK/BANK``, or a path that stays good wherever the room is opened again."""
    lang: str | None = None
    count: int = 0
    """How many questions, the first ones; 0 for all."""
    seed: int | None = None
    cap: int = 400
    settings: Settings = field(default_factory=Settings)


def game_of(wanted: Wanted, preferred: str) -> Game:
    """Return a class that waits in the lobby, kept nowhere.

    Raises:
        BankError: if a bank has problems.
        CannotOpenError: if there is no such deck, bank or language, or nothing in it.

    """
    found = library.find(wanted.source)
    lang = language_of(found, wanted.lang, preferred)
    questions = questions_of(found, lang)
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
        settings=wanted.settings,
    )
    return begin(chosen, facts)


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


def unfinished() -> Path | None:
    """Return the last room that was opened and has not come to its end, if it is not in use."""
    for path in rooms():
        progress = look(path)
        if progress is not None and progress.state not in OVER:
            return path
    return None


def look(path: Path) -> Progress | None:
    """Return how far a room has come; None for one that is in use or cannot be read."""
    try:
        with Store(path) as store:
            return store.read().progress
    except StoreError:
        return None


def _questions(facts: Facts) -> Sequence[Question]:
    found = library.find(facts.source)
    known = {question.id: question for question in questions_of(found, language_of(found, facts.lang, facts.lang))}
    gone = [name for name in facts.questions if name not in known]
    if gone:
        raise StoreError("gone", path_of(facts.id), ", ".join(gone))
    return [known[name] for name in facts.questions]
