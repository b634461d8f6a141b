"""What was answered, read from a journal for the numbers of `viva.study.progress`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from viva.study.engine import chance, engine
from viva.study.events import RATING_OF
from viva.study.memories import resting
from viva.study.memory import Rules
from viva.study.progress import Answer
from viva.study.replay import SHIFT, Reviews

if TYPE_CHECKING:
    from viva.study.journal import Journal

LATELY: Final = 200
"""Responses that tell how long one takes."""

AT_ONCE: Final = 2000
"""Questions whose every state is in memory at once."""

ANSWERED: Final = """
    SELECT deck, question, (at / 1000 + offset * 60 - ?1 * 3600) / 86400 + 719163, coalesce(payload ->> 'ms', 0),
        CASE payload ->> 'rating' WHEN 'again' THEN 1 WHEN 'hard' THEN 2 WHEN 'good' THEN 3 WHEN 'easy' THEN 4 END,
        device, seq
    FROM event WHERE type IN ('response', 'import') AND (?2 IS NULL OR deck = ?2)
        AND (type = 'response' OR EXISTS (
            SELECT 1 FROM evidence
            WHERE evidence.deck = event.deck AND evidence.question = event.question AND evidence.at = event.at
                AND evidence.device = event.device AND evidence.seq = event.seq))
    ORDER BY deck, question, at, device, seq"""

SAID: Final = """
    SELECT payload ->> 'device', payload ->> 'seq', type, payload ->> 'says', deck, question
    FROM event INDEXED BY event_word WHERE type IN ('undo', 'override') AND (?1 IS NULL OR deck = ?1)
    ORDER BY at, device, seq"""


def history(journal: Journal, rules: Rules | None = None, *, deck: str | None = None) -> list[Answer]:
    """Return all that was answered in a deck, or in any, by question and then in time; what was undone is left out.

    Raises:
        JournalError: if the journal cannot be read.

    """
    rules = rules or Rules()
    said = words(journal, deck)
    with resting():
        answers: list[Answer] = []
        for of, name, day, ms, rating, device, seq in journal.rows(ANSWERED, (rules.rollover, deck)):
            word = said.get((device, seq, of, name))
            if word != 0:
                counts = word if word and rating else rating
                answers.append(Answer(deck=of, question=name, day=day, ms=ms, rating=counts))
        return _foreseen(answers)


def words(journal: Journal, deck: str | None = None) -> dict[tuple[object, ...], int]:
    """Return what was said later of responses, by (device, seq, deck, question): a rating, and 0 for one undone.

    Raises:
        JournalError: if the journal cannot be read.

    """
    said: dict[tuple[object, ...], int] = {}
    for device, seq, type_, says, *where in journal.rows(SAID, (deck,)):
        key = device, seq, *where
        if type_ == "undo":
            said[key] = 0
        elif said.get(key) != 0 and says in RATING_OF:
            said[key] = RATING_OF[says]
    return said


def pace(journal: Journal) -> list[int]:
    """Return the milliseconds that the last responses took, the latest first.

    Raises:
        JournalError: if the journal cannot be read.

    """
    rows = journal.rows(
        "SELECT payload ->> 'ms' FROM event WHERE type = 'response' ORDER BY at DESC LIMIT ?", (LATELY,)
    )
    return [ms for (ms,) in rows if isinstance(ms, int)]


def _foreseen(answers: list[Answer]) -> list[Answer]:
    """Return the answers with the chances that FSRS gave those that came a day or more after the evidence before."""
    from fsrs_rs_python import FSRSItem  # noqa: PLC0415 - see `viva.study.engine.engine`

    lines: dict[tuple[str, str], list[tuple[int, int]]] = {}  # of each question: place and days since the one before
    last: dict[tuple[str, str], int] = {}
    for place, one in enumerate(answers):
        if one.rating is None:
            continue
        key = one.deck, one.question
        before = last.get(key, one.day)
        last[key] = max(before, one.day)
        lines.setdefault(key, []).append((place, max(one.day - before, 0)))
    known, found, every = Reviews(), list(answers), list(lines.values())
    for at in range(0, len(every), AT_ONCE):
        part = every[at : at + AT_ONCE]
        items = [
            FSRSItem([known[days << SHIFT | (answers[place].rating or 1)] for place, days in line]) for line in part
        ]
        for line, states in zip(part, engine().historical_memory_state_batch(items), strict=True):
            for (place, days), before_it in zip(line[1:], states, strict=False):
                if days:
                    found[place] = replace(answers[place], expected=chance(before_it.stability, days))
    return found
