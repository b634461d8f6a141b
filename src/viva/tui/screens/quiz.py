"""The screen of a session: one question after the other, and what its commands do."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from viva.asking.response import Passed
from viva.bank.library import is_path
from viva.bank.problems import BankError, CannotOpenError
from viva.study.journal import JournalError
from viva.study.renewal import Watch
from viva.study.results import fits
from viva.tui.actions import ANSWERS, Action
from viva.tui.content import MUTED, Block, plain
from viva.tui.screens.remarking import RemarkingScreen
from viva.tui.trouble import sentence_in_play, sentence_of
from viva.tui.widgets.foot import Key
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from viva.study.events import Word
    from viva.study.results import Renewed, Turn

LOOKS: Final = 0.5
"""Seconds between two looks at the files of the deck: an author turns from the editor to us in about one."""


class QuizScreen(RemarkingScreen):
    """A sitting with its keys."""

    def on_mount(self) -> None:
        """Show the first question, and look from then on whether its deck is being edited."""
        super().on_mount()
        self.watch_files = Watch(self.sitting)
        self.is_told_broken = False
        """It was said that the files cannot be read as they stand."""
        self.set_interval(LOOKS, self.look_again)

    async def look_again(self, *, edited: bool = False) -> None:
        """Take up what was saved since, with the place kept; what was ``edited`` here is saved and at rest."""
        turn = self.sitting.session.turn
        try:
            renewed = self.watch_files.look(at_once=edited, anyway=edited)
        except (BankError, CannotOpenError) as error:
            self.complain(sentence_in_play(error))
            self.is_told_broken = True
            return
        if renewed is None:
            if self.is_told_broken and self.watch_files.is_sound:
                self.is_told_broken = False
                self.say_hints()
            return
        self.is_told_broken = False
        counts = {"changed": len(renewed.changed), "gone": len(renewed.gone), "fresh": len(renewed.fresh)}
        told = [say(f"tui.read-{sort}", n=count) for sort, count in counts.items() if count]
        await self.renew(turn, renewed)
        self.say_hints(Block(plain(say("tui.read-again", what=", ".join(told)), MUTED)))

    def can(self, name: str) -> bool:
        """Tell whether a command makes sense now."""
        answered = self.sitting.session.told
        match name:
            case "hint":
                return answered is None and self.hints < len(self.shown.hints)
            case "pass":
                return answered is None
            case "guessed" | "hard" | "easy":  # the last word counts, so one may think better of it
                return answered is not None and self.word != name and fits(answered, name)
            case "by-my-word":
                return answered is not None and self.word is None and fits(answered, "right")
            case "undo":
                return self.sitting.can_undo
            case "language-here":
                return self.other_language is not None
            case "passage":
                return answered is not None and bool(answered.reveal.passages)
            case _:
                return True

    def footed(self) -> list[Action]:
        """Return the keys of the answer before those of the screen."""
        answer = ANSWERS[self.way.stage] if self.place == "asking" else ()
        return [*(one for one in answer if one.foot), *super().footed()]

    def keys(self) -> list[Key]:
        """Return the footer's keys, with the letters that there are."""
        return [Key(one.name, one.sign.format(span=self.span), self.words_for(one)) for one in self.footed()]

    def helped(self) -> list[Action]:
        """Return the keys of the answer, and the commands of the row that Esc opens."""
        table = self.viva.table
        if self.sitting.session.told:
            return [*table["told"], *(one for one in table["commands"] if one.name in {"stop", "leave"})]
        return [*ANSWERS[self.way.stage], *table["asking"][:1], *table["commands"][:-1]]

    async def act(self, name: str) -> None:
        """Do a command, or what a key of the answer would do."""
        answer = next((one for one in ANSWERS[self.way.stage] if one.name == name), None)
        if answer is not None and self.place == "asking":
            if answer.keys:
                self.way.press(answer.keys[0], None)
            return
        if self.commands_open:
            self.do_close()
            if name == "close":
                return
        await super().act(name)

    def do_commands(self) -> None:
        """Open the row of commands; the answer waits meanwhile."""
        self.commands_open = True
        self.set_focus(None)
        self.refoot()

    def do_close(self) -> None:
        """Close the row of commands and go back to the question."""
        self.commands_open = False
        self.refoot()
        if self.sitting.session.told is None:
            self.way.focus(scroll_visible=False)

    def do_hint(self) -> None:
        """Show one hint more."""
        self.hints += 1
        self.show_when_laid(self.query_one("#notice", Prose))
        self.say_hints()

    async def do_pass(self) -> None:
        """Say that one does not know: an honest answer."""
        await self.give(Passed())

    def do_guessed(self) -> None:
        """Say that a right answer was luck: it comes again."""
        self._overrule("guessed")

    def do_hard(self) -> None:
        """Say that a right answer was hard to find: it comes again sooner."""
        self._overrule("hard")

    def do_easy(self) -> None:
        """Say that a right answer was easy: it comes again later."""
        self._overrule("easy")

    async def do_by_my_word(self) -> None:
        """Say that an answer was right though graded otherwise; what was written is taken from then on."""
        from viva.study.spelling import take_spelling  # noqa: PLC0415 - few answers are right against all grading

        answered = self.sitting.session.told
        if not self._overrule("right") or answered is None:
            return
        try:
            taken = take_spelling(answered, asked_by_path=is_path(self.sitting.plan.source))
        except (BankError, CannotOpenError) as error:
            self.complain(sentence_of(error))
            return
        if taken is not None:
            await self.look_again(edited=True)
            key = "tui.taken-in-copy" if taken.copied else "tui.taken"
            self.say_hints(Block(plain(say(key, spelling=taken.spelling, path=taken.copied or ""), MUTED)))

    def _overrule(self, says: Word) -> bool:
        answered = self.sitting.session.told
        try:
            self.sitting.overrule(says)
        except JournalError as error:
            self.complain(sentence_of(error))
            return False
        self.word = says
        if answered is not None:
            self.show_after(answered)
        self.refoot()
        return True

    def do_passage(self) -> None:
        """Show the passages with their neighbours, or without them again."""
        self.near = not self.near
        answered = self.sitting.session.told
        if answered is not None:
            self.show_when_laid(self.query_one("#after", Prose))
            self.show_after(answered)

    async def do_undo(self) -> None:
        """Take the last answer back; its question comes again later."""
        try:
            self.sitting.undo()
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        await self.ask()
        self.say_hints(Block(plain(say("tui.undone"), MUTED)))

    async def do_edit(self) -> None:
        """Open the question in the learner's editor, and take up what was written; the time away does not count."""
        from viva.tui.opening import open_question  # noqa: PLC0415 - few learners write

        turn = self.sitting.session.turn
        if turn is None:
            return
        left = monotonic()
        by_path = is_path(self.sitting.plan.source)
        try:
            opened = open_question(self.viva, turn.question, asked_by_path=by_path)
        except CannotOpenError as error:
            self.complain(sentence_of(error))
            return
        self.since += monotonic() - left
        await self.look_again(edited=True)
        if opened.trouble:
            self.complain(opened.trouble)
        elif opened.copied is not None:
            self.say_hints(Block(plain(say("tui.copied", path=opened.copied), MUTED)))

    def do_stop(self) -> None:
        """End the session here for good."""
        try:
            self.sitting.end()
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        self.leave("done")

    def do_leave(self) -> None:
        """Leave and keep the session, to go on later."""
        self.leave("left")

    async def renew(self, turn: Turn | None, renewed: Renewed) -> None:
        """Draw what an edit has changed of what is seen; an answer half given is lost only with its question."""
        session = self.sitting.session
        if session.turn is None:
            self.do_stop()
        elif session.told is not None:
            await self.put(session.told.shown)
            self.tell(session.told)
        elif turn is None or session.turn.question.id != turn.question.id or turn.question.id in renewed.changed:
            await self.ask()
        self.count()

    def go_away(self) -> None:
        """Leave, as its key does."""
        self.do_leave()
