"""What came of an exam: the mark, a picture of the paper, and every question to look at again."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Literal

from viva import settings
from viva.asking.present import present
from viva.asking.quantity import write_number
from viva.asking.response import Passed
from viva.asking.reveal import around, reveal
from viva.study.exam import mark
from viva.study.results import Answered, Turn
from viva.tui.content import GAP, MUTED, Block, join, plain
from viva.tui.names import clock_face
from viva.tui.screens.listing import ListScreen
from viva.tui.screens.paper import asked
from viva.tui.screens.prompting import QuestionScreen
from viva.tui.screens.summary import marks_as_written
from viva.tui.telling import SIGNS, TONES, how_it_went, sources
from viva.tui.widgets.prose import Prose
from viva.words import language, say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.asking.shown import Shown
    from viva.study.exam import Marked
    from viva.study.examining import ExamSitting
    from viva.tui.actions import Place


class MarksScreen(ListScreen[Literal["more"] | None]):
    """The mark of an exam, and its questions."""

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.paper = sitting.exam.paper

    @property
    def place(self) -> Place:
        """The marks."""
        return "marks"

    def page(self) -> ComposeResult:
        """Say the mark first, then show the paper."""
        exam = self.sitting.exam
        got = mark(exam.got, exam.out_of, settings.marks_out_of())
        yield Prose(
            Block(plain(f"{write_number(got, language())} / {settings.marks_out_of()}", "bold")),
            Block(plain(say("tui.marks", marks=marks_as_written(exam.got), of=exam.out_of), MUTED)),
            GAP,
            Block(join(*(plain(f"{_sign(one)} ", f"bold {_tone(one)}") for one in self.paper))),
            Block(plain(self._counts(), MUTED)),
            GAP,
        )
        yield self.listed(self._line(place, one) for place, one in enumerate(self.paper))

    def _counts(self) -> str:
        blank = sum(isinstance(one.response, Passed) for one in self.paper)
        counts = [
            (name, sum(one.verdict.outcome == name and not isinstance(one.response, Passed) for one in self.paper))
            for name in ("right", "partly", "wrong")
        ]
        parts = [say(f"tui.count-{name}", n=count) for name, count in counts if count]
        if blank:
            parts.append(say("tui.count-blank", n=blank))
        parts.append(say("tui.took", time=clock_face(self.sitting.spent)))
        return ", ".join(parts)

    def _line(self, place: int, one: Marked) -> Content:
        sign = plain(f"{_sign(one)} ", f"bold {_tone(one)}")
        return join(plain(f"{place + 1:>3} ", MUTED), sign, plain(asked(one.question)))

    def on_mount(self) -> None:
        """Say what it was about."""
        self.bar.show(self.sitting.plan.title, count=say("tui.mode-exam"))
        self.point(0)
        self.refoot()

    def do_review(self) -> None:
        """Look at the question the cursor is on."""
        self.chosen(self.cursor)

    def chosen(self, place: int) -> None:
        """Look at a question again."""

        def back(last: int | None) -> None:
            self.point(last or 0)

        self.app.push_screen(ReviewScreen(self.sitting, self.paper, place), back)

    def do_more(self) -> None:
        """Sit another exam."""
        self.dismiss("more")

    def do_done(self) -> None:
        """Have done with it."""
        self.dismiss(None)


class ReviewScreen(QuestionScreen[int]):
    """A question of an exam that was handed in, with its verdict; returns the place one left at."""

    aside = True

    def __init__(self, sitting: ExamSitting, paper: list[Marked], at: int) -> None:
        self.sitting = sitting
        self.paper = paper
        self.at = at
        self.near = False
        super().__init__(self._shown(), "exam")

    def _shown(self) -> Shown:
        question = self.paper[self.at].question
        return present(question, Random(f"{self.sitting.exam.seed}:{question.id}:0"))

    @property
    def place(self) -> Place:
        """Looking again."""
        return "review"

    def on_mount(self) -> None:
        """Show the first one."""
        self._tell()

    async def turn_to(self, place: int) -> None:
        """Show another one."""
        self.at, self.near = place, False
        with self.app.batch_update():
            await self.put(self._shown())
            self._tell()

    def _tell(self) -> None:
        one = self.paper[self.at]
        revealed = reveal(one.question, one.response)
        self.way.tell(Answered(Turn(one.question), self.shown, one.response, one.verdict, revealed))
        self.way.settle()
        near = around(one.question) if self.near else None
        lang = self.shown.lang
        after = [*how_it_went(one.verdict, revealed, lang, again=False), *sources(revealed, lang, near)]
        self.query_one("#after", Prose).show(*after)
        count = say("tui.count", number=self.at + 1, of=len(self.paper))
        marks = say("tui.marks", marks=marks_as_written(one.marks), of=one.question.content.marks)
        self.bar.show(self.sitting.plan.title, count=count, note=marks)
        self.refoot()

    def can(self, name: str) -> bool:
        """Tell whether a command makes sense now."""
        match name:
            case "forward":
                return self.at + 1 < len(self.paper)
            case "backward":
                return self.at > 0
            case "passage":
                return bool(reveal(self.paper[self.at].question).passages)
            case _:
                return True

    async def do_forward(self) -> None:
        """Turn to the next question."""
        await self.turn_to(self.at + 1)

    async def do_backward(self) -> None:
        """Turn to the question before."""
        await self.turn_to(self.at - 1)

    def do_passage(self) -> None:
        """Show the passages with their neighbours, or without them again."""
        self.near = not self.near
        self._tell()

    def do_close(self) -> None:
        """Go back to the list."""
        self.dismiss(self.at)


def _sign(one: Marked) -> str:
    return "○" if isinstance(one.response, Passed) else SIGNS[one.verdict.outcome]


def _tone(one: Marked) -> str:
    return MUTED if isinstance(one.response, Passed) else TONES[one.verdict.outcome]
