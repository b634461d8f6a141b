"""Whatever a host and players do, in whatever order and however often: a class as a machine that chance drives."""

from __future__ import annotations

from typing import Final

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from viva.asking.response import Judged, Picked, Response, Wrote
from viva.bank.deck import Home, Question, option_key
from viva.bank.kinds import Choice, Claim, Content, Typed
from viva.room import scores
from viva.room.commands import (
    Abort,
    Accept,
    Changes,
    Close,
    Command,
    Extend,
    Finish,
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
from viva.room.progress import Answer, Facts, Progress
from viva.room.views import Views

CANARY: Final = "kanarienvogel"
RIGHT, WRONG = option_key("right"), option_key("wrong")
CONTENTS: Final[tuple[Content, ...]] = (
    Choice(id="a", prompt="a", answer="right", wrong=("wrong",), explain=CANARY),
    Claim(id="b", prompt="b", answer="false", explain=CANARY, marks=2),
    Typed(id="c", prompt="c", answer=CANARY),
)
COMMANDS: Final[list[Command]] = [
    Next(),
    Open(),
    Open(0),
    Pause(),
    Resume(),
    Extend(5),
    Extend(),
    Close(),
    Talk("pairs", 60),
    Show(),
    Leaders(),
    Skip(),
    Lock(),
    Lock(on=False),
    Accept("typo"),
    Tally({RIGHT: 3}),
    Settle(Changes(scoring="speed", ranking="top")),
    Settle(Changes(seconds=10)),
]
RESPONSES: Final[list[Response]] = [
    Picked((RIGHT,)),
    Picked((WRONG,)),
    Judged("false"),
    Wrote("typo"),
    Wrote(CANARY[::-1]),
]


class Class(RuleBasedStateMachine):
    @initialize(seconds=st.sampled_from([None, 5]))
    def opened(self, seconds: int | None) -> None:
        from pathlib import Path

        home = Home(deck="0123456789abcdef", bank="b", lang="en", title="B", path=Path("b.en.yaml"))
        facts = Facts(id="r", code="1", title="B", lang="en", seed=1, cap=4, settings=Settings(seconds=seconds))
        self.game: Game = begin([Question(content, home, content) for content in CONTENTS], facts)
        self.now = 0
        self.told: dict[tuple[int, int, int], Answer] = {}
        self.revs = [0]

    @rule(command=st.sampled_from(COMMANDS))
    def command(self, command: Command) -> None:
        fits = type(command).__struct_config__.tag in can(self.game)
        assert self.does(command) <= fits

    @precondition(lambda self: self.game.progress.place == 2)
    @rule(command=st.sampled_from([Finish(), Abort()]))
    def end(self, command: Command) -> None:
        over = self.game.progress.state in {"finished", "aborted"}
        assert self.does(command) != over

    @rule(player=st.integers(1, 5), out=st.booleans())
    def kick(self, player: int, *, out: bool) -> None:
        kicked = self.game.progress.kicked
        full = player in kicked and len(self.game.players) - len(kicked) >= 4
        fits = player in self.game.players and (out or not full)
        assert self.does(Kick(f"p{player}") if out else Readmit(f"p{player}")) == fits

    def does(self, command: Command) -> bool:
        before = self.game.progress
        try:
            self.game.do(command, self.now)
        except Refused:
            assert self.game.progress == before
            return False
        self.revs.append(self.game.progress.rev)
        return True

    @rule()
    def enter(self) -> None:
        inside = len(self.game.players) - len(self.game.progress.kicked)
        try:
            self.game.admit(self.game.enter("Somebody"))
        except Refused:
            on = self.game.progress
            assert on.locked or on.state in {"finished", "aborted"} or inside >= 4

    @rule(milliseconds=st.integers(0, 4000))
    def wait(self, milliseconds: int) -> None:
        self.now += milliseconds
        due = self.game.tick(self.now)
        if due is not None:
            self.game.do(due, self.now)
            self.revs.append(self.game.progress.rev)

    @rule(
        player=st.integers(1, 5),
        place=st.integers(0, 2),
        number=st.integers(1, 2),
        n=st.integers(1, 3),
        response=st.sampled_from(RESPONSES),
        times=st.integers(1, 2),
    )
    def answer(self, player: int, place: int, number: int, n: int, response: Response, times: int) -> None:  # noqa: PLR0917
        if player not in self.game.players:
            return
        on = self.game.progress
        for _ in range(times):
            try:
                stands = self.game.take(self.game.check(player, Answer(0, place, number, n, response), self.now))
            except Refused as refused:
                if refused.code == "kicked":
                    assert player in on.kicked
                elif refused.code == "not-open":
                    assert (
                        on.state != "open"
                        or (place, number) != (on.place, on.round)
                        or (on.until is not None and self.now > on.until + GRACE)
                    )
                elif refused.code == "over":
                    assert on.state in {"finished", "aborted"}
                continue
            before = self.told.get((place, number, player))
            if before is not None and before.n >= n:
                assert stands == before
            else:
                assert place == on.place
                if number == on.round:
                    assert on.state in {"open", "paused", "closed"}
                else:
                    assert number == on.round - 1
                    assert on.state in {"read", "open", "paused", "closed"}
                    assert on.before is not None
                    assert self.now <= on.before.ended + GRACE
                assert stands.n == n
            self.told[place, number, player] = stands

    @rule()
    def crash(self) -> None:
        """Everything is lost but what was written."""
        written = msgspec.json.decode(msgspec.json.encode(self.game.progress), type=Progress)
        assert written == self.game.progress
        fresh = begin(self.game.questions, self.game.facts)
        fresh.progress = written.recovered(self.now)
        for player in self.game.players.values():
            fresh.admit(player)
        for answers in self.game.answers.values():
            for answer in answers.values():
                fresh.take(answer)
        if self.game.progress.state == "open":
            left = None if self.game.progress.until is None else max(self.game.progress.until - self.now, 0)
            assert (fresh.progress.state, fresh.progress.left) == ("paused", left)
            self.revs.append(fresh.progress.rev)
        assert scores.standings(fresh) == scores.standings(self.game)
        self.game = fresh

    @invariant()
    def every_change_has_a_number_of_its_own(self) -> None:
        assert self.revs == list(range(len(self.revs)))

    @invariant()
    def no_answer_that_was_told_is_missing(self) -> None:
        for (place, number, player), answer in self.told.items():
            assert self.game.answers[place, number][player] == answer

    @invariant()
    def no_key_is_told_before_its_time(self) -> None:
        on = self.game.progress
        views = Views(self.game)
        for number in self.game.players:
            text = views.player_bytes(number).decode()
            assert (CANARY in text) == (on.state in {"reveal", "leaderboard"})

    @invariant()
    def scores_are_those_of_the_answers(self) -> None:
        right = {0: Picked((RIGHT,)), 1: Judged("false")}
        if self.game.progress.settings.scoring == "speed":
            return
        for number, points in scores.standings(self.game).points.items():
            expected = 0
            for place, played in self.game.progress.played.items():
                given = [self.told[place, one, number] for one in (1, 2, 3) if (place, one, number) in self.told]
                if played.revealed and not played.skipped and given:
                    last = max(given, key=lambda one: one.round).response
                    if place == 2:
                        expected += 100 * (last == Wrote("typo") and "typo" in played.accepted)
                    else:
                        expected += (100, 200)[place] * (last == right[place])
            assert points == expected


TestClass = Class.TestCase
