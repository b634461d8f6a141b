"""What each mode asks: what is due, new ones within the day's limit, mistakes, and siblings apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.bank.deck import Home, Question
from viva.bank.kinds import Discuss, Typed
from viva.study.journal import Seen
from viva.study.memory import State
from viva.study.modes import Filter, Today, apart, mistakes, review, siblings, today

if TYPE_CHECKING:
    from viva.bank.kinds import Level

DAY = 739_000
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def ask(name: str, *, bank: str = "b", lang: str = "en", level: Level | None = None, **more: Any) -> Question:  # noqa: ANN401 - any key
    content = Typed(id=name, prompt="?", answer="!", level=level, **more)
    return Question(content, Home("d", bank, lang, "B", Path("b.en.yaml")), content)


def state(due: int, stability: float = 5) -> State:
    return State(stability, 5, DAY - 9, DAY - 5, due, 1, 0)


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


def test_what_is_due_comes_longest_due_first_then_new_ones_within_the_limit() -> None:
    questions = [ask(name) for name in ("new-1", "just", "later", "long", "new-2", "frail")]
    states = {"just": state(DAY), "long": state(DAY - 9), "later": state(DAY + 1), "frail": state(DAY, 1)}

    assert ids(review(questions, states, DAY, new=1)) == ["long", "frail", "just", "new-1"]
    assert ids(review(questions, states, DAY, new=0)) == ["long", "frail", "just"]
    assert ids(review(questions, states, DAY, new=9, count=4)) == ["long", "frail", "just", "new-1"]


def test_a_question_for_talk_is_never_due() -> None:
    talk = Discuss(id="talk", prompt="Talk.", points=("a",))
    question = Question(talk, ask("q").home, talk)

    assert review([question], {}, DAY, new=5) == []
    assert not today([question], {}, DAY, begun=0)


def test_mistakes_are_what_went_wrong_last_time_the_most_recent_first() -> None:
    questions = [ask(name) for name in ("old", "fresh", "right", "new")]
    seen = {
        "old": Seen(NOON - timedelta(days=2), right=False),
        "fresh": Seen(NOON, right=False),
        "right": Seen(NOON, right=True),
    }

    assert ids(mistakes(questions, seen)) == ["fresh", "old"]
    assert ids(mistakes(questions, seen, 1)) == ["fresh"]


def test_today_counts_what_is_due_what_is_new_and_the_minutes_of_this_learner() -> None:
    questions = [ask(f"q{place}") for place in range(12)]
    states = {"q0": state(DAY), "q1": state(DAY - 3), "q2": state(DAY + 3)}

    assert today(questions, states, DAY, begun=4, new_a_day=10) == Today(2, 6, 3)
    assert today(questions, states, DAY, begun=20, new_a_day=10, pace=(1_000, 60_000, 61_000)) == Today(2, 0, 2)
    assert not Today(0, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["a", "b", "c"]),
        (Filter(banks=frozenset({"x"})), ["b"]),
        (Filter(levels=frozenset({"apply", "analyse"})), ["a", "c"]),
        (Filter(tags=frozenset({"lesson", "else"})), ["a", "b"]),
        (Filter(langs=frozenset({"fr"})), ["c"]),
        (Filter(levels=frozenset({"apply"}), tags=frozenset({"lesson"})), ["a"]),
    ],
)
def test_any_mode_asks_by_topic_level_tag_and_language(wanted: Filter, found: list[str]) -> None:
    questions = [
        ask("a", level="apply", tags=("lesson",)),
        ask("b", bank="x", tags=("lesson", "more")),
        ask("c", lang="fr", level="analyse"),
    ]

    assert [question.id for question in questions if wanted.takes(question)] == found


def test_siblings_are_of_one_group_or_on_one_passage() -> None:
    assert siblings(ask("a", group="g"), ask("b", group="g"))
    assert siblings(ask("a", cites=("1.1", "1.2")), ask("b", cites=("1.2",)))
    assert not siblings(ask("a"), ask("b"))
    assert not siblings(ask("a", group="g", cites=("1.1",)), ask("b", group="h", cites=("1.2",)))


@given(groups=st.lists(st.integers(0, 4), max_size=12))
def test_siblings_are_no_neighbours_where_that_can_be(groups: list[int]) -> None:
    questions = [ask(f"q{place}", group=f"g{group}") for place, group in enumerate(groups)]

    line = apart(questions)

    assert sorted(ids(line)) == sorted(ids(questions))
    if all(groups.count(group) <= (len(groups) + 1) // 2 for group in groups):
        assert not any(siblings(one, other) for one, other in pairwise(line))


def test_questions_without_siblings_keep_their_order() -> None:
    questions = [ask(f"q{place}") for place in range(5)]

    assert apart(questions) == questions
