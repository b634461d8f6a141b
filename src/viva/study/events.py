"""What the journal holds: one struct per type of event, as plain JSON in its payload."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from viva.asking.response import Passed, Rated, Rating, Response, Talked

if TYPE_CHECKING:
    from viva.asking.verdict import Verdict

LONGEST: Final = 60_000
"""Milliseconds that one response may count for: who takes longer has left the table (as Anki does)."""

Mode = Literal["practice", "cards"]
"""How a session asks."""


class Given(Struct, frozen=True, kw_only=True):
    """The payload of a ``response``: what was asked, what was given, how it went."""

    session: str
    mode: Mode
    bank: str
    kind: str
    round: int
    """0 the first time in its session, then 1, 2 as it comes again."""
    response: Response
    order: tuple[str, ...] = ()
    """The keys of the options in the order shown."""
    got: int
    of: int
    worth: int
    """The question's marks."""
    rating: Rating | None
    """For the memory; null for what is never due."""
    ms: int
    """Time taken, capped at `LONGEST`."""
    hints: int = 0
    day: str
    """The learner's study day, ISO."""


class Overruled(Struct, frozen=True, kw_only=True):
    """The payload of an ``override``: the learner's own word on a response of theirs."""

    session: str
    device: str
    seq: int
    """The response that is meant."""
    says: Literal["guessed", "right"]


class Plan(Struct, frozen=True, kw_only=True):
    """What a session will ask, kept while it lasts."""

    mode: Mode
    lang: str
    seed: int
    source: str
    """What was asked for: a deck's name, or the path of a folder or of a bank."""
    deck: str
    """The deck's key."""
    title: str
    minutes: int | None = None
    questions: tuple[tuple[str, str], ...]
    """(bank, id) of each, in order."""


Payload = Given | Overruled


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened to a question."""

    type: Literal["response", "override"]
    at: datetime
    deck: str
    question: str
    lang: str
    payload: Payload


def rating_of(verdict: Verdict, response: Response, *, hints: int) -> Rating | None:
    """Return what a response tells the memory: a miss, a part or a hint is *again*; right is *good*.

    *Hard* and *easy* come only from the learner's own word, never from the time taken.
    """
    match response:
        case Rated(rating=rating):
            return rating
        case Talked():
            return None
        case Passed() if verdict.of == 0:
            return None
        case _:
            return "good" if verdict.outcome == "right" and not hints else "again"
