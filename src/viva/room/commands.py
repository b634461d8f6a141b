"""What a host may do in a room, and how it is set up: a closed set of commands, which are also what a program sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import asdict, replace

Phase = Literal["read", "think", "pairs", "talk"]
"""What a class does before a vote: look at the question; before another one, think, talk in pairs, or all together."""

MOST_SECONDS: Final = 24 * 3600
"""A timer that runs for longer than a day is a slip of the keys."""

Seconds = Annotated[int, Meta(ge=1, le=MOST_SECONDS)]


Marks = Annotated[int, Meta(ge=1, le=1000)]
Size = Annotated[int, Meta(ge=1, le=10_000)]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a room is played; all of it may be changed while it goes on, since scores are derived."""

    seconds: Seconds | None = None
    """How long a vote is open unless its command says; None: until the host closes it."""
    read: Seconds | None = None
    """How long a question is looked at before it opens by itself; None: until the host opens it."""
    phones: Literal["whole", "answers"] = "whole"
    """Whether phones show the question, or only letters to answer by."""
    scoring: Literal["accuracy", "speed"] = "accuracy"
    ranking: Literal["off", "top", "own"] = "own"
    """Nobody is ranked; the board shows the first five and phones their own rank; or phones their own rank alone."""
    marks: Marks = 20
    """What a mark is out of."""
    names: Literal["list", "free"] = "list"
    """Names from a list of words, or whatever players type."""
    each: Literal["pupil", "table"] = "pupil"
    """Who holds a phone."""
    bars: Literal["live", "closed", "reveal"] = "reveal"
    """From when the board shows how the answers are spread; late, so that nobody follows the crowd."""
    size: Size | None = None
    """How many are in the class, where hands are counted: the last count follows from it."""


class Changes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Settings that are to be others; all that is not said stays as it is."""

    seconds: Seconds | UnsetType | None = UNSET
    read: Seconds | UnsetType | None = UNSET
    phones: Literal["whole", "answers"] | UnsetType = UNSET
    scoring: Literal["accuracy", "speed"] | UnsetType = UNSET
    ranking: Literal["off", "top", "own"] | UnsetType = UNSET
    marks: Marks | UnsetType = UNSET
    names: Literal["list", "free"] | UnsetType = UNSET
    each: Literal["pupil", "table"] | UnsetType = UNSET
    bars: Literal["live", "closed", "reveal"] | UnsetType = UNSET
    size: Size | UnsetType | None = UNSET

    def of(self, before: Settings) -> Settings:
        """Return what the settings are then."""
        said = {name: value for name, value in asdict(self).items() if value is not UNSET}
        return replace(before, **said)


class Next(Struct, frozen=True, tag="next", tag_field="do"):
    """Go to the next question; after the last one, finish."""


class Open(Struct, frozen=True, tag="open", tag_field="do"):
    """Begin the vote: for so many seconds, 0 for as long as it takes, None for what the settings say."""

    seconds: Annotated[int, Meta(ge=0, le=MOST_SECONDS)] | None = None


class Pause(Struct, frozen=True, tag="pause", tag_field="do"):
    """Stop the vote for a while; the time that is left stays."""


class Resume(Struct, frozen=True, tag="resume", tag_field="do"):
    """Go on with a paused vote."""


class Extend(Struct, frozen=True, tag="extend", tag_field="do"):
    """Give more time; None takes the timer away."""

    seconds: Seconds | None = None


class Close(Struct, frozen=True, tag="close", tag_field="do"):
    """End the vote."""


class Talk(Struct, frozen=True, tag="talk", tag_field="do"):
    """Have the class think or talk before it votes again; the clock is only shown, the host ends it."""

    phase: Literal["think", "pairs", "talk"] = "pairs"
    seconds: Seconds | None = None


class Show(Struct, frozen=True, tag="reveal", tag_field="do"):
    """Reveal the key."""


class Leaders(Struct, frozen=True, tag="leaderboard", tag_field="do"):
    """Show who leads."""


class Skip(Struct, frozen=True, tag="skip", tag_field="do"):
    """Leave this question, which counts for nobody, and go to the next."""


class Finish(Struct, frozen=True, tag="finish", tag_field="do"):
    """End well, and show what came of it."""


class Abort(Struct, frozen=True, tag="abort", tag_field="do"):
    """Break off."""


class Lock(Struct, frozen=True, tag="lock", tag_field="do"):
    """Let nobody new in, or do again."""

    on: bool = True


class Kick(Struct, frozen=True, tag="kick", tag_field="do"):
    """Take a player out; what they had is kept."""

    player: str


class Readmit(Struct, frozen=True, tag="readmit", tag_field="do"):
    """Let a player back in."""

    player: str


class Accept(Struct, frozen=True, tag="accept", tag_field="do"):
    """Let a typed answer count as right for all who gave it, here and now or in the question at ``place``."""

    text: Annotated[str, Meta(max_length=200)]
    place: int | None = None
    on: bool = True
    """False takes that back."""


class Tally(Struct, frozen=True, tag="tally", tag_field="do"):
    """Take counts of raised hands or cards instead of answers, for this vote."""

    counts: Mapping[Annotated[str, Meta(max_length=64)], Annotated[int, Meta(ge=0, le=100_000)]]


class Heard(Struct, frozen=True, tag="heard", tag_field="do"):
    """Tick a point of a discussion that was made, or untick it."""

    point: int
    on: bool = True


class Settle(Struct, frozen=True, tag="settle", tag_field="do"):
    """Play by other settings from now on: those that are named."""

    settings: Changes = field(default_factory=Changes)


Command = (
    Next
    | Open
    | Pause
    | Resume
    | Extend
    | Close
    | Talk
    | Show
    | Leaders
    | Skip
    | Finish
    | Abort
    | Lock
    | Kick
    | Readmit
    | Accept
    | Tally
    | Heard
    | Settle
)
"""A command: a closed set, JSON with its name under ``do``."""


class Refused(Exception):  # noqa: N818 - what happened, not an error of the program
    """Something that the room does not do now, as a code of ``docs/room-protocol.md``."""

    def __init__(self, code: str, wait: int = 0) -> None:
        """Remember why, and after how many seconds it may be tried again."""
        self.code = code
        self.wait = wait
        super().__init__(code)
