r"""From text to the HTML of a field, in which nothing that a text says is ever obeyed.

Beside HTML, Anki obeys a few sequences of its own, which no author of a question means:

=====================  ===================================================  =========================
in a text              what Anki would make of it                           written as
=====================  ===================================================  =========================
``{{c1::x}}``          a blank, in a field for clozes                       ``&#123;&#123;c1::x…``
``[sound:a.mp3]``      a sound to play                                      ``&#91;sound:a.mp3]``
``[latex]``            TeX to compile, a broken picture where there is none ``&#91;latex]``
``[[type:Answer]]``    a box to type in                                     ``&#91;&#91;type:Answer]]``
``\(``, ``\[``         TeX to typeset, found only after entities are read   ``\<span></span>(``
=====================  ===================================================  =========================

TeX that is meant is a node of its own, `viva.bank.text.Math`, and keeps its ``\(`` and ``\)``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from viva.bank.text import Blank, Break, Code, Emphasis, Link, Math, Plain, Strong, flat, parse

if TYPE_CHECKING:
    from viva.bank.text import Node, Tree

NO_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that are no text. ``\\x1f`` parts the fields of a note, and half a surrogate pair cannot be written."""

REPLACEMENT: Final = "\ufffd"
"""What stands where such a character stood, so that a reader sees that something did."""

ACTIVE: Final = re.compile(rf"[&<>\[{{}}\\]|{NO_TEXT.pattern}")
MARKED: Final = re.compile(rf"[&<>\[{{}}\\`*\r\n]|{NO_TEXT.pattern}")
"""Most texts have none of these: they are their own HTML, and need not be parsed."""

ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "[": "&#91;", "{": "&#123;", "}": "&#125;"})
QUOTES: Final = str.maketrans({'"': "&quot;", "'": "&#39;", "\\": "&#92;"})

# MathJax reads the text of the page, entities resolved: only an element in between parts what it looks for.
TEX_OPENS: Final = re.compile(r"\\(?=\(|&#91;)")
TEX_APART: Final = r"\\<span></span>"


def clean(text: str) -> str:
    """Return ``text`` with what is no character of a text replaced."""
    return NO_TEXT.sub(REPLACEMENT, text)


def escape(text: str) -> str:
    """Return the HTML that shows exactly ``text``, in which Anki and MathJax find nothing to obey."""
    if not ACTIVE.search(text):
        return text
    text = clean(text).translate(ENTITIES)
    return TEX_OPENS.sub(TEX_APART, text) if "\\" in text else text


def attribute(text: str) -> str:
    """Return ``text`` for an attribute in double quotes, on one line."""
    return " ".join(clean(text).split()).translate(ENTITIES).translate(QUOTES)


def plain(text: str) -> str:
    """Return the words of a text on one line, for a field that is compared with what is typed."""
    return escape(" ".join(flat(text).split()))


def inline(text: str) -> str:
    """Return the HTML of a text."""
    return _tree(parse(text)) if MARKED.search(text) else text


def blanks(prompt: str) -> str:
    """Return the HTML of a cloze's prompt, all its blanks being ``c1``: one card asks for all of them."""
    return _tree(parse(prompt, blanks=True))


def _tree(tree: Tree) -> str:
    return "".join(_node(node) for node in tree)


def _node(node: Node) -> str:
    match node:
        case Plain(text):
            return escape(text)
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Math(tex):
            return f"\\({clean(tex).translate(ENTITIES)}\\)"
        case Break():
            return "<br>"
        case Blank(_, answers):
            # A colon doubled would part the answer from a hint.
            return "{{c1::" + escape(answers[0] if answers else "…").replace(":", "&#58;") + "}}"
        case Emphasis(inside):
            return f"<em>{_tree(inside)}</em>"
        case Strong(inside):
            return f"<strong>{_tree(inside)}</strong>"
        case Link(inside, address):
            return link(address, _tree(inside))
        case _:
            assert_never(node)


def link(address: str, label: str) -> str:
    """Return a link; ``label`` is HTML already. The page it leads to is told nothing of where one came from."""
    return f'<a href="{attribute(address)}" rel="noopener noreferrer">{label}</a>'
