"""Typing a few words, or a number with a line below that says how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal
from textual.widgets import Input

from viva.asking.quantity import read_number
from viva.asking.response import Wrote
from viva.asking.reveal import RevealedNumber, RevealedText
from viva.asking.shown import ShownNumber, ShownTyped
from viva.bank.text import flat
from viva.tui.content import ACCENT, MUTED, RIGHT, Block, Layout, join, plain, rich
from viva.tui.messages import Refused, Stirred
from viva.tui.telling import SIGNS, TONES, answer_lines, notes_of
from viva.tui.widgets.answering import Answering
from viva.tui.widgets.prose import Prose
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from viva.study.results import Answered

LONGEST: Final = 1000
"""Characters of an answer: a few words were asked for."""


class Writing(Answering[ShownTyped | ShownNumber]):
    """A line to write on."""

    def __init__(self, shown: ShownTyped | ShownNumber) -> None:
        super().__init__(shown)
        self.can_focus = False
        self.line = Input(compact=True, max_length=LONGEST, select_on_focus=False)
        self.line.cursor_blink = False
        self.reading = Prose(*self._reading(""))

    def compose(self) -> ComposeResult:
        """Put the line after a sign that says: write here."""
        with Horizontal(classes="line"):
            yield Prose(Block(plain("▸", f"bold {ACCENT}")), classes="sign")
            yield self.line
        yield self.reading

    def focus(self, scroll_visible: bool = True) -> Writing:  # noqa: FBT001, FBT002 - Textual's signature
        """Put the cursor into the line."""
        self.line.focus(scroll_visible)
        return self

    def _reading(self, text: str) -> tuple[Layout, ...]:
        """Return what to say below the line: the unit asked for, and how the number is read."""
        shown = self.shown
        if not isinstance(shown, ShownNumber):
            return (Block(plain(say("tui.exact", lang=shown.lang), MUTED), plain("  ")),) if shown.exact else ()
        unit = flat(shown.unit) if shown.unit else None
        if not text.strip():
            said = say("asking.unit", lang=shown.lang, unit=unit) if unit else ""
        elif reading := read_number(text, shown.lang, unit):
            said = say("tui.reads-as", lang=shown.lang, number=reading.said)
        else:
            said = say("tui.reads-not", lang=shown.lang)
        return (Block(plain(said, MUTED), plain("  ")),)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the number is read so far."""
        event.stop()
        if not self.settled:
            self.reading.show(*self._reading(event.value))
            self.post_message(Stirred())
            self.line.scroll_visible(animate=False)

    def press(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - the line takes the characters
        """Take Enter: give what is written, if it can be read."""
        if key != "enter":
            return False
        text = self.line.value
        lang = self.shown.lang
        if not text.strip():
            self.post_message(Refused(phrase("tui.write-some", self.way_out)))
        elif isinstance(self.shown, ShownNumber) and not self._readable(text):
            self.post_message(Refused(say("asking.not-read", lang=lang, text=text)))
        else:
            self.give(Wrote(text))
        return True

    def _readable(self, text: str) -> bool:
        unit = self.shown.unit if isinstance(self.shown, ShownNumber) else None
        return read_number(text, self.shown.lang, flat(unit) if unit else None) is not None

    @property
    def begun(self) -> tuple[str, ...]:
        """What is written."""
        return (self.line.value,) if self.line.value.strip() else ()

    def take_up(self, begun: Sequence[str]) -> None:
        """Write it again."""
        self.line.value = begun[0]
        self.line.cursor_position = len(self.line.value)

    def settle(self) -> None:
        """Take no answer any more."""
        super().settle()
        self.line.can_focus = False

    def tell(self, answered: Answered) -> None:
        """Put what was given and what is right in the place of the line."""
        self.query_one(Horizontal).display = False
        lang = self.shown.lang
        match answered.reveal.answer:
            case RevealedText(answer=right, accept=accept, yours=yours):
                extra = say("asking.also", lang=lang, texts=", ".join(accept)) if accept else ""
            case RevealedNumber(answer=right, within=within, yours=yours):
                extra = say("asking.within", lang=lang, within=within) if within else ""
            case _:
                return
        outcome = answered.verdict.outcome
        lines: list[tuple[str, str, str, Content]] = []
        if yours is not None:
            lines.append((SIGNS[outcome], TONES[outcome], say("asking.yours", lang=lang), plain(yours, TONES[outcome])))
        if yours is None or not _same(yours, right):
            lines.append(("✓", RIGHT, say("tui.answer", lang=lang), rich(right, f"bold {RIGHT}")))
        shown = answer_lines(lines)
        notes = notes_of(answered.verdict, answered.reveal, lang, on_yours=True)
        shown = (*shown[:1], *(Block(note, plain("  ")) for note in notes), *shown[1:])
        if extra:
            shown = (*shown, Block(rich(extra, MUTED), plain("  ")))
        self.reading.show(*shown)


def _same(yours: str, right: str) -> bool:
    """Tell whether showing both would say the same thing twice."""
    return join(plain(yours)).plain.strip() == flat(right).strip()
