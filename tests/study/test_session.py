"""The session as a state machine: what comes, what comes again, what counts, and that it can be replayed."""

from __future__ import annotations

import copy
from random import Random
from typing import TYPE_CHECKING, Literal, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.asking.grade import grade
from viva.asking.response import (
    Filled,
    Judged,
    Passed,
    Picked,
    Rated,
    Response,
    ResponseError,
    Talked,
    Wrote,
)
from viva.asking.shown import ShownCard, ShownChoice, ShownClaim, ShownCloze, ShownDiscuss, ShownSelect
from viva.asking.verdict import Verdict
from viva.bank.kinds import Discuss
from viva.study.session import COMES_AGAIN_AFTER, MOST_ROUNDS, Session, order_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.asking.shown import Shown
    from viva.bank.deck import Question

Says = Literal["guessed", "hard", "right", "easy"]


class Ask(Protocol):
    def __call__(self, count: int, *, kind: str = ...) -> list[Question]: ...


def answer_to(shown: Shown, grade_wanted: str) -> Response:
    """Return a response to a made question that is right, partly right, wrong, or none."""
    if grade_wanted == "passed":
        return Passed()
    right = grade_wanted == "right"
    match shown:
        case ShownChoice(options=options):
            return Picked(tuple(option.key for option in options if (option.text == "right") == right)[:1])
        case ShownSelect(options=options):
            wanted = {"right": {"one", "two"}, "partly": {"one"}}.get(grade_wanted, {"three"})
            return Picked(tuple(option.key for option in options if option.text in wanted))
        case ShownCloze():
            return Filled({"right": ("one", "two"), "partly": ("one", "no")}.get(grade_wanted, ("no", "no")))
        case ShownClaim():
            return Judged("true" if right else "false")
        case ShownCard(backwards=backwards):
            return Rated("good" if right else "again", backwards)
        case ShownDiscuss():
            return Talked((0,))
        case _:
            return Wrote("right" if right else "something else")


grades = st.sampled_from(["right", "partly", "wrong", "passed"])
words = st.sampled_from([None, None, "guessed", "hard", "right", "easy"])
runs = st.lists(st.tuples(grades, words), max_size=40)


def play(session: Session, run: list[tuple[str, Says | None]], look: Callable[[Session], None]) -> list[str]:
    """Answer as ``run`` says, then rightly, to the end; return the ids in the order they were asked."""
    asked = []
    steps = iter(run)
    while session.turn is not None:
        asked.append(session.turn.question.id)
        wanted, says = next(steps, ("right", None))
        look(session)
        session.answer(answer_to(session.shown, wanted))
        look(session)
        if says is not None:
            session.overrule(says)
        session.advance()
    look(session)
    return asked


@given(count=st.integers(1, 9), run=runs, seed=st.integers(0, 99))
@settings(max_examples=60)
def test_any_answers_lead_to_the_end_in_at_most_three_rounds(
    ask: Ask, count: int, run: list[tuple[str, Says | None]], seed: int
) -> None:
    session = Session(ask(count), seed=seed)

    asked = play(session, run, lambda _: None)

    assert session.over
    assert session.done == count
    assert set(asked) == {question.id for question in session.questions}
    assert max(map(asked.count, asked)) <= MOST_ROUNDS
    assert len(asked) <= MOST_ROUNDS * count


@given(count=st.integers(1, 9), run=runs)
@settings(max_examples=60)
def test_what_comes_again_comes_after_three_others_or_all_there_are(
    ask: Ask, count: int, run: list[tuple[str, Says | None]]
) -> None:
    session = Session(ask(count))
    waiting: list[int] = []  # how many others were in line, at each turn

    def look(now: Session) -> None:
        if now.turn is not None and now.told is None:
            waiting.append(len({turn.question.id for turn in now._queue[1:]} - {now.turn.question.id}))

    asked = play(session, run, look)

    for place, name in enumerate(asked):
        later = asked[place + 1 :]
        if name in later:
            between = set(later[: later.index(name)])
            assert len(between) >= min(COMES_AGAIN_AFTER, waiting[place])


@given(count=st.integers(1, 9), run=st.lists(st.tuples(grades, st.sampled_from([None, "right"])), max_size=40))
@settings(max_examples=60)
def test_what_is_done_never_falls(ask: Ask, count: int, run: list[tuple[str, Says | None]]) -> None:
    dones: list[int] = []

    play(Session(ask(count)), run, lambda session: dones.append(session.done))

    assert dones == sorted(dones)
    assert dones[-1] == count


@given(count=st.integers(1, 9), run=runs)
@settings(max_examples=60)
def test_the_score_counts_the_first_round_and_the_learners_own_word(
    ask: Ask, count: int, run: list[tuple[str, Says | None]]
) -> None:
    session = Session(ask(count))
    first: dict[str, Verdict] = {}
    own: set[str] = set()
    steps = iter(run)
    while session.turn is not None:
        name = session.turn.question.id
        wanted, says = next(steps, ("right", None))
        answered = session.answer(answer_to(session.shown, wanted))
        if says is not None:
            session.overrule(says)
        if name not in first and says == "right":
            own.add(name)
        first.setdefault(name, answered.verdict)
        session.advance()

    marked = [question for question in session.questions if not isinstance(question.content, Discuss)]
    assert session.score.asked == len(marked)
    assert session.score.out_of == sum(question.content.marks for question in marked)
    assert session.score.right == sum(one.id in own or first[one.id].outcome == "right" for one in marked)
    assert session.score.partly == sum(one.id not in own and first[one.id].outcome == "partly" for one in marked)
    assert session.score.marks == sum(
        one.content.marks if one.id in own else first[one.id].marks(one.content.marks) for one in marked
    )


@given(count=st.integers(1, 7), run=runs, seed=st.integers(0, 9))
@settings(max_examples=60)
def test_replaying_what_was_recorded_leads_to_the_same_state_at_every_point(
    ask: Ask, count: int, run: list[tuple[str, Says | None]], seed: int
) -> None:
    asked = ask(count)
    session = Session(asked, seed=seed)
    record: list[tuple[str, Verdict, tuple[Says, ...]]] = []
    steps = iter(run)
    while session.turn is not None:
        again = Session(asked, seed=seed)
        for name, verdict, says in record:
            assert again.recall(name, verdict, says=says)
        assert again.turn == session.turn
        assert again.shown == session.shown
        assert (again.done, again.score, again.misses) == (session.done, session.score, session.misses)
        assert [(turn.question.id, turn.round) for turn in again._queue] == [
            (turn.question.id, turn.round) for turn in session._queue
        ]
        assert again.results == session.results

        wanted, word = next(steps, ("right", None))
        answered = session.answer(answer_to(session.shown, wanted))
        if word is not None:
            session.overrule(word)
        verdict = Verdict(answered.verdict.got, answered.verdict.of)
        record.append((answered.turn.question.id, verdict, (word,) if word else ()))
        # The journal keeps how it went, not what was told about it.
        session.results[answered.turn.question.id].last = Verdict(
            session.results[answered.turn.question.id].last.got, session.results[answered.turn.question.id].last.of
        )
        first = session.results[answered.turn.question.id].first
        session.results[answered.turn.question.id].first = Verdict(first.got, first.of)
        session.advance()


@given(run=runs, gone=st.sets(st.integers(0, 6), max_size=6))
@settings(max_examples=60)
def test_no_answer_is_asked_for_twice_when_the_deck_has_lost_questions(
    ask: Ask, run: list[tuple[str, Says | None]], gone: set[int]
) -> None:
    session = Session(ask(7))
    record: list[tuple[str, Verdict]] = []
    for wanted, _ in run:
        if session.turn is None:
            break
        record.append((session.turn.question.id, session.answer(answer_to(session.shown, wanted)).verdict))
        session.advance()
    left = [question for place, question in enumerate(ask(7)) if place not in gone]

    again = Session(left)
    for name, verdict in record:
        again.recall(name, verdict)

    for question in left:
        verdicts = [verdict for name, verdict in record if name == question.id]
        turns = [turn.round for turn in again._queue if turn.question.id == question.id]
        missed = not verdicts or verdicts[-1].outcome in {"wrong", "partly"}
        assert turns == ([len(verdicts)] if missed and len(verdicts) < MOST_ROUNDS else [])


def test_a_recalled_answer_to_a_question_that_is_not_there_changes_nothing(ask: Ask) -> None:
    session = Session(ask(2))

    assert not session.recall("elsewhere", Verdict(1, 1))

    assert session.results == {}
    assert session.done == 0


@given(seed=st.integers())
@settings(max_examples=20)
def test_the_same_seed_shows_the_same(ask: Ask, seed: int) -> None:
    shown: list[list[Shown]] = []
    for _ in range(2):
        seen: list[Shown] = []
        session = Session(ask(7), seed=seed)
        while session.turn is not None:
            seen.append(session.shown)
            session.answer(answer_to(session.shown, "wrong"))
            session.advance()
        shown.append(seen)

    assert shown[0] == shown[1]


def test_another_seed_shuffles_otherwise(ask: Ask) -> None:
    orders = {order_shown(Session(ask(1), seed=seed).shown) for seed in range(20)}

    assert len(orders) > 1


def test_what_comes_again_is_shuffled_anew(ask: Ask) -> None:
    rounds = set()
    for seed in range(10):
        session = Session(ask(1), seed=seed)
        first = order_shown(session.shown)
        session.answer(Passed())
        session.advance()
        rounds.add(first == order_shown(session.shown))

    assert False in rounds


@given(wanted=grades, place=st.integers(0, 6))
@settings(max_examples=30)
def test_judging_changes_nothing(ask: Ask, wanted: str, place: int) -> None:
    session = Session([ask(7)[place]])
    before = copy.deepcopy((session._queue, session.results, session.done, session.told))

    response = answer_to(session.shown, wanted)
    answered = session.judge(response)

    assert (session._queue, session.results, session.done, session.told) == before
    assert answered.verdict == grade(session.questions[0], response)


def test_a_response_of_another_kind_is_refused_and_the_question_still_waits(ask: Ask) -> None:
    session = Session(ask(1))

    with pytest.raises(ResponseError):
        session.answer(Wrote("right"))

    assert session.told is None
    assert session.turn is not None


def test_a_guess_that_was_right_comes_again_once_however_often_it_is_said(ask: Ask) -> None:
    session = Session(ask(5, kind="typed"))
    session.answer(Wrote("right"))

    session.overrule("guessed")
    session.overrule("guessed")
    session.advance()

    assert [turn.question.id for turn in session._queue] == ["q1", "q2", "q3", "q0", "q4"]
    assert [question.id for question in session.misses] == ["q0"]


def test_a_miss_that_is_called_a_guess_comes_again_once(ask: Ask) -> None:
    session = Session(ask(5, kind="typed"))
    session.answer(Wrote("wrong"))

    session.overrule("guessed")
    session.advance()

    assert [turn.question.id for turn in session._queue].count("q0") == 1


@pytest.mark.parametrize("says", ["hard", "easy"])
def test_hard_or_easy_is_no_guess_after_all(ask: Ask, says: Says) -> None:
    session = Session(ask(2, kind="typed"))
    session.answer(Wrote("right"))
    session.overrule("guessed")

    session.overrule(says)
    session.advance()

    assert [turn.question.id for turn in session._queue] == ["q1"]
    assert session.misses == []
    assert not session.results["q0"].by_own_word


def test_a_word_still_counts_when_the_next_question_waits(ask: Ask) -> None:
    session = Session(ask(3, kind="typed"))
    session.answer(Wrote("right"))
    session.advance()

    session.overrule("guessed")

    assert [turn.question.id for turn in session._queue] == ["q1", "q2", "q0"]
    assert [question.id for question in session.misses] == ["q0"]


def test_a_guess_in_the_second_round_comes_a_third_time(ask: Ask) -> None:
    session = Session(ask(1, kind="typed"))
    session.answer(Wrote("wrong"))
    session.advance()
    session.answer(Wrote("right"))

    session.overrule("guessed")
    turn = session.advance()

    assert turn is not None
    assert turn.round == 2


def test_by_the_learners_own_word_a_miss_was_right_and_does_not_come_again(ask: Ask) -> None:
    session = Session(ask(5, kind="typed"))
    session.answer(Wrote("wright"))

    session.overrule("right")
    session.advance()

    assert "q0" not in [turn.question.id for turn in session._queue]
    assert session.score.right == 1
    assert session.misses == []


def test_the_last_word_counts(ask: Ask) -> None:
    session = Session(ask(5, kind="typed"))
    session.answer(Wrote("wrong"))

    session.overrule("right")
    session.overrule("guessed")

    assert [question.id for question in session.misses] == ["q0"]
    assert session.score.right == 0
    session.overrule("right")
    assert session.misses == []
    assert session.done == 1


def test_stopping_at_a_verdict_leaves_it_done(ask: Ask) -> None:
    session = Session(ask(3))
    session.answer(answer_to(session.shown, "right"))
    done = session.done

    session.stop()

    assert session.over
    assert session.done == done == 1


def test_a_discussion_has_no_marks_and_never_comes_again(ask: Ask) -> None:
    session = Session(ask(1, kind="discuss"))
    session.answer(Passed())
    session.advance()

    assert session.over
    assert session.score.asked == 0
    assert session.score.share == 0
    assert session.misses == []


def test_any_kind_may_be_asked_as_a_card(ask: Ask) -> None:
    session = Session(ask(6), mode="cards", seed=Random(1).getrandbits(8))
    while session.turn is not None:
        session.answer(Rated("again" if session.turn.round == 0 else "good"))
        session.advance()

    assert session.score.right == 0
    assert len(session.misses) == 6
