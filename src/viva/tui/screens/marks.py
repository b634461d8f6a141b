"""What came of an exam: the mark, a picture of the paper, and every question to look at again."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Literal

from viva import settings
from viva.asking.present import present
from viva.asking.quantity import write_number
from viva.asking.response import Passed
from viva.asking.reveal import reveal
from viva.study.exam import mark
from viva.study.results import Answered, Turn
from viva.tui.content import GAP, MUTED, PARTLY, Block, join, plain
from viva.tui.names import clock_face
from viva.tui.screens.leafing import LeafScreen
from viva.tui.screens.listing import ListScreen
from viva.tui.screens.paper import asked
from viva.tui.screens.summary import marks_of
from viva.tui.telling import SIGNS, TONES, how_it_went, sources
from viva.tui.widgets.prose import Prose
from viva.words import language, say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.asking.shown import Shown
    from viva.bank.deck import Question
    from viva.study.exam import Marked
    from viva.study.examining import ExamSitting
    from viva.tui.actions import Place


class MarksScreen(ListScreen[Literal["more"] | None]):
    """The mark of an exam, and its questions."""

    def __init__(self, sitting: ExamSitting, *, time_over: bool = False) -> None:
        super().__init__()
        self.sitting = sitting
        self.time_over = time_over
        """The clock has handed the paper in."""
        self.paper = sitting.exam.paper

    @property
    def place(self) -> Place:
        """The marks."""
        return "marks"

    def page(self) -> ComposeResult:
        """Say the mark first, then show the paper."""
        exam = self.sitting.exam
        got = mark(exam.got, exam.out_of, settings.marks_out_of())
        over = (Block(plain(say("tui.time-over"), f"bold {PARTLY}")), GAP) if self.time_over else ()
        yield Prose(
            *over,
            Block(plain(f"{write_number(got, language())} / {settings.marks_out_of()}", "bold")),
            Block(plain(marks_of(exam.got, exam.out_of), MUTED)),
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


class ReviewScreen(LeafScreen[int]):
    """A question of an exam that was handed in, with its verdict; returns the place one left at."""

    def __init__(self, sitting: ExamSitting, paper: list[Marked], at: int) -> None:
        self.sitting = sitting
        self.paper = paper
        super().__init__(at, "exam")

    @property
    def leaves(self) -> list[Question]:
        """The questions of the paper."""
        return [one.question for one in self.paper]

    def shown_at(self, place: int) -> Shown:
        """Return a question as it stood on the paper."""
        question = self.paper[place].question
        return present(question, Random(f"{self.sitting.exam.seed}:{question.id}:0"))

    @property
    def place(self) -> Place:
        """Looking again."""
        return "review"

    def tell(self) -> None:
        """Draw the verdict where the answer stood."""
        one = self.paper[self.at]
        revealed = reveal(one.question, one.response)
        self.way.tell(Answered(Turn(one.question), self.shown, one.response, one.verdict, revealed))
        self.way.settle()
        self.tell_after()
        count = say("tui.count", number=self.at + 1, of=len(self.paper))
        marks = marks_of(one.marks, one.question.content.marks)
        self.bar.show(self.sitting.plan.title, count=count, note=marks)
        self.refoot()

    def tell_after(self) -> None:
        """Draw explanation and sources."""
        one, lang = self.paper[self.at], self.shown.lang
        revealed = reveal(one.question, one.response)
        word = how_it_went(one.verdict, revealed, lang, again=False, exam=True)
        after = [*word, *sources(revealed, lang, self.neighbours)]
        self.query_one("#after", Prose).show(*after)

    def do_close(self) -> None:
        """Go back to the list."""
        self.dismiss(self.at)


def _sign(one: Marked) -> str:
    return "○" if isinstance(one.response, Passed) else SIGNS[one.verdict.outcome]


def _tone(one: Marked) -> str:
    return MUTED if isinstance(one.response, Passed) else TONES[one.verdict.outcome]
