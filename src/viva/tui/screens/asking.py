"""The part of a session that asks and tells: each verdict grows out of its question, in the same place."""

from __future__ import annotations

from asyncio import Future, get_running_loop
from time import monotonic
from typing import TYPE_CHECKING, Literal

from viva.asking.response import Rated, ResponseError, Talked
from viva.asking.reveal import around, reveal
from viva.study.journal import JournalError
from viva.study.session import MOST_ROUNDS
from viva.tui.actions import way_to
from viva.tui.content import GAP, PARTLY, RIGHT, Block, Layout, plain
from viva.tui.screens.prompting import QuestionScreen
from viva.tui.telling import explanation, how_it_went, sources
from viva.tui.trouble import sentence_of
from viva.tui.widgets.prose import Prose
from viva.words import phrase, say

if TYPE_CHECKING:
    from viva.asking.response import Response
    from viva.bank.deck import Question
    from viva.study.events import Word
    from viva.study.results import Answered
    from viva.study.sitting import Sitting
    from viva.tui.actions import Place
    from viva.tui.messages import Gave, Turned

Ending = Literal["done", "left"]
"""How a session left the screen: to its end (or stopped for good), or kept to go on later."""


class AskingScreen(QuestionScreen[Ending]):
    """A sitting, drawn; what its commands do is in `viva.tui.screens.quiz`."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting.session.shown, sitting.session.mode)
        self.sitting = sitting
        self.commands_open = False
        self.word: Word | None = None
        """What the learner has said of the answer that is told."""
        self.near = False
        """Whether the passages are shown with their neighbours."""
        self.since = monotonic()
        self.ended: Future[Ending] = get_running_loop().create_future()
        """How the session left the screen, for who cannot wait for it to be dismissed."""

    def leave(self, ending: Ending) -> None:
        """End. The screen the app began with stays, empty, under what comes next: Textual keeps one."""
        if self.app.screen_stack[0] is not self:
            self.dismiss(ending)
        elif not self.ended.done():
            self.disabled = True
            self.visible = False
            self.ended.set_result(ending)

    @property
    def place(self) -> Place:
        """Asking, told, or the row of commands."""
        if self.commands_open:
            return "commands"
        return "told" if self.sitting.session.told else "asking"

    def on_mount(self) -> None:
        """Show the first question."""
        self._head()

    # Asking.

    async def ask(self) -> None:
        """Put the next question in the place of the last one."""
        self.word, self.near = None, False
        with self.app.batch_update():
            await self.put(self.sitting.session.shown)
            self._head()

    def _head(self) -> None:
        """Draw what stands around the answer, and wait for it."""
        self.count()
        self.say_hints()
        self.refoot()
        self.way.focus(scroll_visible=False)
        self.since = monotonic()

    def count(self) -> None:
        """Say which question it is, of how many."""
        session = self.sitting.session
        turn, asked, of = session.turn, len(session.results), len(session.questions)
        again = turn is not None and turn.round > 0
        number = asked if again or session.told else asked + 1
        self.bar.show(
            self.sitting.plan.title,
            count=say("tui.count", number=number, of=of),
            share=session.done / of,
            note=say("tui.once-more") if again else "",
        )

    # Answering.

    async def on_gave(self, event: Gave) -> None:
        """Grade a response: it is on disk before anything of the verdict is drawn."""
        event.stop()
        if event.way is self.way:
            await self.give(event.response)

    async def give(self, response: Response) -> None:
        """Give a response to the question that waits."""
        session = self.sitting.session
        if session.told is not None or session.turn is None:
            return
        try:
            answered = self.sitting.answer(response, ms=round((monotonic() - self.since) * 1000), hints=self.hints)
        except JournalError as error:
            self.way.ask_again()
            self.complain(sentence_of(error) + " " + say("tui.still-waits"))
        except ResponseError:
            self.way.ask_again()
            self.complain(phrase("tui.not-taken", way_to(self.viva.table, "pass")))
        else:
            if isinstance(response, Rated | Talked):
                await self.do_next()
            else:
                self.tell(answered)

    def tell(self, answered: Answered) -> None:
        """Let the verdict grow out of the question."""
        with self.app.batch_update():
            self.commands_open = False
            if self.focused is not self.way:  # which takes no keys any more; to take its focus would draw all anew
                self.set_focus(None)
            self.show_when_laid(self.query_one("#after", Prose), lines=5)
            self.way.tell(answered)
            self.way.settle()
            self.show_after(answered)
            self.say_hints()
            session = self.sitting.session
            self.bar.progress(session.done / len(session.questions))
            self.refoot()

    def show_after(self, answered: Answered) -> None:
        """Draw explanation and sources."""
        lang = self.shown.lang
        word: list[Layout] = []
        mine = say("tui.word-right", lang=lang) if self.word == "right" else ""
        if self.word is not None and not mine:
            tone = PARTLY if self.word == "guessed" else RIGHT
            word = [GAP, Block(plain(say(f"tui.word-{self.word}", lang=lang), f"bold {tone}"))]
        again = answered.verdict.outcome in {"wrong", "partly"} and answered.turn.round + 1 < MOST_ROUNDS
        near = around(answered.turn.question) if self.near else None
        lines = how_it_went(answered.verdict, answered.reveal, lang, again=again and self.word is None, word=mine)
        remarks = self.remarks_on(answered)
        warning = self.warning_of(answered.turn.question)
        after = (*lines, *word, *warning, *sources(answered.reveal, lang, near), *((GAP, *remarks) if remarks else ()))
        self.query_one("#after", Prose).show(*after)

    def warning_of(self, question: Question) -> list[Layout]:  # noqa: ARG002 - for a screen that warns
        """Return what to say of a question that is forgotten again and again."""
        return []

    def remarks_on(self, answered: Answered) -> list[Layout]:  # noqa: ARG002 - for a screen that has some
        """Return what the learner has said of the question."""
        return []

    def on_turned(self, event: Turned) -> None:
        """Show the other side of a card, or the points of a discussion."""
        event.stop()
        turn = self.sitting.session.turn
        if turn is not None:
            revealed = reveal(turn.question)
            if self.way.other_side is not None:
                self.show_when_laid(self.way.other_side)
            self.way.turned(revealed)
            told: list[Layout] = []
            if revealed.explain and not self.way.explains:
                told = [GAP, Block(explanation(revealed))]
            told += self.warning_of(turn.question)
            self.query_one("#after", Prose).show(*told, *sources(revealed, self.shown.lang))

    async def do_next(self) -> None:
        """Go on to the next question, or to the end."""
        try:
            question = self.sitting.advance()
        except JournalError as error:
            self.complain(sentence_of(error))
            return
        if question is None:
            self.leave("done")
        else:
            await self.ask()
