"""How cards look and what they do: the files in ``templates/``, put together for each note type.

Anki reads a template for ``{{`` and ``}}``, scripts and all, so nothing that is put into one may hold either.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from viva.asking.shown import TRUTHS
from viva.bank.rules import MAX_OPTIONS
from viva.words import LANGUAGES, say

if TYPE_CHECKING:
    from viva.formats.anki.models import NoteType


def side(note_type: NoteType, template: str, which: str) -> str:
    """Return the front or the back of one of a note type's templates."""
    stem = note_type.key if len(note_type.templates) == 1 else f"{note_type.key}.{template.lower()}"
    html = _file(f"{stem}.{which}.html").replace("<!-- after -->\n", _file("after.html"))
    return html.replace("<!-- play -->\n", f"<script>\n{script()}</script>\n")


def style(note_type: NoteType) -> str:
    """Return the style of a note type's cards: one family, in which only a choice has options to mark."""
    sheet = _file("style.css")
    if note_type.key != "choice":
        return sheet
    # The right options are marked without a script: each by its number in the key.
    right = [
        f'.back .options[data-key*=",{number},"] > ol > li:nth-child({number})' for number in range(1, MAX_OPTIONS + 1)
    ]
    sheet = sheet.replace(".right-options::before", ",\n".join(f"{one}::before" for one in right))
    return sheet.replace(".right-options", ",\n".join(right))


@cache
def script() -> str:
    """Return what makes cards playable, with the words that it says in every language."""
    return _file("play.js").replace("/* words */ {}", json.dumps(_words(), ensure_ascii=False, indent=2))


def _words() -> dict[str, dict[str, object]]:
    return {
        lang: {
            "right": say("anki.verdict-right", lang=lang),
            "partly": say("anki.verdict-partly", got="{got}", of="{of}", lang=lang),
            "wrong": say("anki.verdict-wrong", lang=lang),
            "yours": say("asking.yours", lang=lang),
            "missed": say("anki.missed", lang=lang),
            "had": say("anki.had", lang=lang),
            "rank": say("anki.had-rank", rank="{rank}", lang=lang),
            "letters": [say(f"asking.letter-{name}", lang=lang) for name in TRUTHS],
        }
        for lang in LANGUAGES
    }


def _file(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")
