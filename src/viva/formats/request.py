"""What a format is asked to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from viva.bank.deck import Bank, Question
    from viva.bank.lock import Lock
    from viva.study.carrying import Carrying


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Banks to write, with what the formats may be told."""

    banks: tuple[Bank, ...]
    discuss: bool = False
    """Take questions for discussion along."""
    changed: Mapping[tuple[str, str], datetime] | None = None
    """When a question last changed, by (id, language); None where nobody says."""
    now: datetime | None = None
    """What counts for a question that ``changed`` does not know; None for a fixed moment, the same for ever."""
    carrying: Carrying | None = None
    """A learner's history of the questions, to go along."""
    lock: Lock | None = None
    """What the deck's lock says, where it is asked."""
    recall: bool = False
    """Ask choices from memory."""
    since: Path | None = None
    """A package that people have already: what they have of it is not to be broken."""

    @property
    def questions(self) -> Iterator[Question]:
        """All questions, in the order of the banks."""
        for bank in self.banks:
            yield from bank.questions
