"""What a room knows of itself: settled facts, how far it has come, its players and their answers. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from viva.asking.response import Response
from viva.room.commands import Phase, Settings

State = Literal["lobby", "read", "open", "paused", "closed", "reveal", "leaderboard", "finished", "aborted"]
"""Where a room is."""


class Facts(Struct, frozen=True, kw_only=True):
    """What is settled when a room is opened, and never changes."""

    id: str
    """Names the room to people and files; opens nothing."""
    code: str
    """What one types to come in."""
    title: str
    lang: str
    seed: int
    """Decides every shuffle."""
    source: str = ""
    """What the questions were asked for by: a deck, a bank or a path."""
    questions: tuple[str, ...] = ()
    """Their ids, in the order in which they are played."""
    cap: int = 400
    """The most players that are in at once."""
    hands: bool = False
    """Nobody has a phone: the teacher types the counts of raised hands."""
    settings: Settings = field(default_factory=Settings)
    """How it is played to begin with."""


class Player(Struct, frozen=True):
    """Somebody with a phone, or a table."""

    number: int
    name: str
    since: int = 0
    """The place of the first question that counts against them if they give no answer."""

    @property
    def id(self) -> str:
        """What they are called where names are left out."""
        return f"p{self.number}"


class Answer(Struct, frozen=True):
    """An answer: whose, to which question, in which vote, how many times it was changed, and what."""

    player: int
    place: int
    round: int
    n: int
    response: Response
    took: int = 0
    """Milliseconds that the vote had been open, pauses left out."""


class Played(Struct, frozen=True, omit_defaults=True):
    """What became of a question."""

    rounds: int = 0
    """Votes that were opened."""
    revealed: bool = False
    skipped: bool = False
    spans: Mapping[int, int] = field(default_factory=dict)
    """For each vote with a timer, how long it was open in all, in milliseconds."""
    tallies: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """For each vote by raised hands, how many for what."""
    accepted: tuple[str, ...] = ()
    """Texts that the host let count."""
    heard: tuple[int, ...] = ()
    """Points of a discussion that were made."""


class Vote(Struct, frozen=True):
    """A vote that has ended: when, and how long it had been open."""

    ended: int
    ran: int


class Progress(Struct, frozen=True, kw_only=True):
    """How far a room has come: all of it but players and answers, in one value that is written as a whole."""

    rev: int = 0
    """Goes up by one with each change."""
    state: State = "lobby"
    place: int = -1
    """Which question is on, or was on last."""
    round: int = 1
    """Which vote on it is on, or comes next."""
    phase: Phase = "read"
    until: int | None = None
    """When the vote ends, or the look or the talk before it."""
    left: int | None = None
    """Paused: how long it would have gone on."""
    since: int | None = None
    """Open: when this stretch of the vote began."""
    ran: int = 0
    """How long the vote was open before this stretch."""
    ended: int | None = None
    """Paused or closed: when that happened; None where nobody was there to see it, after a crash."""
    before: Vote | None = None
    """The vote before this one on the same question, as long as nothing is revealed: for answers on their way."""
    locked: bool = False
    kicked: tuple[int, ...] = ()
    settings: Settings = field(default_factory=Settings)
    played: Mapping[int, Played] = field(default_factory=dict)
    """By place."""

    def played_at(self, place: int) -> Played:
        """Return what became of a question so far."""
        return self.played.get(place, NOTHING)

    def ran_until(self, now: int) -> int:
        """Return how long the vote that is on has been open."""
        if self.since is None:
            return self.ran
        return self.ran + max(min(now, now if self.until is None else self.until) - self.since, 0)

    def recovered(self, now: int) -> Progress:
        """Return where a room stands that was cut off at ``now`` and is opened again: an open vote is paused."""
        if self.state != "open":
            return self
        left = None if self.until is None else max(self.until - now, 0)
        return replace(
            self,
            rev=self.rev + 1,
            state="paused",
            until=None,
            left=left,
            ran=self.ran_until(now),
            since=None,
            ended=None,
        )


NOTHING = Played()
