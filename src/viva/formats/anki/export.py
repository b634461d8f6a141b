"""From banks to a package: decks, notes, their guids, their tags."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import Discuss
from viva.bank.source import said
from viva.bank.substance import kind_of
from viva.bank.text import flat
from viva.formats.anki.fields import fields_of, spoken
from viva.formats.anki.losses import losses_of, skipped
from viva.formats.anki.markup import REPLACEMENT, clean, inline, link
from viva.formats.anki.package import Note, Package
from viva.formats.anki.pictures import Pictures
from viva.formats.anki.scheduling import refuse_over_plain
from viva.formats.errors import ExportError
from viva.formats.loss import Loss, LossReport
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viva.bank.deck import Bank, Deck, Question
    from viva.formats.request import Request

MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""When a question last changed of which nobody says when: the same for ever, so that the file is the same."""

FIRST_ID: Final = 1_600_000_000_000
"""Where the ids of notes begin: they are milliseconds since 1970, and Anki takes them for when a note was made."""

UNLIKE_TAGS: Final = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})
"""What stands for signs that have a meaning in a list of decks."""


def write(request: Request, path: Path | None) -> LossReport:
    """Write a package; with no path, only tell what would be lost.

    Raises:
        ExportError: if two questions have one id, two banks one name, or the file cannot be written.

    """
    losses: list[Loss] = []
    package = _package(request, losses)
    if path is not None:
        if request.carrying is not None:
            refuse_over_plain(path)
        _save(package.pack(), path)
    return LossReport(sum(len(bank.questions) for bank in request.banks), tuple(losses))


def guid(deck: str, question_id: str, lang: str, kind: str) -> str:
    """Return what makes a note the same note for ever: nothing of it depends on a text. 96 bits."""
    return _digest("viva", deck, question_id, lang, kind).hex()[:24]


def deck_id(deck: str, bank: str, lang: str) -> int:
    """Return the id of an Anki deck: never 1, which is everybody's default deck, and no more than JavaScript counts."""
    return 10**12 + int.from_bytes(_digest("viva deck", deck, bank, lang)[:6])


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()


def _package(request: Request, losses: list[Loss]) -> Package:
    pictures = Pictures()
    package = Package(_first_id(request.banks[0]), pictures=pictures.files, carrying=request.carrying)
    decks = _Decks(package)
    moment = _seconds(request.now or MOMENT)
    changed = {key: _seconds(when) for key, when in (request.changed or {}).items()}
    learned = request.carrying.questions if request.carrying else {}
    seen: dict[tuple[str, str, str], str] = {}
    for bank in request.banks:
        home = decks.add(bank)
        bank_tag = f"viva::bank::{_tag(bank.key)}"
        for question in bank.questions:
            # Two notes with one guid would both be added, and later only one of them updated.
            identity = (question.home.deck, question.id, question.lang)
            if identity in seen:
                raise ExportError("twice", id=question.id, first=seen[identity], second=bank.path.name)
            seen[identity] = bank.path.name
            if isinstance(question.content, Discuss) and not request.discuss:
                losses.append(skipped(question))
                continue
            picture, image_loss = pictures.add(question)
            note_type, fields = fields_of(question, picture)
            losses.extend(losses_of(question, image_loss, replaced=any(REPLACEMENT in field for field in fields)))
            package.notes.append(
                Note(
                    guid=guid(question.home.deck, question.id, question.lang, kind_of(question)),
                    note_type=note_type,
                    deck=home,
                    changed=changed.get((question.id, question.lang), moment),
                    tags=tuple(_tags(question, bank_tag)),
                    fields=fields,
                    learned=learned.get(identity[:2]),
                )
            )
    return package


def _first_id(bank: Bank) -> int:
    """Return the id of the first note: each deck has its own stretch, so that ids of two decks seldom meet."""
    return FIRST_ID + int.from_bytes(_digest("viva notes", bank.home.deck, bank.lang)[:6]) % 10**11


def _seconds(moment: datetime) -> int:
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _tags(question: Question, bank: str) -> Iterator[str]:
    content = question.content
    yield from map(_tag, content.tags)
    yield bank
    if content.level:
        yield f"viva::level::{content.level}"
    for passage in content.cites:
        yield f"viva::passage::{_tag(passage)}"
    if content.group:
        yield f"viva::group::{_tag(content.group)}"


@lru_cache(maxsize=4096)
def _tag(text: str) -> str:
    """Return a tag without what parts tags."""
    return "-".join(clean(text).replace('"', " ").split()) or "-"


class _Decks:
    """The decks of a package: one for each bank, below one for each deck and language."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.names: dict[str, str] = {}
        """Whose each name is; Anki does not tell capitals from small letters."""

    def add(self, bank: Bank) -> int:
        """Add a bank's deck, and its parent where that is new; return its id."""
        owner, lang = bank.home.owner, bank.lang
        name = _component(bank.title)
        if owner is not None:
            parent = _parent(owner, lang)
            if parent.casefold() not in self.names:
                self.names[parent.casefold()] = owner.name
                self.package.decks.append((deck_id(owner.key, "", lang), parent, _about_deck(owner, lang)))
            own = next((_path(said(ref.anki, lang)) for ref in owner.file.banks if ref.file == bank.key), name)
            name = f"{parent}::{own}"
        if (first := self.names.get(name.casefold())) is not None:
            raise ExportError("same-name", name=name, first=first, second=bank.path.name)
        self.names[name.casefold()] = bank.path.name
        number = deck_id(bank.home.deck, bank.key, lang)
        self.package.decks.append((number, name, _paragraphs([inline(bank.head.about or "")])))
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


def _save(content: bytes, path: Path) -> None:
    """Write a file whole or not at all."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe has no other name to take
            return
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error
