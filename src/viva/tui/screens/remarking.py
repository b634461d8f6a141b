"""What a learner may say of a question, or see of it, beside answering: a flag, a note, its other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.bank.problems import BankError, CannotOpenError
from viva.study.journal import JournalError
from viva.study.translated import Away, bring_back, next_language, translate
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

    _away: Away | None = None
    """What is seen in another language."""

    async def ask(self) -> None:
        """Put the next question in the place of the last one; that was seen in another language only for its turn."""
        self._away = bring_back(self.sitting.session, self._away)
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
        return next_language(self.asked) if self.asked is not None else None

    async def do_language_here(self) -> None:
        """Ask or tell the same question in its next language."""
        question, lang, session = self.asked, self.other_language, self.sitting.session
        if question is None or lang is None:
            return
        try:
            self._away = translate(session, question, lang, self._away)
        except (BankError, CannotOpenError) as error:
            self.complain(sentence_of(error))
            return
        except KeyError:
            self.complain(say("tui.not-translated"))
            return
        if session.told is not None:
            await self.put(session.told.shown)
            self.tell(session.told)
        else:
            await self.ask()
