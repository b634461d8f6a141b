"""A learner's history inside a package: what Anki's scheduler goes by, and the log of reviews that explains it.

It is for a file of its own. A collection takes it only with *Import any learning progress* ticked, and only for cards
that it does not have yet; ``docs/anki.md`` tells users so.
"""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from viva.formats.errors import ExportError
from viva.study.engine import DECAY, PARAMETERS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from viva.formats.anki.package import Note
    from viva.study.carrying import Carried, Carrying

MARK: Final = b"viva: with history"
"""The comment of a zip file with a history in it, by which it is told from one without."""

PRESET: Final = 1_711_447_930_102
"""The id of the deck options that go along: `PARAMETERS`, and the retention that the learner wants."""

EASE: Final = 2500
"""The factor of SM-2, by which Anki goes where FSRS is off: what a card begins with."""

LEARNING, REVIEW, RELEARNING = 0, 1, 2
"""What Anki calls reviews: those of the first day, those of later ones, and what is repeated within the day."""

CARD: Final = """
    UPDATE cards SET type = 2, queue = 2, ivl = ?, due = ?, factor = ?, reps = ?, lapses = ?, data = ? WHERE id = ?"""
ROW: Final = "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"

Turn = tuple["Carried", int, int]
"""A review of a question: its history, which of its reviews, and the card."""


def enter(db: sqlite3.Connection, notes: Sequence[Note], first_id: int, carrying: Carrying) -> None:
    """Write a history into a collection that holds the notes and their cards, numbered from ``first_id``."""
    cards = list(_cards(notes, first_id))
    opened = min((one.state.first for one, _, _ in cards), default=1)
    _settle(db, carrying, opened)
    db.executemany(CARD, (_state(one, opened, place, card) for one, card, place in cards))
    # A question has one memory and may have several cards: two of a reversed card, one in each language. All of them
    # stand where the question stands, and the first has the log, so that no review counts twice.
    firsts = {id(one): (one, card) for one, card, _ in reversed(cards)}
    db.executemany(ROW, _log((one, place, card) for one, card in firsts.values() for place in range(len(one.reviews))))


def _cards(notes: Sequence[Note], first_id: int) -> Iterator[tuple[Carried, int, int]]:
    """Yield each card that has a history, with its number and its place among the new ones."""
    card = first_id
    for place, note in enumerate(notes, 1):
        for _ in note.note_type.templates:
            if note.learned is not None:
                yield note.learned, card, place
            card += 1


def _settle(db: sqlite3.Connection, carrying: Carrying, opened: int) -> None:
    """Let the collection begin on the study day ``opened``, with deck options that aim as the learner does."""
    ((conf, groups, decks),) = db.execute("SELECT conf, dconf, decks FROM col").fetchall()
    begun = datetime.combine(date.fromordinal(opened), datetime.min.time(), UTC) + timedelta(hours=12)
    # Anki counts days from the date of `crt`, as seen so many minutes west of Greenwich; older schedulers reset cards.
    conf = json.loads(conf) | {"schedVer": 2, "creationOffset": 0, "rollover": carrying.rules.rollover}
    presets: dict[str, Any] = json.loads(groups)
    aims = {"desiredRetention": carrying.rules.retention, "fsrsParams6": list(PARAMETERS)}
    presets[str(PRESET)] = presets["1"] | {"id": PRESET, "name": "Viva"} | aims
    homes: dict[str, Any] = json.loads(decks)
    for number, deck in homes.items():
        deck["conf"] = 1 if number == "1" else PRESET
    written = (int(begun.timestamp()), json.dumps(conf), json.dumps(presets), json.dumps(homes))
    db.execute("UPDATE col SET crt = ?, conf = ?, dconf = ?, decks = ?", written)


def _state(one: Carried, opened: int, place: int, card: int) -> tuple[object, ...]:
    """Return what Anki's scheduler knows of a card."""
    state, last = one.state, one.reviews[-1]
    data = {
        "pos": place,
        "s": round(state.stability, 4),
        "d": round(state.difficulty, 3),
        "dr": round(one.target, 4),
        "decay": -DECAY,
        "lrt": last.at // 1000,
    }
    return last.days, state.due - opened, EASE, state.reps, state.lapses, json.dumps(data, separators=(",", ":")), card


def _log(turns: Iterable[Turn]) -> Iterator[tuple[int, ...]]:
    """Yield the rows of the log of reviews, each with a number of its own: the first free one from its moment on.

    The number is the moment, in milliseconds. A review that came from Anki gets the one that it had there; of those
    that were handed in at one moment, as an exam is, all but the first are put off by a few.
    """
    taken: set[int] = set()
    in_turn = sorted(
        turns, key=lambda turn: (not turn[0].reviews[turn[1]].came_in, turn[0].reviews[turn[1]].at, turn[2])
    )
    for one, place, card in in_turn:
        review = one.reviews[place]
        number = review.at
        while number in taken:
            number += 1
        taken.add(number)
        before = one.reviews[place - 1] if place else None
        # Anki's factor under FSRS is the difficulty, 1 to 10, as .1 to 1.1; and 0 would mean that nothing was learnt.
        factor = round(((review.difficulty - 1) / 9 + 0.1) * 1000)
        yield (
            number,
            card,
            review.rating,
            review.days,
            before.days if before else 0,
            factor,
            review.ms,
            _sort(one, place),
        )


def _sort(one: Carried, place: int) -> int:
    day = one.reviews[place].day
    if day == one.state.first:
        return LEARNING
    return REVIEW if day > one.reviews[place - 1].day else RELEARNING


def refuse_over_plain(path: Path) -> None:
    """Refuse to write a history over a package without one: whoever gives the deck away would give that along.

    Raises:
        ExportError: if that stands there.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.comment != MARK and any(name.startswith("collection.anki2") for name in archive.namelist()):
                raise ExportError("over-plain", path=str(path))
    except (OSError, zipfile.BadZipFile):
        return  # nothing there, or nothing that anybody could take for a package
