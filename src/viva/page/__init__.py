"""What runs in a browser: the player's page, the board, the host's page. No build step.

The files are scripts and styles as they stand here; they are served squeezed, the modules of a page as one script.
The pages' words come from `viva.words`, a file for each page and language. Nothing is fetched from outside.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

from viva.page import squeeze
from viva.words import LANGUAGES, table

SCRIPTS: Final = {
    "player.js": ("shared", "drawing", "telling", "answering", "sending", "joining", "turn", "after", "player"),
    "board.js": ("shared", "drawing", "telling", "token", "asked", "spreading", "board"),
    "host.js": ("shared", "drawing", "telling", "token", "spreading", "host"),
}
"""The script of each page, and the modules that it is made of."""

STYLES: Final = ("style.css", "board.css", "host.css")

PAGES: Final = ("player.html", "board.html", "host.html")

WORDS: Final = {"player": ("page",), "board": ("page", "board"), "host": ("page", "board", "remote")}
"""The rooms of `viva.words` that each page speaks with, besides the words around a question that every face has."""

ASKING: Final = (
    *("according", "and", "true", "false", "unsaid"),
    *("yours", "again", "hard", "good", "easy", "elsewhere", "agrees", "differs", "adds", "later", "unit", "within"),
    *("also", "passed", "empty", "not-read", "read-as", "unit-differs", "forgiven-case", "forgiven-accents"),
    *("forgiven-punctuation", "forgiven-articles", "forgiven-slip"),
)
"""Those of the words around a question that a page says."""


TRUTHS: Final = ("true", "false", "unsaid")


class File(Struct, frozen=True):
    """A file to serve, and the same packed (gzip) for who takes it that way."""

    body: bytes
    type: str
    packed: bytes


def names() -> tuple[str, ...]:
    """Return what the files are called."""
    words = tuple(f"{page}.{lang}.json" for page in WORDS for lang in LANGUAGES)
    return (*PAGES, *STYLES, *SCRIPTS, *words)


@cache
def file(name: str) -> File | None:
    """Return a file, or None where there is none of that name."""
    if name not in names():
        return None
    text, kind = _made(name)
    body = text.encode()
    return File(body, f"{kind}; charset=utf-8", gzip.compress(body, 9, mtime=0))


def _made(name: str) -> tuple[str, str]:
    if name in SCRIPTS:
        return squeeze.script(squeeze.joined(_read(f"{module}.js") for module in SCRIPTS[name])), "text/javascript"
    if name in STYLES:
        return squeeze.style(_read(name)), "text/css"
    if name in PAGES:
        return _read(name), "text/html"
    page, lang, _ = name.split(".")
    words = {key: table(lang, "asking")[key] for key in ASKING}
    for room in WORDS[page]:
        words |= table(lang, room)
    # The letters of a claim are the class's, whatever a phone speaks: the board shows one set of them to everybody.
    letters = {name: "".join(str(table(name, "asking")[f"letter-{truth}"]) for truth in TRUTHS) for name in LANGUAGES}
    return json.dumps(words | {"letters": letters}, ensure_ascii=False, separators=(",", ":")), "application/json"


def _read(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
