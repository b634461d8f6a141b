"""A year of somebody who learns a deck, the same each time: ``python tests/tui/year.py JOURNAL [DECK]`` writes it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from viva.asking.response import Rated
from viva.bank import library
from viva.study.engine import chance, engine
from viva.study.events import Event, Given
from viva.study.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fsrs_rs_python import MemoryState

    from viva.asking.response import Rating
    from viva.bank.deck import Question

END: Final = datetime(2026, 3, 14, 15, 9, tzinfo=UTC)
DAYS: Final = 330
HOLIDAYS: Final = range(150, 168)
"""Days, counted from the first, on which nothing was done."""


def live(journal: Journal, questions: Sequence[Question], end: datetime = END) -> None:
    """Write a year: new questions on some days, on most what is due, as FSRS has it; a holiday; some never stick."""
    random = Random(11)
    waiting = [question for question in questions if question.kind != "discuss"]
    random.shuffle(waiting)
    waiting = waiting[: len(waiting) * 7 // 8]
    slippery = {question.id for question in waiting[3:20:8]}
    known = {question.id: question for question in waiting}
    states: dict[str, MemoryState] = {}
    last: dict[str, int] = {}
    due: dict[str, int] = {}
    events: list[Event] = []
    for day in range(DAYS):
        at = end - timedelta(days=DAYS - 1 - day, hours=random.randint(0, 4), minutes=random.randint(0, 59))
        if day in HOLIDAYS or random.random() < (0.5 if at.weekday() > 4 else 0.15):
            continue
        today = [name for name, when in due.items() if when <= day]
        fresh = [waiting.pop().id for _ in range(min(2, len(waiting))) if random.random() < 0.2]
        for place, name in enumerate([*today, *fresh]):
            gap = day - last.get(name, day)
            likely = chance(states[name].stability, gap) if name in states else 0.7
            well = random.random() < (0.5 if name in slippery else likely)
            found = engine().next_states(states.get(name), 0.9, gap)
            after = found.good if well else found.again
            states[name], last[name], due[name] = after.memory, day, day + max(round(after.interval), 1)
            rating: Rating = "good" if well else "again"
            events.append(
                _event(known[name], at + timedelta(seconds=14 * place), rating, random.randint(5_000, 24_000))
            )
    journal.hand_in("year", events, end)


def _event(question: Question, at: datetime, rating: Rating, ms: int) -> Event:
    given = Given(
        session="year",
        mode="cards",
        bank=question.home.bank,
        kind=question.kind,
        round=0,
        response=Rated(rating),
        got=int(rating == "good"),
        of=1,
        worth=1,
        rating=rating,
        ms=ms,
        day=at.date().isoformat(),
    )
    return Event(type="response", at=at, deck=question.home.deck, question=question.id, lang="en", payload=given)


if __name__ == "__main__":
    deck = library.find(sys.argv[2] if len(sys.argv) > 2 else "alibaba-covid").deck
    assert deck is not None
    with Journal(Path(sys.argv[1])) as written:
        live(written, list(deck.questions("en")), datetime.now(UTC))
