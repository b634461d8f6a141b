"""A text as paragraphs: lines that were only wrapped are joined, the marks of lists and headings taken off."""

from __future__ import annotations

import re
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from viva.bank.proving import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

WRAPS: Final = range(40, 121)
"""Columns at which somebody may have wrapped lines; a wider text has a paragraph on each line."""

MOSTLY: Final = 0.5
"""The share of line breaks that must look like wraps before any is taken for one."""

ENDS: Final = frozenset(".!?…\u3002\uff01\uff1f\u0964\u061f")
"""Signs that end a sentence, those of Chinese, Hindi and Arabic among them."""

CLOSING: Final = "”’»\"')]*_\u00a0\u202f "
"""What may stand after such a sign."""

MARKDOWN: Final = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<text>.*?)[ \t#]*")
BOLD: Final = re.compile(r"(?P<sign>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=sign)")
UNDERLINE: Final = re.compile(r"={3,}|-{3,}")
NUMBERED: Final = re.compile(
    r"(?P<number>[0-9]{1,3})\s*(?:[.)/]\s+|/(?=[^\W\d_]))(?:[–—-]\s+)?(?P<text>\S.*)",
)
ITEM: Final = re.compile(r"[-*+•–]\s+(?P<text>\S.*)")
WORD: Final = re.compile(r"[^\W_]")


class Paragraph(Struct, frozen=True):
    """A paragraph on one line, without the marks around it."""

    text: str
    level: int = 0
    """Of a heading that is marked as one, how deep it is, 1 being the topmost; 0 where nothing marks it."""
    number: int | None = None
    """The number it begins with."""
    is_item: bool = False
    """A bullet stands before it."""

    @property
    def is_marked(self) -> bool:
        """Tell whether something marks its beginning, so that it cannot go on what stands above."""
        return bool(self.level or self.is_item or self.number is not None)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with the sign that ends a sentence, whatever closes after it."""
    return text.rstrip(CLOSING)[-1:] in ENDS


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text in their order, without lines that hold no word."""
    lines = [" ".join(unquoted(line).split()) for line in text.split("\n")]
    width = _wrapped_at(lines)
    found: list[Paragraph] = []
    above = ""  # the line before, where the last paragraph may go on below it
    for line in lines:
        if UNDERLINE.fullmatch(line) and found and found[-1].text == above:
            found[-1] = replace(found[-1], level=1 if line[0] == "=" else 2)
        if not WORD.search(line):
            above = ""
            continue
        own = _paragraph(line)
        if above and not own.is_marked and _goes_on(above, line, width):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line}")
        else:
            found.append(own)
        above = "" if own.level else line
    return found


def _paragraph(line: str) -> Paragraph:
    """Return a line as a paragraph of its own."""
    if heading := MARKDOWN.fullmatch(line):
        inner = _paragraph(heading["text"]) if heading["text"] else Paragraph(line)
        return replace(inner, level=len(heading["signs"]), is_item=False)
    if bold := BOLD.fullmatch(line):
        return replace(_paragraph(bold["text"]), level=6)
    if numbered := NUMBERED.fullmatch(line):
        return Paragraph(numbered["text"], number=int(numbered["number"]))
    if item := ITEM.fullmatch(line):
        return Paragraph(item["text"], is_item=True)
    return Paragraph(line)


def _wrapped_at(lines: Sequence[str]) -> int:
    """Return the column at which a text was wrapped, or 0: lines then end where their paragraphs do."""
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return 0
    width = lengths[ceil(0.95 * (len(lengths) - 1))]  # an address may be longer than what was wrapped around it
    breaks = [(above, below) for above, below in pairwise(lines) if above and below]
    wraps = sum(_is_full(above, below, width) for above, below in breaks)
    return width if width in WRAPS and breaks and wraps / len(breaks) >= MOSTLY else 0


def _goes_on(above: str, line: str, width: int) -> bool:
    """Tell whether a paragraph goes on below a line: it was full, or broken off amid a sentence."""
    return (line[0].islower() and not ends_sentence(above)) or (width > 0 and _is_full(above, line, width))


def _is_full(above: str, below: str, width: int) -> bool:
    """Tell whether the first word of the line below would not have fitted any more."""
    return len(above) + 1 + len(below.split(" ", 1)[0]) > width
