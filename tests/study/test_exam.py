"""An exam: any order, flags, changes of mind; nothing told till the end, and nothing changed after it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.asking.response import Passed, Picked, ResponseError, Wrote
from viva.bank.deck import option_key
from viva.study.exam import Exam, mark, markable

if TYPE_CHECKING:
    from tests.study.conftest import Ask

RIGHT = Picked((option_key("right"),))
WRONG = Picked((option_key("off"),))


def test_questions_are_answered_in_any_order(ask: Ask) -> None:
    exam = Exam(ask(3, kind="choice"))

    exam.go(2)
    exam.answer(RIGHT)
    exam.go(0)
    exam.answer(WRONG)

    assert exam.blank == [1]
    assert [exam.standing(place) for place in range(3)] == ["answered", "blank", "answered"]


def test_the_last_answer_is_the_one_that_counts(ask: Ask) -> None:
    exam = Exam(ask(1, kind="choice"))

    exam.answer(WRONG)
    exam.answer(RIGHT)
    exam.hand_in()

    assert exam.paper[0].response == RIGHT
    assert exam.got == 1


def test_an_answer_taken_off_the_paper_leaves_it_blank(ask: Ask) -> None:
    exam = Exam(ask(1, kind="choice"))
    exam.answer(RIGHT)

    exam.erase()
    exam.erase()
    exam.hand_in()

    assert exam.paper[0].response == Passed()
    assert exam.got == 0


def test_coming_back_shows_the_options_in_the_same_order(ask: Ask) -> None:
    exam = Exam(ask(5, kind="choice"), seed=3)
    before = exam.shown

    exam.go(4)
    exam.go(0)

    assert exam.shown == before


def test_turning_beyond_an_end_stays_there(ask: Ask) -> None:
    exam = Exam(ask(3, kind="choice"))

    exam.go(-1)
    assert exam.place == 0

    exam.go(3)
    assert exam.place == 2


def test_a_flag_comes_and_goes(ask: Ask) -> None:
    exam = Exam(ask(2, kind="choice"))

    assert exam.flag()
    assert exam.marked == [0]
    assert not exam.flag()
    assert exam.marked == []


def test_there_is_no_verdict_before_it_is_handed_in(ask: Ask) -> None:
    exam = Exam(ask(1, kind="choice"))
    exam.answer(RIGHT)

    with pytest.raises(AssertionError):
        _ = exam.paper


def test_nothing_is_answered_after_it_was_handed_in(ask: Ask) -> None:
    exam = Exam(ask(1, kind="choice"))
    exam.hand_in()

    with pytest.raises(AssertionError):
        exam.answer(RIGHT)
    with pytest.raises(AssertionError):
        exam.erase()


def test_a_response_for_another_kind_is_refused_without_a_word_on_the_right_one(ask: Ask) -> None:
    exam = Exam(ask(1, kind="choice"))

    with pytest.raises(ResponseError):
        exam.check(Wrote("right"))
    exam.check(WRONG)


def test_what_only_the_learner_can_mark_is_left_out(ask: Ask) -> None:
    kinds = [question.kind for question in markable(ask(7))]

    assert kinds == ["choice", "typed", "select", "cloze", "claim"]


@pytest.mark.parametrize(
    ("got", "out_of", "scale", "expected"),
    [
        (Fraction(7), 10, 20, "14.0"),
        (Fraction(2, 3), 1, 20, "13.3"),
        (Fraction(1, 8), 1, 20, "2.5"),
        (Fraction(1, 80), 1, 20, "0.3"),  # 0.25: halves go up
        (Fraction(1), 1, 100, "100.0"),
        (Fraction(0), 0, 20, "0.0"),
    ],
)
def test_marks_are_put_on_a_scale_to_one_decimal(got: Fraction, out_of: int, scale: int, expected: str) -> None:
    assert mark(got, out_of, scale) == Decimal(expected)


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["right", "wrong", "erase", "flag"])), max_size=30))
def test_the_mark_is_that_of_the_last_answers_whatever_came_before(ask: Ask, steps: list[tuple[int, str]]) -> None:
    exam = Exam(ask(5, kind="choice"))
    last: dict[int, str] = {}
    for place, step in steps:
        exam.go(place)
        match step:
            case "right":
                exam.answer(RIGHT)
                last[place] = step
            case "wrong":
                exam.answer(WRONG)
                last[place] = step
            case "erase":
                exam.erase()
                last.pop(place, None)
            case _:
                exam.flag()

    exam.hand_in()

    assert exam.got == sum(step == "right" for step in last.values())
    assert exam.out_of == 5
