"""A class before its first question: what it will be asked, and with phones how they come in and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, Block, Layout, join, plain
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viva.room.protocol import HostFrame, JoinAt, Trouble

BESIDE: Final = 30
"""Cells that the words need beside a QR code."""


class Beside:
    """A QR code, and words at its right; the code is dark on light whatever the theme, else phones miss it."""

    def __init__(self, code: Sequence[str], words: Sequence[Layout]) -> None:
        """Put them beside each other."""
        self.code = [Content.styled(line, "#ffffff on #000000") for line in code]
        self.words = words

    def lines(self, width: int) -> list[Content]:
        """Return as many lines as the longer of both takes."""
        room = self.code[0].cell_length + 3
        words = [line for layout in self.words for line in layout.lines(width - room)]
        blank, empty = Content(" " * (room - 3)), Content("")
        rows = max(len(self.code), len(words))
        codes = [*self.code, *[blank] * (rows - len(self.code))]
        words = [*words, *[empty] * (rows - len(words))]
        return [join(code, "   ", line) for code, line in zip(codes, words, strict=True)]


def lobby(frame: HostFrame, questions: int, *, hands: bool) -> list[Layout]:
    """Return what a class without phones sees before it begins, or who is in."""
    found: list[Layout] = [Block(plain(frame.room.title, "bold")), GAP]
    if hands:
        sentences = (say("host.questions", n=questions), say("host.hands"), say("host.mirror"))
        return [*found, *(line for one in sentences for line in (Block(plain(one)), GAP))]
    counts = frame.counts
    found.append(Block(plain(say("host.questions", n=questions), MUTED)))
    inside = say("host.players", n=counts.players) if counts.players else say("host.players-none")
    found.append(Block(plain(inside, f"bold {ACCENT}")))
    if counts.here != counts.players:
        found.append(Block(plain(say("host.here", n=counts.here) if counts.here else say("host.here-none"), MUTED)))
    if counts.names:
        found += [GAP, Block(plain(" · ".join(reversed(counts.names))))]
    if frame.join.locked:
        found += [GAP, Block(plain(say("host.locked"), PARTLY))]
    return found


def way_in(join_at: JoinAt, code: Sequence[str], board: str, width: int) -> Iterable[Layout]:
    """Yield how phones come in by the first address: as a code, and to be typed."""
    address = join_at.addresses[0]
    words: list[Layout] = [
        Block(plain(say("host.scan"))),
        GAP,
        Block(plain(address, f"bold {ACCENT}")),
        Block(join(plain(say("host.code") + "\u00a0"), plain(join_at.code, "bold"))),
    ]
    if len(join_at.addresses) > 1:
        words += [GAP, Block(plain(say("host.networks", n=len(join_at.addresses)), MUTED))]
    if board:
        words += [GAP, Block(plain(say("host.board"), MUTED))]
    if code and width >= len(code[0]) + BESIDE:
        yield Beside(code, words)
        return
    yield from words
    if code and width >= len(code[0]):
        yield GAP
        yield Beside(code, ())


def troubles(found: Iterable[Trouble]) -> Iterable[Layout]:
    """Yield what is wrong, in a sentence each."""
    for one in found:
        yield Block(plain(say(f"host.trouble-{one}"), f"bold {PARTLY}"))
        yield GAP
