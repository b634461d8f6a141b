"""What a learner says of a question beside answering it: flags to come back to, and notes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from viva.study.events import TYPE_OF, Event, Flagged, Noted

if TYPE_CHECKING:
    from datetime import datetime

    from viva.bank.deck import Question
    from viva.study.journal import Journal

REMARKS: Final = """
    SELECT question, payload FROM event INDEXED BY event_remark
    WHERE type IN ('flag', 'note') AND type = ? AND deck = ? ORDER BY at, device, seq"""


Remark = TypeVar("Remark", Flagged, Noted)


def remark(journal: Journal, question: Question, says: Flagged | Noted, at: datetime) -> None:
    """Journal a flag or a note; it takes the place of the one before.

    Raises:
        JournalError: if it could not be written.

    """
    journal.append(
        Event(
            type=TYPE_OF[type(says)],
            at=at,
            deck=question.home.deck,
            question=question.id,
            lang=question.lang,
            payload=says,
        )
    )


def flag(journal: Journal, question: Question, at: datetime) -> bool:
    """Flag a question, or take its flag away; return whether it is flagged now.

    Raises:
        JournalError: if it could not be read or written.

    """
    on = question.id not in flags(journal, question.home.deck)
    remark(journal, question, Flagged(on=on), at)
    return on


def flags(journal: Journal, deck: str) -> dict[str, str]:
    """Return the questions of a deck that are flagged, by id, with what is the matter if it was said.

    Raises:
        JournalError: if the journal cannot be read.

    """
    found = _last(journal, deck, Flagged)
    return {name: flag.text for name, flag in found.items() if flag.on}


def notes(journal: Journal, deck: str) -> dict[str, str]:
    """Return the learner's own notes on the questions of a deck, by id.

    Raises:
        JournalError: if the journal cannot be read.

    """
    return {name: note.text for name, note in _last(journal, deck, Noted).items() if note.text}


def _last(journal: Journal, deck: str, kind: type[Remark]) -> dict[str, Remark]:
    """Return the last remark of a kind on each question; what a later Viva wrote in words unknown here is no remark."""
    found: dict[str, Remark] = {}
    for question, payload in journal.rows(REMARKS, (TYPE_OF[kind], deck)):
        try:
            found[question] = msgspec.json.decode(payload, type=kind)
        except msgspec.ValidationError:
            continue
    return found
