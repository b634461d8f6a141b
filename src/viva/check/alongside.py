"""The texts of a question beside those of the one that it translates, part for part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from viva.bank import text
from viva.bank.kinds import Card, Choice, Claim, Cloze, Discuss, Match, Number, Order, Select, Typed
from viva.bank.rules import words_of
from viva.bank.text import Blank, Break, Code, Emphasis, Link, Math, Plain, Strong
from viva.check.item import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viva.bank.kinds import Content
    from viva.bank.text import Tree
    from viva.check.item import Path

ASKED: Final[dict[type, tuple[str, ...]]] = {
    Choice: ("prompt", "answer", "wrong"),
    Select: ("prompt", "answers", "wrong"),
    Claim: ("prompt",),
    Typed: ("prompt", "answer"),
    Number: ("prompt",),
    Cloze: ("prompt",),
    Order: ("prompt", "items"),
    Match: ("prompt", "pairs", "extra"),
    Card: ("prompt", "back"),
    Discuss: ("prompt", "points", "positions"),
}
"""What is asked and what stands to choose from, where a translation has it part for part."""

TOLD: Final = ("hints", "explain")
"""What is told beside that."""

INSIDE: Final = frozenset({"text", "left", "right", "any"})
"""The texts inside an option, a pair, a tie or a point."""


class Beside(NamedTuple):
    """A text and the one that it translates."""

    path: Path
    ours: str
    theirs: str


def asked(ours: Content, theirs: Content) -> Iterator[Beside]:
    """Yield what is asked, and the options, without the reasons."""
    return _fields((), ours, theirs, ASKED[type(ours)], reasons=False)


def everything(ours: Content, theirs: Content) -> Iterator[Beside]:
    """Yield all texts that have a fellow."""
    return _fields((), ours, theirs, (*ASKED[type(ours)], *TOLD), reasons=True)


def prose(written: str, *, blanks: bool = False) -> str:
    """Return the words of a text without its marks, its code and its formulas, which are the same in every language."""
    if not blanks and not MARKED.search(written):
        return written
    return _prose(text.parse(written, blanks=blanks))


def _prose(tree: Tree) -> str:
    pieces = []
    for node in tree:
        match node:
            case Plain(words):
                pieces.append(words)
            case Code() | Math():
                pieces.append("…")
            case Break():
                pieces.append("\n")
            case Blank(_, answers):
                pieces.append(answers[0] if answers else "…")
            case Emphasis(inside) | Strong(inside) | Link(inside, _):
                pieces.append(_prose(inside))
    return "".join(pieces)


def _fields(path: Path, ours: object, theirs: object, names: Iterable[str], *, reasons: bool) -> Iterator[Beside]:
    for name in names:
        yield from _values((*path, name), getattr(ours, name), getattr(theirs, name), reasons=reasons)


def _values(path: Path, ours: object, theirs: object, *, reasons: bool) -> Iterator[Beside]:
    if isinstance(ours, str) and isinstance(theirs, str):
        yield Beside(path, ours, theirs)
    elif isinstance(ours, tuple) and isinstance(theirs, tuple):
        for place, (own, first) in enumerate(zip(ours, theirs, strict=False)):
            yield from _values((*path, place), own, first, reasons=reasons)
    elif isinstance(ours, Struct) and type(ours) is type(theirs):
        names = [name for name in ours.__struct_fields__ if name in INSIDE or (reasons and name == "because")]
        yield from _fields(path, ours, theirs, names, reasons=reasons)
    elif hasattr(ours, "text") or hasattr(theirs, "text"):  # an option that has a reason in one language only
        inside = (*path, "text") if hasattr(ours, "text") else path
        yield Beside(inside, words_of(ours), words_of(theirs))  # type: ignore[arg-type]
