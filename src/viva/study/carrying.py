"""What a learner's history of a deck is, as plain values for another program: each question's state and its reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.study.engine import engine, interval, target
from viva.study.history import words
from viva.study.memories import Memories, resting
from viva.study.memory import Rules, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.study.journal import Journal

REVIEWS: Final = """
    SELECT evidence.question, (evidence.at / 1000 + evidence.offset * 60 - ?1 * 3600) / 86400 + 719163,
        evidence.at, evidence.rating, coalesce(payload ->> 'ms', 0), event.type = 'import',
        event.device, event.seq
    FROM evidence JOIN event ON event.device = evidence.device AND event.seq = evidence.seq
    WHERE evidence.deck = ?2
    ORDER BY evidence.question, evidence.at, evidence.device, evidence.seq"""


class Review(Struct, frozen=True):
    """A piece of evidence, and what was known after it."""

    at: int
    """Milliseconds since 1970."""
    day: int
    """The study day that counts for it: none comes before the one of the review before."""
    rating: int
    """1 to 4: again, hard, good, easy; with the learner's later word."""
    ms: int
    """Milliseconds it took; 0 where nobody knows."""
    came_in: bool
    """It was imported from another program."""
    days: int
    """Days until the question was to come again."""
    difficulty: float
    """After it, 1 to 10."""


class Carried(Struct, frozen=True):
    """A question's history: where it stands, and how it came there. There is at least one review."""

    state: State
    target: float
    """The success, 0 to 1, at which the question is due."""
    reviews: tuple[Review, ...]


class Carrying(Struct, frozen=True):
    """A learner's history of the questions of some decks."""

    rules: Rules
    questions: dict[tuple[str, str], Carried]
    """By deck key and question id; a question that was never met is not in it."""


def carry(journal: Journal, rules: Rules, deck: str) -> Carrying:
    """Return the history of a deck's questions.

    Raises:
        JournalError: if the journal cannot be read, or the snapshot of its memories not be written.

    """
    from fsrs_rs_python import FSRSItem, FSRSReview  # noqa: PLC0415 - see `viva.study.engine.engine`

    states = Memories(journal, rules).of(deck)
    with resting():
        lines = [(name, line) for name, line in _lines(journal, rules, deck) if name in states]
        items = [
            FSRSItem([FSRSReview(rating, gap) for (_, _, rating, *_), gap in zip(line, _gaps(line), strict=True)])
            for _, line in lines
        ]
        found: dict[tuple[str, str], Carried] = {}
        for (name, line), after in zip(lines, engine().historical_memory_state_batch(items), strict=True):
            state = states[name]
            aim = target(rules.retention, state.options)
            reviews = tuple(
                Review(at, day, rating, ms, came_in, interval(known.stability, aim), known.difficulty)
                for (at, day, rating, ms, came_in), known in zip(line, after, strict=True)
            )
            found[deck, name] = Carried(state, aim, reviews)
    return Carrying(rules, found)


_Line = list[tuple[int, int, int, int, bool]]
"""The reviews of a question: moment, study day, rating, milliseconds, whether it was imported."""


def _lines(journal: Journal, rules: Rules, deck: str) -> Iterator[tuple[str, _Line]]:
    """Yield the reviews of one question after the other, as they count by now."""
    said = words(journal, deck)
    was, line = "", _Line()
    for name, day, at, rating, ms, came_in, *where in journal.rows(REVIEWS, (rules.rollover, deck)):
        counts = said.get((*where, deck, name), rating)
        if not counts:
            continue
        if name != was:
            if line:
                yield was, line
            was, line = name, []
        line.append((at, max(day, line[-1][1]) if line else day, counts, ms, bool(came_in)))
    if line:
        yield was, line


def _gaps(line: _Line) -> Iterator[int]:
    """Yield the days that passed before each review of a question."""
    before = line[0][1]
    for _, day, *_ in line:
        yield day - before
        before = day
