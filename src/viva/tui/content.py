"""From texts to what Textual draws: styled `Content` built from the text tree, never from markup, and our own wrapping.

Textual breaks lines at any white space, the no-break spaces of French among them; `wrap` keeps those together and
breaks Chinese, Japanese and Korean between any two characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content, Span
from textual.style import Style

from viva.bank.text import Blank, Break, Code, Emphasis, Link, Math, Plain, Strong, Tree, flat_tree, parse
from viva.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY: Final = Content("")

MUTED: Final = "$muted"
ACCENT: Final = "$accent"
RIGHT: Final = "$success"
WRONG: Final = "$error"
PARTLY: Final = "$warning"

BOLD: Final = Style(bold=True)
ITALIC: Final = Style(italic=True)
UNDERLINE: Final = Style(underline=True)

WIDE: Final = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003fffd"
)
"""Characters two cells wide, between which a line may be broken."""

CLOSING: Final = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5d"
"""Wide signs that never begin a line."""

WORD: Final = re.compile("[^ ]+ *| +")
"""A word with the spaces after it, in a text of narrow characters only."""

FIRST_WIDE: Final = "\u1100"
"""No character before this one is two cells wide."""

NARROWEST: Final = 8
"""Cells that a text is given beside what stands before it, else it goes below."""

NARROW: Final = Content("  ")
"""How far it is indented then."""


def plain(text: str, style: str | Style = "") -> Content:
    """Return ``text`` as it stands, made safe, in one style."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def rich(text: str, style: str | Style = "", *, blanks: Sequence[Content] | None = None) -> Content:
    """Return Markdown-lite ``text`` as styled content; with ``blanks``, the blanks of a cloze with these in them."""
    drawing = _Drawing(blanks or ())
    drawing.draw(parse(text, blanks=blanks is not None))
    content = Content("".join(drawing.pieces), spans=drawing.spans)
    return content.stylize_before(style) if style else content


def join(*pieces: Content | str) -> Content:
    """Return the pieces one after another."""
    return EMPTY.join([Content(piece) if isinstance(piece, str) else piece for piece in pieces])


def unbroken(content: Content) -> Content:
    """Return ``content`` so that no line is broken inside it."""
    return Content(content.plain.replace(" ", "\u00a0"), spans=list(content.spans))


class _Drawing:
    """A content in the making: its texts, its styles, and where it ends so far."""

    def __init__(self, blanks: Sequence[Content]) -> None:
        self.pieces: list[str] = []
        self.spans: list[Span] = []
        self.end = 0
        self._blanks = blanks

    def draw(self, tree: Tree) -> None:
        """Add a tree."""
        for node in tree:
            match node:
                case Plain(text):
                    self._add(text)
                case Code(text):
                    self._add(text, ACCENT)
                case Math(tex):
                    self._add(tex, ITALIC)
                case Break():
                    self._add("\n")
                case Blank(number, _):
                    self._blank(number)
                case Emphasis(inside):
                    self._inside(inside, ITALIC)
                case Strong(inside):
                    self._inside(inside, BOLD)
                case Link(inside, address):
                    self._inside(inside, UNDERLINE)
                    if flat_tree(inside) != address:
                        self._add(f" ({address})", MUTED)

    def _inside(self, tree: Tree, style: Style) -> None:
        start = self.end
        self.draw(tree)
        self.spans.append(Span(start, self.end, style))

    def _add(self, text: str, style: str | Style = "") -> None:
        shown = visible(text)
        self.pieces.append(shown)
        if style:
            self.spans.append(Span(self.end, self.end + len(shown), style))
        self.end += len(shown)

    def _blank(self, number: int) -> None:
        content = self._blanks[number] if number < len(self._blanks) else Content("____")
        self.pieces.append(content.plain)
        self.spans += [Span(self.end + start, self.end + end, style) for start, end, style in content.spans]
        self.end += len(content.plain)


def wrap(content: Content, width: int) -> list[Content]:
    """Return ``content`` as lines of at most ``width`` cells."""
    width = max(width, 2)
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        cuts = _cuts(line.plain, width)
        lines += [piece.rstrip(" ") for piece in (line.divide(cuts) if cuts else [line])]
    return lines or [EMPTY]


def _cuts(text: str, width: int) -> list[int]:
    """Return the offsets at which to break ``text``."""
    if len(text) <= width // 2 or cell_len(text) <= width:
        return []
    cuts: list[int] = []
    filled = 0
    for match in (WORD if max(text) < FIRST_WIDE else _wide_word()).finditer(text):
        word = match[0]
        cells = cell_len(word.rstrip(" "))
        if filled and filled + cells > width:
            cuts.append(match.start())
            filled = 0
        if cells > width:
            filled = _chop(word, match.start(), width, cuts)
        else:
            filled += cell_len(word)
    return cuts


@cache
def _wide_word() -> re.Pattern[str]:
    """Return `WORD` for lines that may break between wide characters; made when first needed, since it takes 3 ms."""
    return re.compile(f"(?:[{WIDE}][{CLOSING}]*|[^ {WIDE}]+) *| +")


def _chop(word: str, start: int, width: int, cuts: list[int]) -> int:
    """Cut a word that is longer than a line, and return the cells that its last piece fills."""
    filled = 0
    for place, sign in enumerate(word):
        cells = cell_len(sign)
        if filled + cells > width and sign != " ":
            cuts.append(start + place)
            filled = 0
        filled += cells
    return filled


class Layout(Protocol):
    """Something that can be drawn in a given width."""

    def lines(self, width: int) -> list[Content]:
        """Return its lines, none wider than ``width`` cells."""


class Block(Struct, frozen=True):
    """A paragraph: ``lead`` before its first line, ``rest`` (blanks of the same width) before the others."""

    body: Content
    lead: Content = EMPTY
    rest: Content | None = None

    def lines(self, width: int) -> list[Content]:
        """Return its lines, none wider than ``width`` cells."""
        rest = Content(" " * self.lead.cell_length) if self.rest is None else self.rest
        room = width - max(self.lead.cell_length, rest.cell_length)
        if room < NARROWEST and self.lead.cell_length > len(NARROW):
            return [*wrap(self.lead, width), *(NARROW + line for line in wrap(self.body, width - len(NARROW)))]
        return [(rest if row else self.lead) + line for row, line in enumerate(wrap(self.body, room))]


class Labelled(Struct, frozen=True):
    """A paragraph with a rule at its left and a label that opens it."""

    label: Content
    body: Content

    def lines(self, width: int) -> list[Content]:
        """Return its lines, none wider than ``width`` cells."""
        rule = plain("▏ ", MUTED)
        return Block(join(self.label, "  ", self.body), rule, rule).lines(width)


GAP: Final = Block(EMPTY)
"""An empty line."""


def lay(layouts: Sequence[Layout], width: int) -> Content:
    """Return the lines of all of them as one content, for a widget to draw without further wrapping."""
    return Content("\n").join([line for layout in layouts for line in layout.lines(width)])
