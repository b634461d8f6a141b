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

Mode = Literal["practice", "review", "mistakes", "cards", "exam"]
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


Word = Literal["guessed", "hard", "right", "easy"]
"""What a learner may say of an answer of theirs: it was luck, or hard, or easy; or right, though graded otherwise."""

RATING_OF: Final[dict[str, int]] = {"guessed": 1, "hard": 2, "right": 3, "easy": 4}
"""What the memory is told then, from 1 (again) to 4. A word that a later Viva has is not in it, and changes nothing."""


class Overruled(Struct, frozen=True, kw_only=True):
    """The payload of an ``override``: the learner's own word on a response of theirs."""

    session: str
    device: str
    seq: int
    """The response that is meant."""
    says: Word


class Undone(Struct, frozen=True, kw_only=True):
    """The payload of an ``undo``: a response that the learner took back, and that is no evidence of anything."""

    session: str
    device: str
    seq: int
    """The response that is meant."""


class Flagged(Struct, frozen=True, kw_only=True):
    """The payload of a ``flag``: the learner marks a question to come back to, or takes the mark away."""

    on: bool
    text: str = ""
    """What is the matter with it, if they said so."""


class Noted(Struct, frozen=True, kw_only=True):
    """The payload of a ``note``: the learner's own words on a question, in the place of those before; "" for none."""

    text: str


class Imported(Struct, frozen=True, kw_only=True, rename={"source": "from"}):
    """The payload of an ``import``: a review that happened in another program."""

    source: str
    """Which program: ``anki``."""
    id: str
    """What that program calls the review, so that it is taken once."""
    rating: Rating | None
    ms: int = 0
    """Time taken, capped at `LONGEST`."""


class Draft(Struct, frozen=True, kw_only=True):
    """What stands on the paper of an exam that lasts still."""

    responses: dict[str, Response] = {}
    """The last response to each question, by id."""
    begun: dict[str, tuple[str, ...]] = {}
    """What was begun and not given as a response yet, by id, as the way to answer writes it down."""
    flagged: tuple[str, ...] = ()
    place: int = 0
    """The question one is at, from 0."""
    spent: int = 0
    """Milliseconds at the desk."""


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
    count: int | None = None
    """How many were asked for, 0 for all; None where nobody asked for a number, and in an older journal."""
    levels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    flagged: bool = False
    """To what they were narrowed."""
    draft: Draft | None = None
    """Of an exam."""


Payload = Given | Overruled | Undone | Flagged | Noted | Imported
"""What an event holds; its type says which."""

Type = Literal["response", "undo", "flag", "note", "override", "import"]
"""What can happen to a question."""

TYPE_OF: Final[dict[type[Payload], Type]] = {
    Given: "response",
    Undone: "undo",
    Flagged: "flag",
    Noted: "note",
    Overruled: "override",
    Imported: "import",
}
"""The type of an event with such a payload."""


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened to a question."""

    type: Type
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
