"""The home folder of somebody who has learned for a year: a journal and a settings file."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from viva import settings
from viva.asking.response import Picked
from viva.bank import library
from viva.study.days import local_now
from viva.study.events import Event, Given, Plan
from viva.study.journal import Journal
from viva.study.memories import Memories

if TYPE_CHECKING:
    from pathlib import Path

    from viva.asking.response import Rating

DAYS: Final = 365
A_DAY: Final = 40
"""Responses on each day: a quarter of an hour."""

SETTINGS: Final = """\
theme: viva-dark
count: 10
retention: 0.9
new-per-day: 10
exam-minutes: 30
"""

RATINGS: Final[tuple[Rating, ...]] = ("again", "good", "good", "good", "good", "hard", "easy")


def year(home: Path) -> Path:
    """Make ``home`` the home of a learner who has answered the questions of the shipped deck every day for a year."""
    home.mkdir()
    (home / settings.settings_path().name).write_text(SETTINGS, "utf-8")
    random = Random(1)
    deck = library.open_deck(library.folders()["alibaba-covid"])
    questions = list(deck.questions("en"))
    with Journal(home / settings.journal_path().name) as journal:
        for ago in range(DAYS, 0, -1):
            day = local_now() - timedelta(days=ago)
            asked = random.choices(questions, k=A_DAY)
            plan = Plan(
                mode="review",
                lang="en",
                seed=ago,
                source="alibaba-covid",
                deck=deck.key,
                title="A year",
                questions=tuple((question.home.bank, question.id) for question in asked),
            )
            with journal.writing():
                journal.begin(f"session-{ago:08}", plan, day)
                for place, question in enumerate(asked):
                    at = day + timedelta(seconds=20 * place)
                    given = Given(
                        session=f"session-{ago:08}",
                        mode="review",
                        bank=question.home.bank,
                        kind=question.kind,
                        round=0,
                        response=Picked(("a123456789",)),
                        order=tuple(f"{letter}123456789" for letter in "abcd"),
                        got=(rating := random.choice(RATINGS)) != "again",
                        of=1,
                        worth=1,
                        rating=rating,
                        ms=random.randint(2_000, 30_000),
                        day=at.date().isoformat(),
                    )
                    journal.append(
                        Event(type="response", at=at, deck=deck.key, question=question.id, lang="en", payload=given)
                    )
                journal.end(f"session-{ago:08}", day + timedelta(minutes=15))
        Memories(journal)  # as every look at what is due leaves it
    return home
