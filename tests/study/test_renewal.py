"""A deck under edit: what was saved is taken up in the middle of a session, and everything keeps its place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from viva.asking.response import Passed, Wrote
from viva.bank import library
from viva.bank.deck import Question
from viva.bank.problems import BankError
from viva.study import start
from viva.study.renewal import Watch
from viva.study.results import Renewed
from viva.study.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from viva.study.days import Clock
    from viva.study.journal import Journal
    from viva.study.sitting import Sitting


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


def edited(question: Question) -> Question:
    content = replace(question.content, explain="Since then.")
    return Question(content, question.home, content)


def line(session: Session) -> list[tuple[str, int]]:
    return [(turn.question.id, turn.round) for turn in session._queue]


def played(questions: list[Question], answers: list[bool]) -> Session:
    """Return a session in which so many answers were given, and the last is told."""
    session = Session(questions)
    for right in answers:
        session.advance()
        if session.over:
            break
        session.answer(Wrote("right") if right else Passed())
    return session


@given(answers=st.lists(st.booleans(), max_size=14), change=st.lists(st.sampled_from(["same", "edit", "drop"])))
@settings(max_examples=100)
def test_what_is_left_keeps_its_place_its_round_and_its_result(
    ask: Ask, answers: list[bool], change: list[str]
) -> None:
    questions = ask(6, kind="typed")
    session = played(questions, answers)
    before, told, score, results = line(session), session.told, session.score, {**session.results}
    fate = dict(zip([question.id for question in questions], [*change, *["same"] * 6], strict=False))
    now = [edited(one) if fate[one.id] == "edit" else one for one in questions if fate[one.id] != "drop"]

    renewed = session.renew(now)

    assert renewed == Renewed(
        changed=tuple(name for name in fate if fate[name] == "edit"),
        gone=tuple(name for name in fate if fate[name] == "drop"),
    )
    on = before[:1] if told else []
    assert line(session) == [*on, *((name, number) for name, number in before[len(on) :] if fate[name] != "drop")]
    assert {turn.question for turn in session._queue if fate[turn.question.id] != "drop"} <= set(now)
    assert [*session.results] == [*results]
    assert session.score == score
    assert (session.told is None) == (told is None)
    assert session.done <= len(session.questions)


@given(answers=st.lists(st.booleans(), max_size=14))
@settings(max_examples=50)
def test_reading_the_same_again_changes_nothing(ask: Ask, answers: list[bool]) -> None:
    session = played(ask(6, kind="typed"), answers)
    before = (line(session), session.told, [*session.questions], {**session.results})

    assert not session.renew(ask(6, kind="typed"))
    assert (line(session), session.told, [*session.questions], {**session.results}) == before


def test_what_is_new_comes_next(ask: Ask) -> None:
    *asked, new = ask(4, kind="typed")
    session = Session(asked)

    renewed = session.renew([*asked, new], [new])

    assert renewed == Renewed(fresh=(new.id,))
    assert [name for name, _ in line(session)] == ["q0", "q3", "q1", "q2"]
    assert len(session.questions) == 4


def test_a_question_that_is_gone_while_it_is_asked_makes_way_for_the_next(ask: Ask) -> None:
    questions = ask(2, kind="typed")
    session = Session(questions)

    session.renew(questions[1:])

    assert session.turn is not None
    assert session.turn.question.id == "q1"


def test_a_verdict_stands_and_what_is_told_with_it_is_new(ask: Ask) -> None:
    questions = ask(2, kind="typed")
    session = played(questions, [False])
    assert session.told is not None
    verdict = session.told.verdict

    session.renew([edited(one) for one in questions])

    assert session.told.verdict == verdict
    assert session.told.reveal.explain


def test_a_verdict_on_a_question_that_has_become_another_stays_as_it_was(ask: Ask) -> None:
    questions = ask(1, kind="choice")
    session = Session(questions)
    told = session.answer(Passed())
    (typed,) = ask(1, kind="typed")

    session.renew([typed])

    assert session.told is not None
    assert session.told.verdict == told.verdict


# On disk.

BANK: Final = """\
viva: 1
lang: en
title: Lakes
questions:
- id: one
  typed: What is one?
  answer: right
- id: two
  typed: What is two?
  answer: right
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "lakes.en.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


@pytest.fixture
def sitting(bank: Path, journal: Journal, clock: Clock) -> Sitting:
    return start.begin(journal, clock, library.find(str(bank)), start.Wish(source=str(bank)), preferred="en")


def save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    now = path.stat().st_mtime_ns + 10_000_000  # two saves within one tick of the clock
    os.utime(path, ns=(now, now))


def test_a_file_that_was_saved_is_read_once(sitting: Sitting, bank: Path) -> None:
    watch = Watch(sitting)
    assert watch.look() is None

    save(bank, BANK.replace("What is one?", "What is it?"))

    assert watch.look() is None  # it may still be being written
    assert watch.look() == Renewed(changed=("one",))
    assert watch.look() is None
    assert sitting.asking is not None
    assert sitting.asking.prompt == "What is it?"


def test_a_question_written_since_comes_next_and_one_that_was_not_chosen_does_not(
    bank: Path, journal: Journal, clock: Clock
) -> None:
    wish = start.Wish(source=str(bank), count=1)
    sitting = start.begin(journal, clock, library.find(str(bank)), wish, preferred="en")
    watch = Watch(sitting)

    save(bank, BANK + "- id: three\n  typed: What is three?\n  answer: right\n")

    assert watch.look(at_once=True) == Renewed(fresh=("three",))
    assert [question.id for question in sitting.session.questions] == ["one", "three"]


def test_a_file_that_cannot_be_used_is_told_once_and_the_session_goes_on(sitting: Sitting, bank: Path) -> None:
    watch = Watch(sitting)

    save(bank, BANK.replace("  answer: right\n", "", 1))

    with pytest.raises(BankError):
        watch.look(at_once=True)
    assert watch.look(at_once=True) is None
    assert sitting.asking is not None
    assert sitting.asking.prompt == "What is one?"

    save(bank, BANK.replace("What is one?", "What is it?"))
    assert watch.look(at_once=True) == Renewed(changed=("one",))


def test_a_comment_or_another_order_is_no_change(sitting: Sitting, bank: Path) -> None:
    watch = Watch(sitting)

    save(bank, BANK + "# A thought.\n")

    assert watch.look(at_once=True) is None


def test_a_source_that_was_edited_renews_what_cites_it(tmp_path: Path, journal: Journal, clock: Clock) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text(
        "viva: 1\nkey: 00112233aabbccdd\nlanguages: [en]\ntitle: T\nbanks:\n- {file: lakes, anki: Lakes}\n", "utf-8"
    )
    source = (
        "viva: 1\nlang: en\ntitle: T\nvoices: {anna: {name: Anna}}\n"
        f"passages:\n- {{id: 1.1, voice: anna, gist: So., length: 3, sha256: {'a' * 64}}}\n"
    )
    (folder / "source.yaml").write_text(source, "utf-8")
    (folder / "lakes.en.yaml").write_text(BANK + "  cites: [1.1]\n", "utf-8")
    sitting = start.begin(journal, clock, library.find(str(folder)), start.Wish(source=str(folder)), preferred="en")
    assert [one.passages[0].gist for one in sitting.session.questions if one.passages] == ["So."]  # it was looked at
    watch = Watch(sitting)

    save(folder / "source.yaml", source.replace("So.", "Not so."))

    assert watch.look(at_once=True) == Renewed(changed=("two",))


def test_files_that_are_gone_end_nothing(sitting: Sitting, bank: Path) -> None:
    watch = Watch(sitting)
    bank.unlink()

    with pytest.raises(Exception, match="deck-gone"):
        watch.look(at_once=True)
    assert sitting.asking is not None
