"""What goes over the wire between a room and its players, boards and hosts: ``docs/room-protocol.md`` in types.

Types and names alone, so that a client (the host's screen) needs nothing else of the room.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from viva.asking.response import Response
from viva.room.commands import Command, Phase, Settings
from viva.room.progress import State
from viva.room.shapes import HowWent, QuestionWire, Result, RevealWire, Text

VERSION: Final = 1
"""Stands in every path; it changes when an old client would misunderstand."""

BASE: Final = f"/api/{VERSION}"

MOST_TEXT: Final = 200
"""Letters in anything that a player types."""

KEY: Final = r"[A-Za-z0-9_-]{22,64}"
"""A player's secret, as a pattern; the tokens of hosts and boards look the same."""


Trouble = Literal["disk-full", "guessing", "nobody"]
"""What a host should know: no answer can be kept; somebody tries codes; no phone has reached the room."""


class RoomInfo(Struct, frozen=True, kw_only=True):
    """What anybody may know of a room."""

    viva: int = VERSION
    room: str
    title: str
    lang: str
    each: Literal["pupil", "table"]
    names: Literal["list", "free"]
    locked: bool
    over: bool
    suggestions: tuple[str, ...]


class Join(Struct, frozen=True):
    """Who comes in."""

    code: Annotated[str, Meta(max_length=20)]
    key: Annotated[str, Meta(max_length=64)]
    name: Annotated[str, Meta(max_length=400)] | None = None


class Joined(Struct, frozen=True):
    """Who came in."""

    id: str
    name: str
    room: str


class Answering(Struct, frozen=True):
    """An answer, as sent and as kept."""

    place: Annotated[int, Meta(ge=0, le=100_000)]
    round: Annotated[int, Meta(ge=1, le=1000)]
    n: Annotated[int, Meta(ge=1, le=1_000_000)]
    response: Response


class Commanding(Struct, frozen=True):
    """A command, and the revision that it was meant for."""

    command: Command
    rev: int | None = None


class Commanded(Struct, frozen=True):
    """What came of a command."""

    rev: int
    state: State


class Token(Struct, frozen=True):
    """A token, to be changed for a cookie."""

    token: Annotated[str, Meta(max_length=64)]


class First(Struct, frozen=True):
    """Which of the addresses is to come first, by its place from 0."""

    place: Annotated[int, Meta(ge=0, le=1000)]


class Refusal(Struct, frozen=True):
    """Why not, as a code."""

    error: str


class RoomWire(Struct, frozen=True):
    """What a class is, for those who are in it."""

    id: str
    title: str
    lang: str
    each: Literal["pupil", "table"]
    phones: Literal["whole", "answers"]
    ranking: Literal["off", "top", "own"]


class Turn(Struct, frozen=True, kw_only=True):
    """The question that is on."""

    place: int
    of: int
    round: int
    phase: Phase
    until: int | None
    left: int | None
    question: QuestionWire
    heard: tuple[Text, ...]


class Went(Struct, frozen=True):
    """How one question went, for a player who looks back."""

    prompt: Text
    outcome: HowWent


class End(Struct, frozen=True, kw_only=True):
    """What came of it for a player."""

    points: int
    rank: int | None
    of: int
    mark: str
    out_of: int
    right: int
    asked: int
    each: tuple[Went, ...]
    """Of those that were asked, in the order in which they were."""


class You(Struct, frozen=True, kw_only=True):
    """What is a player's alone."""

    id: str
    name: str
    n: int
    round: int
    response: Response | None
    result: Result | None
    points: int
    rank: int | None
    end: End | None


class PlayerFrame(Struct, frozen=True, kw_only=True):
    """A player's snapshot."""

    now: int
    rev: int
    state: State
    room: RoomWire
    turn: Turn | None
    reveal: RevealWire | None
    you: You


class JoinAt(Struct, frozen=True):
    """How one comes in."""

    addresses: tuple[str, ...]
    code: str
    locked: bool


class Outcomes(Struct, frozen=True):
    """How many answers went how."""

    right: int = 0
    partly: int = 0
    wrong: int = 0


class RoundCounts(Struct, frozen=True):
    """One vote, counted."""

    round: int
    answered: int
    options: dict[str, int]
    outcomes: Outcomes | None


class Counts(Struct, frozen=True):
    """How many are in, are connected, have answered, and how."""

    players: int
    here: int
    answered: int
    rounds: tuple[RoundCounts, ...]
    names: tuple[str, ...] = ()
    """In the lobby: who is in, the latest last."""


class Share(Struct, frozen=True):
    """How many were right, of how many."""

    right: int
    of: int


class Shift(Struct, frozen=True):
    """From the first vote to the last; who went from wrong to right and back, where that is known."""

    before: Share
    after: Share
    gained: int | None
    lost: int | None


class Leader(Struct, frozen=True):
    """One of the first."""

    rank: int
    name: str
    points: int


class BoardFrame(Struct, frozen=True, kw_only=True):
    """A board's snapshot."""

    now: int
    rev: int
    state: State
    room: RoomWire
    join: JoinAt
    turn: Turn | None
    reveal: RevealWire | None
    counts: Counts
    shift: Shift | None
    leaders: tuple[Leader, ...]


class PlayerRow(Struct, frozen=True, kw_only=True):
    """A player, for the host."""

    id: str
    name: str
    here: bool
    kicked: bool
    answered: bool
    points: int


class TextRow(Struct, frozen=True, omit_defaults=True):
    """Something that was typed, and by how many."""

    text: str
    n: int
    outcome: Literal["right", "partly", "wrong", "unmarked"] | None
    accepted: str = ""
    """The text that the host let count by which it does: what takes that back."""


class HostFrame(BoardFrame, frozen=True, kw_only=True):
    """A host's snapshot."""

    settings: Settings
    players: tuple[PlayerRow, ...]
    texts: tuple[TextRow, ...]
    can: tuple[str, ...]
    troubles: tuple[Trouble, ...]


class CountsFrame(Struct, frozen=True, kw_only=True):
    """What comes to a board between two snapshots."""

    now: int
    counts: Counts


class HostCounts(CountsFrame, frozen=True, kw_only=True):
    """What comes to a host between two snapshots."""

    players: tuple[PlayerRow, ...]
    texts: tuple[TextRow, ...]


class Notes(Struct, frozen=True):
    """What only a teacher may see of the question that is on: the key, the hints."""

    reveal: RevealWire
    hints: tuple[Text, ...]


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one question, for all; a program gets more than that, see ``docs/room-protocol.md``."""

    place: int
    id: str
    kind: str
    prompt: str
    skipped: bool
    rounds: tuple[RoundCounts, ...]


class Ended(Struct, frozen=True, kw_only=True):
    """What came of it for one player; ``name`` only where names were asked for."""

    id: str
    name: str | None
    points: int
    mark: str
    out_of: int
    right: int
    asked: int


class Results(Struct, frozen=True, kw_only=True):
    """What came of a class, for a screen."""

    room: str
    title: str
    lang: str
    questions: tuple[Outcome, ...]
    players: tuple[Ended, ...] = ()


class Bye(Struct, frozen=True):
    """The last event of a stream."""

    reason: Literal["kicked", "elsewhere", "over"]
