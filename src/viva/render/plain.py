"""The tree of inline text as plain text, for lines, pipes and screen readers."""

from __future__ import annotations

import re
from typing import Final

from viva.bank.text import Blank, Break, Code, Emphasis, Link, Math, Plain, Strong, Tree, flat_tree, parse
from viva.render.safe import visible

SPACES: Final = re.compile(r"[^\S\u00a0\u202f]+")
"""White space at which a line may break: a percent sign stays with its number in French."""


def plain(text: str, *, blanks: bool = False) -> str:
    """Return Markdown-lite ``text`` as plain text: no emphasis, links with their address, blanks numbered."""
    return visible(_plain(parse(text, blanks=blanks)))


def one_line(text: str, *, blanks: bool = False) -> str:
    """Return ``text`` as `plain` does, on one line; a no-break space stays one."""
    return SPACES.sub(" ", plain(text, blanks=blanks)).strip()


def _plain(tree: Tree) -> str:
    pieces: list[str] = []
    for node in tree:
        match node:
            case Plain(text) | Code(text):
                pieces.append(text)
            case Math(tex):
                pieces.append(tex)
            case Break():
                pieces.append("\n")
            case Blank(number, _):
                pieces.append(f"[{number + 1}]")
            case Emphasis(inside) | Strong(inside):
                pieces.append(_plain(inside))
            case Link(inside, address):
                label = flat_tree(inside)
                pieces.append(address if label == address else f"{label} ({address})")
    return "".join(pieces)
