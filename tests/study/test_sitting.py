"""A sitting: no verdict before its response is on disk, and nothing counts that could not be written."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import settings
from viva.asking.response import Passed, Picked, Rated, ResponseError, Wrote
from viva.study import start
from viva.study.events import LONGEST
from viva.study.journal import Journal, JournalError
from viva.study.sitting import OFFERED_FOR, Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.bank.deck import Question
    from viva.study.events import Event, Mode
    from viva.study.journal import Broken


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


class Hand(Protocol):
    shows: datetime

    def __call__(self) -> datetime: ...
    def turn(self, **by: float) -> None: ...


@pytest.fixture
def begin(journal: Journal, clock: Hand, ask: Ask) -> Callable[..., Sitting]:
    def anew(count: int = 4, *, mode: Mode = "practice", minutes: int | None = None, kind: str = "typed") -> Sitting:
        questions = ask(count, kind=kind)
        return Sitting.begin(journal, clock, questions, mode=mode, source="deck", title="Deck", seed=1, minutes=minutes)

    return anew


def on_disk() -> int:
    with sqlite3.connect(settings.journal_path()) as db:
        (count,) = db.execute("SELECT count(*) FROM event").fetchone()
    db.close()
    return int(count)


def broken(journal: Journal, clock: Hand) -> Broken:
    found = start.broken_of(journal, clock)
    assert found is not None
    return found


def test_the_response_is_on_disk_before_its_verdict_is_known(begin: Callable[..., Sitting]) -> None:
    sitting = begin()
    seen: list[int] = []
    tell = type(sitting.session).tell

    def telling(session: object, answered: object) -> None:
        seen.append(on_disk())
        tell(session, answered)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(sitting.session), "tell", telling)
        sitting.answer(Wrote("right"), ms=1)

    assert seen == [1]


def test_what_could_not_be_written_does_not_count_and_its_question_still_waits(
    begin: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin()
    sitting.answer(Wrote("right"), ms=1)
    sitting.advance()
    score, done, waiting = sitting.session.score, sitting.session.done, sitting.asking

    def full(self: Journal, _: Event) -> int:
        raise JournalError("full", self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        with pytest.raises(JournalError):
            sitting.answer(Wrote("right"), ms=1)
    assert (sitting.session.score, sitting.session.done, sitting.asking) == (score, done, waiting)
    assert sitting.session.told is None

    assert sitting.answer(Wrote("right"), ms=1).verdict.outcome == "right"
    assert on_disk() == 2


def test_an_own_word_that_could_not_be_written_does_not_count(
    begin: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin()
    sitting.answer(Wrote("wright"), ms=1)

    def full(self: Journal, _: Event) -> int:
        raise JournalError("full", self.path)

    monkeypatch.setattr(Journal, "append", full)
    with pytest.raises(JournalError):
        sitting.overrule("right")

    assert sitting.session.score.right == 0


def test_a_response_that_does_not_fit_leaves_no_trace(begin: Callable[..., Sitting]) -> None:
    sitting = begin()

    with pytest.raises(ResponseError):
        sitting.answer(Picked(("nothing",)), ms=1)

    assert on_disk() == 0


def test_the_journal_is_told_what_was_asked_and_how_it_went(
    begin: Callable[..., Sitting], journal: Journal, clock: Hand
) -> None:
    clock.shows = datetime(2026, 3, 9, 2, tzinfo=UTC)  # before four: still the day before
    sitting = begin(kind="select")
    answered = sitting.answer(Passed(), ms=10**9, hints=2)

    ((_, seq, question, given),) = journal.answers(sitting.id)
    assert (seq, question) == (1, "q0")
    assert (given.mode, given.bank, given.kind, given.round, given.hints) == ("practice", "bank", "select", 0, 2)
    assert (given.got, given.of, given.worth, given.rating) == (0, 2, 2, "again")
    assert given.response == Passed()
    assert given.ms == LONGEST
    assert given.day == "2026-03-08"
    assert given.order == tuple(option.key for option in answered.shown.options)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "response", "hints", "rating"),
    [
        ("typed", Wrote("right"), 0, "good"),
        ("typed", Wrote("right"), 1, "again"),
        ("typed", Wrote("wrong"), 0, "again"),
        ("typed", Rated("easy"), 0, "easy"),
        ("discuss", Passed(), 0, None),
    ],
)
def test_what_the_memory_is_told(
    kind: str, response: Wrote | Rated | Passed, hints: int, rating: str | None, begin: Callable[..., Sitting]
) -> None:
    sitting = begin(kind=kind)

    sitting.answer(response, ms=1, hints=hints)

    ((_, _, _, given),) = sitting.journal.answers(sitting.id)
    assert given.rating == rating


def test_a_session_goes_on_where_it_was_broken_off(
    begin: Callable[..., Sitting], journal: Journal, clock: Hand, ask: Ask
) -> None:
    sitting = begin(5)
    sitting.answer(Wrote("wright"), ms=1)
    sitting.overrule("right")
    sitting.advance()
    sitting.answer(Wrote("right"), ms=1)
    sitting.overrule("guessed")
    sitting.advance()
    sitting.answer(Wrote("wrong"), ms=1)
    sitting.advance()

    clock.turn(days=1)
    again = Sitting.resume(journal, clock, broken(journal, clock), ask(5, kind="typed"))

    assert again.id == sitting.id
    assert again.session.turn == sitting.session.turn
    assert again.session._queue == sitting.session._queue
    assert again.session.score == sitting.session.score
    assert again.session.misses == sitting.session.misses
    assert again.session.shown == sitting.session.shown
    assert again.lost == 0


def test_it_goes_on_without_the_questions_that_have_left_the_deck(
    begin: Callable[..., Sitting], journal: Journal, clock: Hand, ask: Ask
) -> None:
    sitting = begin(4)
    sitting.answer(Wrote("wrong"), ms=1)

    again = Sitting.resume(journal, clock, broken(journal, clock), ask(4, kind="typed")[2:])

    assert again.lost == 2
    assert again.asking is not None
    assert again.asking.id == "q2"


@pytest.mark.parametrize("left", [2, 0], ids=["all is answered", "its questions are gone"])
def test_a_session_with_nothing_left_to_ask_is_over_and_not_offered_again(
    left: int, begin: Callable[..., Sitting], journal: Journal, clock: Hand, ask: Ask
) -> None:
    sitting = begin(2)
    sitting.answer(Wrote("right"), ms=1)
    sitting.advance()
    sitting.answer(Wrote("right"), ms=1)  # and here it was killed

    again = Sitting.resume(journal, clock, broken(journal, clock), ask(left, kind="typed"))

    assert again.asking is None
    assert again.session.score.right == left
    assert start.broken_of(journal, clock) is None


def test_a_session_that_ends_is_not_offered(begin: Callable[..., Sitting], journal: Journal, clock: Hand) -> None:
    sitting = begin(1)
    sitting.answer(Wrote("right"), ms=1)
    assert start.broken_of(journal, clock) is not None

    assert sitting.advance() is None

    assert start.broken_of(journal, clock) is None


def test_a_session_that_was_broken_off_is_offered_for_fourteen_days(
    begin: Callable[..., Sitting], journal: Journal, clock: Hand
) -> None:
    begin().answer(Wrote("right"), ms=1)
    assert timedelta(days=14) == OFFERED_FOR

    clock.turn(days=14)
    assert start.broken_of(journal, clock) is not None
    clock.turn(minutes=1)
    assert start.broken_of(journal, clock) is None


def test_after_its_minutes_a_session_asks_nothing_new(
    begin: Callable[..., Sitting], journal: Journal, clock: Hand
) -> None:
    sitting = begin(3, minutes=5)
    clock.turn(minutes=4)
    sitting.answer(Wrote("right"), ms=1)
    assert sitting.advance() is not None

    clock.turn(minutes=2)
    sitting.answer(Wrote("right"), ms=1)  # what was asked may be answered

    assert sitting.advance() is None
    assert sitting.session.done == 2
    assert start.broken_of(journal, clock) is None


def test_an_own_word_without_an_answer_is_nothing(begin: Callable[..., Sitting]) -> None:
    sitting = begin()

    sitting.overrule("right")

    assert on_disk() == 0
