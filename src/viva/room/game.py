"""A class as a pure state machine: which question is on, who may answer, and what stands.

It takes commands and answers and says what would come of them; it touches no disk, screen, network or clock. Every
time is the room's own, in milliseconds. A server plays it with phones, a face without phones plays it with counts of
raised hands, and the tests play it with both: the same game.

A command goes ``move`` → written to disk by who plays → ``game.progress = …``; an answer ``check`` → written →
``take``; a player ``enter`` → written → ``admit``. So nothing is in the game that could not be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from viva.asking.grade import grade
from viva.asking.present import present
from viva.asking.response import Filled, Passed, Picked, Rated, Response, ResponseError, Talked, Wrote
from viva.asking.shown import Shown
from viva.asking.verdict import Verdict
from viva.bank.deck import Question
from viva.room import moves
from viva.room.commands import Refused
from viva.room.progress import Answer, Facts, Played, Player, Progress

if TYPE_CHECKING:
    from viva.room.commands import Command

GRACE: Final = 1500
"""Milliseconds after the end of a vote in which answers still count that were on their way: a slow Wi-Fi's worth."""

MOST_TEXT: Final = 200
"""Letters in anything that a player types."""

OVER: Final = frozenset({"finished", "aborted"})


class Game(Struct):
    """A class in progress: what was settled when it began, and all that happened since."""

    facts: Facts
    questions: Sequence[Question]
    progress: Progress = field(default_factory=Progress)
    players: dict[int, Player] = field(default_factory=dict)
    answers: dict[tuple[int, int], dict[int, Answer]] = field(default_factory=dict)
    """The answers in force by (place, round) and player."""
    verdicts: dict[tuple[int, tuple[str, ...], Response], Verdict] = field(default_factory=dict)
    """What was graded already, by place, accepted texts and response: grading is pure, so once is enough."""
    presented: dict[int, Shown] = field(default_factory=dict)
    earned: dict[int, tuple[tuple[Played, str], dict[int, int]]] = field(default_factory=dict)
    """What each answer to a question came to, with what that rests on; see `viva.room.scores`."""

    # What the host does.

    def move(self, command: Command, now: int) -> Progress:
        """Return what comes of a command; nothing changes before ``progress`` is set to it.

        Raises:
            Refused: ``cannot`` if the command does not fit where the room is.

        """
        return moves.move(self, command, now)

    def do(self, command: Command, now: int) -> None:
        """Move at once, for who keeps nothing on disk."""
        self.progress = self.move(command, now)

    def tick(self, now: int) -> Command | None:
        """Return the command that is due by the clock, if any."""
        return moves.due(self.progress, now)

    # What players do.

    def enter(self, name: str) -> Player:
        """Return who comes in; nobody is in before `admit`.

        Raises:
            Refused: ``over``, ``locked`` or ``full``.

        """
        if self.progress.state in OVER:
            raise Refused("over")
        if self.progress.locked:
            raise Refused("locked")
        if len(self.players) - len(self.progress.kicked) >= self.facts.cap:
            raise Refused("full")
        on = self.progress
        since = on.place if on.state == "read" and not on.played_at(on.place).rounds else on.place + 1
        return Player(max(self.players, default=0) + 1, name, since)

    def admit(self, player: Player) -> None:
        """Let in who was entered."""
        self.players[player.number] = player

    def check(self, player: int, given: Answer, now: int) -> Answer:
        """Return an answer as it will stand, or the one that stands already where ``given`` is none newer.

        Raises:
            Refused: ``kicked``, ``over``, ``not-open`` or ``does-not-fit``.

        """
        if player in self.progress.kicked:
            raise Refused("kicked")
        before = self.answers.get((given.place, given.round), {}).get(player)
        if before is not None and given.n <= before.n:
            return before
        if self.progress.state in OVER:
            raise Refused("over")
        if not self.takes(given.place, given.round, now):
            raise Refused("not-open")
        self._must_fit(given.place, given.response)
        last = self.progress.before
        took = last.ran if last is not None and given.round < self.progress.round else self.progress.ran_until(now)
        if before is not None and before.response == given.response:
            took = before.took
        return Answer(player, given.place, given.round, given.n, given.response, took)

    def take(self, answer: Answer) -> Answer:
        """Take up an answer and return the one that stands: of two that with the higher number, else the later."""
        stands = self.answers.setdefault((answer.place, answer.round), {})
        before = stands.get(answer.player)
        if before is None or answer.n >= before.n:
            stands[answer.player] = answer
            self.earned.pop(answer.place, None)
        return stands[answer.player]

    def takes(self, place: int, round: int, now: int) -> bool:  # noqa: A002 - the word
        """Tell whether an answer that arrives now counts."""
        on = self.progress
        if place != on.place:
            return False
        if round != on.round:
            last = on.before if round == on.round - 1 else None
            return last is not None and now <= last.ended + GRACE
        if on.state == "open":
            return on.until is None or now <= on.until + GRACE
        return on.state in {"paused", "closed"} and on.ended is not None and now <= on.ended + GRACE

    # What is there.

    def shown(self, place: int) -> Shown:
        """Return the question at a place as all in the room see it: in one order, so that letters agree."""
        if place not in self.presented:
            question = self.questions[place]
            self.presented[place] = present(question, Random(f"{self.facts.seed}:{question.id}"))
        return self.presented[place]

    def standing(self, place: int, player: int) -> Answer | None:
        """Return a player's answer to a question: that of the last vote in which they gave one."""
        for number in range(self.progress.played_at(place).rounds, 0, -1):
            found = self.answers.get((place, number), {}).get(player)
            if found is not None:
                return found
        return None

    def _must_fit(self, place: int, response: Response) -> None:
        question = self.questions[place]
        match response:
            case Wrote(text=text):
                fits = len(text) <= MOST_TEXT
            case Filled(words=words):
                fits = all(len(word) <= MOST_TEXT for word in words)
            case Picked(keys=keys):
                fits = question.kind == "select" or len(keys) == 1
            case Rated():
                fits = question.kind == "card"
            case Talked(points=points, position=position):
                fits = not points and position is not None
            case Passed():
                fits = True
            case _:
                fits = True
        try:
            if fits:
                grade(question, response)
        except ResponseError:
            fits = False
        if not fits:
            raise Refused("does-not-fit")


def begin(questions: Sequence[Question], facts: Facts) -> Game:
    """Return a class that waits in the lobby."""
    return Game(facts, questions, Progress(settings=facts.settings))
