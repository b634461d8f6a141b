"""What is remembered, from a journal of many responses: worked out anew, and asked for what is due."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import msgspec
from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

from benches.ratio import Ratio, cpu, side_by_side
from viva.asking.response import Picked
from viva.study.engine import PARAMETERS
from viva.study.events import Given
from viva.study.journal import Journal
from viva.study.memories import Memories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.asking.response import Rating

RESPONSES: Final = int(os.environ.get("RESPONSES", "1000000"))
"""Rows of the journal; fewer where one is in a hurry: ``RESPONSES=100000 make bench ARGS=remembering``."""

EACH: Final = 10
"""Responses to a question."""

MINUTE: Final = 60_000
TODAY: Final = 750_000
"""A study day after all of them, so that everything is due."""


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "journal.sqlite") as journal:
        fill(journal)
        memories = Memories(journal)
        cold, bare, warm, query = side_by_side(
            [
                lambda: cpu(lambda: replayed(journal)),
                lambda: cpu(lambda: worked_out(journal)),
                lambda: cpu(lambda: due(memories)),
                lambda: cpu(lambda: list(journal.rows("SELECT deck, question FROM memory ORDER BY due"))),
            ],
            times=3,
        )
    yield Ratio(f"memories of {RESPONSES:,} responses, to reading them and the engine", cold, bare, 1.5)
    yield Ratio(f"what is due of {RESPONSES // EACH:,} questions, to one indexed query", warm, query, 3)


def fill(journal: Journal) -> None:
    """Write the responses: one a minute, to all questions in turn."""
    random = Random(1)
    ratings: tuple[Rating, ...] = ("again", "hard", "good", "good", "good", "good", "easy")
    payloads = [msgspec.json.encode(given(rating)).decode() for rating in ratings]
    questions = [f"question-{number:06}" for number in range(RESPONSES // EACH)]
    rows = (
        (journal.device, seq, seq * MINUTE, questions[seq % len(questions)], random.choice(payloads))
        for seq in range(1, RESPONSES + 1)
    )
    with journal.writing() as db:
        db.execute("PRAGMA cache_size=-200000")  # kB: otherwise the pages of so much go to the disk and back
        db.executemany(
            """
            INSERT INTO event (device, seq, type, at, offset, deck, question, lang, payload)
            VALUES (?, ?, 'response', ?, 60, '0123456789abcdef', ?, 'en', ?)""",
            rows,
        )


def given(rating: Rating) -> Given:
    """Return a response as a session writes it."""
    keys = tuple(f"{letter}123456789" for letter in "abcd")
    return Given(
        session="0123456789abcdef",
        mode="practice",
        bank="health-codes",
        kind="choice",
        round=0,
        response=Picked(keys[:1]),
        order=keys,
        got=rating != "again",
        of=1,
        worth=1,
        rating=rating,
        ms=5000,
        day="2026-03-09",
    )


def replayed(journal: Journal) -> None:
    """Work everything out anew, and keep it."""
    with journal.writing() as db:
        db.execute("DELETE FROM own WHERE name = 'memory'")
    Memories(journal)


def worked_out(journal: Journal) -> None:
    """Do what cannot be left out: the ordered SELECT, the items, and the engine's batch."""
    items = []
    reviews: list[FSRSReview] = []
    question = ("", "")
    before = 0
    for deck, name, rating, day in journal.rows(
        """
        SELECT deck, question, rating, (at / 1000 + offset * 60 - 14400) / 86400
        FROM evidence ORDER BY deck, question, at"""
    ):
        if (deck, name) != question:
            if reviews:
                items.append(FSRSItem(reviews))
            question, reviews, before = (deck, name), [], day
        reviews.append(FSRSReview(rating, day - before))
        before = day
    items.append(FSRSItem(reviews))
    FSRS(PARAMETERS).memory_state_batch(items)


def due(memories: Memories) -> None:
    """Ask what is due, after a look whether anything is new."""
    memories.refresh()
    if len(memories.due(TODAY)) < RESPONSES // EACH * 0.9:
        message = "not everything is due"
        raise RuntimeError(message)
