"""An exam with its journal: every answer is on disk when it is given, and none is marked before the paper is handed in.

While it lasts, the paper is the draft of its plan, written anew with each answer; handing in turns it, in one step,
into responses of the journal. So an exam that was broken off goes on where it was, with the time that was left, and a
response that was changed before the end is no evidence of anything.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from viva.asking.present import present
from viva.asking.response import Passed
from viva.study.days import Clock, study_day
from viva.study.events import LONGEST, Draft, Event, Given, Plan, rating_of
from viva.study.exam import Exam
from viva.study.journal import Journal
from viva.study.session import order_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viva.asking.response import Response
    from viva.bank.deck import Question
    from viva.study.exam import Marked
    from viva.study.journal import Broken


class ExamSitting(Struct):
    """A learner in the middle of an exam."""

    id: str
    exam: Exam
    plan: Plan
    journal: Journal
    clock: Clock
    since: datetime
    """When the clock was last read."""
    spent: timedelta = timedelta(0)
    """Time at the desk up to then; while the program is closed the clock stands."""
    lost: int = 0
    """Questions of a resumed exam that the deck no longer has."""
    is_kept: bool = False
    """The journal has its plan."""

    @classmethod
    def begin(  # noqa: PLR0913 - each is a fact of the exam
        cls,
        journal: Journal,
        clock: Clock,
        questions: Sequence[Question],
        *,
        source: str,
        title: str,
        seed: int,
        minutes: int | None = None,
    ) -> ExamSitting:
        """Begin an exam through ``questions``: at least one, all of one deck and language, of kinds that have marks.

        Nothing is written before the first answer.
        """
        plan = Plan(
            mode="exam",
            lang=questions[0].lang,
            seed=seed,
            source=source,
            deck=questions[0].home.deck,
            title=title,
            minutes=minutes,
            questions=tuple((question.home.bank, question.id) for question in questions),
        )
        return cls(os.urandom(8).hex(), Exam(questions, seed), plan, journal, clock, clock())

    @classmethod
    def resume(cls, journal: Journal, clock: Clock, broken: Broken, questions: Iterable[Question]) -> ExamSitting:
        """Take up an exam that was broken off, with the questions that its deck has now."""
        known = {question.id: question for question in questions if question.home.deck == broken.plan.deck}
        wanted = [question_id for _, question_id in broken.plan.questions]
        draft = broken.plan.draft or Draft()
        exam = Exam([known[one] for one in wanted if one in known], broken.plan.seed)
        exam.responses = {name: response for name, response in draft.responses.items() if name in known}
        exam.begun = {name: begun for name, begun in draft.begun.items() if name in known}
        exam.flagged = {name for name in draft.flagged if name in known}
        exam.go(draft.place)
        spent = timedelta(milliseconds=draft.spent)
        lost = len(wanted) - len(exam.questions)
        return cls(broken.id, exam, broken.plan, journal, clock, clock(), spent, lost, is_kept=True)

    @property
    def left(self) -> timedelta | None:
        """The time that is left; None for an exam that has no end."""
        if self.plan.minutes is None:
            return None
        return max(timedelta(0), timedelta(minutes=self.plan.minutes) - self._at_the_desk())

    def answer(self, response: Response) -> None:
        """Put a response on the paper: it is on disk before it stands there.

        Raises:
            ResponseError: if it does not fit the question.
            JournalError: if it could not be written; the paper is as before.

        """
        self.exam.check(response)
        name = self.exam.question.id
        self._keep(
            responses=self.exam.responses | {name: response},
            begun={other: begun for other, begun in self.exam.begun.items() if other != name},
        )
        self.exam.answer(response)

    def hold(self, begun: tuple[str, ...]) -> None:
        """Keep what was begun and is no response yet, so that it is there when one comes back, whatever happens.

        Raises:
            JournalError: if it could not be written; it is held as long as the program runs.

        """
        if begun != self.exam.begun.get(self.exam.question.id, ()):
            self.exam.hold(begun)
            self._keep()

    def flag(self) -> bool:
        """Flag the question one is at, or take its flag away; return whether it is flagged now.

        Raises:
            JournalError: if it could not be written; all is as before.

        """
        flagged = self.exam.flagged ^ {self.exam.question.id}
        self._keep(flagged=flagged)
        return self.exam.flag()

    def rest(self) -> None:
        """Leave the desk: what stands on the paper is kept, and the clock stands.

        Raises:
            JournalError: if it could not be written.

        """
        if self.exam.responses or self.exam.begun or self.exam.flagged:
            self._keep()

    def hand_in(self) -> None:
        """End the exam: what stands on the paper becomes responses, all or none of them.

        A question left blank tells nothing: time may have run out before it was read.

        Raises:
            JournalError: if they could not be written; the exam goes on.

        """
        now = self.clock()
        if not self.is_kept:
            self._keep()
        paper = replace(self.exam, handed_in=True).paper  # the exam itself is handed in once that is on disk
        events = [self._event(one, now) for one in paper if one.question.id in self.exam.responses]
        self.journal.hand_in(self.id, events, now)
        whole = timedelta(minutes=self.plan.minutes) if self.plan.minutes else timedelta.max
        self.spent, self.since = min(self._at_the_desk(), whole), now
        self.exam.hand_in()

    def _event(self, one: Marked, now: datetime) -> Event:
        question, response, verdict = one.question, one.response, one.verdict
        answered = max(1, len(self.exam.responses))
        given = Given(
            session=self.id,
            mode="exam",
            bank=question.home.bank,
            kind=question.kind,
            round=0,
            response=response,
            order=order_shown(present(question, Random(f"{self.exam.seed}:{question.id}:0"))),
            got=verdict.got,
            of=verdict.of,
            worth=question.content.marks,
            rating=rating_of(verdict, response, hints=0) if not isinstance(response, Passed) else "again",
            ms=min(LONGEST, round(self._at_the_desk().total_seconds() * 1000 / answered)),
            day=study_day(now).isoformat(),
        )
        return Event(
            type="response", at=now, deck=question.home.deck, question=question.id, lang=question.lang, payload=given
        )

    def _at_the_desk(self) -> timedelta:
        """Return the time spent so far; a clock that was set back counts as standing."""
        return self.spent + max(timedelta(0), self.clock() - self.since)

    def _keep(
        self,
        *,
        responses: dict[str, Response] | None = None,
        begun: dict[str, tuple[str, ...]] | None = None,
        flagged: set[str] | None = None,
    ) -> None:
        """Write the draft, with what is other than on the paper."""
        spent = self._at_the_desk()
        draft = Draft(
            responses=self.exam.responses if responses is None else responses,
            begun=self.exam.begun if begun is None else begun,
            flagged=tuple(sorted(self.exam.flagged if flagged is None else flagged)),
            place=self.exam.place,
            spent=round(spent.total_seconds() * 1000),
        )
        plan = replace(self.plan, draft=draft)
        if self.is_kept:
            self.journal.keep(self.id, plan)
        else:
            self.journal.begin(self.id, plan, self.clock())
            self.is_kept = True
        self.plan, self.spent, self.since = plan, spent, self.clock()


def left_of(plan: Plan) -> timedelta | None:
    """Return the time that is left of an exam that was broken off; None where it has no end."""
    if plan.minutes is None:
        return None
    spent = timedelta(milliseconds=plan.draft.spent if plan.draft else 0)
    return max(timedelta(0), timedelta(minutes=plan.minutes) - spent)
