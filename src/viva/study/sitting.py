"""A sitting: a session with its journal. No verdict leaves here before its response is on disk."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.asking.verdict import Verdict
from viva.bank.deck import Question
from viva.study.days import Clock, study_day
from viva.study.events import LONGEST, TYPE_OF, Event, Given, Mode, Overruled, Payload, Plan, Undone, Word, rating_of
from viva.study.journal import Journal
from viva.study.session import Session, order_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viva.asking.response import Response
    from viva.study.journal import Broken
    from viva.study.results import Answered

OFFERED_FOR: Final = timedelta(days=14)
"""How long a session that was broken off is offered again."""


class Sitting(Struct):
    """A learner in the middle of a session."""

    id: str
    session: Session
    plan: Plan
    journal: Journal
    clock: Clock
    lost: int = 0
    """Questions of a resumed session that the deck no longer has."""
    until: datetime | None = None
    """No new question after this moment."""
    began: datetime | None = None
    """When it began, as long as the journal does not have its plan: that is written with the first answer."""
    known: frozenset[str] | None = None
    """The ids that there were to choose from, so that a question written since is known to be new; None: any may be."""
    _last: tuple[Question, int] | None = None
    """The question last answered, and the number of its response; None where that is not to be taken back."""

    @classmethod
    def begin(  # noqa: PLR0913 - each is a fact of the session
        cls,
        journal: Journal,
        clock: Clock,
        questions: Sequence[Question],
        *,
        mode: Mode,
        source: str,
        title: str,
        seed: int,
        minutes: int | None = None,
    ) -> Sitting:
        """Begin a session through ``questions``: at least one, all of one deck and language.

        Nothing is written yet: there is nothing to go on with before the first answer, and the first question need not
        wait for the disk.
        """
        first = questions[0]
        plan = Plan(
            mode=mode,
            lang=first.lang,
            seed=seed,
            source=source,
            deck=first.home.deck,
            title=title,
            minutes=minutes,
            questions=tuple((question.home.bank, question.id) for question in questions),
        )
        name = os.urandom(8).hex()
        now = clock()
        until = now + timedelta(minutes=minutes) if minutes else None
        return cls(name, Session(questions, mode, seed), plan, journal, clock, until=until, began=now)

    @classmethod
    def resume(cls, journal: Journal, clock: Clock, broken: Broken, questions: Iterable[Question]) -> Sitting:
        """Take up a session that was broken off; ``questions`` are those its deck has now.

        Those of another deck, which has come to have its name, are not asked. One in which nothing is left to ask is
        over, and not offered again.
        """
        known = {question.id: question for question in questions if question.home.deck == broken.plan.deck}
        wanted = [question_id for _, question_id in broken.plan.questions]
        left = [known[question_id] for question_id in wanted if question_id in known]
        session = Session(left, broken.plan.mode, broken.plan.seed)
        sitting = cls(broken.id, session, broken.plan, journal, clock, lost=len(wanted) - len(left))
        if broken.plan.minutes:
            sitting.until = clock() + timedelta(minutes=broken.plan.minutes)
        says: dict[tuple[str, int], list[Word]] = {}
        undone: set[tuple[str, int]] = set()
        for word in journal.words(broken.id):
            if isinstance(word, Undone):
                undone.add((word.device, word.seq))
            else:
                says.setdefault((word.device, word.seq), []).append(word.says)
        for device, seq, question_id, given in journal.answers(broken.id):
            recalled = session.recall(question_id, Verdict(given.got, given.of), says=says.get((device, seq), ()))
            sitting._last = None
            if recalled and (device, seq) in undone:
                session.undo()
            elif recalled and device == journal.device:
                sitting._last = known[question_id], seq
        if session.over:  # killed after its last verdict, or its questions are gone: nothing to offer a second time
            sitting.end()
        return sitting

    @property
    def asking(self) -> Question | None:
        """The question whose turn it is, or None at the end."""
        turn = self.session.turn
        return turn.question if turn else None

    def answer(self, response: Response, *, ms: int, hints: int = 0) -> Answered:
        """Grade a response, write it to the journal, and only then return how it went.

        Raises:
            ResponseError: if the response does not fit the question; nothing is written.
            JournalError: if it could not be written; the question still waits.

        """
        session = self.session
        turn = session.turn
        answered = session.judge(response, hints=hints)
        assert turn is not None  # noqa: S101 - judge would have said so
        question = turn.question
        now = self.clock()
        given = Given(
            session=self.id,
            mode=session.mode,
            bank=question.home.bank,
            kind=question.kind,
            round=turn.round,
            response=response,
            order=order_shown(answered.shown),
            got=answered.verdict.got,
            of=answered.verdict.of,
            worth=question.content.marks,
            rating=None if question.id in session.seen else rating_of(answered.verdict, response, hints=hints),
            ms=min(max(ms, 0), LONGEST),
            hints=hints,
            day=study_day(now).isoformat(),
        )
        if self.began is not None:
            self.journal.begin(self.id, self.plan, self.began)
            self.began = None
        self._last = question, self._append(question, given, now)
        session.tell(answered)
        return answered

    def overrule(self, says: Word) -> None:
        """Journal the learner's own word on the last answer, and take it: see `Session.overrule`.

        Raises:
            JournalError: if it could not be written; nothing has changed then.

        """
        if self._last is None:
            return
        question, seq = self._last
        word = Overruled(session=self.id, device=self.journal.device, seq=seq, says=says)
        self._append(question, word, self.clock())
        self.session.overrule(says)

    def leech(self, question: Question) -> int:
        """Return how often a question was forgotten, the last answer counted, where that makes it a leech; else 0.

        Raises:
            JournalError: if the journal cannot be read.

        """
        from viva.study.memories import lapses_of  # noqa: PLC0415 - the first question does not wait for the memory
        from viva.study.memory import LEECH  # noqa: PLC0415
        from viva.study.start import rules  # noqa: PLC0415

        lapses = lapses_of(self.journal, rules(), question.home.deck, question.id)
        return lapses if lapses >= LEECH else 0

    @property
    def can_undo(self) -> bool:
        """There is a response to take back."""
        return self._last is not None and not self.session.over

    def undo(self) -> Question | None:
        """Journal that the last response is taken back, and do so: see `Session.undo`. Return its question, if any.

        Raises:
            JournalError: if it could not be written; nothing has changed then.

        """
        if self._last is None or self.session.over:
            return None
        question, seq = self._last
        self._append(question, Undone(session=self.id, device=self.journal.device, seq=seq), self.clock())
        self._last = None
        self.session.undo()
        return question

    def advance(self) -> Question | None:
        """Go on to the next question; None at the end, which is then noted."""
        turn = self.session.advance()
        if turn is None or (self.until is not None and self.clock() >= self.until):
            self.end()
            return None
        return turn.question

    def end(self) -> None:
        """End the session for good, finished or not: it is not offered again."""
        self.session.stop()
        self.journal.end(self.id, self.clock())

    def _append(self, question: Question, payload: Payload, at: datetime) -> int:
        event = Event(
            type=TYPE_OF[type(payload)],
            at=at,
            deck=question.home.deck,
            question=question.id,
            lang=question.lang,
            payload=payload,
        )
        return self.journal.append(event)
