"""The end of a session: what was known, what was learned on the way, and the misses to try again."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final, Literal

from viva.asking.present import present
from viva.asking.quantity import write_number
from viva.asking.reveal import reveal
from viva.study.journal import JournalError
from viva.study.start import comes_again
from viva.tui.content import GAP, MUTED, PARTLY, RIGHT, Block, Layout, join, plain, rich
from viva.tui.screens.sheet import Sheet
from viva.tui.telling import SIGNS, TONES, key_of
from viva.tui.widgets.prose import Prose
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from textual.app import ComposeResult
    from textual.content import Content

    from viva.bank.deck import Question
    from viva.study.results import Result
    from viva.study.sitting import Sitting
    from viva.tui.actions import Place

MOST: Final = 50
"""Misses listed: who has more will not read them here."""

MOST_DAYS: Final = 4
"""Days named on which questions come again; what comes after that is later."""


class SummaryScreen(Sheet[Literal["again", "more"] | None]):
    """What came of a session."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    @property
    def place(self) -> Place:
        """The summary."""
        return "summary"

    def page(self) -> ComposeResult:
        """Say how it went, first in one picture."""
        yield Prose(*self._picture(), *self._learned(), *self._next())
        yield Prose(*self._misses())

    def on_mount(self) -> None:
        """Say what it was about."""
        self.bar.show(self.sitting.plan.title)
        self.refoot()

    def _picture(self) -> Iterable[Layout]:
        """Yield a mark for each question, and the score."""
        session, score = self.sitting.session, self.sitting.session.score
        if score.asked:
            yield Block(plain(say("tui.score", n=score.right, of=score.asked), "bold"))
            if score.out_of != score.asked or score.marks != score.right:
                yield Block(plain(marks_of(score.marks, score.out_of), MUTED))
            yield GAP
        yield Block(join(*(_mark(result) for result in session.results.values())))

    def _learned(self) -> Iterable[Layout]:
        """Yield what was learned on the way, and what is left."""
        session = self.sitting.session
        results = session.results.values()
        learned = sum(result.missed and result.last.outcome == "right" for result in results)
        mine = sum(result.by_own_word for result in results)
        left = len(session.questions) - len(session.results)
        lines = []
        if session.misses == [] and session.score.asked:
            lines.append(say("tui.all-known"))
        if learned:
            lines.append(say("tui.learned", n=learned))
        if mine:
            lines.append(say("tui.by-own-word", n=mine))
        if left:
            lines.append(say("tui.not-asked", n=left))
        if lines:
            yield GAP
            yield from (Block(plain(line)) for line in lines)

    def _next(self) -> Iterable[Layout]:
        """Yield when the questions come again."""
        try:
            when = comes_again(self.sitting)
        except JournalError:
            return  # whoever goes on is told when they answer
        if when:
            yield Block(plain(comes_next(when), MUTED))

    def _misses(self) -> Iterable[Layout]:
        """Yield the misses, each with its key."""
        misses = self.sitting.session.misses
        if misses:
            yield GAP
            yield Block(plain(say("tui.misses", n=len(misses)), "bold"))
        for question in misses[:MOST]:
            yield GAP
            yield from miss(question)
        if len(misses) > MOST:
            yield Block(plain(say("tui.more-misses", n=len(misses) - MOST), MUTED))

    def can(self, name: str) -> bool:
        """Offer the misses where there are any."""
        return bool(self.sitting.session.misses) if name == "again" else True

    def do_again(self) -> None:
        """Try the misses again."""
        self.dismiss("again")

    def do_more(self) -> None:
        """Go on with others."""
        self.dismiss("more")

    def do_done(self) -> None:
        """Have done with it."""
        self.dismiss(None)


def comes_next(when: Sequence[tuple[int, int]]) -> str:
    """Return in a sentence in how many days how many questions come again."""
    if len(when) == 1 and when[0][1] == 1:
        days = when[0][0]
        return say("tui.comes-in", n=days) if days else say("tui.comes-today")
    parts = [(count, _in_days(days)) for days, count in when[:MOST_DAYS]]
    if later := sum(count for _, count in when[MOST_DAYS:]):
        parts.append((later, say("tui.later")))
    listed = ", ".join(say("tui.at", count=_spelt(count), when=when) for count, when in parts)
    return say("tui.comes-next", when=listed)


def _spelt(count: int) -> str:
    """Return a small count as a word, so that two numbers never stand side by side: two in 2 days."""
    small = say("tui.small-numbers").split()
    return small[count - 1] if count <= len(small) else str(count)


def _in_days(days: int) -> str:
    if days <= 1:
        return say("tui.tomorrow" if days else "tui.today")
    return say("tui.in-days", n=days)


def miss(question: Question) -> Iterable[Layout]:
    """Yield a question that was missed, and its key."""
    shown = present(question, Random(0))
    if shown.kind != "cloze":  # whose key holds the whole text
        yield Block(rich(shown.prompt), plain("✗  ", f"bold {PARTLY}"))
    yield from (Block(layout.body, join("   ", layout.lead)) for layout in key_of(shown, reveal(question).answer))


def marks_of(marks: Fraction, of: int) -> str:
    """Return marks of so many in words; in French two of them are the first plural, one and a half is none."""
    return say("tui.marks", n=int(marks), marks=marks_as_written(marks), of=of)


def marks_as_written(marks: Fraction) -> str:
    """Return marks with at most two decimals, as the program's language writes them."""
    return write_number(round(Decimal(marks.numerator) / Decimal(marks.denominator), 2), language())


def _mark(result: Result) -> Content:
    outcome = "right" if result.by_own_word else result.first.outcome
    if outcome == "right" and result.guessed:
        outcome = "partly"
    tone = RIGHT if outcome == "right" else TONES[outcome]
    return plain(SIGNS[outcome] + " ", f"bold {tone}")
