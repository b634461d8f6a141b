"""How well it goes with a deck, a bank or everything: read once from a journal, for any face to draw or to write."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank import library
from viva.bank.deck import Deck
from viva.bank.library import Found
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.source import said
from viva.study import progress
from viva.study.history import history
from viva.study.memories import Memories
from viva.study.progress import Day, Hard, Month, Retention, Standings
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
    deck_title: str
    bank: str
    title: str
    standings: Standings


class Cited(Struct, frozen=True):
    """How the questions on a passage stand."""

    id: str
    gist: str
    standings: Standings


class Rests(Struct, frozen=True):
    """What a deck's questions rest on, passage by passage, in the order of the source."""

    deck: str
    deck_title: str
    source: str
    """What the source is called."""
    passages: list[Cited]
    """All of them; those that are not asked have no standings."""


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
    pace: int
    """Seconds that an answer takes."""
    spent_week: int
    spent_month: int
    days: list[Day]
    """A year of them, today last."""
    streak: int
    due: list[int]
    """What comes on each of the next 30 days, today first."""
    month: Retention
    ever: Retention
    months: list[Month]
    """The last twelve, the latest last, as far as they have reviews."""
    topics: list[Topic]
    levels: dict[str | None, Standings]
    sources: list[Rests]
    """Of the decks that have one."""
    hardest: list[Hard]
    """The ten hardest, or all leeches where they are more."""
    leeches: int
    talks: int
    """Questions for discussion: they count nowhere, since they are never due."""


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
    sources: list[Rests] = []
    hardest: list[Hard] = []
    states: list[State] = []
    for one, questions in groups:
        remembered = memories.of(questions[0].home.deck)
        topics += _topics(one, questions, remembered)
        for level, standings in progress.by_level(questions, remembered).items():
            levels[level] = _sum(levels.get(level, Standings()), standings)
        if rests := _rests(one, questions, remembered):
            sources.append(rests)
        hardest += progress.hardest(questions, remembered, len(questions))
        states += [remembered[question.id] for question in questions if question.id in remembered]
    hardest.sort(key=lambda one: (-one.state.lapses, -one.state.difficulty, one.question.id))
    leeches = sum(one.leech for one in hardest)
    days = progress.calendar(answers, today)
    return Stats(
        title=title_of(found, groups[0][1][0].lang) if found else "",
        today=today,
        wanted=rules.retention,
        answers=len(answers),
        spent=progress.spent(answers),
        pace=progress.pace(answers),
        spent_week=progress.spent(answers, since=today - 6),
        spent_month=progress.spent(answers, since=today - progress.MONTH + 1),
        days=days,
        streak=progress.streak(days),
        due=progress.forecast(states, today),
        month=progress.retention(answers, since=today - progress.MONTH + 1),
        ever=progress.retention(answers),
        months=progress.monthly(answers, today),
        topics=topics,
        levels={level: levels[level] for level in LEVELS if level in levels},
        sources=sources,
        hardest=hardest[: max(HARDEST, leeches)],
        leeches=leeches,
        talks=sum(question.kind == "discuss" for _, questions in groups for question in questions),
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
    above = found.deck.title(questions[0].lang) if found.deck else ""
    return [
        Topic(deck, above, bank, titles[bank], standings)
        for bank, standings in progress.by_topic(questions, states).items()
    ]


def _rests(found: Found, questions: list[Question], states: dict[str, State]) -> Rests | None:
    """Return how well the passages are known; of a bank, only those that it asks about."""
    deck, lang = found.deck, questions[0].lang
    source = deck.source if deck else None
    if deck is None or source is None:
        return None
    known = progress.by_passage(questions, states)
    passages = [
        Cited(one.id, said(one.gist, lang), known.get(one.id, Standings()))
        for one in source.passages
        if found.bank is None or one.id in known
    ]
    title = said(source.title, lang)
    return Rests(deck.name, deck.title(lang), title, passages) if known and passages else None


def _sum(one: Standings, other: Standings) -> Standings:
    return Standings(one.known + other.known, one.seen + other.seen, one.new + other.new)
