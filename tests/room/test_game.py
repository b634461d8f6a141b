"""A class as a state machine: what the host may do when, whose answer counts, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from msgspec import UnsetType

from viva.asking.response import Filled, Judged, Passed, Picked, Rated, Response, Talked, Wrote
from viva.bank.deck import Question, option_key
from viva.bank.kinds import Choice
from viva.room import scores
from viva.room.commands import (
    Abort,
    Accept,
    Changes,
    Close,
    Command,
    Extend,
    Finish,
    Heard,
    Kick,
    Leaders,
    Lock,
    Next,
    Open,
    Pause,
    Readmit,
    Refused,
    Resume,
    Settings,
    Settle,
    Show,
    Skip,
    Talk,
    Tally,
)
from viva.room.game import GRACE, Game, begin
from viva.room.moves import can
from viva.room.progress import Answer
from viva.room.protocol import Outcomes, Share, Shift
from viva.room.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable

    Class = Callable[..., Game]

RIGHT, WRONG = option_key("right"), option_key("wrong")


def do(game: Game, *commands: Command, now: int = 0) -> None:
    for command in commands:
        game.do(command, now)


def give(game: Game, player: int, response: Response, *, now: int = 0, n: int = 1, **where: Any) -> Answer:  # noqa: ANN401
    at = {"place": game.progress.place, "round": game.progress.round} | where
    return game.take(game.check(player, Answer(0, at["place"], at["round"], n, response), now))


def pick(*keys: str) -> Picked:
    return Picked(keys)


def points(game: Game) -> dict[int, int]:
    return dict(scores.standings(game).points)


# The order of things.


def test_a_class_goes_from_the_lobby_through_its_questions_to_the_end(klass: Class) -> None:
    game = klass("choice", "claim", settings=Settings(ranking="top"), phones=1)
    seen = [game.progress.state]
    for command in (Next(), Open(), Pause(), Resume(), Close(), Show(), Leaders(), Next(), Open(), Show(), Next()):
        game.do(command, 0)
        seen.append(game.progress.state)

    assert " ".join(seen) == ("lobby read open paused open closed reveal leaderboard read open reveal finished")
    assert game.progress.rev == 11


@pytest.mark.parametrize("command", [Open(), Pause(), Resume(), Close(), Show(), Leaders(), Skip(), Extend(10), Talk()])
def test_what_does_not_fit_is_refused_and_changes_nothing(klass: Class, command: Command) -> None:
    game = klass()
    before = game.progress

    with pytest.raises(Refused, match="cannot"):
        game.move(command, 0)
    assert game.progress == before


def test_a_class_may_be_broken_off_or_ended_from_anywhere_but_the_end(klass: Class) -> None:
    game = klass("choice")
    do(game, Next(), Open(), Finish())

    with pytest.raises(Refused):
        game.do(Finish(), 0)


def test_a_move_is_only_proposed_until_it_is_made(klass: Class) -> None:
    game = klass()

    proposed = game.move(Next(), 0)

    assert (game.progress.state, proposed.state) == ("lobby", "read")


def test_what_can_be_done_is_what_is_not_refused(klass: Class) -> None:
    game = klass("choice", settings=Settings(ranking="top"))
    do(game, Next())
    assert set(can(game)) >= {"open", "reveal", "skip", "talk"}
    do(game, Open())
    assert set(can(game)) >= {"pause", "extend", "close", "reveal", "tally"}
    assert "accept" not in can(game)
    assert "heard" not in can(game)
    do(game, Show())
    assert {"next", "leaderboard"} <= set(can(game))


# Time.


def test_a_timed_vote_ends_by_itself_at_its_time(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=30))
    do(game, Next(), Open(), now=1000)

    assert game.tick(30_999) is None
    assert game.tick(31_000) == Close()


def test_a_look_at_the_question_ends_by_itself_only_where_the_settings_say_so(klass: Class) -> None:
    game = klass("choice", settings=Settings(read=5))
    do(game, Next())
    assert game.tick(5000) == Open()

    patient = klass("choice")
    do(patient, Next())
    assert patient.tick(10**9) is None


def test_a_question_without_a_vote_is_never_opened(klass: Class) -> None:
    game = klass("talk", settings=Settings(read=5))
    do(game, Next())

    assert game.tick(10**9) is None
    assert "open" not in can(game)
    with pytest.raises(Refused):
        game.do(Open(), 0)


def test_a_pause_keeps_the_time_that_was_left(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=30))
    do(game, Next(), Open(), now=0)
    do(game, Pause(), now=10_000)
    assert (game.progress.left, game.tick(10**9)) == (20_000, None)
    do(game, Resume(), now=500_000)

    assert game.progress.until == 520_000


def test_more_time_may_be_given_also_in_a_pause_and_a_timer_taken_away(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=30))
    do(game, Next(), Open())
    do(game, Extend(15), now=10_000)
    assert (game.progress.until, game.tick(44_999)) == (45_000, None)
    do(game, Pause(), Extend(5), now=40_000)
    assert (game.progress.left, game.progress.state) == (10_000, "paused")
    do(game, Resume(), Extend(), now=50_000)

    assert game.progress.until is None
    assert game.tick(10**9) is None


def test_a_vote_may_be_opened_without_the_timer_of_the_settings(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=30))
    do(game, Next(), Open(0))

    assert game.progress.until is None


def test_a_room_cut_off_in_a_vote_comes_back_paused_with_the_time_left(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=30))
    do(game, Next(), Open(), now=0)

    back = game.progress.recovered(12_000)

    assert (back.state, back.left, back.rev) == ("paused", 18_000, game.progress.rev + 1)
    assert back.ran == 12_000
    assert back.recovered(99_000) == back


# Whose answer counts.


def test_an_answer_counts_while_the_vote_is_open_and_for_a_moment_after(klass: Class) -> None:
    game = klass("choice", phones=3)
    do(game, Next())
    with pytest.raises(Refused, match="not-open"):
        give(game, 1, pick(RIGHT))
    do(game, Open(), now=0)
    give(game, 1, pick(RIGHT))
    do(game, Close(), now=10_000)
    give(game, 2, pick(RIGHT), now=10_000 + GRACE)
    with pytest.raises(Refused, match="not-open"):
        give(game, 3, pick(RIGHT), now=10_001 + GRACE)

    assert set(game.answers[0, 1]) == {1, 2}


@pytest.mark.parametrize("after", [(Talk(),), (Talk(), Talk("think")), (Talk(), Open()), (Talk(), Open(), Pause())])
def test_an_answer_on_its_way_counts_for_the_vote_it_names_though_the_next_has_begun(
    klass: Class, after: tuple[Command, ...]
) -> None:
    game = klass("choice", settings=Settings(seconds=30), phones=2)
    do(game, Next(), Open(), now=0)
    do(game, Close(), now=10_000)
    do(game, *after, now=10_010)
    late = give(game, 1, pick(RIGHT), round=1, now=10_020)
    give(game, 1, pick(WRONG), round=1, n=2, now=10_000 + GRACE)
    with pytest.raises(Refused, match="not-open"):
        give(game, 2, pick(RIGHT), round=1, now=10_001 + GRACE)

    assert late.took == 10_000
    assert set(game.answers[0, 1]) == {1}


@pytest.mark.parametrize("end", [(Show(),), (Skip(),)])
def test_no_answer_to_an_earlier_vote_counts_once_the_question_is_over(klass: Class, end: tuple[Command, ...]) -> None:
    game = klass("choice", "claim", phones=1)
    do(game, Next(), Open(), Close(), Talk(), *end, now=0)

    with pytest.raises(Refused, match="not-open"):
        give(game, 1, pick(RIGHT), place=0, round=1, now=1)


@pytest.mark.parametrize("end", [Finish(), Abort()])
def test_an_answer_after_the_end_is_told_that_it_is_over(klass: Class, end: Command) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open(), end)

    with pytest.raises(Refused, match="over"):
        give(game, 1, pick(RIGHT), place=0, round=1)


def test_nothing_counts_once_the_key_is_shown(klass: Class) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open(), Show(), now=0)

    with pytest.raises(Refused, match="not-open"):
        give(game, 1, pick(RIGHT), now=1)


def test_a_vote_that_ran_out_takes_no_answer_after_the_moment_even_before_the_clock_is_looked_at(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=10), phones=1)
    do(game, Next(), Open(), now=0)

    assert game.takes(0, 1, 10_000 + GRACE)
    assert not game.takes(0, 1, 10_001 + GRACE)


def test_an_answer_may_be_changed_and_the_last_one_counts(klass: Class) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open())
    give(game, 1, pick(WRONG), n=1)
    give(game, 1, pick(RIGHT), n=2)
    do(game, Show())

    assert points(game) == {1: 100}


def test_an_answer_that_comes_again_or_late_changes_nothing_and_is_told_what_stands(klass: Class) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open(), now=0)
    give(game, 1, pick(WRONG), n=1)
    last = give(game, 1, pick(RIGHT), n=2)

    assert give(game, 1, pick(WRONG), n=1) == last
    do(game, Show(), Next(), now=60_000)
    assert give(game, 1, pick(RIGHT), n=2, place=0, round=1, now=60_000) == last


def test_of_two_answers_on_their_way_to_disk_the_one_with_the_higher_number_stands(klass: Class) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open())
    first = game.check(1, Answer(0, 0, 1, 1, pick(WRONG)), 0)
    second = game.check(1, Answer(0, 0, 1, 2, pick(RIGHT)), 0)

    assert game.take(second) == second
    assert game.take(first) == second


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("choice", pick()),
        ("choice", pick(RIGHT, WRONG)),
        ("choice", pick("0000000000")),
        ("choice", Wrote("right")),
        ("choice", Rated("good")),
        ("typed", Wrote("x" * 201)),
        ("cloze", Filled(("one",))),
        ("cloze", Filled(("x" * 201, ""))),
        ("discuss", Talked((0,), 0)),
        ("discuss", Talked((), 7)),
        ("discuss", Talked()),
    ],
)
def test_a_response_that_is_none_to_the_question_is_refused(klass: Class, kind: str, response: Response) -> None:
    game = klass(kind, phones=1)
    do(game, Next(), Open())

    with pytest.raises(Refused, match="does-not-fit"):
        give(game, 1, response)


def test_who_was_taken_out_answers_nothing_and_finds_everything_when_let_back_in(klass: Class) -> None:
    game = klass("choice", "claim", phones=2)
    do(game, Next(), Open())
    give(game, 1, pick(RIGHT))
    do(game, Show(), Kick("p1"), Next(), Open())
    with pytest.raises(Refused, match="kicked"):
        give(game, 1, Judged("unsaid"))
    assert points(game) == {2: 0}
    do(game, Readmit("p1"))
    give(game, 1, Judged("unsaid"))
    do(game, Show())

    assert points(game) == {1: 200, 2: 0}


def test_a_locked_or_a_full_room_takes_nobody_new(klass: Class) -> None:
    game = klass(cap=2, phones=2)
    with pytest.raises(Refused, match="full"):
        game.enter("More")
    do(game, Kick("p1"))
    assert game.enter("More").number == 3
    do(game, Lock())
    with pytest.raises(Refused, match="locked"):
        game.enter("More")


def test_nobody_comes_into_a_room_that_is_over(klass: Class) -> None:
    game = klass()
    do(game, Finish())

    with pytest.raises(Refused, match="over"):
        game.enter("Late")


def test_nobody_is_let_back_into_a_full_room(klass: Class) -> None:
    game = klass(cap=2, phones=2)
    do(game, Kick("p1"))
    game.admit(game.enter("Third"))

    with pytest.raises(Refused, match="full"):
        game.do(Readmit("p1"), 0)
    do(game, Kick("p3"), Readmit("p1"))
    assert game.progress.kicked == (3,)


# Settings.


def test_settings_that_are_not_named_stay_as_they_are(klass: Class) -> None:
    game = klass(settings=Settings(marks=100, seconds=30, ranking="top"))
    do(game, Settle(Changes(seconds=None, names="free")))

    assert game.progress.settings == Settings(marks=100, seconds=None, ranking="top", names="free")


def test_whatever_can_be_settled_can_be_changed() -> None:
    settings, changes = (get_type_hints(one, include_extras=True) for one in (Settings, Changes))

    assert {name: shape | UnsetType for name, shape in settings.items()} == changes


# What it comes to.


def test_points_follow_what_was_right_and_speed_is_nothing_unless_asked_for(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=20), phones=3)
    do(game, Next(), Open(), now=0)
    give(game, 1, pick(RIGHT), now=0)
    give(game, 2, pick(RIGHT), now=20_000)
    do(game, Show(), now=20_000)
    assert points(game) == {1: 100, 2: 100, 3: 0}

    do(game, Settle(Changes(scoring="speed")))
    assert points(game) == {1: 100, 2: 50, 3: 0}


def test_speed_is_counted_from_when_the_vote_opened_for_everybody_pauses_left_out(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=20, scoring="speed"), phones=1)
    do(game, Next(), Open(), now=0)
    do(game, Pause(), now=10_000)
    do(game, Resume(), now=900_000)
    game.admit(game.enter("Late"))
    give(game, 1, pick(RIGHT), now=900_000)
    give(game, 2, pick(RIGHT), now=905_000)
    do(game, Show(), now=905_000)

    assert points(game) == {1: 75, 2: 62}


def test_the_same_answer_sent_again_keeps_its_time(klass: Class) -> None:
    game = klass("choice", settings=Settings(seconds=20, scoring="speed"), phones=1)
    do(game, Next(), Open(), now=0)
    give(game, 1, pick(RIGHT), now=0, n=1)
    give(game, 1, pick(RIGHT), now=19_000, n=2)
    do(game, Show(), now=19_000)

    assert points(game) == {1: 100}


def test_marks_count_what_was_asked_since_one_came_and_ranks_count_everything(klass: Class) -> None:
    game = klass("choice", "claim", phones=1)
    do(game, Next(), Open())
    give(game, 1, pick(RIGHT))
    do(game, Show())
    game.admit(game.enter("Late"))
    do(game, Next(), Open())
    for number in (1, 2):
        give(game, number, Judged("unsaid"))
    do(game, Show(), Next())
    found = scores.standings(game)
    first, late = (scores.end(game, number, found) for number in (1, 2))

    assert (first.mark, first.rank, first.asked) == ("20", 1, 2)
    assert (late.mark, late.rank, late.asked) == ("20", 2, 1)


def test_who_comes_in_the_midst_of_a_question_may_answer_it_and_loses_nothing_by_not(klass: Class) -> None:
    game = klass("choice", settings=Settings(marks=100))
    do(game, Next(), Open())
    for name in ("One", "Two"):
        game.admit(game.enter(name))
    give(game, 1, pick(WRONG))
    do(game, Show(), Next())
    found = scores.standings(game)

    assert [scores.end(game, number, found).asked for number in (1, 2)] == [1, 0]
    assert scores.end(game, 1, found).out_of == 100


def test_a_question_that_is_skipped_or_never_shown_counts_for_nobody(klass: Class) -> None:
    game = klass("choice", "choice", "choice", phones=1)
    do(game, Next(), Open(), Skip())
    assert (game.progress.state, game.progress.place) == ("read", 1)
    do(game, Open(), Show(), Next(), Open(), Finish())
    found = scores.standings(game)

    assert scores.end(game, 1, found).asked == 1


def test_a_typed_answer_let_count_counts_for_all_who_gave_it_and_may_be_taken_back(klass: Class) -> None:
    game = klass("typed", phones=3)
    do(game, Next(), Open())
    give(game, 1, Wrote("Something  Else"))
    give(game, 2, Wrote("something else"))
    give(game, 3, Wrote("nothing"))
    do(game, Show())
    assert points(game) == {1: 0, 2: 0, 3: 0}
    do(game, Accept("something else"))
    assert points(game) == {1: 100, 2: 100, 3: 0}
    do(game, Accept("something else", on=False))

    assert points(game) == {1: 0, 2: 0, 3: 0}


def test_only_typed_texts_can_be_let_count(klass: Class) -> None:
    game = klass("choice")
    do(game, Next(), Open())

    with pytest.raises(Refused):
        game.do(Accept("anything"), 0)


def test_an_answer_that_reaches_the_disk_after_the_reveal_counts_as_it_came_before(klass: Class) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open())
    came = game.check(1, Answer(0, 0, 1, 1, pick(RIGHT)), 0)
    do(game, Show())
    assert points(game) == {1: 0}
    game.take(came)

    assert points(game) == {1: 100}


def test_an_answer_whose_option_is_gone_from_the_deck_since_counts_as_none(klass: Class) -> None:
    game = klass("choice", phones=2)
    do(game, Next(), Open())
    give(game, 1, pick(RIGHT))
    give(game, 2, pick(WRONG))
    do(game, Show())
    content = Choice(id="choice", prompt="Which one?", answer="right", wrong=("another",))
    again = begin([Question(content, game.questions[0].home, content)], game.facts)
    again.progress, again.players, again.answers = game.progress, game.players, game.answers

    assert points(again) == {1: 100, 2: 0}
    result = Views(again).you(2).result
    assert result is not None
    assert (result.outcome, result.of) == ("wrong", 1)


def test_players_with_as_many_points_share_a_rank(klass: Class) -> None:
    game = klass("choice", phones=3)
    do(game, Next(), Open())
    for number, key in ((1, RIGHT), (2, RIGHT), (3, WRONG)):
        give(game, number, pick(key))
    do(game, Show())
    found = scores.standings(game)

    assert found.ranks == {1: 1, 2: 1, 3: 3}
    assert [leader.name for leader in scores.leaders(game, found)] == ["Player 1", "Player 2"]


@pytest.mark.parametrize(
    ("kind", "response"), [("card", Rated("good")), ("discuss", Talked((), 1)), ("choice", Passed())]
)
def test_some_answers_earn_nothing(klass: Class, kind: str, response: Response) -> None:
    game = klass(kind, phones=1)
    do(game, Next(), Open())
    give(game, 1, response)
    do(game, Show())

    assert points(game) == {1: 0}


# A class that votes, talks, and votes again.


def test_a_second_vote_shows_who_went_from_wrong_to_right(klass: Class) -> None:
    game = klass("choice", phones=5)
    do(game, Next(), Open())
    for number, key in ((1, RIGHT), (2, WRONG), (3, WRONG), (4, RIGHT)):
        give(game, number, pick(key))
    do(game, Close(), Talk("think", 60), Talk("pairs", 120), Open())
    assert game.progress.round == 2
    for number, key in ((1, RIGHT), (2, RIGHT), (3, WRONG), (4, WRONG), (5, RIGHT)):
        give(game, number, pick(key))
    do(game, Show())

    assert scores.shift(game) == Shift(before=Share(2, 4), after=Share(2, 4), gained=1, lost=1)
    assert points(game) == {1: 100, 2: 100, 3: 0, 4: 0, 5: 100}


def test_who_is_silent_in_the_second_vote_keeps_the_first(klass: Class) -> None:
    game = klass("choice", phones=2)
    do(game, Next(), Open())
    give(game, 1, pick(RIGHT))
    do(game, Close(), Talk(), Open(), Show())

    assert points(game) == {1: 100, 2: 0}


def test_first_answers_stand_in_the_counts_of_the_second_vote_once_it_has_ended(klass: Class) -> None:
    game = klass("choice", phones=3)
    do(game, Next(), Open())
    for number, key in ((1, RIGHT), (2, WRONG), (3, WRONG)):
        give(game, number, pick(key))
    do(game, Close(), Talk(), Open())
    give(game, 2, pick(RIGHT))
    open_yet = scores.counts(game, here=3, revealed=False)
    do(game, Close())
    closed = scores.counts(game, here=3, revealed=False)
    do(game, Show())

    assert (open_yet.answered, open_yet.rounds[1].options) == (1, {RIGHT: 1})
    assert (closed.answered, closed.rounds[1].options) == (1, {RIGHT: 2, WRONG: 1})
    assert scores.shift(game) == Shift(before=Share(1, 3), after=Share(2, 3), gained=1, lost=0)


def test_an_answer_to_the_first_vote_is_none_to_the_second(klass: Class) -> None:
    game = klass("choice", phones=1)
    do(game, Next(), Open(), Close(), Talk(), Open())
    give(game, 1, pick(RIGHT), round=1)

    assert (0, 2) not in game.answers
    with pytest.raises(Refused, match="not-open"):
        give(game, 1, pick(WRONG), round=1, n=2, now=GRACE + 1)


def test_a_talk_ends_when_the_host_says_so_whatever_its_clock_shows(klass: Class) -> None:
    game = klass("choice")
    do(game, Next(), Open(), Close(), Talk("pairs", 60))

    assert game.progress.until == 60_000
    assert game.tick(10**9) is None


def test_positions_are_voted_on_twice_and_points_ticked_between(klass: Class) -> None:
    game = klass("discuss", phones=2)
    do(game, Next(), Open())
    give(game, 1, Talked((), 0))
    do(game, Close(), Talk("pairs"), Heard(1), Heard(0), Heard(0, on=False), Open())
    give(game, 1, Talked((), 1))
    do(game, Show())
    counts = scores.counts(game, here=2, revealed=True)

    assert [one.options for one in counts.rounds] == [{"0": 1}, {"1": 1}]
    assert game.progress.played_at(0).heard == (1,)
    assert scores.shift(game) is None
    with pytest.raises(Refused):
        game.do(Heard(2), 0)


# Without phones.


def test_raised_hands_are_counted_as_answers_are(klass: Class) -> None:
    game = klass("choice")
    do(
        game,
        Next(),
        Open(),
        Tally({RIGHT: 9, WRONG: 12}),
        Close(),
        Talk(),
        Open(),
        Tally({RIGHT: 15, WRONG: 6}),
        Show(),
    )
    counts = scores.counts(game, here=0, revealed=True)

    assert [(one.answered, one.outcomes and one.outcomes.right) for one in counts.rounds] == [(21, 9), (21, 15)]
    assert scores.shift(game) == Shift(before=Share(9, 21), after=Share(15, 21), gained=None, lost=None)


def test_hands_are_raised_for_what_there_is(klass: Class) -> None:
    game = klass("claim", "typed", "discuss")
    do(game, Next(), Open(), Tally({"true": 1, "unsaid": 2}), Show(), Next(), Show(), Tally({"right": 12, "wrong": 3}))
    assert scores.counts(game, here=0, revealed=True).rounds[0].outcomes == Outcomes(12, 0, 3)
    do(game, Next(), Open(), Tally({"0": 4, "1": 5}))
    with pytest.raises(Refused):
        game.do(Tally({"2": 1}), 0)


def test_a_miscounted_show_of_hands_is_mended_also_after_the_reveal(klass: Class) -> None:
    game = klass("choice")
    do(game, Next(), Open(), Tally({RIGHT: 90}), Show(), Tally({RIGHT: 9, WRONG: 1}))

    assert scores.counts(game, here=0, revealed=True).rounds[0].options == {RIGHT: 9, WRONG: 1}
