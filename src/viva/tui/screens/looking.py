"""A question that is hard to keep, with its answer: to look at, to note on, to flag, to edit."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from viva.asking.grade import grade
from viva.asking.present import present
from viva.asking.response import Passed
from viva.asking.reveal import reveal
from viva.bank import library
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.reader import read_bank
from viva.study.events import Noted
from viva.study.journal import JournalError
from viva.study.remarks import flag, flags, notes, remark
from viva.study.results import Answered, Turn
from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, Block, Layout, plain
from viva.tui.opening import open_question
from viva.tui.screens.leafing import LeafScreen
from viva.tui.screens.note import NoteScreen
from viva.tui.telling import explanation, sources
from viva.tui.trouble import sentence_of
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from viva.asking.shown import Shown
    from viva.bank.deck import Question
    from viva.study.progress import Hard
    from viva.tui.actions import Place


class LookScreen(LeafScreen[tuple[int, bool]]):
    """Hard questions, one after the other; returns the place one left at, and whether one was edited or flagged.

    What was edited takes its place in the list.
    """

    def __init__(self, hards: list[Hard], at: int, today: int, *, asked_by_path: bool) -> None:
        self.hards = hards
        self.today = today
        self.asked_by_path = asked_by_path
        self.changed = False
        super().__init__(at, "practice")

    @property
    def leaves(self) -> list[Question]:
        """The hard questions."""
        return [one.question for one in self.hards]

    def shown_at(self, place: int) -> Shown:
        """Return a question in an order that stays."""
        question = self.hards[place].question
        return present(question, Random(question.id))

    @property
    def place(self) -> Place:
        """Looking."""
        return "looking"

    def tell(self) -> None:
        """Draw the answer, as to somebody who did not know."""
        question, revealed = self.question, reveal(self.question, Passed())
        self.way.tell(Answered(Turn(question), self.shown, Passed(), grade(question, Passed()), revealed))
        self.way.settle()
        self.tell_after()
        count = say("tui.count", number=self.at + 1, of=len(self.hards))
        self.bar.show(question.home.title, count=count)
        self.refoot()

    def tell_after(self) -> None:
        """Draw why it is listed, explanation and sources, and what the learner said of it."""
        lang, revealed = self.shown.lang, reveal(self.question)
        after: list[Layout] = [GAP, Block(plain(self._why(), PARTLY if self.hards[self.at].leech else MUTED))]
        if revealed.explain:
            after += [GAP, Block(explanation(revealed))]
        after += sources(revealed, lang, self.neighbours)
        try:
            note = notes(self.viva.journal, self.question.home.deck).get(self.question.id, "")
            flagged = self.question.id in flags(self.viva.journal, self.question.home.deck)
        except JournalError:
            note, flagged = "", False
        if note:
            after += [GAP, Block(plain(note), plain(say("tui.your-note") + "  ", ACCENT))]
        if flagged:
            after += [GAP, Block(plain(say("tui.flag-on"), ACCENT))]
        self.query_one("#after", Prose).show(*after)

    def _why(self) -> str:
        """Say how often it was forgotten, and when it comes again."""
        one = self.hards[self.at]
        days = one.state.due - self.today
        comes = say("tui.comes-in", n=days) if days > 0 else say("tui.comes-today")
        lapses = say("stats.lapses", n=one.state.lapses)
        return say(
            f"tui.looked-{'leech' if one.leech else 'hard'}", lapses=lapses[:1].upper() + lapses[1:], comes=comes
        )

    def do_flag_it(self) -> None:
        """Flag it, or take its flag away."""
        try:
            on = flag(self.viva.journal, self.question, self.viva.clock())
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        self.changed = True
        self.tell_after()
        self.say_hints(*(() if on else (Block(plain(say("tui.flag-off"), MUTED)),)))

    def do_note(self) -> None:
        """Write a note on it, or another in its place."""
        question = self.question

        def written(text: str | None) -> None:
            if text is None:
                return
            try:
                remark(self.viva.journal, question, Noted(text=text), self.viva.clock())
            except JournalError as error:
                self.complain(sentence_of(error))
                return
            self.tell_after()

        try:
            note = notes(self.viva.journal, question.home.deck).get(question.id, "")
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        shown = self.shown.prompt if self.shown.kind != "cloze" else ""
        self.app.push_screen(NoteScreen(question.home.title, shown, note), written)

    async def do_edit(self) -> None:
        """Open it in the learner's editor, and show it as it was left."""
        question = self.question
        self.changed = True
        try:
            opened = open_question(self.viva, question, asked_by_path=self.asked_by_path)
            found = _read_again(question, opened.copied)
        except (BankError, CannotOpenError) as error:
            self.complain(sentence_of(error))
            return
        except KeyError:
            self.do_close()  # it is gone
            return
        self.hards[self.at] = replace(self.hards[self.at], question=found)
        await self.turn_to(self.at)
        if opened.trouble:
            self.complain(opened.trouble)
        elif opened.copied is not None:
            self.say_hints(Block(plain(say("tui.copied", path=opened.copied), MUTED)))

    def do_close(self) -> None:
        """Go back to the list."""
        self.dismiss((self.at, self.changed))


def _read_again(question: Question, copied: Path | None) -> Question:
    """Return a question as it is on disk now."""
    home = question.home
    if home.owner is None:
        return read_bank(home.path)[question.id]
    deck = library.open_deck(copied or home.owner.folder)
    return deck.bank(home.bank, home.lang)[question.id]
