"""What a learner says in lines beside answering: of the last answer, and of the question that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.asking.reveal import around
from viva.bank.library import is_path
from viva.bank.problems import BankError, CannotOpenError
from viva.plain.talk import AskAgain, Ended
from viva.plain.trouble import sentence_of
from viva.render.plain import one_line
from viva.study.journal import JournalError
from viva.study.renewal import Watch
from viva.study.results import Answered, fits
from viva.study.sitting import Sitting
from viva.study.translated import Away, bring_back, next_language, translate
from viva.words import phrase, say

if TYPE_CHECKING:
    from viva.bank.deck import Question
    from viva.study.events import Word

SAYS: Final[dict[str, Word]] = {"g": "guessed", "1": "guessed", "2": "hard", "4": "easy", "y": "right"}
"""The commands that are a word on the last answer: the keys of the full screen."""


class Remarks(Struct):
    """The commands of a sitting that are not about how to answer."""

    sitting: Sitting
    watch: Watch
    interactive: bool = False
    """Somebody is typing, and has the terminal that an editor needs."""
    last: Answered | None = None
    """What was answered last, as long as it was not taken back."""
    taken_back: bool = False
    """It was."""
    away: Away | None = None
    """What is seen in another language."""

    def take(self, answered: Answered) -> None:
        """Take an answer for the last one."""
        self.last, self.taken_back = answered, False

    def bring_back(self) -> None:
        """Have what was seen in another language in its own again, once its turn is over."""
        self.away = bring_back(self.sitting.session, self.away)

    def renewed(self, *, edited: bool = False) -> str:
        """Take up what an author has saved, and return what has become of it; nothing where it is as it was."""
        try:
            found = self.watch.look(at_once=True, anyway=edited)
        except BankError as error:
            return say("plain.not-read", problem=sentence_of(error))
        except CannotOpenError as error:
            return say("plain.out-of-reach", problem=phrase(f"problem.{error.code}", error.params))
        if found is None:
            return ""
        counts = {"changed": len(found.changed), "gone": len(found.gone), "fresh": len(found.fresh)}
        told = [say(f"plain.read-{sort}", n=count) for sort, count in counts.items() if count]
        return say("plain.read-again", what=", ".join(told))

    def __call__(self, command: str) -> str | None:
        """Do a command and return what to say of it, in lines; None for one that is none of these.

        Raises:
            AskAgain: if what waits is another now.
            Ended: if the session is to end here.

        """
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
            case "l":
                return self._language()
            case "e":
                return self._edit()
            case "s":
                raise Ended
            case _:
                return None

    def _word(self, word: Word) -> str:
        if self.last is None:
            return self._no_answer()
        if not fits(self.last, word):
            if word == "right":
                return say("plain.not-right")
            return say("plain.not-after-a-hint" if self.last.verdict.outcome == "right" else "plain.not-a-word")
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
        self.last, self.taken_back = None, True
        return say("plain.undone")

    def _no_answer(self) -> str:
        """Say why there is no last answer."""
        return say("plain.last-taken-back" if self.taken_back else "plain.no-answer-yet")

    def _passages(self) -> str:
        if self.last is None:
            return self._no_answer()
        if not self.last.reveal.passages:
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

    def _language(self) -> str:
        question = self._question
        if question is None:
            return say("plain.nothing-waits")
        lang = next_language(question)
        if lang is None:
            return say("plain.one-language")
        try:
            self.away = translate(self.sitting.session, question, lang, self.away)
        except (BankError, CannotOpenError) as error:
            return sentence_of(error)
        except KeyError:
            return say("plain.one-language")
        raise AskAgain

    def _edit(self) -> str:
        from viva.plain.editing import edit  # noqa: PLC0415 - few learners write

        question = self._question
        if question is None:
            return say("plain.nothing-waits")
        try:
            said = edit(question, asked_by_path=is_path(self.sitting.plan.source), interactive=self.interactive)
        except CannotOpenError as error:
            return sentence_of(error)
        renewed = self.renewed(edited=True) if self.interactive else ""
        if renewed:
            raise AskAgain("\n".join(filter(None, (said, renewed))))
        return said
