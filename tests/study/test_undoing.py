"""Taking the last response back: its question comes again later, its result is gone, and its answer was seen."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.asking.response import Passed, Wrote
from viva.study import start
from viva.study.journal import Journal, JournalError
from viva.study.session import COMES_AGAIN_AFTER, MOST_ROUNDS, Session
from viva.study.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from viva.bank.deck import Question
    from viva.study.events import Event

RIGHT, WRONG = Wrote("right"), Wrote("something else")


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


class Hand(Protocol):
    def __call__(self) -> datetime: ...
    def turn(self, **by: float) -> None: ...


@pytest.fixture
def begin(journal: Journal, clock: Hand, ask: Ask) -> Callable[..., Sitting]:
    def anew(count: int = 5) -> Sitting:
        questions = ask(count, kind="typed")
        return Sitting.begin(journal, clock, questions, mode="practice", source="deck", title="Deck", seed=1)

    return anew


def line(session: Session) -> list[tuple[str, int]]:
    return [(turn.question.id, turn.round) for turn in session._queue]


def standing(session: Session) -> dict[str, tuple[object, ...]]:
    # All but the notes of a verdict, which the journal does not keep.
    return {
        name: (result.first.got, result.first.of, result.last.got, result.last.of, result.guessed, result.by_own_word)
        for name, result in session.results.items()
    }


# The session.


def test_the_question_comes_again_after_three_others(ask: Ask) -> None:
    session = Session(ask(6, kind="typed"))
    session.answer(WRONG)

    session.undo()

    assert line(session) == [("q1", 0), ("q2", 0), ("q3", 0), ("q0", 0), ("q4", 0), ("q5", 0)]
    assert COMES_AGAIN_AFTER == 3
    assert session.results == {}
    assert session.seen == {"q0"}
    assert session.told is None


def test_one_that_was_gone_on_from_is_taken_back_without_leaving_the_question_that_waits(ask: Ask) -> None:
    session = Session(ask(3, kind="typed"))
    session.answer(RIGHT)
    session.advance()

    session.undo()

    assert line(session) == [("q1", 0), ("q2", 0), ("q0", 0)]
    assert session.score.asked == 0


def test_the_only_question_comes_at_once(ask: Ask) -> None:
    session = Session(ask(1, kind="typed"))
    session.answer(RIGHT)

    session.undo()

    assert line(session) == [("q0", 0)]
    assert not session.over


def test_only_one_response_can_be_taken_back(ask: Ask) -> None:
    session = Session(ask(3, kind="typed"))
    assert session.undo() is None
    session.answer(RIGHT)
    session.advance()
    session.answer(RIGHT)

    assert session.undo() is not None
    assert session.undo() is None
    assert list(session.results) == ["q0"]


def test_a_later_round_that_is_taken_back_leaves_the_first_as_it_was(ask: Ask) -> None:
    session = Session(ask(1, kind="typed"))
    session.answer(WRONG)
    session.advance()
    before = copy.copy(session.results["q0"])
    session.answer(RIGHT)
    session.overrule("guessed")

    session.undo()

    assert session.results["q0"] == before
    assert line(session) == [("q0", 1)]


@given(steps=st.lists(st.sampled_from(["right", "wrong", "undo told", "undo", "guessed"]), max_size=40))
@settings(max_examples=80)
def test_whatever_is_taken_back_every_question_is_asked_and_the_session_ends(ask: Ask, steps: list[str]) -> None:
    session = Session(ask(4, kind="typed"))
    for step in [*steps, *["right"] * 20]:
        if session.over:
            break
        if step == "undo":
            session.undo()
            continue
        session.answer(WRONG if step == "wrong" else RIGHT)
        if step == "undo told":
            session.undo()
        elif step == "guessed":
            session.overrule("guessed")
        session.advance()
        assert all(later.round < MOST_ROUNDS for later in session._queue)
        assert len({name for name, _ in line(session)}) == len(line(session))

    assert session.over
    assert session.done == 4
    assert set(session.results) == {"q0", "q1", "q2", "q3"}


# With its journal.


def ratings(journal: Journal, sitting: Sitting) -> list[tuple[str, str | None]]:
    return [(question, payload.rating) for _, _, question, payload in journal.answers(sitting.id)]


def test_what_comes_after_the_answer_was_seen_is_no_evidence(begin: Callable[..., Sitting], journal: Journal) -> None:
    sitting = begin(2)
    sitting.answer(WRONG, ms=1)

    undone = sitting.undo()
    assert undone is not None
    assert undone.id == "q0"
    while sitting.asking is not None:
        sitting.answer(RIGHT, ms=1)
        sitting.advance()

    assert ratings(journal, sitting) == [("q0", "again"), ("q1", "good"), ("q0", None)]


def test_nothing_that_was_undone_is_seen(begin: Callable[..., Sitting], journal: Journal) -> None:
    sitting = begin()
    deck = sitting.plan.deck
    sitting.answer(WRONG, ms=1)
    assert journal.seen(deck)["q0"].right is False

    sitting.undo()

    assert journal.seen(deck) == {}


def test_there_is_nothing_to_undo_before_the_first_answer_nor_after_the_end(begin: Callable[..., Sitting]) -> None:
    sitting = begin(1)
    can = [sitting.can_undo]
    assert sitting.undo() is None
    sitting.answer(RIGHT, ms=1)
    can.append(sitting.can_undo)
    sitting.advance()
    can.append(sitting.can_undo)

    assert can == [False, True, False]
    assert sitting.undo() is None


def test_an_undo_that_could_not_be_written_changes_nothing(
    begin: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = begin()
    sitting.answer(WRONG, ms=1)

    def full(self: Journal, _: Event) -> int:
        raise JournalError("full", self.path)

    monkeypatch.setattr(Journal, "append", full)
    with pytest.raises(JournalError):
        sitting.undo()

    assert sitting.session.told is not None
    assert sitting.can_undo


@given(steps=st.lists(st.sampled_from(["right", "wrong", "undo told", "undo", "guessed"]), max_size=12))
@settings(max_examples=40, deadline=None)
def test_a_session_that_was_broken_off_goes_on_as_it_stood_undone_responses_and_all(
    tmp_path_factory: pytest.TempPathFactory, ask: Ask, steps: list[str]
) -> None:
    from datetime import UTC, datetime

    def noon() -> datetime:
        return datetime(2026, 3, 9, 12, tzinfo=UTC)

    with Journal(tmp_path_factory.mktemp("journal") / "journal.sqlite") as journal:
        sitting = Sitting.begin(journal, noon, ask(4, kind="typed"), mode="practice", source="", title="", seed=1)
        sitting.answer(Passed(), ms=1)
        sitting.advance()
        for step in steps:
            if sitting.asking is None:
                break
            if step == "undo":
                sitting.undo()
                continue
            sitting.answer(WRONG if step == "wrong" else RIGHT, ms=1)
            if step == "undo told":
                sitting.undo()
            elif step == "guessed":
                sitting.overrule("guessed")
            sitting.advance()
        broken = start.broken_of(journal, noon)
        if broken is None:
            assert sitting.session.over
            return
        again = Sitting.resume(journal, noon, broken, ask(4, kind="typed"))

        assert line(again.session) == line(sitting.session)
        assert standing(again.session) == standing(sitting.session)
        assert again.session.seen == sitting.session.seen
