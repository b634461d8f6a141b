"""A coverage as a picture in the terminal: a row for each passage, a sign for each of its questions.

Colours only repeat what a sign or a word says, so nothing is lost in a pipe, without colour, or to somebody who does
not tell them apart.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from viva.bank.source import said
from viva.cli.coverage_signs import (
    DISCUSS,
    changed,
    counted,
    gist,
    lacking,
    sections,
    sign_of,
    spoken,
    summary,
    verdict,
)
from viva.render.plain import one_line
from viva.render.safe import visible
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viva.bank.proving import Proving, Standing
    from viva.check.coverage import Asked, Coverage, Covered

WIDEST: Final = 120
"""Columns of the picture on a screen that is wider still."""

NARROW: Final = 60
"""Columns below which a gist has a line of its own."""

LONGEST_ROW: Final = 24
"""Signs in a row; where there are more questions, each level is counted instead."""

LONGEST_BAR: Final = 40

NO_BREAK: Final = "\u00a0"
HELD: Final = "\ue000"
"""Stands for a no-break space while lines are wrapped; a character that means nothing."""

BAR: Final = "│ "
"""Before each line of a sentence of the text."""

LISTED: Final = 30
"""Questions that are listed by their id."""

HEAD: Final = "bold"
MUTED: Final = "dim"
WARNING: Final = "bold red"
FINE: Final = "green"


def draw(coverage: Coverage, proving: Proving | None = None, file: str = "", console: Console | None = None) -> None:
    """Draw a coverage; with a text that was compared with its source, also which sentences stand in ``file``."""
    console = console or Console(highlight=False, markup=False, emoji=False)
    _Picture(coverage, proving, file, console).draw()


class _Picture:
    """The drawing of one coverage."""

    def __init__(self, coverage: Coverage, proving: Proving | None, file: str, console: Console) -> None:
        self.coverage = coverage
        self.proving = proving
        self.file = file
        self.console = console
        self.width = min(console.width, WIDEST)
        self.lang = spoken(coverage)
        self.rows = [_row(one) for one in coverage.passages]
        self.ids = max((cell_len(one.passage.id) for one in coverage.passages), default=0) + 2
        self.signs = min(max((row.cell_len for row in self.rows), default=0), LONGEST_ROW) + 2

    def draw(self) -> None:
        """Draw all of it: what it comes to, each passage, what rests on none."""
        self._wrapped(Text(visible(said(self.coverage.source.title, self.lang)), HEAD))
        self._line(Text())
        for sentence in summary(self.coverage):
            self._wrapped(Text(visible(sentence)))
        self._line(Text())
        self._levels()
        for voice, indexes in sections(self.coverage):
            self._line(Text())
            self._line(Text(visible(voice), MUTED))
            for index in indexes:
                self._passage(index)
                if self.proving and index != indexes[-1]:
                    self._line(Text())
        if self.coverage.uncited:
            self._uncited(self.coverage.uncited)
        if self.proving:
            self._line(Text())
            style = WARNING if self.proving.unproved else FINE
            self._wrapped(Text(visible(verdict(self.proving, self.file)), style))

    def _levels(self) -> None:
        """Draw how many questions there are at each level, which also tells what the signs mean."""
        counts = list(counted(self.coverage))
        most = max((count for _, count in counts), default=0)
        names = [say(f"coverage.level-{sign.key}") for sign, _ in counts]
        widest = max(map(cell_len, names)) + 1
        room = max(min(self.width - widest - 10, LONGEST_BAR), 1)
        for (sign, count), name in zip(counts, names, strict=True):
            line = Text.assemble((sign.sign, f"{sign.ink} on {sign.paper}"), f" {name:{widest}}")
            line.append("█" * (-(-count * min(most, room) // most) if most else 0), "#2f8a86")
            self._line(line.append(f" {count}" if count else "0"))

    def _passage(self, index: int) -> None:
        """Draw one passage; where there is a text, with its sentence."""
        one, row = self.coverage.passages[index], self.rows[index]
        says = Text(visible(gist(one.passage, self.lang)))
        head = Text.assemble((f"{visible(one.passage.id):{self.ids}}", HEAD), row)
        standing = self.proving.passages[index] if self.proving else None
        if standing:
            gap = 2 if self.width < NARROW else self.signs + self.ids - head.cell_len
            self._line(head.append_text(_mark(standing, gap)))
            self._wrapped(says, self.ids)
            self._sentence(one, standing)
        elif self.width < NARROW:
            self._line(head)
            self._line(says, self.ids)
        else:
            head.append(" " * max(self.ids + self.signs - head.cell_len, 2))
            self._line(head.append_text(says))
        if one.is_skipped:
            self._wrapped(
                Text(visible(say("coverage.reason", reason=one_line(one.passage.skip or ""))), MUTED), self.ids
            )
        self._languages(one)

    def _languages(self, one: Covered) -> None:
        """Draw how many of a passage's questions there are in each language, where some are not in all of them."""
        missing = lacking(self.coverage, one.questions)
        if not missing:
            return
        counts = Counter(lang for question in one.questions for lang in question.languages)
        told = [", ".join(f"{lang} {counts[lang]}" for lang in self.coverage.languages)]
        told += [say("coverage.lacking", language=lang, ids=", ".join(ids)) for lang, ids in missing.items()]
        self._line(Text(visible("; ".join(told)), "yellow"), self.ids)

    def _sentence(self, one: Covered, standing: Standing) -> None:
        assert self.proving  # noqa: S101 - only then is there a sentence
        if standing.span:
            self._quoted(self.proving.quote(standing.span), FINE)
        elif not self.proving.is_another_text:
            self._changed(one, standing, self.proving)

    def _changed(self, one: Covered, standing: Standing, proving: Proving) -> None:
        heading, now, rest = changed(one, standing, proving)
        self._wrapped(Text(visible(heading), WARNING), self.ids)
        if now:
            self._quoted(now, WARNING)
        self._wrapped(Text(visible(rest)), self.ids)

    def _quoted(self, sentence: str, style: str) -> None:
        """Write a sentence beside a bar: it may hold quotes of its own."""
        for line in self._lines(Text(visible(sentence)), self.ids + len(BAR)):
            self._line(Text.assemble((BAR, style), line), self.ids)

    def _uncited(self, questions: Sequence[Asked]) -> None:
        self._line(Text())
        self._wrapped(Text(say("coverage.uncited", n=len(questions)), HEAD))
        names = [f"{one.id} ({one.bank})" for one in questions[:LISTED]]
        if len(questions) > LISTED:
            names.append(say("coverage.more", n=len(questions) - LISTED))
        self._wrapped(Text(visible(", ".join(names))), 2)

    def _line(self, text: Text, indent: int = 0) -> None:
        """Write one line, cut where it is too long."""
        text.rstrip()
        text.truncate(self.width - indent, overflow="ellipsis")
        self.console.print(Text(" " * indent).append_text(text), no_wrap=True)

    def _wrapped(self, text: Text, indent: int = 0) -> None:
        """Write as many lines as it takes."""
        for line in self._lines(text, indent):
            self._line(line, indent)

    def _lines(self, text: Text, indent: int) -> Iterator[Text]:
        """Yield the lines of a text; Rich would break them at spaces that hold a French sign to its word."""
        text.plain = text.plain.replace(NO_BREAK, HELD)
        for line in text.wrap(self.console, max(self.width - indent, 10)):
            line.rstrip()
            line.plain = line.plain.replace(HELD, NO_BREAK)
            yield line


def _row(one: Covered) -> Text:
    """Return a passage's questions as signs, or as a count of each sign where there are too many."""
    row = Text()
    if one.is_never_asked:
        row.append(f"✗ {say('coverage.never')} ", WARNING)
    elif one.is_skipped:
        row.append(f"– {say('coverage.skipped')} ", MUTED)
    signs = [sign_of(question) for question in one.questions]
    if len(signs) <= LONGEST_ROW:
        for place, sign in enumerate(signs):
            if sign is DISCUSS and place and signs[place - 1] is not DISCUSS:
                row.append(" ")
            row.append(sign.sign, f"{sign.ink} on {sign.paper}")
        return row
    for sign, count in Counter(signs).items():
        row.append(sign.sign, f"{sign.ink} on {sign.paper}").append(f"×{count} ")
    return row


def _mark(standing: Standing, gap: int) -> Text:
    """Return whether the sentence is in the text, after a gap."""
    sign, style = ("✓ " + say("coverage.proved"), FINE) if standing.span else ("✗ " + say("coverage.unproved"), WARNING)
    return Text(" " * max(gap, 2)).append(sign, style)
