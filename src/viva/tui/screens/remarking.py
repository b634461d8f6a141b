"""What a learner may say of a question, or see of it, beside answering: a flag, a note, its other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.bank.problems import BankError, CannotOpenError
from viva.study.journal import JournalError
from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, Block, plain
from viva.tui.screens.asking import AskingScreen
from viva.tui.trouble import sentence_of
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Question
    from viva.study.results import Answered
    from viva.tui.content import Layout


class RemarkingScreen(AskingScreen):
    """A sitting whose questions can be flagged, noted on, and asked in another language."""

    _away: tuple[Question, int] | None = None
    """A question that is seen in another language, as it was, and its round."""

    async def ask(self) -> None:
        """Put the next question in the place of the last one; that was seen in another language only for its turn."""
        session, turn = self.sitting.session, self.sitting.session.turn
        if self._away is not None and turn is not None:
            was, seen_in = self._away
            if (turn.question.id, turn.round) != (was.id, seen_in):
                self._away = None
                session.renew([was if one.id == was.id else one for one in session.questions])
        await super().ask()

    @property
    def asked(self) -> Question | None:
        """The question that is asked, or told."""
        turn = self.sitting.session.turn
        return turn.question if turn else None

    # A flag.

    def do_flag_it(self) -> None:
        """Flag the question, or take its flag away."""
        from viva.study.remarks import flag  # noqa: PLC0415 - few questions are flagged

        question = self.asked
        if question is None:
            return
        try:
            on = flag(self.sitting.journal, question, self.sitting.clock())
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        self.say_hints(Block(plain(say("tui.flag-on" if on else "tui.flag-off"), ACCENT if on else MUTED)))

    # A note.

    def do_note(self) -> None:
        """Write a note on the question, or another in its place."""
        from viva.study.events import Noted  # noqa: PLC0415 - few questions have a note
        from viva.study.remarks import remark  # noqa: PLC0415
        from viva.tui.screens.note import NoteScreen  # noqa: PLC0415

        question = self.asked
        if question is None:
            return
        sitting = self.sitting

        def written(text: str | None) -> None:
            if text is None:
                return
            try:
                remark(sitting.journal, question, Noted(text=text), sitting.clock())
            except JournalError as error:
                self.complain(sentence_of(error))
                return
            if sitting.session.told is not None:
                self.show_after(sitting.session.told)

        shown = self.shown.prompt if self.shown.kind != "cloze" else ""
        self.app.push_screen(NoteScreen(sitting.plan.title, shown, self.noted(question)), written)

    def noted(self, question: Question) -> str:
        """Return the learner's note on a question; empty where there is none."""
        from viva.study.remarks import notes  # noqa: PLC0415 - as above

        try:
            return notes(self.sitting.journal, question.home.deck).get(question.id, "")
        except JournalError:
            return ""

    def remarks_on(self, answered: Answered) -> list[Layout]:
        """Return the note on a question that is told."""
        note = self.noted(answered.turn.question)
        return [Block(plain(note), plain(say("tui.your-note") + "  ", ACCENT))] if note else []

    # A leech.

    def warning_of(self, question: Question) -> list[Layout]:
        """Return that a question is a leech, and what to do about it."""
        try:
            lapses = self.sitting.leech(question)
        except JournalError:
            return []
        if not lapses:
            return []
        signs = {action.name: action.sign for action in self.viva.table["told"]}
        said = say("tui.leech", n=lapses, edit=signs["edit"], note=signs["note"])
        return [GAP, Block(plain(said, PARTLY))]

    # Another language.

    @property
    def other_language(self) -> str | None:
        """The next language that the question's bank has, if it has another."""
        question = self.asked
        if question is None or question.home.owner is None:
            return None
        deck, lang = question.home.owner, question.lang
        there = [one for one in deck.languages if one == lang or deck.has(question.home.bank, one)]
        return there[(there.index(lang) + 1) % len(there)] if len(there) > 1 else None

    async def do_language_here(self) -> None:
        """Ask or tell the same question in its next language."""
        question, lang = self.asked, self.other_language
        if question is None or question.home.owner is None or lang is None:
            return
        try:
            other = question.home.owner.bank(question.home.bank, lang)[question.id]
        except (BankError, CannotOpenError) as error:
            self.complain(sentence_of(error))
            return
        except KeyError:
            self.complain(say("tui.not-translated"))
            return
        session = self.sitting.session
        if self._away is None and session.turn is not None:
            self._away = question, session.turn.round
        session.renew([other if one.id == question.id else one for one in session.questions])
        if session.told is not None:
            await self.put(session.told.shown)
            self.tell(session.told)
        else:
            await self.ask()
