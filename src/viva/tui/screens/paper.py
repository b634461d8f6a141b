"""The paper of an exam from above: what is answered, blank or flagged; and whether to hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from viva.bank.text import flat, masked
from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, Block, join, plain
from viva.tui.screens.listing import ListScreen
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.bank.deck import Question
    from viva.study.exam import Standing
    from viva.study.examining import ExamSitting
    from viva.tui.actions import Place


SIGNS: Final[dict[Standing, str]] = {"answered": "●", "begun": "◐", "blank": "○"}


class PaperScreen(ListScreen[int | None]):
    """All questions of an exam; returns the place of the one to turn to."""

    aside = True

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__()
        self.sitting = sitting

    @property
    def place(self) -> Place:
        """The overview."""
        return "overview"

    def page(self) -> ComposeResult:
        """List the questions."""
        exam = self.sitting.exam
        yield Prose(Block(plain(standing(self.sitting), MUTED)), GAP)
        yield self.listed(self._line(place, question) for place, question in enumerate(exam.questions))

    def _line(self, place: int, question: Question) -> Content:
        exam = self.sitting.exam
        stands = exam.standing(place)
        sign = plain(f"{SIGNS[stands]} ", MUTED if stands == "blank" else ACCENT)
        flag = plain("⚑ " if question.id in exam.flagged else "  ", PARTLY)
        return join(plain(f"{place + 1:>3} ", MUTED), sign, flag, plain(asked(question)))

    def on_mount(self) -> None:
        """Stand where the exam stands."""
        self.bar.show(self.sitting.plan.title, count=say("tui.paper"))
        self.point(self.sitting.exam.place)
        self.refoot()

    def chosen(self, place: int) -> None:
        """Turn to a question."""
        self.dismiss(place)

    def do_turn_to(self) -> None:
        """Turn to the question the cursor is on."""
        self.dismiss(self.cursor)

    def do_close(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)


class HandInScreen(Sheet[Literal["hand-in"] | None]):
    """Whether to hand the paper in."""

    aside = True

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__()
        self.sitting = sitting

    @property
    def place(self) -> Place:
        """The question before the end."""
        return "hand-in"

    def page(self) -> ComposeResult:
        """Say how the paper stands."""
        yield Prose(
            Block(plain(say("tui.hand-in"), "bold")),
            GAP,
            Block(plain(standing(self.sitting))),
            GAP,
            Block(plain(say("tui.hand-in-means"), MUTED)),
        )

    def on_mount(self) -> None:
        """Say what it is about."""
        self.bar.show(self.sitting.plan.title)
        self.refoot()

    def do_hand_in(self) -> None:
        """Hand it in."""
        self.dismiss("hand-in")

    def do_close(self) -> None:
        """Go back to the paper."""
        self.dismiss(None)


def asked(question: Question) -> str:
    """Return a prompt in one line, without what is in its blanks."""
    prompt = flat(masked(question.prompt), blanks=True) if question.kind == "cloze" else flat(question.prompt)
    return " ".join(prompt.split())


def standing(sitting: ExamSitting) -> str:
    """Return how a paper stands, in a line."""
    exam = sitting.exam
    begun, flagged = len(exam.begun), len(exam.flagged)
    blank = sum(exam.standing(place) == "blank" for place in exam.blank)
    parts = [say("tui.answered", n=len(exam.responses), of=len(exam.questions))]
    if begun:
        parts.append(say("tui.begun", n=begun))
    if blank:
        parts.append(say("tui.blank", n=blank))
    if flagged:
        parts.append(say("tui.flagged", n=flagged))
    return " ".join(parts)
