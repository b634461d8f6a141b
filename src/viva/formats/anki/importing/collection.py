"""What a collection knows of its decks and note types, in the old form and in the new one."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from viva.formats.anki.opening.wire import fields, text
from viva.formats.errors import PackageError

if TYPE_CHECKING:
    from viva.formats.anki.opening import Package

IMAGE_OCCLUSION: Final = 6
"""Which of Anki's own note types it was made from."""

CLOZE: Final = 1


class Template(Struct, frozen=True):
    """A sort of card."""

    name: str
    front: str
    back: str


class NoteType(Struct, frozen=True):
    """A note type as its author made it."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    is_cloze: bool = False
    stock: int = 0
    """Which of Anki's own it was made from; 0 where that is not known."""


def note_types(package: Package) -> dict[int, NoteType]:
    """Return the note types by their ids.

    Raises:
        PackageError: if they cannot be read.

    """
    try:
        return _new_types(package) if package.has_notetype_tables else _old_types(package)
    except (ValueError, RecursionError):  # a WireError is one, too
        raise PackageError("broken-member", package.path, name="notetypes") from None


class AnkiDeck(Struct, frozen=True):
    """A deck of Anki's."""

    name: str
    """``::`` stands between a deck and one below it."""
    about: str = ""
    """What its author says above it, as HTML."""


def decks(package: Package) -> dict[int, AnkiDeck]:
    """Return the decks by their ids.

    Raises:
        PackageError: if they cannot be read.

    """
    try:
        if not package.has_notetype_tables:
            return {
                _number(key): AnkiDeck(_text(deck.get("name", "")), _text(deck.get("desc", "")))
                for key, deck in _column(package, "decks").items()
            }
        found = package.rows("SELECT id, name, kind FROM decks")
        return {_number(key): AnkiDeck(str(name).replace("\x1f", "::"), _about(kind)) for key, name, kind in found}
    except (ValueError, RecursionError):
        raise PackageError("broken-member", package.path, name="decks") from None


def _about(kind: object) -> str:
    """Return what is said above a deck, in the newer form: HTML, or Markdown, which is taken as it stands."""
    normal = dict(fields(_bytes(kind))).get(1, b"")
    inside = dict(fields(_bytes(normal)))
    said = text(inside.get(4, b""))
    return escape(said).replace("\n", "<br>") if inside.get(5) else said


def _column(package: Package, name: str) -> dict[str, dict[str, Any]]:
    """Return what a text of JSON in the table ``col`` holds: objects by their numbers."""
    (value,) = next(package.rows(f"SELECT {name} FROM col"), ("{}",))  # noqa: S608 - a name of ours
    found = json.loads(value if isinstance(value, (bytes, str)) else "{}")
    return {key: one for key, one in found.items() if isinstance(one, dict)} if isinstance(found, dict) else {}


def _text(value: object) -> str:
    """Return a text; JSON may hold halves of characters."""
    return str(value).encode("utf-8", "replace").decode()


def _number(value: object) -> int:
    try:
        return int(value)  # type: ignore[call-overload, no-any-return] # whatever the file holds
    except (TypeError, ValueError, OverflowError):
        return 0


def _old_types(package: Package) -> dict[int, NoteType]:
    listed = _column(package, "models")
    found: dict[int, NoteType] = {}
    for key, model in listed.items():
        names = [_text(one.get("name", "")) for one in _dicts(model.get("flds"))]
        templates = [
            Template(_text(one.get("name", "")), _text(one.get("qfmt", "")), _text(one.get("afmt", "")))
            for one in _dicts(model.get("tmpls"))
        ]
        found[_number(key)] = NoteType(
            _number(model.get("originalId") or key),
            _text(model.get("name", "")),
            tuple(names),
            tuple(templates),
            _number(model.get("type")) == CLOZE,
            _number(model.get("originalStockKind")),
        )
    return found


def _dicts(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list in the order that they themselves say."""
    listed = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return sorted(listed, key=lambda one: _number(one.get("ord")))


def _new_types(package: Package) -> dict[int, NoteType]:
    names: dict[int, list[str]] = {}
    for owner, name in package.rows("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(_number(owner), []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for owner, name, config in package.rows("SELECT ntid, name, config FROM templates ORDER BY ntid, ord"):
        inside = dict(fields(_bytes(config)))
        made = Template(str(name), text(inside.get(1, b"")), text(inside.get(2, b"")))
        templates.setdefault(_number(owner), []).append(made)
    found: dict[int, NoteType] = {}
    for number, name, config in package.rows("SELECT id, name, config FROM notetypes"):
        inside = dict(fields(_bytes(config)))
        key = _number(number)
        found[key] = NoteType(
            _number(inside.get(10) or key),
            str(name),
            tuple(names.get(key, ())),
            tuple(templates.get(key, ())),
            inside.get(1) == CLOZE,
            _number(inside.get(9, 0)),
        )
    return found


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
