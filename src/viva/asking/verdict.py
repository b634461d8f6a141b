"""What grading says: how right, in whole parts, and what the learner should know about it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from msgspec import Struct, field

Outcome = Literal["right", "partly", "wrong", "unmarked"]
"""How an answer went; ``unmarked`` for a discussion."""


class Note(Struct, frozen=True):
    """Something to tell about a grading, as a code and what its sentence mentions."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


class Verdict(Struct, frozen=True):
    """A graded response: ``got`` parts of ``of``. Whole numbers, so that every face computes the same marks."""

    got: int
    of: int
    notes: tuple[Note, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Right, partly right, wrong, or unmarked when there was nothing to get."""
        if self.of == 0:
            return "unmarked"
        if self.got == self.of:
            return "right"
        return "partly" if self.got else "wrong"

    @property
    def share(self) -> Fraction:
        """The part that was right, from 0 to 1."""
        return Fraction(self.got, self.of) if self.of else Fraction(0)

    def marks(self, worth: int) -> Fraction:
        """Return the marks for a question worth ``worth``."""
        return self.share * worth
