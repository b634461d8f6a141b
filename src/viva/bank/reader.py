"""Reading files into banks, decks and sources: the fast path first, the careful one when anything is off.

Every function here either returns something sound or raises: `BankError` with *all* problems of the file, or
`CannotOpenError` when there is no text to find problems in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from viva.bank import nodes, rules, walk
from viva.bank.deck import Bank, BankHead, Deck, DeckFile, Home, Question
from viva.bank.events import Unsure, load
from viva.bank.kinds import (
    KIND_OF,
    KINDS,
    Card,
    Choice,
    Claim,
    Cloze,
    Content,
    Discuss,
    Match,
    Number,
    Order,
    Select,
    Tie,
    Typed,
)
from viva.bank.nodes import Fault, Node
from viva.bank.problems import BankError, CannotOpenError, Place, Problem
from viva.bank.source import Elsewhere, Source
from viva.bank.text import answers_of

MAX_BYTES: Final = 64 * 1024 * 1024
"""A bank of 10,000 questions has 5 MB; a file beyond this is not a bank."""

NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that YAML forbids and no editor shows."""

INHERITED: Final = ("cites", "level", "tags", "elsewhere", "image", "marks", "group")
"""What a translation takes from the original, whatever the kind."""

INHERITED_BY_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "claim": ("answer",),
    "number": ("answer", "within"),
    "typed": ("exact",),
    "card": ("reverse",),
    "discuss": ("minutes",),
}
"""What it takes beside that: what is the same in every language."""

Shape = TypeVar("Shape", bound=msgspec.Struct)


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        CannotOpenError: if it is missing, a folder, unreadable or larger than `MAX_BYTES`.
        BankError: if it is not UTF-8, or holds characters that are no text.

    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            megabytes = f"{size / 1e6:.0f}"
            raise CannotOpenError("too-large", path, size=megabytes, most=f"{MAX_BYTES // 1_000_000}")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise CannotOpenError("missing", path) from None
    except IsADirectoryError:
        raise CannotOpenError("folder", path) from None
    except PermissionError:
        raise CannotOpenError("denied", path) from None
    except OSError as error:
        raise CannotOpenError("unreadable", path, reason=error.strerror or str(error)) from None
    text = _decoded(path, raw)
    if found := NOT_TEXT.search(text):
        place = _place_in(text, found.start())
        raise BankError([Problem("not-text", path, place, {"character": f"U+{ord(found[0]):04X}"})])
    return text


def _decoded(path: Path, raw: bytes) -> str:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise BankError([Problem("utf-16", path, Place(1, 1))])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        around = raw[max(0, error.start - 12) : error.start + 12].decode("latin-1").split("\n")
        word = next((piece for piece in around if chr(raw[error.start]) in piece), around[0]).strip()
        params = {"byte": f"{raw[error.start]:02X}", "text": word}
        raise BankError([Problem("not-utf-8", path, _place_in(before, len(before)), params)]) from None


def _place_in(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


# One struct per file: deck.yaml, source.yaml, elsewhere.yaml, settings.


def read_struct(path: Path, shape: type[Shape], kind: str) -> Shape:
    """Read a file that holds one struct; ``kind`` names it in messages (``deck``, ``source``, ``settings``)."""
    text = read_text(path)
    try:
        return msgspec.convert(load(text), shape, strict=False)
    except (Unsure, msgspec.ValidationError) as error:
        reason = str(error)
    root, faults = nodes.compose(text)
    if root is None:
        faults = faults or [Fault("empty-file", Place(1, 1), {"kind": kind})]
    else:
        walk.check_struct(root, shape, faults, kind)
        if not faults:
            try:
                return msgspec.convert(nodes.plain(root), shape, strict=False)
            except msgspec.ValidationError as error:
                reason = str(error)
    raise _error(path, faults, reason)


def _error(path: Path, faults: list[Fault], reason: str = "") -> BankError:
    """Make the error of a file; ``reason`` is msgspec's own word, should the walk have found nothing."""
    faults = faults or [Fault("shape", Place(1, 1), {"problem": reason})]
    return BankError(Problem(fault.code, path, fault.place, fault.params) for fault in faults)


def read_source(path: Path) -> Source:
    """Read ``source.yaml``; ids are unique and every voice is known."""
    source = read_struct(path, Source, "source")
    voices = set(source.voices)
    faults = []
    seen: set[str] = set()
    for index, passage in enumerate(source.passages):
        if passage.voice not in voices:
            faults.append(
                (
                    "unknown-voice",
                    ("passages", index, "voice"),
                    {"name": passage.voice, "known": ", ".join(sorted(voices))},
                )
            )
        if passage.id in seen:
            faults.append(("duplicate-passage", ("passages", index, "id"), {"id": passage.id}))
        seen.add(passage.id)
    if source.speaker is not None and source.speaker not in voices:
        faults.append(("unknown-voice", ("speaker",), {"name": source.speaker, "known": ", ".join(sorted(voices))}))
    if faults:
        raise _placed(path, faults)
    return source


def read_elsewhere(path: Path) -> Elsewhere:
    """Read ``elsewhere.yaml``; ids are unique."""
    elsewhere = read_struct(path, Elsewhere, "elsewhere")
    seen: set[str] = set()
    faults = []
    for index, entry in enumerate(elsewhere.elsewhere):
        if entry.id in seen:
            faults.append(("duplicate-entry", ("elsewhere", index, "id"), {"id": entry.id}))
        seen.add(entry.id)
    if faults:
        raise _placed(path, faults)
    return elsewhere


def read_deck_folder(folder: Path, *, shipped: bool = False) -> Deck:
    """Read a deck's ``deck.yaml``; its banks and its source are read when first asked for."""
    path = folder / "deck.yaml"
    if not path.exists():
        raise CannotOpenError("missing" if not folder.exists() else "not-a-deck", folder)
    file = read_struct(path, DeckFile, "deck")
    names = [ref.file for ref in file.banks]
    faults = [
        ("duplicate-bank", ("banks", index, "file"), {"name": name})
        for index, name in enumerate(names)
        if name in names[:index]
    ]
    if faults:
        raise _placed(path, faults)
    return Deck(folder, file, shipped=shipped)


def _placed(path: Path, faults: list[tuple[str, tuple[str | int, ...], dict[str, str]]]) -> BankError:
    root, _ = nodes.compose(read_text(path))
    return BankError(Problem(code, path, _descend(root, keys), params) for code, keys, params in faults)


def _descend(node: Node | None, keys: tuple[str | int, ...]) -> Place:
    """Follow keys down a tree as far as they lead, and return that place."""
    place = node.place if node else Place(1, 1)
    for key in keys:
        if node is None:
            break
        if isinstance(node.value, dict) and isinstance(key, str):
            node = node.value.get(key)
        elif isinstance(node.value, list) and isinstance(key, int):
            node = node.value[key] if key < len(node.value) else None
        else:
            break
        place = node.place if node else place
    return place


# Banks.


def read_bank(path: Path, *, deck: Deck | None = None) -> Bank:
    """Read a bank with everything it inherits; a bank in a deck's folder belongs to that deck.

    Raises:
        BankError: with all problems of the file (or, of a translation, of its original).
        CannotOpenError: if there is no such file.

    """
    path = Path(path)
    text = read_text(path)
    if deck is None and (path.parent / "deck.yaml").exists():
        deck = read_deck_folder(path.parent)
    try:
        data = load(text)
        bank = _bank(path, text, data, deck)
    except (Unsure, msgspec.ValidationError, _Unfit) as error:
        return _read_carefully(path, text, deck, str(error))
    return bank


class _Unfit(Exception):  # noqa: N818 - a signal between the two paths, not an error of anyone's
    """Data that no struct takes."""


def _bank(path: Path, text: str, data: Any, deck: Deck | None) -> Bank:  # noqa: ANN401 - plain YAML data
    if not isinstance(data, dict) or not isinstance(data.get("questions"), list):
        raise _Unfit
    raw = data["questions"]
    head = msgspec.convert({key: value for key, value in data.items() if key != "questions"}, BankHead, strict=False)
    original = _original(path, head, deck)
    home = _home(path, head, deck)
    if not raw or (original is None and head.translates) or _misplaced(path, head.lang, deck):
        raise _Unfit
    convert = partial(msgspec.convert, strict=False)
    questions: list[Question] = []
    seen: set[str] = set()
    for entry in raw:
        kind = _kind(entry)
        first = original.get(entry.get("id")) if original is not None else None
        if original is not None:
            if first is None or KIND_OF[type(first)] != kind:
                raise _Unfit
            entry = _inherit(entry, kind, first)  # noqa: PLW2901 - the entry as it counts
        content: Content = convert(entry, KINDS[kind])
        if content.id in seen:
            raise _Unfit
        seen.add(content.id)
        for flaw in rules.flaws(content):
            raise _Unfit(flaw.code)
        if first is not None and _counts(content) != _counts(first):
            raise _Unfit
        questions.append(Question(content, home, first or content))
    return Bank(path, head, home, tuple(questions), text)


def _kind(entry: Any) -> str:  # noqa: ANN401 - plain YAML data
    if entry.__class__ is dict:
        for key in entry:
            if key in KINDS:
                return str(key)
    raise _Unfit


def _misplaced(path: Path, lang: str, deck: Deck | None) -> tuple[str, dict[str, str]] | None:
    """Tell why a bank cannot be where it is: its language is not its name's, or not one of its deck's."""
    named = path.name.removesuffix(".yaml").rpartition(".")
    if named[0] and re.fullmatch(r"[a-z]{2,3}", named[2]) and named[2] != lang:
        return "lang-of-name", {"lang": lang, "name": named[2]}
    if deck is not None and lang not in deck.languages:
        return "lang-of-deck", {"lang": lang, "deck": deck.name, "languages": ", ".join(deck.languages)}
    return None


def _home(path: Path, head: BankHead, deck: Deck | None) -> Home:
    name = path.name.removesuffix(".yaml").removesuffix(f".{head.lang}")
    key = deck.key if deck else f"path:{path.resolve().with_name(name).as_posix()}"
    return Home(deck=key, bank=name, lang=head.lang, title=head.title, path=path, owner=deck)


def _original(path: Path, head: BankHead, deck: Deck | None) -> dict[str, Content] | None:
    """Return the contents that a translation rests on, by id; None for a bank that is itself an original."""
    if head.translates is None or head.translates == path.name:
        return None
    first = path.parent / head.translates
    if not first.exists():
        return None
    bank = read_bank(first, deck=deck)
    return {question.id: question.original for question in bank.questions}


def _inherit(entry: dict[str, Any], kind: str, first: Content) -> dict[str, Any]:
    """Return a translation's entry with what it takes from the original."""
    merged = dict(entry)
    for key in (*INHERITED, *INHERITED_BY_KIND.get(kind, ())):
        if key not in merged:
            value = getattr(first, key)
            if value is not None:
                merged[key] = value
    return merged


def _counts(content: Content) -> tuple[int, ...]:
    """Return how many parts of each sort a question has: a translation must have as many, place for place."""
    match content:
        case Choice(wrong=wrong):
            return (len(wrong),)
        case Select(answers=answers, wrong=wrong):
            return len(answers), len(wrong)
        case Order(items=items):
            return tuple(len(item.any) if isinstance(item, Tie) else 1 for item in items)
        case Match(pairs=pairs, extra=extra):
            return len(pairs), len(extra)
        case Cloze(prompt=prompt):
            return (len(answers_of(prompt)),)
        case Discuss(points=points, positions=positions):
            return len(points), len(positions)
        case Claim() | Typed() | Number() | Card():
            return ()


def _read_carefully(path: Path, text: str, deck: Deck | None, reason: str) -> Bank:
    root, faults = nodes.compose(text)
    if root is None:
        raise _error(path, faults or [Fault("empty-file", Place(1, 1), {"kind": "bank"})])
    faults += _bank_faults(path, root, deck)
    if not faults:
        try:
            return _bank(path, text, nodes.plain(root), deck)
        except (msgspec.ValidationError, _Unfit) as error:
            reason = str(error) or reason
    raise _error(path, faults, reason)


def _bank_faults(path: Path, root: Node, deck: Deck | None) -> Iterator[Fault]:
    faults: list[Fault] = []
    walk.check_struct(root, BankHead, faults, "bank", ignore=("questions",))
    yield from faults
    if not isinstance(root.value, dict):
        return
    lang = root.value.get("lang")
    if lang is not None and isinstance(lang.value, str) and (found := _misplaced(path, lang.value, deck)):
        yield Fault(found[0], lang.place, found[1])
    original: dict[str, Content] | None = None
    translates = root.value.get("translates")
    if translates is not None and isinstance(translates.value, str):
        first = path.parent / translates.value
        if translates.value == path.name or not first.exists():
            yield Fault("no-original", translates.place, {"name": translates.value})
        else:
            original = {question.id: question.original for question in read_bank(first, deck=deck).questions}
    questions = root.value.get("questions")
    if questions is None:
        yield Fault("missing-key", root.place, {"key": "questions", "kind": "bank"})
    elif not isinstance(questions.value, list):
        yield Fault("text-for-list", questions.place, {"key": "questions", "text": ""})
    elif not questions.value:
        yield Fault("too-few", questions.place, {"key": "questions", "least": "1"})
    else:
        seen: dict[str, Place] = {}
        for node in questions.value:
            yield from _question_faults(node, original, seen)


def _question_faults(node: Node, original: dict[str, Content] | None, seen: dict[str, Place]) -> Iterator[Fault]:
    if not isinstance(node.value, dict):
        yield Fault("not-a-question", node.place)
        return
    own = node.value.get("id")
    name = own.value if own and isinstance(own.value, str) else None
    if name is not None and own is not None:
        if name in seen:
            yield Fault("duplicate-id", own.place, {"id": name, "first": str(seen[name].line)})
        seen.setdefault(name, own.place)
    kinds = [key for key in node.value if key in KINDS]
    if len(kinds) != 1:
        yield from _kind_faults(node, kinds)
        return
    kind = kinds[0]
    first = original.get(name) if original is not None and name is not None else None
    if original is not None and name is not None and own is not None:
        if first is None:
            yield Fault("not-in-original", own.place, {"id": name})
            return
        if KIND_OF[type(first)] != kind:
            yield Fault(
                "other-kind", node.keys[kind].place, {"id": name, "kind": kind, "original": KIND_OF[type(first)]}
            )
            return
    faults: list[Fault] = []
    walk.check_struct(node, KINDS[kind], faults, kind, ignore=_taken(node, kind, first))
    yield from faults
    if faults:
        return
    plain = nodes.plain(node)
    entry = plain if first is None else _inherit(plain, kind, first)
    try:
        content: Content = msgspec.convert(entry, KINDS[kind], strict=False)
    except msgspec.ValidationError as error:
        yield Fault("shape", node.place, {"problem": str(error)})
        return
    for flaw in rules.flaws(content):
        yield Fault(flaw.code, _descend(node, flaw.path), flaw.params)
    if first is not None and _counts(content) != _counts(first):
        yield Fault("other-count", node.place, {"id": content.id})


def _taken(node: Node, kind: str, first: Content | None) -> tuple[str, ...]:
    """Return the keys that a translation need not have, since it takes them from the original."""
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    if first is None:
        return ()
    return tuple(key for key in (*INHERITED, *INHERITED_BY_KIND.get(kind, ())) if key not in node.value)


def _kind_faults(node: Node, kinds: list[str]) -> Iterator[Fault]:
    assert isinstance(node.value, dict)  # noqa: S101 - asked of maps only
    if kinds:
        yield Fault("two-kinds", node.keys[kinds[1]].place, {"kinds": ", ".join(kinds)})
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only needed to guess at a slip

    for key in node.value:
        if key != "id" and (close := get_close_matches(key, list(KINDS), n=1, cutoff=0.7)):
            yield Fault("unknown-key-meant", node.keys[key].place, {"key": key, "kind": "question", "meant": close[0]})
            return
    yield Fault("no-kind", node.place, {"kinds": ", ".join(KINDS)})


def place_of(bank: Bank, question_id: str, path: tuple[str | int, ...]) -> Place:
    """Return where a question of a bank stands, or a value in it; the bank's first line when it is not there."""
    root, _ = nodes.compose(bank.text)
    if root is None or not isinstance(root.value, dict):
        return Place(1, 1)
    questions = root.value.get("questions")
    for node in questions.value if questions and isinstance(questions.value, list) else []:
        if isinstance(node.value, dict) and "id" in node.value and node.value["id"].value == question_id:
            return _descend(node, path)
    return Place(1, 1)
