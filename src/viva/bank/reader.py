"""Reading banks: the fast path first, the careful one (`viva.bank.careful`) when anything is off.

Every function here either returns something sound or raises: `BankError` with *all* problems of the file, or
`CannotOpenError` when there is no text to find problems in.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from viva.bank import rules
from viva.bank.deck import Bank, Deck, Home, Question
from viva.bank.events import Unsure, load
from viva.bank.files import file_error, read_deck_folder, read_elsewhere, read_source, read_struct
from viva.bank.fit import fits
from viva.bank.heads import BankHead
from viva.bank.inherit import counts, inherit
from viva.bank.kinds import KIND_OF, KINDS, Content
from viva.bank.opening import MAX_BYTES, read_text
from viva.bank.problems import BankError, Fault, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "MAX_BYTES",
    "read_bank",
    "read_bank_of",
    "read_deck_folder",
    "read_elsewhere",
    "read_source",
    "read_struct",
    "read_text",
]

LANG_OF_NAME = re.compile(r"^.+\.(?P<lang>[a-z]{2}(-[A-Za-z0-9]{2,8})*)\.yaml$")
"""The name of a bank that tells its language: ``health-codes.en.yaml``."""

BEGUN = re.compile(r"^questions:[ \t]*\n(?=(?:[ \t]*\n)*[ \t]*#)", re.MULTILINE)
"""A list of questions that holds only comments so far: a bank that was begun, as ``viva new`` does it. With nothing
below it, it is more likely one that was cut off."""


class _Unfit(Exception):  # noqa: N818 - a signal between the two paths, not an error of anyone's
    """Data that no struct takes."""


class _IsTranslationError(Exception):
    """The bank that a translation names is a translation itself."""


def read_bank(path: Path, *, deck: Deck | None = None) -> Bank:
    """Read a bank with everything it inherits; a bank in a deck's folder belongs to that deck.

    Raises:
        BankError: with all problems of the file and, of a translation, of its original.
        CannotOpenError: if there is no such file.

    """
    path = Path(path)
    if deck is None and (path.parent / "deck.yaml").exists() and path.exists():
        deck = read_deck_folder(path.parent)
    return read_bank_of(path, deck)


def read_bank_of(path: Path, deck: Deck | None) -> Bank:
    """Read a bank of ``deck``, or of none, whatever folder it is in; raises as `read_bank` does."""
    return _read(path, deck, as_original=False)


def _read(path: Path, deck: Deck | None, *, as_original: bool) -> Bank:
    if deck is not None and path in deck.read_so_far:
        bank = deck.read_so_far[path]
        if as_original and bank.head.translates:
            raise _IsTranslationError
        return bank
    text = read_text(path)
    try:
        bank = _bank(path, text, load(text), deck, as_original=as_original)
    except (Unsure, msgspec.ValidationError, _Unfit, BankError) as error:
        bank = _read_carefully(path, text, deck, str(error), as_original=as_original)
    if deck is not None:
        deck.read_so_far[path] = bank
    return bank


def _bank(path: Path, text: str, data: Any, deck: Deck | None, *, as_original: bool) -> Bank:  # noqa: ANN401 - plain YAML data
    if not isinstance(data, dict):
        raise _Unfit
    is_begun = not data.get("questions") and BEGUN.search(text) is not None
    if is_begun:
        data["questions"] = []
    if not isinstance(data.get("questions"), list):
        raise _Unfit
    head = msgspec.convert({key: value for key, value in data.items() if key != "questions"}, BankHead, strict=False)
    if not fits(head):
        raise _Unfit
    if as_original and head.translates:
        raise _IsTranslationError
    if (not data["questions"] and not is_begun) or misplaced(path, head.lang, deck):
        raise _Unfit
    originals = _originals(path, head.translates, head.lang, deck)
    if isinstance(originals, Fault):
        raise _Unfit
    home = _home(path, head, deck)
    questions: list[Question] = []
    seen: set[str] = set()
    for entry in data["questions"]:
        question = _question(entry, home, originals)
        if question.id in seen:
            raise _Unfit
        seen.add(question.id)
        questions.append(question)
    return Bank(path, head, home, tuple(questions), text)


def _question(entry: Any, home: Home, originals: Mapping[str, Content] | None) -> Question:  # noqa: ANN401 - plain YAML data
    kind = _kind(entry)
    first: Content | None = None
    if originals is not None:
        name = entry.get("id")
        first = originals.get(name) if isinstance(name, str) else None
        if first is None or KIND_OF[type(first)] != kind:
            raise _Unfit
        entry = inherit(entry, kind, first)
    content: Content = msgspec.convert(entry, KINDS[kind], strict=False)
    if not fits(content):
        raise _Unfit
    for flaw in rules.flaws(content):
        raise _Unfit(flaw.code)
    if first is not None and counts(content) != counts(first):
        raise _Unfit
    return Question(content, home, first or content)


def _kind(entry: Any) -> str:  # noqa: ANN401 - plain YAML data
    if entry.__class__ is dict:
        for key in entry:
            if key in KINDS:
                return str(key)
    raise _Unfit


def misplaced(path: Path, lang: str, deck: Deck | None) -> Fault | None:
    """Tell why a bank cannot be where it is: its language is not its name's, or not one of its deck's."""
    named = LANG_OF_NAME.match(path.name)
    if named and named["lang"] != lang:
        return Fault("lang-of-name", Place(1, 1), {"language": lang, "name": named["lang"]})
    if deck is not None and lang not in deck.languages:
        languages = ", ".join(deck.languages)
        return Fault("lang-of-deck", Place(1, 1), {"language": lang, "deck": deck.name, "languages": languages})
    return None


def _home(path: Path, head: BankHead, deck: Deck | None) -> Home:
    name = path.name.removesuffix(".yaml").removesuffix(f".{head.lang}")
    key = deck.key if deck else f"path:{path.resolve().with_name(name).as_posix()}"
    return Home(deck=key, bank=name, lang=head.lang, title=head.title, path=path, owner=deck)


def _originals(
    path: Path, translates: str | None, lang: str | None, deck: Deck | None
) -> Mapping[str, Content] | Fault | None:
    """Return the contents that a translation rests on, by id, or why there are none; None for an original.

    Raises:
        BankError: if the original has problems.

    """
    if translates is None:
        return None
    first = path.parent / translates
    if first == path or not first.is_file():
        return Fault("no-original", Place(1, 1), {"name": translates})
    try:
        bank = _read(first, deck, as_original=True)
    except _IsTranslationError:
        return Fault("translates-translation", Place(1, 1), {"name": translates})
    if bank.lang == lang:
        return Fault("translates-same-language", Place(1, 1), {"name": translates, "language": lang})
    return {question.id: question.content for question in bank.questions}


def _read_carefully(path: Path, text: str, deck: Deck | None, reason: str, *, as_original: bool) -> Bank:
    from viva.bank import careful, nodes  # noqa: PLC0415 - a sound bank never needs them, and they take long to load

    root, faults = nodes.compose(text)
    if root is None:
        raise file_error(path, faults or [Fault("empty-file", Place(1, 1), {"kind": "bank"})])
    lang, translates = careful.head_text(root, "lang"), careful.head_text(root, "translates")
    if as_original and translates:
        raise _IsTranslationError
    originals: Mapping[str, Content] | Fault | None = None
    error_of_original: BankError | None = None
    try:
        originals = _originals(path, translates, lang, deck)
    except BankError as error:
        error_of_original = error
    place_fault = misplaced(path, lang, deck) if lang else None
    begun = root.value.get("questions") if isinstance(root.value, dict) else None
    if begun is not None and begun.value == "" and BEGUN.search(text):
        begun.value, begun.broken = [], True  # none yet, and none is missing
    faults += careful.bank_faults(root, place_fault, originals, lenient=error_of_original is not None)
    if not faults and error_of_original is None:
        try:
            return _bank(path, text, nodes.plain(root), deck, as_original=as_original)
        except (msgspec.ValidationError, _Unfit) as error:
            reason = str(error) or reason
    own = file_error(path, faults, reason).problems if faults or error_of_original is None else ()
    raise BankError((*own, *(error_of_original.problems if error_of_original else ())))
