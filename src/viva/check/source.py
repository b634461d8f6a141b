"""Whether questions rest on their source.

Rules on one question, which knows its deck's passages; and on a folder, for what nobody asks about. A translation rests
on what its original does, so only originals are looked at.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.bank import files
from viva.bank.kinds import Discuss, Number, Point
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.rules import is_unwritten
from viva.bank.source import Entry, Passage, Source, said
from viva.check.figures import figures, unsaid
from viva.check.finding import Finding
from viva.check.names import Known, names
from viva.check.rule import Hit, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.bank.deck import Deck, Question
    from viva.bank.kinds import Content
    from viva.check.folder import Folder
    from viva.check.item import Item

LANGUAGES: Final = frozenset({"en", "fr"})
"""The languages whose numbers and names are known."""

WORKED_OUT: Final = frozenset({"apply", "analyse", "evaluate"})
"""Levels whose key need not stand anywhere."""

RECKONED: Final = 2
"""Numbers in a prompt from which on the answer may be reckoned from them."""


@rule("warning")
def no_citation(item: Item) -> Iterator[Hit]:
    """A question of a deck that has a source rests on no passage, and on nothing said elsewhere."""
    content = item.question.content
    if _is_original(item) and _around(item).source and not content.cites and not _mentioned(content):
        yield Hit(("id",), {})


@rule("info")
def number_not_in_passage(item: Item) -> Iterator[Hit]:
    """A number of the key stands in nothing that the question cites."""
    if (cited := _cited(item)) is None:
        return
    content = item.question.content
    if isinstance(content, Number) and sum(1 for _ in figures(item.stem, item.lang)) >= RECKONED:
        return
    for answer in item.answers:
        missing = unsaid(answer.text, item.lang, f"{item.stem}\n{cited}", item.lang)
        if missing:
            yield Hit(answer.path, {"number": ", ".join(missing)})


@rule("info")
def name_not_in_passage(item: Item) -> Iterator[Hit]:
    """A name in the key stands in nothing that the question cites."""
    if (cited := _cited(item)) is None:
        return
    known: Known | None = None
    for answer in item.answers:
        for name in names(answer.text):
            known = known or Known(f"{item.stem}\n{cited}")
            if not known.has(name):
                yield Hit(answer.path, {"name": name})


def unused_elsewhere(folder: Folder) -> Iterator[Finding]:
    """No question mentions an entry of elsewhere.yaml."""
    if folder.elsewhere is None or not folder.is_whole:
        return
    used = {name for bank in folder.banks for question in bank.questions for name in _mentioned(question.content)}
    for index, entry in enumerate(folder.elsewhere.elsewhere):
        if entry.id not in used:
            place = files.place_in(folder.elsewhere_path, "elsewhere", index, "id")
            yield Finding("unused-elsewhere", "info", folder.elsewhere_path, place, {"id": entry.id})


def passage_unasked(folder: Folder) -> Iterator[Finding]:
    """No question is asked about a passage, and nothing says why; a deck that was just begun has none at all yet."""
    if folder.source is None or not folder.is_whole or not any(bank.questions for bank in folder.banks):
        return
    asked = {name for bank in folder.banks for question in bank.questions for name in question.content.cites}
    for index, passage in enumerate(folder.source.passages):
        if passage.id not in asked and not passage.skip:
            place = files.place_in(folder.source_path, "passages", index, "id")
            yield Finding("passage-unasked", "info", folder.source_path, place, {"id": passage.id})


RULES: Final[tuple[Rule[Item], ...]] = (no_citation, number_not_in_passage, name_not_in_passage)
"""Those that look at one question."""

FOLDER_RULES: Final[tuple[Callable[[Folder], Iterator[Finding]], ...]] = (unused_elsewhere, passage_unasked)
"""Those that look at a whole deck."""


class _Around(Struct, frozen=True):
    """What could be read around the questions of a deck."""

    source: Source | None = None
    passages: dict[str, Passage] = {}
    entries: dict[str, Entry] = {}


@lru_cache(maxsize=4)
def _read(deck: Deck) -> _Around:
    """Return what a deck's questions rest on; of what cannot be read, nothing: that is a finding already."""
    try:
        source, entries = deck.source, deck.elsewhere
    except (BankError, CannotOpenError):
        return _Around()
    return _Around(source, {one.id: one for one in source.passages} if source else {}, entries)


def _around(item: Item) -> _Around:
    owner = item.question.home.owner
    return _read(owner) if owner else _Around()


def _is_original(item: Item) -> bool:
    return item.question.content is item.question.original


def _mentioned(content: Content) -> tuple[str, ...]:
    """Return the ids of elsewhere.yaml that a question names, its points included."""
    points = content.points if isinstance(content, Discuss) else ()
    return content.elsewhere + tuple(name for point in points if isinstance(point, Point) for name in point.elsewhere)


def _cited(item: Item) -> str | None:
    """Return all that a question cites, as far as its gists are written.

    None where its key need not stand there, where some of it is not known, or where nothing of it is written.
    """
    content = item.question.content
    if item.lang not in LANGUAGES or content.level in WORKED_OUT or not _is_original(item):
        return None
    around = _around(item)
    passages = [around.passages.get(name) for name in content.cites]
    entries = [around.entries.get(name) for name in _mentioned(content)]
    if around.source is None or not (passages or entries) or None in passages or None in entries:
        return None
    gists = [said(one.gist, item.question.lang) for one in passages if one]
    gists = [gist for gist in gists if not is_unwritten(gist)]
    if not (gists or entries):
        return None
    lines = [_of_source(around.source, item.question), *gists]
    lines += [_of_entry(one, item.question.lang) for one in entries if one]
    return "\n".join(lines)


def _of_source(source: Source, question: Question) -> str:
    """Return who speaks, of what and when: nobody needs a passage for that."""
    lang = question.lang
    told = [source.title, source.about, source.publisher, source.date]
    told += [text for voice in source.voices.values() for text in (voice.name, voice.role)]
    return "\n".join(said(text, lang) for text in told)


def _of_entry(entry: Entry, lang: str) -> str:
    return f"{said(entry.who, lang)} {entry.date or ''}\n{said(entry.says, lang)}"
