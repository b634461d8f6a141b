"""From small pieces of text, each with its marks, to inline text that reads back as exactly these.

Nothing that was text may become a mark: what is written is parsed again, and if something else comes of it, it is
written with more escapes, and at last with fewer marks.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank.text import Blank, Break, Code, Emphasis, Link, Math, Plain, Strong, escape, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from viva.bank.text import Node, Tree


class Atom(Struct, frozen=True):
    """A piece without marks inside, and the marks around it."""

    node: Plain | Code | Math | Break | Blank
    strong: bool = False
    emphasis: bool = False
    address: str = ""


SPECIAL: Final = re.compile(r"[\\`*\[\]]")
"""Signs that may be marks."""


SPACE: Final = " \u00a0"
"""What nobody sees at the ends of a text."""


def write(atoms: Iterable[Atom]) -> str:
    """Return pieces as inline text."""
    tidy = list(_tidy(atoms))
    if all(
        isinstance(atom.node, (Plain, Break)) and not (atom.strong or atom.emphasis or atom.address) for atom in tidy
    ):
        bare = "".join(atom.node.text if isinstance(atom.node, Plain) else "\n" for atom in tidy)
        if not SPECIAL.search(bare):
            return bare
    blanks = any(isinstance(atom.node, Blank) for atom in tidy)
    written = ""
    for fewer in (_as_it_is, _no_nesting, _no_stars, _no_links, _no_marks):
        tree = _tree([fewer(atom) for atom in tidy])
        for plain in (str, escape):
            written = _written(tree, plain)
            if parse(written, blanks=blanks) == tree:
                return written
    return written


def _as_it_is(atom: Atom) -> Atom:
    return atom


def _no_nesting(atom: Atom) -> Atom:
    return Atom(atom.node, atom.strong, atom.emphasis and not atom.strong, atom.address)


def _no_stars(atom: Atom) -> Atom:
    return Atom(atom.node, address=atom.address)


def _no_links(atom: Atom) -> Atom:
    return Atom(atom.node)


def _no_marks(atom: Atom) -> Atom:
    node = atom.node
    if isinstance(node, Code):
        return Atom(Plain(node.text))
    return Atom(Plain(node.tex) if isinstance(node, Math) else node)


def _tidy(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """Join what belongs together, and leave out spaces and breaks that nobody sees."""
    found: list[Atom] = []
    for atom in atoms:
        last = found[-1] if found else None
        node = atom.node
        if isinstance(node, Break):
            _trim_end(found, " ")
            if found:
                found.append(Atom(node))
        elif isinstance(node, Plain):
            _add_text(found, atom, node.text)
        elif isinstance(node, Code) and last and isinstance(last.node, Code) and _marks(last) == _marks(atom):
            found[-1] = Atom(Code(last.node.text + node.text), *_marks(last))
        else:
            found.append(atom)
    while found and isinstance(found[-1].node, Break):
        found.pop()
        _trim_end(found, SPACE)
    _trim_end(found, SPACE)
    for atom in found:
        yield from _spaces_out(atom)


def _add_text(found: list[Atom], atom: Atom, text: str) -> None:
    """Add a text to what it goes on from; of two spaces that meet, one is left, and at the beginning of a line none."""
    last = found[-1] if found else None
    if last is None:
        text = text.lstrip(SPACE)
    elif isinstance(last.node, Break) or (isinstance(last.node, Plain) and last.node.text.endswith(" ")):
        text = text.lstrip(" ")
    if not text:
        return
    if last and isinstance(last.node, Plain) and _marks(last) == _marks(atom):
        found[-1] = _with(last, last.node.text + text)
    else:
        found.append(_with(atom, text))


def _trim_end(found: list[Atom], spaces: str) -> None:
    """Take the spaces off the end."""
    while found and isinstance(node := found[-1].node, Plain):
        if text := node.text.rstrip(spaces):
            found[-1] = _with(found[-1], text)
            return
        found.pop()


def _spaces_out(atom: Atom) -> Iterator[Atom]:
    """Part a marked piece from the spaces at its ends: no mark opens before one or closes after one."""
    node = atom.node
    if isinstance(node, Code):
        text = node.text.strip(" ")
        yield Atom(Code(text), *_marks(atom)) if text else Atom(Plain(" "))
        return
    if not isinstance(node, Plain) or not (atom.strong or atom.emphasis or atom.address):
        yield atom
        return
    text = node.text.strip(" ")
    if node.text.startswith(" "):
        yield Atom(Plain(" "))
    if text:
        yield _with(atom, text)
        if node.text.endswith(" "):
            yield Atom(Plain(" "))


def _with(atom: Atom, text: str) -> Atom:
    return Atom(Plain(text), *_marks(atom))


def _marks(atom: Atom) -> tuple[bool, bool, str]:
    return atom.strong, atom.emphasis, atom.address


def _tree(atoms: list[Atom]) -> Tree:
    """Return the tree of pieces: links around strong type around emphasis."""
    found: list[Node] = []
    for address, linked in groupby(_bridged(atoms), key=lambda atom: atom.address):
        inside: list[Node] = []
        for strong, loud in groupby(linked, key=lambda atom: atom.strong):
            nodes: list[Node] = []
            for emphasis, soft in groupby(loud, key=lambda atom: atom.emphasis):
                plain: list[Node] = [atom.node for atom in soft]
                nodes += [Emphasis(_joined(plain))] if emphasis else plain
            only = nodes[0] if len(nodes) == 1 else None
            if strong and isinstance(only, Emphasis):
                nodes = list(only.inside)  # three stars in a row would be read otherwise
            inside += [Strong(_joined(nodes))] if strong else nodes
        found += [Link(_joined(inside), address)] if address else inside
    return _joined(found)


def _bridged(atoms: list[Atom]) -> Iterator[Atom]:
    """Yield pieces, those under the marks of both their neighbours that are a space or a break and no more."""
    for place, atom in enumerate(atoms):
        before = atoms[place - 1] if place else None
        after = atoms[place + 1] if place + 1 < len(atoms) else None
        is_gap = isinstance(atom.node, Break) or atom.node == Plain(" ")
        if is_gap and before and after and _marks(before) == _marks(after) and _marks(atom) == (False, False, ""):
            yield Atom(atom.node, *_marks(before))
        else:
            yield atom


def _joined(nodes: Sequence[Node]) -> Tree:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Plain) and found and isinstance(found[-1], Plain):
            found[-1] = Plain(found[-1].text + node.text)
        else:
            found.append(node)
    return tuple(found)


def _written(tree: Tree, plain: Callable[[str], str]) -> str:
    return "".join(_write(node, plain) for node in tree)


def _write(node: Node, plain: Callable[[str], str]) -> str:
    match node:
        case Plain(text):
            return plain(text)
        case Code(text):
            return _code(text)
        case Math(tex):
            return f"\\({tex}\\)"
        case Break():
            return "\n"
        case Blank(_, answers):
            return "[[" + "|".join(escape(answer).replace("|", "\\|") for answer in answers) + "]]"
        case Emphasis(inside):
            return f"*{_written(inside, plain)}*"
        case Strong(inside):
            return f"**{_written(inside, plain)}**"
        case Link(inside, address):
            return f"[{_written(inside, plain)}]({address})"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
