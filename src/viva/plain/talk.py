"""A conversation in lines: text out, text in, and the few commands that stand before any answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import wrap
from typing import TYPE_CHECKING, Final, TextIO

from msgspec import Struct

from viva.render.safe import visible
from viva.words import say

if TYPE_CHECKING:
    from viva.asking.shown import Shown

MARK: Final = ":"
"""What a command begins with. An answer that begins with it is typed with two."""

MOST: Final = 20_000
"""Characters in a line that is read at once: as many as a text of a bank may have."""

LEAST_WIDTH: Final = 20
"""Columns below which wrapping makes lines harder to read, not easier."""

NOT_READ: Final = re.compile("[\ud800-\udfff]")
"""What bytes become that are no text in the encoding of the input."""


class Stopped(Exception):  # noqa: N818 - the learner's wish, not an error
    """The learner stops, by command or because the input ended."""


class Ended(Stopped):
    """The learner ends the session here, for good."""


class AskAgain(Exception):  # noqa: N818 - not an error
    """What waits has changed, and is to be read out anew; its text says why, where there is something to say."""


class Unknown(Exception):  # noqa: N818 - an answer, in its way
    """The learner says that they do not know."""


class Talk(Struct):
    """Lines out and lines in."""

    into: TextIO
    out: TextIO
    width: int = 0
    """Columns to wrap at; 0 leaves lines whole, as a screen reader or a pipe wants them."""
    hints: tuple[str, ...] = ()
    """What is left to hint at for the question that waits."""
    hinted: int = 0
    carried: int = 0
    """Hints that were given before the question was read out anew."""
    how: str = ""
    """How what waits is answered: of the words ``plain.how-HOW``; nothing where it is no question."""
    interactive: bool = False
    remarks: Callable[[str], str | None] | None = None
    """Does a command that is not about how to answer, and returns what to say of it; None for one it does not know."""

    def say(self, text: str = "") -> None:
        """Write a text; control characters in it are shown, never obeyed."""
        for line in self._lines(text):
            print(line, file=self.out)
        self.out.flush()

    def _lines(self, text: str) -> list[str]:
        lines = visible(text).split("\n")
        if self.width < LEAST_WIDTH:
            return lines
        # An address stays in one piece, to be copied.
        return [
            piece
            for line in lines
            for piece in wrap(line, self.width, break_on_hyphens=False, break_long_words=False) or [""]
        ]

    def wait_for(self, shown: Shown, how: str) -> None:
        """Get ready for a question: its hints are the ones that ``:h`` gives, and ``:?`` says how it is answered."""
        self.hinted, self.carried = self.carried, 0
        self.hints = shown.hints[self.hinted :]
        self.how = how

    def ask(self, prompt: str, *, allow_empty: bool = False) -> str:
        """Return the learner's next line that is no command.

        Raises:
            Stopped: at the end of the input, or on ``:q``.
            Unknown: on ``:k``.
            AskAgain: where a command has changed what waits.

        """
        while True:
            raw = self._read(prompt)
            line = raw.strip()
            if NOT_READ.search(line):
                self.say(say("plain.unreadable"))
            elif len(raw) > MOST:
                self.say(say("plain.too-long", most=MOST))
            elif line.startswith(MARK * 2):
                return line[1:]
            elif line.startswith(MARK):
                self._command(line[1:].strip())
            elif line or allow_empty:
                return line
            else:
                self.say(say("plain.empty"))

    def _read(self, prompt: str) -> str:
        *above, last = self._lines(prompt)
        for line in above:
            print(line, file=self.out)
        print(last, end=" ", file=self.out, flush=True)
        raw = rest = self.into.readline(MOST + 1)
        while len(rest) > MOST and not rest.endswith("\n"):  # let go of what is too much
            rest = self.into.readline(MOST + 1)
        if not self.interactive:
            print(file=self.out)  # where nobody presses Enter, the line ends here
        if not raw:
            raise Stopped
        return raw

    def _command(self, name: str) -> None:
        match name.lower():
            case "q":
                raise Stopped
            case "k":
                raise Unknown
            case "h" if self.hints:
                self.hinted += 1
                self.say(say("plain.hint", text=self.hints[0]))
                self.hints = self.hints[1:]
            case "h":
                self.say(say("plain.no-hint-left" if self.hinted else "plain.no-hint"))
            case "" | "?":
                self._help()
            case _:
                said = self.remarks(name) if self.remarks else None
                if said is None:
                    said = say("plain.no-command", name=MARK + name.split(maxsplit=1)[0])
                if said:
                    self.say(said)

    def _help(self) -> None:
        """Say how what waits is answered, and what can be said instead."""
        if how := self.how:
            self.say(say(f"plain.how-{how}"))
        self.say(say("plain.help"))
        if self.remarks:
            self.say(say("plain.help-remarks"))
