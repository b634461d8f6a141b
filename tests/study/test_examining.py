"""An exam with its journal: nothing is lost, nothing is told before the end, and the clock stands while one is away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from viva.asking.response import Picked, Response, ResponseError, Wrote
from viva.bank.deck import option_key
from viva.study.examining import ExamSitting
from viva.study.journal import Journal, JournalError

if TYPE_CHECKING:
    from datetime import datetime

    from viva.bank.deck import Question
    from viva.study.journal import Broken


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


class Hand(Protocol):
    shows: datetime

    def __call__(self) -> datetime: ...

    def turn(self, **by: float) -> None: ...


def begin(journal: Journal, clock: Hand, questions: list[Question], minutes: int | None = 30) -> ExamSitting:
    return ExamSitting.begin(journal, clock, questions, source="deck", title="Deck", seed=1, minutes=minutes)


def broken(journal: Journal, clock: Hand) -> Broken:
    found = journal.broken(since=clock().replace(year=2000))
    assert found is not None
    return found


RIGHT: Response = Wrote("right")


def test_nothing_is_a_response_before_the_paper_is_handed_in(ask: Ask, journal: Journal, clock: Hand) -> None:
    sitting = begin(journal, clock, ask(3, kind="typed"))
    sitting.answer(Wrote("wrong"))
    sitting.answer(RIGHT)
    assert journal.responses() == 0

    sitting.exam.go(1)
    sitting.answer(RIGHT)
    sitting.hand_in()

    assert journal.responses() == 2
    seen = journal.seen(sitting.plan.deck)
    assert {name: one.right for name, one in seen.items()} == {"q0": True, "q1": True}
    assert sitting.exam.got == 2
    assert journal.broken(since=clock().replace(year=2000)) is None


def test_an_exam_that_was_broken_off_goes_on_as_it_stood(ask: Ask, journal: Journal, clock: Hand) -> None:
    questions = ask(3, kind="typed")
    sitting = begin(journal, clock, questions)
    sitting.answer(RIGHT)
    sitting.exam.go(2)
    sitting.flag()
    clock.turn(minutes=10)
    sitting.answer(Wrote("perhaps"))
    clock.turn(hours=9)

    again = ExamSitting.resume(journal, clock, broken(journal, clock), questions)

    assert again.exam.responses == {"q0": RIGHT, "q2": Wrote("perhaps")}
    assert again.exam.flagged == {"q2"}
    assert again.exam.place == 2
    assert again.left is not None
    assert again.left.total_seconds() == 20 * 60
    assert broken(journal, clock).answered == 2


def test_an_exam_goes_on_without_the_questions_that_are_gone(ask: Ask, journal: Journal, clock: Hand) -> None:
    questions = ask(3, kind="typed")
    sitting = begin(journal, clock, questions)
    sitting.answer(RIGHT)
    sitting.exam.go(1)
    sitting.answer(RIGHT)

    again = ExamSitting.resume(journal, clock, broken(journal, clock), questions[1:])
    again.hand_in()

    assert again.lost == 1
    assert journal.responses() == 1


def test_a_response_that_does_not_fit_is_refused_and_the_paper_stays(ask: Ask, journal: Journal, clock: Hand) -> None:
    sitting = begin(journal, clock, ask(1, kind="choice"))
    right = Picked((option_key("right"),))
    sitting.answer(right)

    with pytest.raises(ResponseError):
        sitting.answer(Wrote("something"))

    assert sitting.exam.responses == {"q0": right}


def test_what_cannot_be_written_does_not_stand_on_the_paper(
    ask: Ask, journal: Journal, clock: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin(journal, clock, ask(2, kind="typed"))
    sitting.answer(RIGHT)

    def full(*_: object) -> None:
        raise JournalError("full", journal.path)

    monkeypatch.setattr(Journal, "keep", full)
    sitting.exam.go(1)
    with pytest.raises(JournalError):
        sitting.answer(RIGHT)
    with pytest.raises(JournalError):
        sitting.flag()

    assert sitting.exam.responses == {"q0": RIGHT}
    assert not sitting.exam.flagged


def test_a_paper_is_handed_in_whole_or_not_at_all(
    ask: Ask, journal: Journal, clock: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin(journal, clock, ask(2, kind="typed"))
    sitting.answer(RIGHT)
    sitting.exam.go(1)
    sitting.answer(RIGHT)

    def fails(*_: object) -> None:
        raise JournalError("full", journal.path)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "end", fails)
        with pytest.raises(JournalError):
            sitting.hand_in()
    assert journal.responses() == 0
    assert not sitting.exam.handed_in

    sitting.hand_in()
    assert journal.responses() == 2


def test_a_blank_paper_can_be_handed_in(ask: Ask, journal: Journal, clock: Hand) -> None:
    sitting = begin(journal, clock, ask(2, kind="typed"))

    sitting.hand_in()

    assert sitting.exam.got == 0
    assert journal.responses() == 0


def test_time_runs_out_and_no_further_and_a_clock_set_back_stands(ask: Ask, journal: Journal, clock: Hand) -> None:
    sitting = begin(journal, clock, ask(2, kind="typed"), minutes=5)
    clock.turn(hours=-2)
    assert sitting.left is not None
    assert sitting.left.total_seconds() == 300

    clock.turn(hours=2, minutes=7)
    assert sitting.left.total_seconds() == 0
    assert begin(journal, clock, ask(1, kind="typed"), minutes=None).left is None


def test_who_rests_after_nothing_leaves_nothing(ask: Ask, journal: Journal, clock: Hand) -> None:
    sitting = begin(journal, clock, ask(2, kind="typed"))
    sitting.rest()
    assert journal.broken(since=clock().replace(year=2000)) is None

    sitting.answer(RIGHT)
    clock.turn(minutes=4)
    sitting.rest()
    draft = broken(journal, clock).plan.draft
    assert draft is not None
    assert draft.spent == 4 * 60_000
