"""Which questions a session asks: what is new, what was missed, what was seen longest ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import pytest
from msgspec import structs

from viva.study.choose import choose
from viva.study.journal import Seen

if TYPE_CHECKING:
    from viva.bank.deck import Question

NOW = datetime(2026, 3, 9, tzinfo=UTC)


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


def seen(days_ago: int, *, right: bool = True) -> Seen:
    return Seen(NOW - timedelta(days=days_ago), right)


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


@pytest.mark.parametrize("count", [0, 7, 8])
def test_all_are_asked_in_the_banks_order_when_nothing_is_to_be_left_out(count: int, ask: Ask) -> None:
    questions = ask(7)

    assert choose(questions, {"q3": seen(1, right=False)}, count) == questions


def test_new_ones_come_first_then_misses_then_what_was_seen_longest_ago(ask: Ask) -> None:
    questions = ask(6, kind="typed")
    known = {"q0": seen(1), "q1": seen(9), "q2": seen(5, right=False), "q3": seen(8, right=False), "q5": seen(3)}

    assert ids(choose(questions, known, 5)) == ["q4", "q3", "q2", "q1", "q5"]


def test_kinds_are_mixed_among_those_of_equal_standing(ask: Ask) -> None:
    typed, claims = ask(6, kind="typed"), ask(9, kind="claim")[6:]

    chosen = choose([*typed, *claims], {}, 6)

    assert sorted(question.kind for question in chosen) == ["claim"] * 3 + ["typed"] * 3
    assert [question.kind for question in chosen[:2]] == ["typed", "claim"]


def test_banks_are_mixed_too(ask: Ask) -> None:
    questions = ask(6, kind="typed")
    other = structs.replace(questions[0].home, bank="other")
    questions[3:] = [structs.replace(question, home=other) for question in questions[3:]]

    assert ids(choose(questions, {}, 4)) == ["q0", "q3", "q1", "q4"]


def test_each_is_asked_once(ask: Ask) -> None:
    chosen = choose(ask(30), {"q1": seen(1)}, 29)

    assert len(set(ids(chosen))) == 29
