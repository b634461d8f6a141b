"""What in a template is no part of the question: scripts, buttons, what is hidden, tables that only arrange.

Its author wrote it once for all notes, so none of it is a note's loss. What is hidden must go: a script may be waiting
to show the answer that lies there.
"""

from __future__ import annotations

import re
from typing import Final

UNSEEN: Final = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)

HIDDEN: Final = re.compile(
    r"<(?P<name>[a-z][a-z0-9]*)\b(?=[^<>]*?(?:\bstyle\s*=\s*[\"'][^\"'<>]*display\s*:\s*none|\shidden(?=[\s>=/])))[^<>]*>",
    re.IGNORECASE,
)
"""A tag that hides what is in it."""

CONTROL: Final = re.compile(
    r"<(button|select|textarea|svg|canvas|audio|video|iframe|object|noscript)\b[^<>]*>[^<>{}]*</\1\s*>"
    r"|</?(?:button|select|textarea|svg|canvas|audio|video|iframe|object|noscript|form|input|embed)\b[^<>]*>"
    r"|<img\b[^<>{}]*>",
    re.IGNORECASE,
)
"""What one presses or fills in, and pictures that are the same on every card."""

NOWHERE: Final = re.compile(r"<a\b[^<>]*\bhref\s*=\s*[\"']?(?:#|javascript:)[^<>]*>", re.IGNORECASE)
"""A link that only a script makes something of."""

CELL: Final = re.compile(r"<(/?)(table|tbody|thead|tr|td|th)\b[^<>]*>", re.IGNORECASE)


def bare(template: str) -> str:
    """Return a template without what is no part of the question."""
    template = UNSEEN.sub("", template)
    template = _without_hidden(template)
    template = CONTROL.sub("", template)
    template = NOWHERE.sub("<a>", template)
    return CELL.sub(lambda match: " " if match[2].lower() in {"td", "th"} else f"<{match[1]}div>", template)


def _without_hidden(template: str) -> str:
    pieces: list[str] = []
    at = 0
    while found := HIDDEN.search(template, at):
        pieces.append(template[at : found.start()])
        at = _end_of(template, found["name"], found.end())
    return "".join([*pieces, template[at:]])


def _end_of(template: str, name: str, start: int) -> int:
    """Return where an element ends that has begun before ``start``."""
    depth = 1
    for match in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(template, start):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(template)
