"""The map of a text: each of its sentences with where it stands and what it is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from viva.author.guessing import guess
from viva.author.outline import outline
from viva.bank.opening import read_prose
from viva.bank.problems import BankError, Place, Problem
from viva.bank.source import digest

if TYPE_CHECKING:
    from pathlib import Path


class Sentence(Struct, frozen=True):
    """A sentence of a text."""

    section: int
    """The section it stands in, from 0."""
    number: int
    """Its place there, from 1."""
    text: str
    """On one line."""
    length: int
    """Characters, once normalised."""
    sha256: str

    @property
    def id(self) -> str:
        """The id that it gets in a map that has none yet."""
        return f"{self.section}.{self.number}"


class Mapped(Struct, frozen=True):
    """A text that was read."""

    title: str
    """The heading above everything; empty where there is none."""
    lang: str
    sentences: tuple[Sentence, ...]
    apart: tuple[str, ...] = ()
    """What was taken for a heading, or for an item of a list that is no sentence."""


def map_file(path: Path, lang: str | None, usual: str = "en") -> Mapped:
    """Return the sentences of the text in a file.

    Without ``lang`` the text is read as what its words tell it to be, and where they do not, as ``usual``.

    Raises:
        BankError: if it is no text, or ``no-sentences`` if it holds none.
        CannotOpenError: if there is no such file.

    """
    text = read_prose(path)
    mapped = map_text(text, lang or guess(text) or usual)
    if not mapped.sentences:
        raise BankError([Problem("no-sentences", path, Place(1, 1))])
    return mapped


def map_text(text: str, lang: str) -> Mapped:
    """Return the sentences of a text in a language, in their order; headings and questions that part it are none."""
    found = outline(text, lang)
    return Mapped(
        found.title,
        lang,
        tuple(
            Sentence(section.number, number, one, *digest(one))
            for section in found.sections
            for number, one in enumerate(section.sentences, 1)
        ),
        found.apart,
    )
