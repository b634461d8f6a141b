"""What a learner says in lines beside answering: of the last answer, and of the question that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.asking.reveal import around
from viva.bank.library import is_path
from viva.bank.problems import BankError, CannotOpenError
from viva.plain.trouble import sentence_of
from viva.render.plain import one_line
from viva.study.journal import JournalError
from viva.study.results import Answered, fits
from viva.study.sitting import Sitting
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Question
    from viva.study.events import Word

SAYS: Final[dict[str, Word]] = {"g": "guessed", "1": "guessed", "2": "hard", "4": "easy", "y": "right"}
"""The commands that are a word on the last answer: the keys of the full screen."""


class Remarks(Struct):
    """The commands of a sitting that are not about how to answer."""

    sitting: Sitting
    last: Answered | None = None
    """What was answered last, as long as it was not taken back."""

    def __call__(self, command: str) -> str | None:
        """Do a command and return what to say of it, in lines; None for one that is none of these."""
        name, _, rest = command.partition(" ")
        try:
            return self._done(name.lower(), rest.strip())
        except JournalError as error:
            return sentence_of(error)

    def _done(self, name: str, rest: str) -> str | None:
        if name in SAYS:
            return self._word(SAYS[name])
        match name:
            case "u":
                return self._undo()
            case "p":
                return self._passages()
            case "f":
                return self._flag()
            case "n":
                return self._note(rest)
            case _:
                return None

    def _word(self, word: Word) -> str:
        if self.last is None or not fits(self.last, word):
            return say("plain.no-answer-for-it")
        self.sitting.overrule(word)
        lines = [say(f"plain.word-{word}")]
        if word == "right":
            lines += self._taken(self.last)
        return "\n".join(lines)

    def _taken(self, answered: Answered) -> list[str]:
        from viva.study.spelling import take_spelling  # noqa: PLC0415 - few answers are right against all grading

        try:
            taken = take_spelling(answered, asked_by_path=is_path(self.sitting.plan.source))
        except (BankError, CannotOpenError) as error:
            return [sentence_of(error)]
        if taken is None:
            return []
        key = "plain.taken-in-copy" if taken.copied else "plain.taken"
        return [say(key, spelling=taken.spelling, path=str(taken.copied or ""))]

    def _undo(self) -> str:
        if self.last is None or self.sitting.undo() is None:
            return say("plain.nothing-to-undo")
        self.last = None
        return say("plain.undone")

    def _passages(self) -> str:
        if self.last is None or not self.last.reveal.passages:
            return say("plain.no-passage")
        question = self.last.turn.question
        pairs = ((one.name(question.lang), one_line(one.gist)) for one in around(question))
        return "\n".join(say("plain.pair-of", left=name, right=gist, lang=question.lang) for name, gist in pairs)

    @property
    def _question(self) -> Question | None:
        return self.sitting.asking

    def _flag(self) -> str:
        from viva.study.events import Flagged  # noqa: PLC0415 - few questions are flagged
        from viva.study.remarks import flags, remark  # noqa: PLC0415

        question, journal = self._question, self.sitting.journal
        if question is None:
            return say("plain.nothing-waits")
        on = question.id not in flags(journal, question.home.deck)
        remark(journal, question, Flagged(on=on), self.sitting.clock())
        return say("plain.flag-on" if on else "plain.flag-off")

    def _note(self, text: str) -> str:
        from viva.study.events import Noted  # noqa: PLC0415 - few questions have a note
        from viva.study.remarks import notes, remark  # noqa: PLC0415

        question, journal = self._question, self.sitting.journal
        if question is None:
            return say("plain.nothing-waits")
        if text:
            remark(journal, question, Noted(text=text), self.sitting.clock())
            return say("plain.noted")
        there = notes(journal, question.home.deck).get(question.id)
        return say("plain.note-is", text=there) if there else say("plain.no-note")
