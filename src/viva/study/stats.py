"""How well it goes with a deck, a bank or everything: read once from a journal, for any face to draw or to write."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank import library
from viva.bank.deck import Deck
from viva.bank.library import Found
from viva.bank.problems import BankError, CannotOpenError
from viva.study import progress
from viva.study.history import history
from viva.study.memories import Memories
from viva.study.progress import Day, Hard, Retention, Standings
from viva.study.start import language_of, questions_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from viva.bank.deck import Question
    from viva.study.journal import Journal
    from viva.study.memory import Rules, State

LEVELS: Final[tuple[str | None, ...]] = ("remember", "understand", "apply", "analyse", "evaluate", None)
"""In the order in which they are shown."""

HARDEST: Final = 10


class Topic(Struct, frozen=True):
    """How the questions of a bank stand."""

    deck: str
    """The deck's name; empty for a bank outside any."""
    bank: str
    title: str
    standings: Standings


class Stats(Struct, frozen=True, kw_only=True):
    """All there is to tell; a day is a study day, counted as `date.toordinal` does."""

    title: str
    """What it is about; empty for everything."""
    today: int
    wanted: float
    """The share of questions to be known when they come again, 0 to 1."""
    answers: int
    spent: int
    """Milliseconds."""
    spent_week: int
    spent_month: int
    days: list[Day]
    """A year of them, today last."""
    streak: int
    due: list[int]
    """What comes on each of the next 30 days, today first."""
    month: Retention
    ever: Retention
    topics: list[Topic]
    levels: dict[str | None, Standings]
    hardest: list[Hard]
    leeches: int


def measure(journal: Journal, rules: Rules, now: datetime, preferred: str, found: Found | None = None) -> Stats:
    """Return how it goes with what was found for a name, or with every deck; a deck that cannot be read is left out.

    Questions are told in the language ``preferred`` where they have it. What was answered of a deck that is gone
    counts as answered, and is never due.

    Raises:
        JournalError: if the journal cannot be read.
        BankError: if a bank of what was found has problems.
        CannotOpenError: if it cannot be opened, or holds nothing yet.

    """
    memories, today = Memories(journal, rules), rules.day(now)
    groups = [(found, _questions(found, preferred))] if found else list(_every(preferred))
    key = groups[0][1][0].home.deck if found else None
    answers = history(journal, rules, deck=key)
    if found and found.bank is not None:
        ids = {question.id for question in groups[0][1]}
        answers = [one for one in answers if one.question in ids]
    topics: list[Topic] = []
    levels: dict[str | None, Standings] = {}
    hardest: list[Hard] = []
    states: list[State] = []
    for one, questions in groups:
        remembered = memories.of(questions[0].home.deck)
        topics += _topics(one, questions, remembered)
        for level, standings in progress.by_level(questions, remembered).items():
            levels[level] = _sum(levels.get(level, Standings()), standings)
        hardest += progress.hardest(questions, remembered, len(questions))
        states += [remembered[question.id] for question in questions if question.id in remembered]
    hardest.sort(key=lambda one: (-one.state.lapses, -one.state.difficulty, one.question.id))
    days = progress.calendar(answers, today)
    return Stats(
        title=title_of(found, groups[0][1][0].lang) if found else "",
        today=today,
        wanted=rules.retention,
        answers=len(answers),
        spent=progress.spent(answers),
        spent_week=progress.spent(answers, since=today - 6),
        spent_month=progress.spent(answers, since=today - progress.MONTH + 1),
        days=days,
        streak=progress.streak(days),
        due=progress.forecast(states, today),
        month=progress.retention(answers, since=today - progress.MONTH + 1),
        ever=progress.retention(answers),
        topics=topics,
        levels={level: levels[level] for level in LEVELS if level in levels},
        hardest=hardest[:HARDEST],
        leeches=sum(one.leech for one in hardest),
    )


def _every(preferred: str) -> Iterable[tuple[Found, list[Question]]]:
    """Yield every deck that can be read, with its questions; `viva check` and the home screen tell of the others."""
    for deck in library.decks():
        if isinstance(deck, Deck):
            found = Found(deck)
            with suppress(BankError, CannotOpenError):
                if questions := _questions(found, preferred):
                    yield found, questions


def _questions(found: Found, preferred: str) -> list[Question]:
    questions = questions_of(found, language_of(found, None, preferred))
    if not questions:
        raise CannotOpenError("empty-deck", found.deck.folder if found.deck else "")
    return questions


def _topics(found: Found, questions: list[Question], states: dict[str, State]) -> list[Topic]:
    titles = {question.home.bank: question.home.title for question in questions}
    deck = found.deck.name if found.deck else ""
    return [
        Topic(deck, bank, titles[bank], standings) for bank, standings in progress.by_topic(questions, states).items()
    ]


def _sum(one: Standings, other: Standings) -> Standings:
    return Standings(one.known + other.known, one.seen + other.seen, one.new + other.new)
