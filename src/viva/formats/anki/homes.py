"""The decks of a package: one for each bank, below one for each deck and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.bank.source import said
from viva.bank.text import flat
from viva.formats.anki.identity import deck_id
from viva.formats.anki.markup import clean, inline, link
from viva.formats.anki.pieces import spoken
from viva.formats.errors import ExportError
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Bank, Deck

UNLIKE_TAGS: Final = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})
"""What stands for signs that have a meaning in a list of decks."""


class Homes:
    """The decks of a package, each added when its first note comes."""

    def __init__(self, decks: list[tuple[int, str, str]]) -> None:
        """Begin with none; each one is put into ``decks``."""
        self.decks = decks
        self.names: dict[str, str] = {}
        """Whose each name is; Anki does not tell capitals from small letters."""

    def add(self, bank: Bank) -> int:
        """Add a bank's deck, and its parent where that is new; return its id.

        Raises:
            ExportError: if another bank has a deck of that name.

        """
        owner, lang = bank.home.owner, bank.lang
        name = _component(bank.title)
        if owner is not None:
            parent = _parent(owner, lang)
            if parent.casefold() not in self.names:
                self.names[parent.casefold()] = owner.name
                self.decks.append((deck_id(owner.key, "", lang), parent, _about_deck(owner, lang)))
            own = next((_path(said(ref.anki, lang)) for ref in owner.file.banks if ref.file == bank.key), name)
            name = f"{parent}::{own}"
        if (first := self.names.get(name.casefold())) is not None:
            raise ExportError("same-name", name=name, first=first, second=bank.path.name)
        self.names[name.casefold()] = bank.path.name
        number = deck_id(bank.home.deck, bank.key, lang)
        self.decks.append((number, name, _paragraphs([inline(bank.head.about or "")])))
        return number


def _parent(deck: Deck, lang: str) -> str:
    """Return the name of the deck above a deck's banks, another one in every language."""
    named = deck.file.anki or deck.file.title
    own = lang == deck.languages[0] or (isinstance(named, dict) and lang in named)
    name = said(named, lang)
    return (_path(name) if deck.file.anki else _component(name)) + ("" if own else f" ({lang})")


def _path(name: str) -> str:
    """Return a name of Anki's, in which an author may have put decks into decks: ``Courses::Alibaba``."""
    return "::".join(_component(part) for part in name.split("::") if part.strip())


def _component(text: str) -> str:
    """Return a text as the name of one deck: no marks, no line breaks, nothing that a list of decks might obey."""
    words = " ".join(clean(flat(text)).replace("::", ":").split())
    return words.translate(UNLIKE_TAGS) or "Viva"


def _about_deck(deck: Deck, lang: str) -> str:
    """Return the description that Anki shows above a deck: what it is, by whom, under which licence."""
    file, words = deck.file, spoken(lang)
    lines = [inline(said(file.about, lang))]
    if deck.source:
        title = inline(said(deck.source.title, lang))
        named = link(deck.source.address, title) if deck.source.address else title
        lines.append(say("anki.source", source=named, lang=words))
    if file.credit:
        lines.append(say("anki.credit", credit=inline(said(file.credit, lang)), lang=words))
    if file.licence:
        lines.append(say("anki.licence", licence=inline(file.licence), lang=words))
    return _paragraphs(lines)


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines if line)
