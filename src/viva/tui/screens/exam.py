"""The screen of an exam: any question at any time, nothing told before the paper is handed in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal

from viva.asking.given import given
from viva.asking.response import ResponseError
from viva.study.journal import JournalError
from viva.tui.actions import ANSWERS, Action, way_to
from viva.tui.content import ACCENT, GAP, MUTED, Block, Layout, plain, rich
from viva.tui.names import clock_face
from viva.tui.screens.prompting import QuestionScreen
from viva.tui.trouble import sentence_of
from viva.tui.widgets.foot import Key
from viva.words import phrase, say

if TYPE_CHECKING:
    from viva.study.examining import ExamSitting
    from viva.tui.actions import Place
    from viva.tui.messages import Gave

Ending = Literal["handed-in", "time-over", "left"]
"""By the learner, or by the clock; or kept to go on later."""

TICK: Final = 1.0
"""Seconds between two looks at the clock."""

HURRY: Final = 60
"""Seconds before the end from which the time left is told in colour."""


class ExamScreen(QuestionScreen[Ending]):
    """An exam, with its keys."""

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__(sitting.exam.shown, "exam")
        self.sitting = sitting
        self.commands_open = False

    @property
    def place(self) -> Place:
        """A question, or the row of commands."""
        return "exam-commands" if self.commands_open else "exam"

    def on_mount(self) -> None:
        """Show the first question, and let the clock run."""
        self._take_up()
        self._head()
        self.set_interval(TICK, self._tick)

    # Drawing.

    async def turn_to(self, place: int) -> None:
        """Show another question."""
        self.sitting.exam.go(place)
        self.commands_open = False
        with self.app.batch_update():
            await self.put(self.sitting.exam.shown)
            self._take_up()
            self._head()

    def on_unmount(self) -> None:
        """Keep what is begun, however the program ends."""
        if not self.sitting.exam.handed_in:
            with suppress(JournalError):
                self.sitting.hold(self.way.begun)

    def _take_up(self) -> None:
        """Go on with what was begun of the question."""
        exam = self.sitting.exam
        if begun := exam.begun.get(exam.question.id):
            self.way.take_up(begun)

    def _hold(self) -> None:
        """Keep what is begun of the question, and not given."""
        try:
            self.sitting.hold(self.way.begun)
        except JournalError as error:
            self.complain(sentence_of(error))

    def _head(self) -> None:
        self._count()
        self.say_hints()
        self.refoot()
        self.way.focus(scroll_visible=False)

    def _count(self) -> None:
        exam, left = self.sitting.exam, self.sitting.left
        of = len(exam.questions)
        count = say("tui.count", number=exam.place + 1, of=of)
        notes = ["⚑"] if exam.question.id in exam.flagged else []
        if left is not None:
            face = clock_face(left)
            if left.total_seconds() <= HURRY:
                notes.append(face)
            else:
                count = f"{count}  {face}"
        self.bar.show(self.sitting.plan.title, count=count, share=len(exam.responses) / of, note="  ".join(notes))

    def say_hints(self, *more: Layout) -> None:
        """Show what stands on the paper for this question, and what else there is to say."""
        exam = self.sitting.exam
        response = exam.responses.get(exam.question.id)
        stands: list[Layout] = []
        if response is not None:
            texts = [rich(text) for text in given(self.shown, response)]
            body = plain("  ·  ", MUTED).join(texts) if texts else plain("—")
            stands = [Block(body, plain(say("tui.on-paper", lang=self.shown.lang) + "  ", ACCENT))]
        super().say_hints(*stands, *((GAP,) if stands and more else ()), *more)

    # Keys.

    def can(self, name: str) -> bool:
        """Tell whether a command makes sense now."""
        exam = self.sitting.exam
        match name:
            case "forward":
                return exam.place + 1 < len(exam.questions)
            case "backward":
                return exam.place > 0
            case _:
                return True

    def footed(self) -> list[Action]:
        """Return the keys of the answer before those of the screen."""
        answer = ANSWERS[self.way.stage] if self.place == "exam" else ()
        return [*(one for one in answer if one.foot), *super().footed()]

    def keys(self) -> list[Key]:
        """Return the footer's keys, with the letters that there are."""
        return [Key(one.name, one.sign.format(span=self.span), self.words_for(one)) for one in self.footed()]

    def helped(self) -> list[Action]:
        """Return the keys of the answer, and the commands of the row that Esc opens."""
        table = self.viva.table
        return [*ANSWERS[self.way.stage], *table["exam"][:1], *table["exam-commands"][:-1]]

    async def act(self, name: str) -> None:
        """Do a command, or what a key of the answer would do."""
        answer = next((one for one in ANSWERS[self.way.stage] if one.name == name), None)
        if answer is not None and self.place == "exam":
            if answer.keys:
                self.way.press(answer.keys[0], None)
            return
        if self.commands_open and name != "help":
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
        self.way.focus(scroll_visible=False)

    async def do_forward(self) -> None:
        """Turn to the next question."""
        self._hold()
        await self.turn_to(self.sitting.exam.place + 1)

    async def do_backward(self) -> None:
        """Turn to the question before."""
        self._hold()
        await self.turn_to(self.sitting.exam.place - 1)

    def do_flag(self) -> None:
        """Flag the question, or take its flag away."""
        try:
            self.sitting.flag()
        except JournalError as error:
            self.complain(sentence_of(error))
        self._count()

    def do_overview(self) -> None:
        """Show all questions, and turn to the one chosen."""
        from viva.tui.screens.paper import PaperScreen  # noqa: PLC0415 - only who looks waits for it

        async def chosen(place: int | None) -> None:
            if place is not None:
                await self.turn_to(place)

        self._hold()
        self.app.push_screen(PaperScreen(self.sitting), chosen)

    def do_hand_in(self) -> None:
        """Hand the paper in, after a look at what is blank."""
        from viva.tui.screens.paper import HandInScreen  # noqa: PLC0415 - as above

        def sure(answer: Literal["hand-in"] | None) -> None:
            if answer is not None:
                self._hand_in("handed-in")

        self._hold()
        self.app.push_screen(HandInScreen(self.sitting), sure)

    def do_leave(self) -> None:
        """Leave and keep the paper, to go on later; the clock stands."""
        try:
            self.sitting.hold(self.way.begun)
            self.sitting.rest()
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        self.dismiss("left")

    def go_away(self) -> None:
        """Leave, as its key does."""
        self.do_leave()

    # Answering.

    async def on_gave(self, event: Gave) -> None:
        """Put a response on the paper, and turn to the next blank question."""
        event.stop()
        if event.way is not self.way:
            return
        exam = self.sitting.exam
        try:
            self.sitting.answer(event.response)
        except JournalError as error:
            self.way.ask_again()
            self.complain(sentence_of(error) + " " + say("tui.still-waits"))
            return
        except ResponseError:
            self.way.ask_again()
            self.complain(phrase("tui.not-on-paper", way_to(self.viva.table, "overview", "exam")))
            return
        ahead = [place for place in exam.blank if place > exam.place]
        if ahead or exam.blank:
            await self.turn_to((ahead or exam.blank)[0])
        else:
            await self.turn_to(exam.place)
            self.do_hand_in()

    def _tick(self) -> None:
        if self.sitting.exam.handed_in:
            return
        self._hold()
        if self.sitting.left is None:
            return
        self._count()
        if not self.sitting.left:
            self._hand_in("time-over")

    def _hand_in(self, ending: Ending) -> None:
        try:
            self.sitting.hand_in()
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        while self.app.screen is not self:  # an overview may lie over it
            self.app.pop_screen()
        self.dismiss(ending)
