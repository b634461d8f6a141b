"""An exam as a pure state machine: answer in any order, flag, change one’s mind; nothing is told till the end.

As `viva.study.session`, it touches no disk, no screen and no clock. An exam goes *sitting* → *handed in*; only then
are there verdicts, and from then on nothing changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, field

from viva.asking.present import present
from viva.asking.response import Passed, Response
from viva.asking.verdict import Verdict
from viva.bank.deck import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.asking.shown import Shown

UNMARKED: Final = frozenset({"card", "discuss"})
"""Kinds that nobody but the learner can mark: an exam leaves them out."""

Standing = Literal["blank", "begun", "answered"]
"""What stands on the paper for a question."""


class Marked(Struct, frozen=True):
    """A question of an exam that was handed in, with what was given and how it went."""

    question: Question
    response: Response
    """`Passed` for a question left blank."""
    verdict: Verdict

    @property
    def marks(self) -> Fraction:
        """The marks got."""
        return self.verdict.marks(self.question.content.marks)


class Exam(Struct):
    """An exam through questions that have marks; ``seed`` decides every shuffle."""

    questions: Sequence[Question]
    seed: int = 0
    place: int = 0
    """The question one is at, from 0."""
    handed_in: bool = False
    responses: dict[str, Response] = field(default_factory=dict)
    """The last response to each question, by id."""
    begun: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What was begun and is no response yet, by id."""
    flagged: set[str] = field(default_factory=set)
    """Ids of the questions to come back to."""

    # What is on the desk.

    @property
    def question(self) -> Question:
        """The question one is at."""
        return self.questions[self.place]

    @property
    def shown(self) -> Shown:
        """What may be seen of it: the same each time one comes back."""
        return present(self.question, Random(f"{self.seed}:{self.question.id}:0"))

    @property
    def blank(self) -> list[int]:
        """The places of the questions without a response."""
        return [place for place, question in enumerate(self.questions) if question.id not in self.responses]

    @property
    def marked(self) -> list[int]:
        """The places of the questions that are flagged."""
        return [place for place, question in enumerate(self.questions) if question.id in self.flagged]

    def standing(self, place: int) -> Standing:
        """Return what stands on the paper at a place."""
        name = self.questions[place].id
        return "begun" if name in self.begun else "answered" if name in self.responses else "blank"

    # What a learner does.

    def go(self, place: int) -> None:
        """Turn to a question; beyond either end, to the one there."""
        self.place = max(0, min(place, len(self.questions) - 1))

    def check(self, response: Response) -> None:
        """Refuse a response that does not fit the question one is at, and tell nothing about one that does.

        Raises:
            ResponseError: if it is for another kind, or names what the question does not have.

        """
        _grade(self.question, response)

    def answer(self, response: Response) -> None:
        """Put a response on the paper, in the place of the last one."""
        assert not self.handed_in, "answered after handing in"  # noqa: S101 - a mistake in a face
        self.responses[self.question.id] = response
        self.begun.pop(self.question.id, None)

    def hold(self, begun: tuple[str, ...]) -> None:
        """Keep what was begun and is no response yet; nothing, where it was taken back."""
        if begun:
            self.begun[self.question.id] = begun
        else:
            self.begun.pop(self.question.id, None)

    def erase(self) -> None:
        """Take the response off the paper."""
        assert not self.handed_in, "erased after handing in"  # noqa: S101 - a mistake in a face
        self.responses.pop(self.question.id, None)

    def flag(self) -> bool:
        """Flag the question one is at, or take its flag away; return whether it is flagged now."""
        self.flagged ^= {self.question.id}
        return self.question.id in self.flagged

    def hand_in(self) -> None:
        """End the exam: from now on there are verdicts, and nothing changes."""
        self.handed_in = True

    # What came of it.

    @property
    def paper(self) -> list[Marked]:
        """Every question with its verdict, in their order; only of an exam that was handed in."""
        assert self.handed_in, "marked before it was handed in"  # noqa: S101 - a mistake in a face
        found = []
        for question in self.questions:
            response = self.responses.get(question.id, Passed())
            found.append(Marked(question, response, _grade(question, response)))
        return found

    @property
    def got(self) -> Fraction:
        """The marks got, of `out_of`."""
        return sum((one.marks for one in self.paper), Fraction(0))

    @property
    def out_of(self) -> int:
        """The marks there are."""
        return sum(question.content.marks for question in self.questions)


def markable(questions: Iterable[Question]) -> list[Question]:
    """Return the questions that an exam can ask: those whose answers can be marked."""
    return [question for question in questions if question.kind not in UNMARKED]


def mark(got: Fraction, out_of: int, scale: int) -> Decimal:
    """Return marks on a scale, such as 20 or 100, to one decimal, halves upward; 0 where there is nothing to get."""
    share = got / out_of if out_of else Fraction(0)
    tenths = Fraction(scale) * share * 10
    return (Decimal(tenths.numerator) / Decimal(tenths.denominator)).quantize(Decimal(1), ROUND_HALF_UP) / 10


def _grade(question: Question, response: Response) -> Verdict:
    from viva.asking.grade import grade  # noqa: PLC0415 - the first question does not wait for any verdict

    return grade(question, response)
