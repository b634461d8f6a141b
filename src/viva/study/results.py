"""A turn of a session, how it was answered, and how a question and the whole went."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from viva.asking.response import Filled, Response, ResponseError, Wrote
from viva.asking.reveal import Reveal
from viva.asking.shown import Shown
from viva.asking.verdict import Verdict
from viva.bank.deck import Question

if TYPE_CHECKING:
    from viva.study.events import Word


class Turn(Struct, frozen=True):
    """A question whose turn it is, for the first time (``round`` 0) or again."""

    question: Question
    round: int = 0


class Answered(Struct, frozen=True):
    """A turn with its response: what to journal, and what to show."""

    turn: Turn
    shown: Shown
    response: Response
    verdict: Verdict
    reveal: Reveal
    hints: int = 0


def fits(answered: Answered, word: Word) -> bool:
    """Tell whether a word of the learner's own makes sense of an answer.

    A right one may have been luck, and without help hard or easy; what was typed and missed may have been right.
    """
    outcome = answered.verdict.outcome
    if word == "right":
        return outcome in {"wrong", "partly"} and isinstance(answered.response, Wrote | Filled)
    return outcome == "right" and (word == "guessed" or not answered.hints)


class Result(Struct):
    """How a question went, over all its rounds."""

    question: Question
    first: Verdict
    last: Verdict
    guessed: bool = False
    by_own_word: bool = False

    @property
    def missed(self) -> bool:
        """Not known at once: worth trying again."""
        if self.by_own_word or self.first.outcome == "unmarked":
            return False
        return self.guessed or self.first.outcome != "right"

    @property
    def right(self) -> bool:
        """Right at once, or by the learner's own word."""
        return self.by_own_word or self.first.outcome == "right"

    @property
    def marks(self) -> Fraction:
        """The marks of the first round, which is the one that counts."""
        worth = self.question.content.marks
        return Fraction(worth) if self.by_own_word else self.first.marks(worth)


class Score(Struct, frozen=True):
    """How a session went so far, by the first round of each question."""

    asked: int
    """Questions answered that have marks."""
    right: int
    partly: int
    marks: Fraction
    out_of: int

    @property
    def share(self) -> Fraction:
        """The part of the marks that was got, from 0 to 1."""
        return self.marks / self.out_of if self.out_of else Fraction(0)


class Renewed(Struct, frozen=True):
    """What became of the questions of a session when they were read again: their ids."""

    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    """New in their banks, and next in line."""

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone or self.fresh)


def told_anew(told: Answered, turn: Turn, shown: Shown) -> Answered:
    """Return a verdict with what its question, edited since or in another language, reveals; as it was if it cannot.

    What is noted on the answer is said anew as well, unless that would contradict the verdict, which stands.
    """
    from viva.asking.grade import grade  # noqa: PLC0415 - the first question does not wait for its verdict
    from viva.asking.reveal import reveal  # noqa: PLC0415

    try:
        told = replace(told, turn=turn, shown=shown, reveal=reveal(turn.question, told.response))
        anew = grade(turn.question, told.response)
    except ResponseError:
        return told
    same = anew.outcome == told.verdict.outcome
    return replace(told, verdict=replace(told.verdict, notes=anew.notes)) if same else told
