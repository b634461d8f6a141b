"""How learning goes, in numbers: what was remembered against what was foreseen, what was done, what comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from viva.asking.response import Wrote
from viva.bank.deck import Home, Question
from viva.bank.kinds import Discuss, Typed
from viva.study.engine import chance
from viva.study.events import TYPE_OF, Event, Given, Overruled, Payload, Undone
from viva.study.history import history, pace
from viva.study.memories import Memories
from viva.study.memory import State
from viva.study.progress import (
    Answer,
    Day,
    Retention,
    Standings,
    by_level,
    by_topic,
    calendar,
    forecast,
    hardest,
    retention,
    spent,
    streak,
)

if TYPE_CHECKING:
    from viva.asking.response import Rating
    from viva.bank.kinds import Level
    from viva.study.journal import Journal

NOON: Final = datetime(2026, 3, 9, 12, tzinfo=UTC)
DAY: Final = NOON.toordinal()


def ask(name: str, bank: str = "b", level: Level | None = None) -> Question:
    content = Typed(id=name, prompt="?", answer="!", level=level)
    return Question(content, Home("d", bank, "en", "B", Path("b.en.yaml")), content)


def state(stability: float = 5, *, due: int = DAY, lapses: int = 0, difficulty: float = 5) -> State:
    return State(stability, difficulty, DAY, DAY, due, 1, lapses)


def answer(day: int, rating: int | None = 3, expected: float | None = None, ms: int = 1000) -> Answer:
    return Answer(deck="d", question="q", day=day, ms=ms, rating=rating, expected=expected)


def write(journal: Journal, payload: Payload, *, days: int = 0, question: str = "q") -> int:
    at = NOON + timedelta(days=days)
    return journal.append(
        Event(type=TYPE_OF[type(payload)], at=at, deck="d", question=question, lang="en", payload=payload)
    )


def given(rating: Rating | None, ms: int = 1000) -> Given:
    return Given(
        session="s",
        mode="practice",
        bank="b",
        kind="typed",
        round=0,
        response=Wrote("x"),
        got=1,
        of=1,
        worth=1,
        rating=rating,
        ms=ms,
        day="2026-03-09",
    )


def test_retention_is_of_reviews_from_one_day_to_another() -> None:
    answers = [
        answer(DAY, 1),
        answer(DAY, 3, 0.9),
        answer(DAY, 1, 0.7),
        answer(DAY - 9, 2, 0.8),
        answer(DAY, None, 0.1),
    ]

    found = retention(answers)
    assert found.reviews == 3
    assert found.observed == pytest.approx(2 / 3)
    assert found.expected == pytest.approx(0.8)
    lately = retention(answers, since=DAY)
    assert (lately.reviews, lately.observed) == (2, 0.5)
    assert retention([answer(DAY)]) == Retention(0, None, None)


def test_the_calendar_has_every_day_up_to_today() -> None:
    answers = [answer(DAY), answer(DAY, None), answer(DAY - 2), answer(DAY - 400)]

    assert calendar(answers, DAY, 3) == [Day(DAY - 2, 1, 1000), Day(DAY - 1, 0, 0), Day(DAY, 2, 2000)]
    assert len(calendar(answers, DAY)) == 365
    assert spent(answers, since=DAY - 2) == 3000


def test_a_streak_is_not_over_before_today_is() -> None:
    def line(*counts: int) -> list[Day]:
        return [Day(place, count, 0) for place, count in enumerate(counts)]

    assert [streak(line(1, 0, 1, 1)), streak(line(1, 1, 0)), streak(line(1, 0, 0)), streak([])] == [2, 2, 0, 0]


def test_the_forecast_puts_what_is_overdue_on_today() -> None:
    states = [state(due=day) for day in (DAY - 5, DAY, DAY + 2, DAY + 2, DAY + 90)]

    assert forecast(states, DAY, 4) == [2, 0, 2, 0]


def test_knowledge_is_told_by_topic_and_by_level_without_what_is_never_due() -> None:
    talk = Discuss(id="talk", prompt="Talk.", points=("a",))
    questions = [
        ask("a", level="apply"),
        ask("b", level="apply"),
        ask("c", "x"),
        ask("d", "x", "remember"),
        Question(talk, ask("q").home, talk),
    ]
    states = {"a": state(30), "b": state(3), "d": state(21)}

    assert by_topic(questions, states) == {"b": Standings(1, 1, 0), "x": Standings(1, 0, 1)}
    assert by_level(questions, states) == {
        "apply": Standings(1, 1, 0),
        None: Standings(0, 0, 1),
        "remember": Standings(1),
    }


def test_the_hardest_were_forgotten_most_often() -> None:
    questions = [ask(name) for name in "abcd"]
    states = {"a": state(lapses=1, difficulty=9), "b": state(lapses=8), "c": state(), "d": state(lapses=1)}

    found = hardest(questions, states)
    assert [(one.question.id, one.leech) for one in found] == [("b", True), ("a", False), ("d", False)]
    assert len(hardest(questions, states, 2)) == 2


# From a journal.


def test_what_fsrs_foresaw_is_the_chance_from_the_state_before(journal: Journal) -> None:
    write(journal, given("good"))
    write(journal, given("again"))
    before = Memories(journal).of("d")["q"]
    write(journal, given("good"), days=4)

    found = history(journal)
    assert [one.expected for one in found] == [None, None, pytest.approx(chance(before.stability, 4), abs=1e-6)]
    assert [one.day - DAY for one in found] == [0, 0, 4]


def test_many_questions_are_worked_out_a_few_at_a_time(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcde":
        for days in (0, 3, 9):
            write(journal, given("good"), days=days, question=name)
    whole = history(journal)

    monkeypatch.setattr("viva.study.history.AT_ONCE", 2)
    assert history(journal) == whole
    assert sum(one.expected is not None for one in whole) == 10


def test_what_was_undone_did_not_happen_and_the_last_word_counts(journal: Journal) -> None:
    undone = write(journal, given("again"))
    guessed = write(journal, given("good"), days=1)
    write(journal, given(None), days=2)
    write(journal, Undone(session="s", device=journal.device, seq=undone))
    write(journal, Overruled(session="s", device=journal.device, seq=guessed, says="guessed"), days=1)

    assert [(one.day - DAY, one.rating) for one in history(journal)] == [(1, 1), (2, None)]
    assert history(journal, deck="another") == []


def test_the_pace_is_that_of_the_last_responses(journal: Journal) -> None:
    for place in range(3):
        write(journal, given("good", 1000 * place), days=place)

    assert pace(journal) == [2000, 1000, 0]
