"""Flags and notes: the last one counts, on whichever device it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from viva.study.events import Flagged, Noted
from viva.study.memories import Memories
from viva.study.remarks import flags, notes, remark

if TYPE_CHECKING:
    from datetime import datetime

    from viva.bank.deck import Question
    from viva.study.journal import Journal


class Hand(Protocol):
    def __call__(self) -> datetime: ...
    def turn(self, **by: float) -> None: ...


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


def test_the_last_flag_counts(journal: Journal, clock: Hand, ask: Ask) -> None:
    first, second, third = ask(3, kind="typed")
    for question, says in (
        (first, Flagged(on=True)),
        (second, Flagged(on=True)),
        (third, Flagged(on=True, text="odd")),
    ):
        remark(journal, question, says, clock())
    clock.turn(minutes=1)
    remark(journal, second, Flagged(on=False), clock())

    assert flags(journal, first.home.deck) == {"q0": "", "q2": "odd"}
    assert flags(journal, "another") == {}


def test_a_note_takes_the_place_of_the_one_before_and_an_empty_one_of_all(
    journal: Journal, clock: Hand, ask: Ask
) -> None:
    first, second = ask(2, kind="typed")
    for question, text in ((first, "old"), (second, "gone"), (first, "mine \x1b[2J"), (second, "")):
        remark(journal, question, Noted(text=text), clock())
        clock.turn(minutes=1)

    assert notes(journal, first.home.deck) == {"q0": "mine \x1b[2J"}


def test_a_remark_is_no_evidence(journal: Journal, clock: Hand, ask: Ask) -> None:
    (question,) = ask(1, kind="typed")
    remark(journal, question, Noted(text="mine"), clock())

    assert Memories(journal).of(question.home.deck) == {}
    assert journal.seen(question.home.deck) == {}


def test_what_a_later_viva_wrote_is_passed_over(journal: Journal, clock: Hand, ask: Ask) -> None:
    (question,) = ask(1, kind="typed")
    remark(journal, question, Noted(text="mine"), clock())
    with journal.writing() as db:
        db.execute("UPDATE event SET payload = '{\"picture\": 1}'")

    assert notes(journal, question.home.deck) == {}
