r"""Markdown-lite: the grammar of inline text and of blanks, written down in ``docs/text.md``.

``parse`` turns a text into a small tree, which every face draws in its own way. No text is an error: a mark that
nothing closes stands for itself. Text is data: the tree holds texts, never markup of Rich, Textual or HTML.

==================  ============================  =======================
written             means                         node
==================  ============================  =======================
``*so*``            emphasis                      `Emphasis`
``**so**``          strong                        `Strong`
`` `so` ``          code, nothing in it is marked `Code`
``[so](address)``   link: http, https or mailto   `Link`
``\(x^2\)``         TeX                           `Math`
``[[so|also]]``     blank, in a cloze only        `Blank`
a newline           a line break                  `Break`
``\*``              the sign itself               in `Plain`
==================  ============================  =======================
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_NESTING: Final = 8
"""Marks inside marks; deeper ones stand for themselves, so that no text can exhaust a face's stack."""


class Plain(Struct, frozen=True):
    """Text as it stands."""

    text: str


class Code(Struct, frozen=True):
    """Text to show in a fixed width, unmarked."""

    text: str


class Math(Struct, frozen=True):
    r"""TeX between ``\(`` and ``\)``, without them."""

    tex: str


class Break(Struct, frozen=True):
    """The end of a line."""


class Blank(Struct, frozen=True):
    """A blank of a cloze: its number from 0, and the plain words that may stand there (none once masked)."""

    number: int
    answers: tuple[str, ...]


class Emphasis(Struct, frozen=True):
    """Text to stress."""

    inside: Tree


class Strong(Struct, frozen=True):
    """Text to stress more."""

    inside: Tree


class Link(Struct, frozen=True):
    """Text that leads to an address (http, https or mailto)."""

    inside: Tree
    address: str


Node = Plain | Code | Math | Break | Blank | Emphasis | Strong | Link
Tree = tuple[Node, ...]

TOKEN: Final = re.compile(
    r"\\\((?P<math>[^\\]+(?:\\(?![()])[^\\]*)*|(?:\\(?![()])[^\\]*)+)\\\)"
    r"|\\(?P<escaped>[!-'*-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|\[\[(?P<blank>(?:\\.|[^\\\[\]]|\[(?!\[)|\](?!\]))*)\]\]"
    r"|\[(?P<label>(?:\\.|[^\\\[\]])*)\]"
    r"\((?P<address>(?:https?://|mailto:)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
    r"|(?P<stars>\*\*?)"
    r"|(?P<newline>\r\n|\r|\n)",
    re.DOTALL,
)
"""The marks. None of them looks past the next opening of its own sort, so that no text takes long."""

MARK: Final = re.compile(r"[\\`*\[\r\n]")
"""What every mark begins with. Most texts have none, and are plain as they stand."""


def parse(text: str, *, blanks: bool = False) -> Tree:
    """Return the tree of ``text``; with ``blanks``, ``[[…]]`` is a `Blank`, else it stands for itself."""
    if not MARK.search(text):
        return (Plain(text),) if text else ()
    return _parse_blanks(text) if blanks else _parse(text, None, 0)


@lru_cache(maxsize=16)
def _parse_blanks(prompt: str) -> Tree:
    """Parse a cloze's prompt: who shows one asks for its blanks and for its text, one after the other."""
    return _parse(prompt, iter(range(len(prompt))), 0)


def answers_of(prompt: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each blank of a cloze, the plain words that may stand there, the first ones being the key."""
    return tuple(blank.answers for blank in _blanks(parse(prompt, blanks=True)))


def masked(prompt: str) -> str:
    """Return a cloze's prompt with every blank emptied: ``[[]]``. What a learner may see."""
    pieces: list[str] = []
    last = 0
    for match in TOKEN.finditer(prompt):
        if match["blank"] is not None:
            pieces += [prompt[last : match.start()], "[[]]"]
            last = match.end()
    return "".join([*pieces, prompt[last:]])


def filled(prompt: str, words: tuple[str, ...]) -> str:
    """Return a cloze's prompt with its blanks filled with ``words``, each in strong type."""
    given = iter(words)
    return TOKEN.sub(lambda match: match[0] if match["blank"] is None else f"**{escape(next(given, '…'))}**", prompt)


def unmatched(prompt: str, *marks: str) -> bool:
    """Tell whether a cloze has one of ``marks`` that belongs to no blank: ``[[`` or ``]]`` unless said."""
    return any(mark in TOKEN.sub("\0", prompt) for mark in marks or ("[[", "]]"))


def escape(text: str) -> str:
    """Return ``text`` so that `parse` gives back exactly it."""
    return re.sub(r"([\\`*\[\]])", r"\\\1", text)


def flat(text: str, *, blanks: bool = False) -> str:
    """Return the words of ``text`` without its marks, for grading, searching and short lists."""
    return text if not MARK.search(text) else flat_tree(parse(text, blanks=blanks))


def flat_tree(tree: Tree) -> str:
    """Return the words of a tree."""
    return "".join(_flat_node(node) for node in tree)


def _flat_node(node: Node) -> str:
    match node:
        case Plain(text) | Code(text):
            return text
        case Math(tex):
            return tex
        case Break():
            return "\n"
        case Blank(_, answers):
            return answers[0] if answers else "…"
        case Emphasis(inside) | Strong(inside) | Link(inside, _):
            return flat_tree(inside)


def _blanks(tree: Tree) -> list[Blank]:
    found: list[Blank] = []
    for node in tree:
        match node:
            case Blank():
                found.append(node)
            case Emphasis(inside) | Strong(inside) | Link(inside, _):
                found += _blanks(inside)
            case Plain() | Code() | Math() | Break():
                pass
    return found


class _Open:
    """A star that waits for its fellow, with what has come since."""

    def __init__(self, stars: str) -> None:
        self.stars = stars
        self.inside: list[Node] = []


def _parse(text: str, numbers: Iterator[int] | None, depth: int) -> Tree:
    stack: list[_Open] = [_Open("")]
    last = 0
    for match in TOKEN.finditer(text):
        _add(stack, text[last : match.start()])
        last = match.end()
        if match["stars"]:
            _star(stack, match["stars"], text, match.start(), match.end(), depth)
        else:
            _token(stack, match, numbers, depth)
    _add(stack, text[last:])
    while len(stack) > 1:
        _unopen(stack)
    return tuple(stack[0].inside)


def _token(stack: list[_Open], match: re.Match[str], numbers: Iterator[int] | None, depth: int) -> None:
    here = stack[-1].inside
    if match["math"] is not None:
        here.append(Math(match["math"]))
    elif match["escaped"] is not None:
        _add(stack, match["escaped"])
    elif match["ticks"] is not None:
        here.append(Code(match["code"].strip(" ") or match["code"]))
    elif match["newline"] is not None:
        here.append(Break())
    elif match["blank"] is not None:
        if numbers is None:
            _add(stack, match[0])
        else:
            here.append(Blank(next(numbers), _answers(match["blank"])))
    elif depth < MAX_NESTING:
        here.append(Link(_parse(match["label"], None, depth + 1), match["address"]))
    else:
        _add(stack, match[0])


def _answers(inside: str) -> tuple[str, ...]:
    r"""Return the plain words of a blank, parted by ``|``; ``\|`` is that sign itself."""
    pieces = re.findall(r"(?:\\.|[^\\|])+", inside, re.DOTALL)
    answers = (" ".join(flat(piece).split()) for piece in pieces)
    return tuple(answer for answer in answers if answer)


def _add(stack: list[_Open], text: str) -> None:
    """Add plain text, joined to plain text before it."""
    if not text:
        return
    here = stack[-1].inside
    if here and isinstance(here[-1], Plain):
        here[-1] = Plain(here[-1].text + text)
    else:
        here.append(Plain(text))


def _star(stack: list[_Open], stars: str, text: str, start: int, end: int, depth: int) -> None:  # noqa: PLR0913, PLR0917 - one place calls it
    """Open or close emphasis: a star opens before a letter and closes after one, as in Markdown."""
    closes = start > 0 and not text[start - 1].isspace()
    opens = end < len(text) and not text[end].isspace()
    if closes and any(one.stars == stars for one in stack[1:]):
        while stack[-1].stars != stars:
            _unopen(stack)
        inside = tuple(stack.pop().inside)
        if inside:
            stack[-1].inside.append(Strong(inside) if stars == "**" else Emphasis(inside))
            return
        _add(stack, stars + stars)
        return
    if opens and len(stack) + depth <= MAX_NESTING:
        stack.append(_Open(stars))
    else:
        _add(stack, stars)


def _unopen(stack: list[_Open]) -> None:
    """Give up a star that nothing closed: it stands for itself."""
    one = stack.pop()
    _add(stack, one.stars)
    for node in one.inside:
        if isinstance(node, Plain):
            _add(stack, node.text)
        else:
            stack[-1].inside.append(node)
