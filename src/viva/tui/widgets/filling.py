"""Filling the blanks of a text in their place, by typing or, where there is a word bank, by letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.asking.response import Filled
from viva.asking.reveal import RevealedBlanks
from viva.asking.shown import ShownCloze
from viva.bank.text import flat
from viva.tui.content import ACCENT, MUTED, Block, join, plain, rich
from viva.tui.messages import Refused
from viva.tui.telling import told_blank
from viva.tui.widgets.prose import Prose
from viva.tui.widgets.rows import Rows
from viva.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.content import Content

    from viva.study.results import Answered

LONGEST: Final = 200
"""Characters in a blank: a word or a few."""

EMPTY_BLANK: Final = "____"


class Filling(Rows[ShownCloze]):
    """The text with its blanks, and the words to pick from if there are any."""

    holds_prompt = True

    def __init__(self, shown: ShownCloze) -> None:
        super().__init__(shown, (word.text for word in shown.words))
        self.words = [""] * shown.blanks
        self.at = 0
        self.text = Prose(classes="prompt")
        self._draw()

    def compose(self) -> ComposeResult:
        """Put the words to pick from under the text."""
        yield self.text
        yield from self.rows

    @property
    def stage(self) -> str:
        """Whether there is a word bank, and whether Enter would give the answer."""
        full = all(word.strip() for word in self.words)
        if self.rows:
            return "cloze-bank-full" if full else "cloze-bank"
        return "cloze-last" if full or self.at == len(self.words) - 1 else "cloze"

    def _draw(self) -> None:
        blanks = [self._blank(place) for place in range(len(self.words))]
        self.text.show(Block(rich(self.shown.prompt, blanks=blanks)))
        used = set(self.words)
        for row, option in zip(self.rows, self.shown.words, strict=True):
            row.mark("", MUTED if flat(option.text) in used else "")

    def _blank(self, place: int) -> Content:
        word = self.words[place].replace(" ", "\u00a0")
        here = place == self.at
        inside = plain(word or EMPTY_BLANK, f"bold {ACCENT}" if word else MUTED)
        if here:
            inside = inside.stylize("reverse")
            if not self.rows:
                inside = join(plain(word, "bold"), plain("\u00a0" if word else EMPTY_BLANK, "reverse"))
        tone = f"bold {ACCENT}" if here else MUTED
        return join(plain(f"[{place + 1}\u00a0", tone), inside, plain("]", tone))

    def move(self, place: int) -> None:
        """Go to a blank."""
        self.at = place % len(self.words)
        self._draw()
        self.stir()

    def write(self, text: str) -> None:
        """Add to the present blank."""
        self.words[self.at] = (self.words[self.at] + text)[:LONGEST]
        self._draw()
        self.stir()

    def chosen(self, place: int) -> None:
        """Put a word of the bank into the present blank, and go on to the next empty one."""
        self.words[self.at] = flat(self.shown.words[place].text)
        empty = [one for one, word in enumerate(self.words) if not word]
        later = [one for one in empty if one > self.at]
        self.move(next(iter(later or empty), self.at))

    def enter(self) -> None:
        """Go on to the next blank, or give the answer when none is left empty."""
        if self.rows and self.cursor >= 0 and not all(self.words):
            self.chosen(self.cursor)
            return
        empty = [one for one, word in enumerate(self.words) if not word.strip()]
        if not empty:
            if self.rows or self.at == len(self.words) - 1:
                self.give(Filled(tuple(self.words)))
            else:
                self.move(self.at + 1)
        elif self.words[self.at].strip() or self.at not in empty[-1:]:
            later = [one for one in empty if one > self.at]
            self.move(next(iter(later or empty)))
        else:
            self.post_message(Refused(phrase("tui.fill-all", {**self.way_out, "n": len(empty)})))

    def back(self) -> None:
        """Take back a character, or a word of the bank; on an empty blank, go back to the one before."""
        if not self.words[self.at]:
            if self.at:
                self.at -= 1
                if self.rows:
                    self.words[self.at] = ""
        else:
            self.words[self.at] = "" if self.rows else self.words[self.at][:-1]
        self.move(self.at)

    def press(self, key: str, character: str | None) -> bool:
        """Take what rows take, Tab and the arrows between blanks, and without a word bank every character."""
        if key in {"tab", "shift+tab", "left", "right"}:
            self.move(self.at + (1 if key in {"tab", "right"} else -1))
            return True
        if self.rows:
            return super().press(key, character)
        if key == "ctrl+u":
            self.words[self.at] = ""
            self.move(self.at)
        elif key == "enter":
            self.enter()
        elif key == "backspace":
            self.back()
        elif character and character.isprintable() and not (character == " " and not self.words[self.at]):
            self.write(character)
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text as if it were typed, on one line."""
        if not self.rows and not self.settled:
            event.stop()
            self.write(" ".join(event.text.split()))

    @property
    def begun(self) -> tuple[str, ...]:
        """What is in the blanks."""
        return tuple(self.words) if any(word.strip() for word in self.words) else ()

    def take_up(self, begun: Sequence[str]) -> None:
        """Fill them in again, and go to the first that is empty."""
        self.words = [begun[place] if place < len(begun) else "" for place in range(self.shown.blanks)]
        empty = [place for place, word in enumerate(self.words) if not word.strip()]
        self.move(next(iter(empty), len(self.words) - 1))

    def settle(self) -> None:
        """Take no answer any more; the words to pick from have nothing to say then."""
        super().settle()
        self.text.add_class("-told")
        for row in self.rows:
            row.display = False

    def tell(self, answered: Answered) -> None:
        """Show in each blank what was given and what is right."""
        answer = answered.reveal.answer
        assert isinstance(answer, RevealedBlanks)  # noqa: S101 - of this kind
        self.text.show(Block(rich(self.shown.prompt, blanks=[told_blank(blank) for blank in answer.blanks])))
