"""A learner's history as plain values: what another program gets to know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

import pytest

from viva.asking.response import Picked, Wrote
from viva.study.carrying import carry
from viva.study.events import TYPE_OF, Event, Given, Imported, Overruled, Payload, Undone
from viva.study.memories import Memories
from viva.study.memory import Rules

if TYPE_CHECKING:
    from viva.asking.response import Rating
    from viva.study.journal import Journal

NOON: Final = datetime(2026, 3, 9, 12, tzinfo=UTC)


def given(rating: Rating | None, *, options: int = 0) -> Given:
    return Given(
        session="s",
        mode="practice",
        bank="b",
        kind="choice" if options else "typed",
        round=0,
        response=Picked(()) if options else Wrote("x"),
        order=tuple(f"key{place}" for place in range(options)),
        got=1,
        of=1,
        worth=1,
        rating=rating,
        ms=700,
        day="2026-03-09",
    )


def write(journal: Journal, payload: Payload, at: datetime, *, question: str = "q", deck: str = "d") -> int:
    kind = TYPE_OF[type(payload)]
    return journal.append(Event(type=kind, at=at, deck=deck, question=question, lang="en", payload=payload))


def test_each_question_has_its_state_and_all_its_reviews(journal: Journal) -> None:
    for days, rating in ((0, "good"), (2, "again"), (2, "good"), (9, "easy")):
        write(journal, given(rating), NOON + timedelta(days=days))  # type: ignore[arg-type]
    write(journal, given("good"), NOON, question="other", deck="another deck")

    along = carry(journal, Rules(), "d")

    assert list(along.questions) == [("d", "q")]
    one = along.questions["d", "q"]
    assert one.state == Memories(journal).of("d")["q"]
    assert one.target == 0.9
    day = Rules().day(NOON)
    assert [(row.rating, row.day - day, row.ms, row.came_in) for row in one.reviews] == [
        (3, 0, 700, False),
        (1, 2, 700, False),
        (3, 2, 700, False),
        (4, 9, 700, False),
    ]
    last = one.reviews[-1]
    assert one.state.last + last.days == one.state.due
    assert last.difficulty == pytest.approx(one.state.difficulty)


def test_among_options_the_days_follow_from_the_success_that_is_aimed_at(journal: Journal) -> None:
    write(journal, given("good", options=4), NOON)

    one = carry(journal, Rules(), "d").questions["d", "q"]

    assert one.target == pytest.approx(0.925)
    assert one.state.last + one.reviews[0].days == one.state.due


def test_no_day_passes_backwards(journal: Journal) -> None:
    write(journal, given("good"), NOON + timedelta(days=1))
    flown = (NOON + timedelta(days=1, hours=1)).astimezone(tz_of(-20))
    write(journal, given("good"), flown)

    days = [row.day for row in carry(journal, Rules(), "d").questions["d", "q"].reviews]
    assert days[0] == days[1]


def tz_of(hours: int) -> timezone:
    return timezone(timedelta(hours=hours))


def test_the_last_word_counts_and_what_was_undone_is_no_review(journal: Journal) -> None:
    undone = write(journal, given("good"), NOON)
    guessed = write(journal, given("good"), NOON + timedelta(days=1))
    write(journal, Undone(session="s", device=journal.device, seq=undone), NOON + timedelta(days=2))
    write(journal, Overruled(session="s", device=journal.device, seq=guessed, says="guessed"), NOON + timedelta(days=2))
    write(journal, given(None), NOON + timedelta(days=3))

    one = carry(journal, Rules(), "d").questions["d", "q"]
    assert [row.rating for row in one.reviews] == [1]
    assert one.reviews[0].day == one.state.last


def test_what_came_from_another_program_is_known_for_that(journal: Journal) -> None:
    write(journal, Imported(source="anki", id="1", rating="hard"), NOON)

    assert [row.came_in for row in carry(journal, Rules(), "d").questions["d", "q"].reviews] == [True]
