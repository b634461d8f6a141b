"""Reading the files around the banks, one struct each: ``deck.yaml``, ``source.yaml``, ``elsewhere.yaml``, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from viva.bank.deck import Deck
from viva.bank.events import Unsure, load
from viva.bank.fit import fits
from viva.bank.heads import DeckFile
from viva.bank.opening import read_text
from viva.bank.problems import BankError, CannotOpenError, Fault, Place, Problem
from viva.bank.source import Elsewhere, Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from viva.bank.nodes import Node
    from viva.settings.file import Settings

Shape = TypeVar("Shape", bound=msgspec.Struct)

Misplaced = tuple[str, tuple[str | int, ...], dict[str, str]]
"""A code, the keys that lead to where it is wrong, and the parameters."""


def read_struct(path: Path, shape: type[Shape], kind: str) -> Shape:
    """Read a file that holds one struct; ``kind`` names it in messages (``deck``, ``source``, ``settings``).

    Raises:
        BankError: with all problems of the file.
        CannotOpenError: if there is no such file.

    """
    text = read_text(path)
    reason = ""
    try:
        if fits(found := msgspec.convert(load(text), shape, strict=False)):
            return found
    except (Unsure, msgspec.ValidationError) as error:
        reason = str(error)
    from viva.bank import nodes, walk  # noqa: PLC0415 - sound files never need it, and it takes long to load

    root, faults = nodes.compose(text)
    if root is None:
        faults = faults or [Fault("empty-file", Place(1, 1), {"kind": kind})]
    else:
        if root.broken and isinstance(root.value, dict):
            root.value.clear()  # its head could not be read, so nobody knows whose entries these are
        walk.check_struct(root, shape, faults, kind)
        if not faults:
            try:
                if fits(found := msgspec.convert(nodes.plain(root), shape, strict=False)):
                    return found
            except msgspec.ValidationError as error:
                reason = str(error)
    raise file_error(path, faults, reason)


def file_error(path: Path, faults: list[Fault], reason: str = "") -> BankError:
    """Make the error of a file; ``reason`` is msgspec's own word, should the walk have found nothing."""
    faults = faults or [Fault("shape", Place(1, 1), {"problem": reason})]
    return BankError(Problem(fault.code, path, fault.place, fault.params) for fault in faults)


def read_source(path: Path) -> Source:
    """Read ``source.yaml``; ids are unique and every voice is known."""
    source = read_struct(path, Source, "source")
    known = ", ".join(source.voices)
    faults: list[Misplaced] = []
    seen: set[str] = set()
    for index, passage in enumerate(source.passages):
        if passage.voice not in source.voices:
            faults.append(("unknown-voice", ("passages", index, "voice"), {"name": passage.voice, "known": known}))
        if passage.id in seen:
            faults.append(("duplicate-passage", ("passages", index, "id"), {"id": passage.id}))
        seen.add(passage.id)
    if source.speaker is not None and source.speaker not in source.voices:
        faults.append(("unknown-voice", ("speaker",), {"name": source.speaker, "known": known}))
    if faults:
        raise placed(path, faults)
    return source


def read_elsewhere(path: Path) -> Elsewhere:
    """Read ``elsewhere.yaml``; ids are unique."""
    elsewhere = read_struct(path, Elsewhere, "elsewhere")
    ids = [entry.id for entry in elsewhere.elsewhere]
    seen: set[str] = set()
    faults: list[Misplaced] = []
    for index, name in enumerate(ids):
        if name in seen:
            faults.append(("duplicate-entry", ("elsewhere", index, "id"), {"id": name}))
        seen.add(name)
    if faults:
        raise placed(path, faults)
    return elsewhere


def read_deck_folder(folder: Path, *, shipped: bool = False) -> Deck:
    """Read a deck's ``deck.yaml``; its banks and its source are read when first asked for.

    Raises:
        BankError: with all problems of ``deck.yaml``.
        CannotOpenError: if there is no such folder, or no ``deck.yaml`` in it.

    """
    path = folder / "deck.yaml"
    try:
        file = read_struct(path, DeckFile, "deck")
    except CannotOpenError as error:
        if error.code != "missing":
            raise
        raise CannotOpenError("not-a-deck" if folder.exists() else "missing", folder) from None
    names = [ref.file for ref in file.banks]
    faults: list[Misplaced] = [
        ("duplicate-bank", ("banks", index, "file"), {"name": name})
        for index, name in enumerate(names)
        if name in names[:index]
    ]
    if faults:
        raise placed(path, faults)
    return Deck(folder, file, shipped=shipped)


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read ``settings.yaml``: what of it is sound, and everything that is wrong with it.

    Every setting that cannot be read has its default, so that a slip in one keeps nobody from the others.

    Raises:
        CannotOpenError: if there is no such file, or it cannot be opened.

    """
    from viva.settings.file import Settings  # noqa: PLC0415 - most learners have no such file

    try:
        text = read_text(path)
    except BankError as error:
        return Settings(), error.problems
    reason = ""
    try:
        found = msgspec.convert(load(text) or {}, Settings, strict=False)  # one with comments only holds nothing
        if fits(found):
            return found, ()
    except (Unsure, msgspec.ValidationError) as error:
        reason = str(error)
    from viva.bank import nodes  # noqa: PLC0415 - sound files never need it, and it takes long to load

    root, faults = nodes.compose(text)
    sound = _sound_part(root, Settings, faults, "settings")
    try:
        found = msgspec.convert(sound, Settings, strict=False)
    except msgspec.ValidationError as error:
        return Settings(), file_error(path, faults, str(error)).problems
    whole = root is None or len(sound) == len(root.value)
    return found, () if whole and not faults else file_error(path, faults, reason).problems


def _sound_part(root: Node | None, shape: type[msgspec.Struct], faults: list[Fault], kind: str) -> dict[str, Any]:
    """Return what of a file fits its struct, as plain data; what does not is added to ``faults``."""
    from viva.bank import nodes, walk  # noqa: PLC0415 - sound files never need it, and it takes long to load

    sound: dict[str, Any] = {}
    if root is None:
        return sound
    walk.check_struct(root, shape, faults, kind)
    fields = walk.fields_of(shape)
    for key, value in root.value.items() if isinstance(root.value, dict) else ():
        mine: list[Fault] = []
        if key in fields:
            walk.check_type(value, fields[key].type, mine, key)
            if not mine:
                sound[key] = nodes.plain(value)
    return sound


def place_in(path: Path, *keys: str | int) -> Place:
    """Return where a value stands in a file, as far down as ``keys`` lead."""
    from viva.bank import nodes  # noqa: PLC0415 - sound files never need it, and it takes long to load

    root, _ = nodes.compose(read_text(path))
    return nodes.descend(root, keys)


def placed(path: Path, faults: Iterable[Misplaced]) -> BankError:
    """Make the error of a file from faults that know only which keys lead to them."""
    from viva.bank import nodes  # noqa: PLC0415 - sound files never need it, and it takes long to load

    root, _ = nodes.compose(read_text(path))
    return BankError(Problem(code, path, nodes.descend(root, keys), params) for code, keys, params in faults)
