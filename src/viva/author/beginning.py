"""The beginnings of a deck: its files, the map of a text, and a bank with a question begun for each sentence."""

from __future__ import annotations

import re
import secrets
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.author.writing import comment, harmless, map_text_of
from viva.bank.hazards import quoted
from viva.bank.kinds import MAX_ID
from viva.bank.writing import write_atomically
from viva.words import say

if TYPE_CHECKING:
    from viva.author.mapping import Mapped, Sentence

KEY_BYTES: Final = 8
"""Of a deck's key: among a million decks a clash has odds of one in ten million."""

SOURCE: Final = "source.yaml"


class Begun(Struct, frozen=True):
    """A deck that was begun."""

    folder: Path
    bank: Path
    """Where its questions are to be written."""
    passages: int
    """How many sentences its map has; 0 where it has none."""


class NotEmptyError(Exception):
    """A folder that holds something already."""


def begin_deck(folder: Path, mapped: Mapped | None, *, lang: str, title: str = "") -> Begun:
    """Make a deck in a folder that is not there yet, or is empty.

    ``mapped`` is the text that its questions are to be about; None for a deck without a source.

    Raises:
        NotEmptyError: if there is something in the folder.
        OSError: if it cannot be written to.

    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError(folder)
    name = bank_name(folder.resolve().name)
    title = title or (mapped.title if mapped else "") or folder.resolve().name.replace("-", " ").strip().capitalize()
    bank = folder / f"{name}.{lang}.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    if mapped is not None:
        write_atomically(folder / SOURCE, map_text_of(mapped, title, with_text=True))
    write_atomically(bank, _bank_text(mapped, title, lang))
    # The last one: with it the folder is a deck.
    write_atomically(folder / "deck.yaml", _deck_text(name, title, lang))
    return Begun(folder, bank, len(mapped.sentences) if mapped else 0)


def bank_name(text: str) -> str:
    """Return a text as the name of a bank: lower-case letters and digits with hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: MAX_ID // 2].strip("-") or "questions"


def _deck_text(name: str, title: str, lang: str) -> str:
    return (
        "viva: 1\n"
        f"{comment(say('author.deck-key'))}"
        f'key: "{secrets.token_hex(KEY_BYTES)}"\n'
        f"languages: [{lang}]\n"
        f"title: {quoted(title)}\n"
        f"{comment(say('author.deck-more'))}"
        f"# about: {say('author.deck-about')}\n"
        f"# credit: {say('author.deck-credit')}\n"
        "# licence: CC-BY-4.0\n"
        f"{comment(say('author.deck-anki'))}"
        f"anki: {quoted(title)}\n"
        "banks:\n"
        f"- file: {name}\n"
        f"  anki: {quoted(title)}\n"
    )


def _bank_text(mapped: Mapped | None, title: str, lang: str) -> str:
    head = f"viva: 1\nlang: {lang}\ntitle: {quoted(title)}\n"
    if mapped is None:
        return f"{head}{comment(say('author.bank-alone'))}questions:\n\n{_stub('first-question', lang)}"
    stubs = (_stub(f"q-{one.id.replace('.', '-')}", lang, one) for one in mapped.sentences)
    return f"{head}{comment(say('author.bank-head'))}questions:\n\n" + "\n".join(stubs)


def _stub(name: str, lang: str, sentence: Sentence | None = None) -> str:
    """Return a question in comments: without the first two characters of its lines it is one.

    Left as it is, it would not pass: a distractor must not say the same as the answer.
    """
    lines = [
        *([f"## {sentence.id}  {harmless(sentence.text)}"] if sentence else []),
        f"# - id: {name}",
        f"#   choice: {say('author.stub-prompt', lang=lang)}",
        f"#   answer: {say('author.stub-text', lang=lang)}",
        "#   wrong:",
        f"#   - text: {say('author.stub-text', lang=lang)}",
        f"#     because: {say('author.stub-text', lang=lang)}",
        *([f"#   cites: [{sentence.id}]"] if sentence else []),
    ]
    return "\n".join(lines) + "\n"
