r"""From the HTML of other people's fields to inline text: by allow-list, and nothing of it is ever obeyed.

nh3 (the `ammonia` that browsers' own parser stands behind) turns whatever it is given into well-formed HTML of the few
tags below; what is then read here are only their names, the text, and four attributes.

======================  =========================================
in HTML                 in our text
======================  =========================================
``<b>``, ``<i>``        strong, emphasis
``<code>``, ``<pre>``   code
``<a href>``            a link, if it is https, http or mailto
``<br>``, blocks        a line break
``<li>``                a line that begins with • or a number
``<td>``                cells parted by `` | ``
``<sup>``, ``<sub>``    ² and ₂; where there is no such sign, ^(…) and _(…)
``<ruby>``              the reading in parentheses
``<img>``               taken out, for the question's picture
``\(…\)`` and the like  TeX
``[sound:…]``           taken out
======================  =========================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import nh3

from viva.bank.text import Plain
from viva.formats.anki.importing.atoms import Atom
from viva.formats.anki.importing.parser import BLOCKS, CODE, EMPHASIS, STRONG, Parser, Read
from viva.formats.anki.importing.tex import MATH, math_of
from viva.formats.anki.markup import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    Answers = Sequence[tuple[str, ...]]
    """For each blank the plain words that may stand there."""

TAGS: Final = frozenset(
    STRONG | EMPHASIS | CODE | BLOCKS | {"a", "br", "img", "sub", "sup", "td", "th", "ruby", "rt", "rp", "anki-mathjax"}
)
GONE: Final = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "math", "select", "textarea"}
)
"""What is left out with all that is in it."""

CLEANER: Final = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(GONE),
    attributes={"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)

MARKED: Final = re.compile(r"[<>&\[\]*`\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|  |\{\{")
"""A field without any of these is its own text."""

SOUND: Final = re.compile(r"\[sound:[^\[\]\n]*\]|\[/?anki:tts[^\[\]]*\]|\[anki:play:[^\[\]]*\]")
EMBEDDED: Final = re.compile(
    r"<(?:audio|video|iframe|object|embed|svg|canvas|input|button|form|script)\b", re.IGNORECASE
)
TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
SELF_CLOSING: Final = frozenset({
    "p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "thead", "tfoot", "rt", "rp", "rb",
})  # fmt: skip

DEEPEST: Final = 200
"""Tags inside tags: beyond, a browser's parser takes time with the square of them."""

BUSIEST: Final = 1_000_000
"""Tags, times how deep they stand: marks that are not closed are opened again in every paragraph."""

LONGEST: Final = 500_000
"""Characters of HTML of one side of a card; a text may have 20,000, and pages copied from the web are mostly style."""

NO_TEXT: Final = re.compile("[\x00-\x01\x04-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")


class TooMuchError(Exception):
    """HTML that nobody should parse."""


def read(html: str, answers: Answers = ()) -> Read:
    """Return what some HTML says; ``answers`` are what may stand in its blanks, as plain words.

    Raises:
        TooMuchError: if it is far too long, or nested far too deep.

    """
    found = Read()
    if not MARKED.search(html):
        found.atoms.append(Atom(Plain(html.strip())))
        return found
    if _is_too_much(html):
        raise TooMuchError
    html = LINE_ENDS.sub("\n", html.replace("\ufeff", ""))
    html, replaced = NO_TEXT.subn("\ufffd", html)
    found.lose("characters-replaced", replaced)
    html, sounds = SOUND.subn(" ", html)
    found.lose("sound-dropped", sounds)
    found.lose("embedded-dropped", len(EMBEDDED.findall(html)))
    parser = Parser(found, answers)
    parser.feed(CLEANER.clean(MATH.sub(math_of, html)))
    parser.close()
    return found


def plain(html: str) -> str:
    """Return the bare words of some HTML, on one line.

    Raises:
        TooMuchError: as `read`.

    """
    return read(html).words


def escaped(words: str) -> str:
    """Return plain words as HTML in which nothing is TeX, a sound or a blank."""
    return escape(words)


def _is_too_much(html: str) -> bool:
    """Tell whether a parser would take far more than its share of time or memory: it may be made to."""
    if len(html) > LONGEST:
        return True
    open_now: dict[str, int] = {}
    deepest = depth = tags = 0
    for match in TAG.finditer(html):
        tags += 1
        name = match[2].lower()
        if name in VOID or name in SELF_CLOSING:
            continue
        if not match[1]:
            open_now[name] = open_now.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif open_now.get(name):
            open_now[name] -= 1
            depth -= 1
    return deepest > DEEPEST or deepest * tags > BUSIEST
