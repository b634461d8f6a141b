"""How a map is written: a passage, and the file around the first ones."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from viva.author.mapfile import Style
from viva.bank.hazards import quoted
from viva.words import say

if TYPE_CHECKING:
    from viva.author.mapping import Mapped, Sentence

GIST: Final = "…"
"""What stands where an author has said nothing yet: there must be something, and it must not be the sentence."""

SPEAKER: Final = "speaker"
"""The id of the only voice of a new map."""

WIDTH: Final = 96
"""Columns of a comment, without its sign."""

DIRECTIVE: Final = re.compile(r"#(?=[ \t]*viva:)")
"""A text that would speak to Viva if it stood in a comment."""


def map_text_of(mapped: Mapped, title: str, *, with_text: bool) -> str:
    """Return the text of a new ``source.yaml``."""
    passages = "".join(entry_text(one, one.id, SPEAKER, Style(), with_text=with_text) for one in mapped.sentences)
    return (
        f"{comment(say('author.map-head'))}"
        f"{comment(say('author.map-with-text')) if with_text else ''}"
        "viva: 1\n"
        f"lang: {mapped.lang}\n"
        f"title: {quoted(title)}\n"
        f"{comment(say('author.map-voices'))}"
        f"speaker: {SPEAKER}\n"
        "voices:\n"
        f"  {SPEAKER}:\n"
        f"    name: {quoted(say('author.speaker', lang=mapped.lang))}\n"
        f"{comment(say('author.map-passages'))}"
        f"passages:\n{passages}"
    )


def entry_text(sentence: Sentence, passage_id: str, voice: str, style: Style, *, with_text: bool) -> str:
    """Return the lines of a passage, with its sentence as a comment above where that is wanted."""
    indent = style.indent
    lines = [
        f"{indent}- id: {passage_id}",
        f"{indent}  voice: {voice}",
        f'{indent}  gist: "{GIST}"',
        f"{indent}  length: {sentence.length}",
        f"{indent}  sha256: {sentence.sha256}",
    ]
    above = sentence_comment(sentence, indent) if with_text else ""
    return ("\n" if style.is_spaced else "") + above + "\n".join(lines) + "\n"


def sentence_comment(sentence: Sentence, indent: str = "") -> str:
    """Return the line that holds a sentence, as a comment that is recognised again by its digest."""
    return f"{indent}# {' '.join(sentence.text.split())}\n"


def comment(text: str) -> str:
    """Return a text as lines of comment."""
    return "".join(f"# {line}\n" for line in wrap(text, WIDTH, break_on_hyphens=False))


def harmless(text: str) -> str:
    """Return a text that can stand in a comment of a bank without speaking to ``viva check``."""
    return DIRECTIVE.sub("", text)
