"""What a note type asks, told by what its templates show and never by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.formats.anki.importing import templates
from viva.formats.anki.importing.collection import IMAGE_OCCLUSION
from viva.formats.anki.importing.templates import Node, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.formats.anki.importing.collection import NoteType

OPTION: Final = re.compile(
    r"(?:(?:option|choice|opt|alternative|distractor|wrong|antwort|réponse|reponse|opci[oó]n|proposition|q)s?[ _.-]*)?"
    r"(?:[a-j]|[1-9]|10)\)?",
    re.IGNORECASE,
)
"""What fields that hold one option each are called: ``Option A``, ``Choice 2``, ``Q_1``, ``C``."""

FEWEST_OPTIONS: Final = 2

OCCLUSION: Final = re.compile(r"image-?occlusion", re.IGNORECASE)


class Side(Struct, frozen=True):
    """A template, taken apart."""

    front: tuple[Node, ...]
    back: tuple[Node, ...]
    """What it shows beyond its front."""
    typed: str | None = None
    """The field that is to be typed."""
    hints: tuple[str, ...] = ()
    """Fields that the front shows on request."""


class Shape(Struct, frozen=True):
    """What a note type asks."""

    sort: str
    """``cards``, ``cloze``, ``occlusion``, or ``unknown`` where only somebody who knows it can say."""
    sides: tuple[Side, ...] = ()
    mirrored: bool = False
    """Its two templates ask the same both ways."""
    cloze: str = ""
    """The field that holds the clozes."""


def shape_of(kind: NoteType) -> Shape:
    """Return what a note type asks."""
    sides = tuple(_side(template.front, template.back, kind) for template in kind.templates)
    if kind.stock == IMAGE_OCCLUSION or any(OCCLUSION.search(one.front) for one in kind.templates):
        return Shape("occlusion")
    if not sides or not kind.fields:
        return Shape("unknown")
    if kind.is_cloze:
        clozes = [field.name for field in templates.shown(sides[0].front) if "cloze" in field.filters]
        return Shape("cloze", sides, cloze=clozes[0]) if clozes and clozes[0] in kind.fields else Shape("unknown")
    if len(options_of(kind)) >= FEWEST_OPTIONS or not all(_asks(side, kind) for side in sides):
        return Shape("unknown", sides)
    return Shape("cards", sides, mirrored=_mirrored(sides))


def options_of(kind: NoteType) -> list[str]:
    """Return the fields that look as if each held an option."""
    return [name for name in kind.fields if OPTION.fullmatch(name.strip())]


def _side(front: str, back: str, kind: NoteType) -> Side:
    asked = templates.parse(front, kind.fields)
    told = templates.back_alone(asked, back, kind.fields)
    everywhere = [*templates.shown(asked), *templates.shown(told)]
    typed = next((one.name for one in everywhere if "type" in one.filters and "cloze" not in one.filters), None)
    hints = tuple(one.name for one in templates.shown(asked) if "hint" in one.filters)
    return Side(tuple(_kept(asked)), tuple(_kept(told, typed)), typed if typed in kind.fields else None, hints)


def _kept(nodes: tuple[Node, ...], typed: str | None = None) -> Iterator[Node]:
    """Yield a template without the boxes to type in, without hints, and on a back without what was to be typed."""
    for node in nodes:
        if isinstance(node, Section):
            yield Section(node.name, node.if_empty, tuple(_kept(node.inside, typed)))
        elif isinstance(node, str) or not ({"type", "hint"} & set(node.filters) or node.name == typed):
            yield node


def _asks(side: Side, kind: NoteType) -> bool:
    """Tell whether a front shows a field."""
    return any(field.name in kind.fields for field in templates.shown(side.front))


def _mirrored(sides: tuple[Side, ...]) -> bool:
    if len(sides) != 2 or any(side.typed for side in sides):  # noqa: PLR2004 - there and back
        return False
    first, second = sides
    return _names(first.front) == _names(second.back) and _names(second.front) == _names(first.back)


def _names(nodes: tuple[Node, ...]) -> set[str]:
    return {field.name for field in templates.shown(nodes) if field.name.lower() not in templates.SPECIAL}
