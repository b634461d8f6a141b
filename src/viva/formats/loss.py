"""What a format could not take along, question by question: codes and parameters, no sentences.

``say("loss." + loss.code, **loss.params)`` makes the sentence.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One thing of one question that did not arrive, or the whole question where it is ``skipped``."""

    code: str
    question_id: str
    bank: str
    lang: str
    field: str | None = None
    """The key of the question that it is about: ``accept``."""
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    keeps: str | None = None
    """The format that would keep it, if there is one."""
    skipped: bool = False
    """The question was left out."""

    @property
    def question(self) -> tuple[str, str, str]:
        """Which question: bank, id and language."""
        return self.bank, self.question_id, self.lang


@dataclass(frozen=True, slots=True)
class Compared:
    """How many notes of a file are not in an earlier one, are there otherwise, and are there as they are."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class LossReport:
    """What became of every question that went in.

    The counts follow from the losses, so that exact + degraded + skipped is always the total.
    """

    total: int
    losses: tuple[Loss, ...] = ()
    behind: tuple[tuple[str, str], ...] = ()
    """The (id, language) of questions that have changed since their deck was locked: who has them keeps the older."""

    moved: tuple[tuple[str, str], ...] = ()
    """The (id, language) of questions that have moved to another bank: cards that people have stay where they are."""
    retired: tuple[tuple[str, str], ...] = ()
    """The (id, language) of questions that were taken out, and that stay unmarked with those who have them."""
    tagged: tuple[tuple[str, str], ...] = ()
    """The (id, language) of questions that were taken out, and that get a tag with those who have them."""
    notes: int = 0
    """Notes of the questions that went in, where the format has notes."""
    cards: int = 0
    """The cards that they make."""
    compared: Compared | None = None
    """How they stand to a file that people have, where one was named."""

    @property
    def skipped(self) -> int:
        """Questions that were left out."""
        return len({loss.question for loss in self.losses if loss.skipped})

    @property
    def degraded(self) -> int:
        """Questions that arrived with less than they had."""
        return len({loss.question for loss in self.losses}) - self.skipped

    @property
    def exact(self) -> int:
        """Questions that arrived whole."""
        return self.total - self.degraded - self.skipped
