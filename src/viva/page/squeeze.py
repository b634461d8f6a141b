"""Scripts and styles without what only people need, and modules as one: a class loads the page at once, over one Wi-Fi.

It knows as much JavaScript as our own scripts use and no more: statements end in semicolons, a division has spaces
around it, and no template stands within another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

TOKEN: Final = re.compile(
    r"""(?P<comment>//[^\n]*)"""
    r"""|(?P<literal>"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`"""
    r"""|/(?![ /*])(?:[^\\/\n\[]|\\.|\[(?:[^\\\]\n]|\\.)*\])+/[a-z]*)"""
    r"""|(?P<space>\s+)|(?P<word>[\w$]+)|(?P<sign>.)""",
    re.DOTALL,
)

LAST: Final = frozenset({",}", ",]", ",)", ";}"})
"""Where the first sign can be left out."""

IMPORT: Final = re.compile(r"^import\b.*?;\n", re.DOTALL | re.MULTILINE)
EXPORT: Final = re.compile(r"^export ", re.MULTILINE)
NAME: Final = re.compile(r"^(?:export )?(?:async )?(?:const|let|function) (\w+)", re.MULTILINE)


def joined(modules: Iterable[str]) -> str:
    """Return modules as one script, each after those that it imports.

    Raises:
        ValueError: if two of them call different things by one name: a mistake in the program.

    """
    found = list(modules)
    names = [name for module in found for name in NAME.findall(module)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"in more than one module: {', '.join(twice)}")
    return "".join(EXPORT.sub("", IMPORT.sub("", module)) for module in found)


def script(text: str) -> str:
    """Return a script without comments, and with spaces only between words."""
    written = ""
    spaced = False
    for token in TOKEN.finditer(text):
        kind, said = token.lastgroup, token.group()
        if kind in {"comment", "space"}:
            spaced = True
            continue
        if written[-1:] + said in LAST:
            written = written[:-1]
        touching = written[-1:] + said[0]
        if spaced and re.fullmatch(r"[\w$]{2}|\+\+|--", touching):
            written += " "
        written += said
        spaced = False
    return written + "\n"


def style(text: str) -> str:
    """Return a style sheet without comments and line breaks."""
    bare = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return re.sub(r" ?([{};,>]) ?|(?<=:) ", r"\1", bare).replace(";}", "}").strip() + "\n"
