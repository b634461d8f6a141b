"""A session as a pure state machine: which question comes, how it went, what comes again, and how it ended.

It takes responses and gives back what to journal and what to show. It touches no disk, no screen and no clock: the
terminal, the plain mode and the tests play the same session. A turn goes *asked* → *told* → next, or the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from viva.asking.present import present
from viva.asking.shown import Shown, ShownChoice, ShownCloze, ShownMatch, ShownOrder, ShownSelect
from viva.asking.verdict import Verdict
from viva.bank.deck import Question
from viva.study.events import Mode, Word
from viva.study.results import Answered, Renewed, Result, Score, Turn, told_anew

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.asking.response import Response

COMES_AGAIN_AFTER: Final = 3
"""Other questions between a miss and its return, as far as there are any: long enough to have to remember."""

MOST_ROUNDS: Final = 3
"""Times that a question is asked in one session; after that it is a miss, kindly."""


class Session(Struct):
    """A run through some questions in one mode.

    ``seed`` decides every shuffle: the same questions, mode and seed show the same thing.
    """

    questions: Sequence[Question]
    mode: Mode = "practice"
    seed: int = 0
    results: dict[str, Result] = field(default_factory=dict)
    """By question id, in the order they were first answered."""
    _queue: list[Turn] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """Ids whose answer was seen and then undone: nothing that is given to them in this session is evidence."""
    _told: Answered | None = None
    _stopped: bool = False
    _last: tuple[Turn, Result | None] | None = None
    """The last turn that was answered, and the result of its question before."""

    def __post_init__(self) -> None:
        """Put every question in line once."""
        self._queue = [Turn(question) for question in self.questions]

    # What is going on.

    @property
    def turn(self) -> Turn | None:
        """The turn that is on, asked or told; None at the end."""
        return None if self._stopped or not self._queue else self._queue[0]

    @property
    def told(self) -> Answered | None:
        """The answered turn whose verdict is being shown, or None while a question waits."""
        return self._told

    @property
    def over(self) -> bool:
        """Nothing is left to ask."""
        return self.turn is None

    @property
    def shown(self) -> Shown:
        """What may be seen of the question whose turn it is."""
        assert self._queue, "asked after the end"  # noqa: S101 - a mistake in a face
        turn = self._queue[0]
        return present(turn.question, Random(f"{self.seed}:{turn.question.id}:{turn.round}"))

    @property
    def done(self) -> int:
        """Questions that will not come again. It never falls, but when the learner says that an answer was guessed."""
        waiting = {turn.question.id for turn in self._queue}
        if self._told is not None and not any(
            turn.question.id == self._queue[0].question.id for turn in self._queue[1:]
        ):
            waiting.discard(self._queue[0].question.id)
        return len(self.questions) - len(waiting)

    @property
    def score(self) -> Score:
        """How it went so far."""
        marked = [result for result in self.results.values() if result.first.outcome != "unmarked"]
        return Score(
            asked=len(marked),
            right=sum(result.right for result in marked),
            partly=sum(not result.by_own_word and result.first.outcome == "partly" for result in marked),
            marks=sum((result.marks for result in marked), Fraction(0)),
            out_of=sum(result.question.content.marks for result in marked),
        )

    @property
    def misses(self) -> list[Question]:
        """Questions not known at once, in the order they were asked."""
        return [result.question for result in self.results.values() if result.missed]

    # What a learner does.

    def judge(self, response: Response, *, hints: int = 0) -> Answered:
        """Grade a response to the question whose turn it is. Nothing changes yet: first it must be on disk.

        Raises:
            ResponseError: if the response does not fit the question.

        """
        turn = self.turn
        assert turn is not None and self._told is None, "answered out of turn"  # noqa: S101, PT018
        from viva.asking.grade import grade  # noqa: PLC0415 - the first question does not wait for its verdict
        from viva.asking.reveal import reveal  # noqa: PLC0415

        verdict = grade(turn.question, response)
        return Answered(turn, self.shown, response, verdict, reveal(turn.question, response), hints)

    def tell(self, answered: Answered) -> None:
        """Take up what `judge` found: the turn is told now, and a miss will come again."""
        self._record(answered.turn, answered.verdict)
        self._told = answered

    def answer(self, response: Response, *, hints: int = 0) -> Answered:
        """Judge and tell at once, for who keeps no journal."""
        answered = self.judge(response, hints=hints)
        self.tell(answered)
        return answered

    def recall(self, question_id: str, verdict: Verdict, *, says: Iterable[Word] = ()) -> bool:
        """Take up a response of an earlier run of this session, as it was graded then; False if it does not fit.

        ``says`` are the learner's own words on it, in their order. The responses come in their order too, and so each
        is that of the first in line, but where the deck has lost questions since: then what comes again comes earlier
        than it did, and each response goes to the next turn of its question.
        """
        place = next((place for place, turn in enumerate(self._queue) if turn.question.id == question_id), None)
        if place is None or self._stopped:
            return False
        self._queue.insert(0, self._queue.pop(place))
        turn = self._queue[0]
        self._record(turn, verdict)
        for word in says:
            self._overrule(turn, word)
        self._leave()
        return True

    def overrule(self, says: Word) -> None:
        """Take the learner's word on the last answer, told or gone on from.

        ``guessed``: it was right by luck, and comes again. ``right``: it was right though graded otherwise, and does
        not come again. ``hard`` and ``easy`` are for the memory; here they only take a ``guessed`` back. The last word
        counts.
        """
        if self._last is not None and not self._stopped:
            self._overrule(self._last[0], says)

    def undo(self) -> Turn | None:
        """Take back the last response, told or gone on from: its question comes again later, and its result is gone.

        Only one response can be taken back; None where there is none. The turn is as it was, round and all, but what
        the learner saw of the answer is noted in ``seen``.
        """
        if self._last is None or self._stopped:
            return None
        turn, before = self._last
        if self._told is not None:
            self._leave()
            self._told = None
        self._queue = [later for later in self._queue if later.question.id != turn.question.id]
        self._queue.insert(min(COMES_AGAIN_AFTER, len(self._queue)), turn)
        if before is None:
            del self.results[turn.question.id]
        else:
            self.results[turn.question.id] = before
        self.seen.add(turn.question.id)
        self._last = None
        return turn

    def advance(self) -> Turn | None:
        """Go on from the verdict to the next turn; None at the end."""
        if self._told is not None:
            self._leave()
            self._told = None
        return self.turn

    def stop(self) -> None:
        """End here, whatever is left. What was told is done."""
        if self._told is not None:
            self._leave()
        self._stopped = True
        self._told = None

    def renew(self, questions: Iterable[Question], fresh: Sequence[Question] = ()) -> Renewed:
        """Take up the questions as they are now, after somebody has edited them: everything keeps its place.

        What is gone is not asked, but its result stands; what is ``fresh`` comes next. A verdict that is being shown is
        not given anew, only what is told with it.
        """
        now = {question.id: question for question in questions}
        ours = {question.id for question in self.questions}
        fresh = [question for question in fresh if question.id not in ours]
        renewed = Renewed(
            changed=tuple(
                one.id for one in self.questions if one.id in now and _rests_on(one) != _rests_on(now[one.id])
            ),
            gone=tuple(one.id for one in self.questions if one.id not in now),
            fresh=tuple(question.id for question in fresh),
        )
        kept = [one for one in self.questions if one.id in now or one.id in self.results]
        self.questions = [*(now.get(one.id, one) for one in kept), *fresh]
        for result in self.results.values():
            result.question = now.get(result.question.id, result.question)
        if self._last is not None:
            turn, before = self._last
            question = now.get(turn.question.id)
            before = before and replace(before, question=question or turn.question)
            self._last = (Turn(question, turn.round), before) if question else None
        on = self._queue[: 1 if self._told else 0]
        left = [turn for turn in self._queue[len(on) :] if turn.question.id in now]
        self._queue = [Turn(now.get(turn.question.id, turn.question), turn.round) for turn in (*on, *left)]
        self._queue[1:1] = [Turn(question) for question in fresh]
        if self._told is not None:
            self._told = told_anew(self._told, self._queue[0], self.shown)
        return renewed

    # Within.

    def _record(self, turn: Turn, verdict: Verdict) -> None:
        result = self.results.get(turn.question.id)
        self._last = turn, copy(result)
        if result is None:
            self.results[turn.question.id] = Result(turn.question, verdict, verdict)
        else:
            result.last = verdict
        if verdict.outcome in {"wrong", "partly"}:
            self._again(turn)

    def _again(self, turn: Turn) -> None:
        waits = any(later.question.id == turn.question.id for later in self._queue[1:])
        if turn.round + 1 < MOST_ROUNDS and not waits:
            place = min(1 + COMES_AGAIN_AFTER, len(self._queue))
            self._queue.insert(place, Turn(turn.question, turn.round + 1))

    def _overrule(self, turn: Turn, says: Word) -> None:
        result = self.results[turn.question.id]
        if says == "guessed":
            result.guessed = True
            result.by_own_word = result.by_own_word and turn.round > 0
            self._again(turn)
            return
        if turn.round == 0:
            result.by_own_word = says == "right"
            result.guessed = False
        from viva.asking.grade import parts  # noqa: PLC0415 - as in `judge`

        result.last = Verdict(parts(turn.question), parts(turn.question))
        self._queue[1:] = [later for later in self._queue[1:] if later.question.id != turn.question.id]

    def _leave(self) -> None:
        del self._queue[0]


def _rests_on(question: Question) -> tuple[object, ...]:
    """Return all that a learner may see of a question, so that two readings of it can be compared."""
    return question.content, question.original, question.passages, question.elsewhere, question.home.title


def order_shown(shown: Shown) -> tuple[str, ...]:
    """Return the keys of a question's options in the order they were shown."""
    match shown:
        case ShownChoice(options=options) | ShownSelect(options=options):
            return tuple(option.key for option in options)
        case ShownOrder(items=items):
            return tuple(item.key for item in items)
        case ShownMatch(lefts=lefts, rights=rights):
            return tuple(option.key for option in (*lefts, *rights))
        case ShownCloze(words=words):
            return tuple(word.key for word in words)
        case _:
            return ()
