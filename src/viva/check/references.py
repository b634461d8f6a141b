"""Rules between the files of a deck: whatever one of them names exists, and nothing stands twice.

Each rule is a function from a `Folder` to findings. What could not be read was reported already, so a rule says
nothing that rests on it.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from viva.bank import files
from viva.bank.kinds import Discuss, Point
from viva.bank.rules import folded
from viva.bank.source import said
from viva.check.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from viva.bank.deck import Bank, Question
    from viva.check.folder import Banks, Folder


def unknown_passages(folder: Folder) -> Iterator[Finding]:
    """A question cites a passage that the source does not have."""
    if folder.source_path.exists() and folder.source is None:
        return
    known = [passage.id for passage in folder.source.passages] if folder.source else []
    for bank, question in _written(folder, "cites"):
        for place, cited in enumerate(question.content.cites):
            if cited not in known:
                yield _unknown("unknown-passage", bank, question, ("cites", place), cited, known)


def unknown_elsewhere(folder: Folder) -> Iterator[Finding]:
    """A question, or a point of a discussion, names an entry of elsewhere.yaml that is not there."""
    if folder.elsewhere_path.exists() and folder.elsewhere is None:
        return
    known = [entry.id for entry in folder.elsewhere.elsewhere] if folder.elsewhere else []
    for bank, question in _written(folder, "elsewhere"):
        for place, name in enumerate(question.content.elsewhere):
            if name not in known:
                yield _unknown("unknown-elsewhere", bank, question, ("elsewhere", place), name, known)
    for bank in folder.banks:
        for question in bank.questions:
            points = question.content.points if isinstance(question.content, Discuss) else ()
            for index, point in enumerate(points):
                for place, name in enumerate(point.elsewhere if isinstance(point, Point) else ()):
                    if name not in known:
                        path = ("points", index, "elsewhere", place)
                        yield _unknown("unknown-elsewhere", bank, question, path, name, known)


def missing_images(folder: Banks) -> Iterator[Finding]:
    """The file of an image is not there."""
    for bank, question in _written(folder, "image"):
        image = question.content.image
        if image is not None and not (bank.path.parent / image.file).is_file():
            place = bank.place(question.id, "image", "file")
            yield Finding("no-image", "error", bank.path, place, {"file": image.file})


def ids_twice(folder: Folder) -> Iterator[Finding]:
    """Two banks hold questions of one id: a learner's history could not tell them apart."""
    first: dict[str, Bank] = {}
    for bank in folder.banks:
        if bank.head.translates:
            continue  # has the ids of its original, where they are reported
        for question in bank.questions:
            other = first.setdefault(question.id, bank)
            if other.key != bank.key:
                line = str(other.place(question.id, "id").line)
                params = {"id": question.id, "bank": other.path.name, "line": line}
                yield Finding("id-twice", "error", bank.path, bank.place(question.id, "id"), params)


def missing_banks(folder: Folder) -> Iterator[Finding]:
    """A bank that deck.yaml lists has no file in any language."""
    deck = folder.deck
    for index, ref in enumerate(deck.file.banks):
        if not any(deck.has(ref.file, lang) for lang in deck.languages):
            file = deck.path_of(ref.file, deck.languages[0]).name
            params = {"name": ref.file, "languages": ", ".join(deck.languages), "file": file}
            place = files.place_in(folder.deck_path, "banks", index, "file")
            yield Finding("bank-missing", "error", folder.deck_path, place, params)


def unlisted_banks(folder: Folder) -> Iterator[Finding]:
    """A bank lies in the folder, and deck.yaml does not list it."""
    deck = folder.deck
    listed = {deck.path_of(ref.file, lang) for ref in deck.file.banks for lang in deck.languages}
    for bank in folder.banks:
        if bank.path not in listed:
            place = bank.place_of_key("title")
            yield Finding("bank-unlisted", "warning", bank.path, place, {"name": bank.key})


def untranslated_banks(folder: Folder) -> Iterator[Finding]:
    """A bank exists in one of the deck's languages and not in another."""
    deck = folder.deck
    for index, ref in enumerate(deck.file.banks):
        there = [lang for lang in deck.languages if deck.has(ref.file, lang)]
        for lang in deck.languages:
            if there and lang not in there:
                params = {
                    "name": ref.file,
                    "language": lang,
                    "file": deck.path_of(ref.file, lang).name,
                    "original": deck.path_of(ref.file, there[0]).name,
                }
                place = files.place_in(folder.deck_path, "banks", index, "file")
                yield Finding("bank-untranslated", "warning", folder.deck_path, place, params)


def untranslated_questions(folder: Folder) -> Iterator[Finding]:
    """A translation lacks questions of the bank that it translates."""
    by_path = {bank.path: bank for bank in folder.banks}
    for bank in folder.banks:
        original = by_path.get(bank.path.parent / bank.head.translates) if bank.head.translates else None
        if original is None:
            continue
        here = {question.id for question in bank.questions}
        ids = [question.id for question in original.questions if question.id not in here]
        if ids:
            params = {"original": original.path.name, "ids": ", ".join(ids)}
            yield Finding("untranslated", "warning", bank.path, bank.place_of_key("translates"), params)


def anki_names_twice(folder: Folder) -> Iterator[Finding]:
    """Two banks go into one Anki deck, which Anki would merge."""
    deck = folder.deck
    reported: set[int] = set()
    for lang in deck.languages:
        first: dict[str, int] = {}
        for index, ref in enumerate(deck.file.banks):
            name = said(ref.anki, lang)
            other = first.setdefault(folded(name), index)
            if other != index and index not in reported:
                reported.add(index)
                params = {"name": name, "other": deck.file.banks[other].file}
                place = files.place_in(folder.deck_path, "banks", index, "anki", lang)
                yield Finding("anki-twice", "error", folder.deck_path, place, params)


RULES: Final[tuple[Callable[[Folder], Iterator[Finding]], ...]] = (
    unknown_passages,
    unknown_elsewhere,
    missing_images,
    ids_twice,
    missing_banks,
    unlisted_banks,
    untranslated_banks,
    untranslated_questions,
    anki_names_twice,
)
"""All rules of this family."""


def _written(folder: Banks, key: str) -> Iterator[tuple[Bank, Question]]:
    """Yield the questions whose own file says ``key``: what a translation inherits is the original's business."""
    for bank in folder.banks:
        for question in bank.questions:
            same = getattr(question.content, key) == getattr(question.original, key)
            if question.content is question.original or not same:
                yield bank, question


def _unknown(  # noqa: PLR0913, PLR0917 - what is unknown, where, and what is known
    code: str, bank: Bank, question: Question, path: tuple[str | int, ...], name: str, known: Iterable[str]
) -> Finding:
    close = get_close_matches(name, list(known), n=1)
    params = {"id": name} | ({"meant": close[0]} if close else {})
    return Finding(f"{code}-meant" if close else code, "error", bank.path, bank.place(question.id, *path), params)
