"""Anki's templates: ``{{Front}}``, ``{{#Extra}}…{{/Extra}}``, ``{{furigana:Reading}}``, read and filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.formats.anki.importing.chrome import bare
from viva.formats.anki.importing.html import LONGEST, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TOKEN: Final = re.compile(r"\{\{(?P<sign>[#^/]?)(?P<inside>[^{}]*)\}\}")

ANSWER_LINE: Final = re.compile(r"<hr\b[^>]*\bid\s*=\s*[\"']?answer\b[^>]*>", re.IGNORECASE)
"""What stands above the answer."""

SPECIAL: Final = frozenset({"frontside", "tags", "type", "deck", "subdeck", "card", "cardflag", "cardid"})
"""What is no field of the note's own."""

BLANK_HTML: Final = re.compile(r"(?:<(?!img\b|audio\b|video\b|object\b)[^<>]*>|&nbsp;|\s)*", re.IGNORECASE)
"""A field that Anki takes for an empty one."""

DEEPEST: Final = 50
"""Sections inside sections; what is deeper is shown without a condition."""

FURIGANA: Final = re.compile(r" ?([^ >\[\]]+?)\[([^\[\]]+?)\]")
"""A word with its reading: ``日本[にほん]``."""


class Field(Struct, frozen=True):
    """A field to show, through some filters, the last one first."""

    name: str
    filters: tuple[str, ...] = ()


class Section(Struct, frozen=True):
    """What is shown only if a field holds something, or only if it does not."""

    name: str
    if_empty: bool
    inside: tuple[Node, ...]


Node = str | Field | Section


def parse(template: str, names: Iterable[str]) -> tuple[Node, ...]:
    """Return a template as texts, fields and sections; ``names`` are the note's fields, matched without their case."""
    known = {name.lower(): name for name in names}
    stack: list[tuple[str, bool, list[Node]]] = [("", False, [])]
    template = bare(template)
    last = 0
    for match in TOKEN.finditer(template):
        stack[-1][2].append(template[last : match.start()])
        last = match.end()
        inside = match["inside"].strip()
        if match["sign"] in {"#", "^"}:
            if len(stack) > DEEPEST:
                continue
            stack.append((known.get(inside.lower(), inside), match["sign"] == "^", []))
        elif match["sign"] == "/":
            if len(stack) > 1:
                name, if_empty, nodes = stack.pop()
                stack[-1][2].append(Section(name, if_empty, tuple(nodes)))
        else:
            *filters, name = (part.strip() for part in inside.split(":"))
            stack[-1][2].append(Field(known.get(name.lower(), name), tuple(one.lower() for one in filters)))
    stack[-1][2].append(template[last:])
    while len(stack) > 1:
        name, if_empty, nodes = stack.pop()
        stack[-1][2].append(Section(name, if_empty, tuple(nodes)))
    return tuple(stack[0][2])


def shown(nodes: Iterable[Node]) -> Iterator[Field]:
    """Yield every field that may be shown."""
    for node in nodes:
        if isinstance(node, Field):
            yield node
        elif isinstance(node, Section):
            yield from shown(node.inside)


def back_alone(front: tuple[Node, ...], template: str, names: Iterable[str]) -> tuple[Node, ...]:
    """Return what a back shows beyond its front."""
    names = list(names)
    marked = ANSWER_LINE.search(template)
    if marked and "frontside" not in template[marked.end() :].lower():
        before = template[: marked.start()]
        front_too = {field.name for field in shown(front)} | {"FrontSide"}
        if all(field.name in front_too or field.name.lower() == "frontside" for field in shown(parse(before, names))):
            return parse(template[marked.end() :], names)
    nodes = parse(ANSWER_LINE.sub("", template), names)
    if any(field.name.lower() == "frontside" for field in shown(nodes)):
        return nodes
    return tuple(_without(nodes, {field.name for field in shown(front) if "type" not in field.filters}))


def _without(nodes: Iterable[Node], names: set[str]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Section):
            yield Section(node.name, node.if_empty, tuple(_without(node.inside, names)))
        elif isinstance(node, str) or node.name not in names:
            yield node


def without_field(nodes: Iterable[Node], name: str) -> Iterator[Node]:
    """Yield a template without what shows one field."""
    return _without(nodes, {name})


def fill(nodes: Iterable[Node], fields: Mapping[str, str], show: Callable[[Field, str], str]) -> str:
    """Return a template filled in; ``show`` says what becomes of a field.

    Raises:
        TooMuchError: if it is far too long: a large field may be shown a thousand times.

    """
    pieces: list[str] = []
    size = 0
    for piece in _fill(nodes, fields, show):
        size += len(piece)
        if size > LONGEST:
            raise TooMuchError
        pieces.append(piece)
    return "".join(pieces)


def _fill(nodes: Iterable[Node], fields: Mapping[str, str], show: Callable[[Field, str], str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Field):
            if node.name in fields:
                yield show(node, fields[node.name])
        elif is_blank(fields.get(node.name, "")) == node.if_empty:
            yield from _fill(node.inside, fields, show)


def is_blank(html: str) -> bool:
    """Tell whether a field holds nothing that one could see."""
    return BLANK_HTML.fullmatch(html) is not None


def filtered(field: Field, html: str) -> str:
    """Return a field's HTML as its filters show it."""
    for name in reversed(field.filters):
        if name == "text":
            html = re.sub(r"<[^>]*>", "", html)
        elif name == "furigana":
            html = FURIGANA.sub(r"\1(\2)", html)
        elif name == "kanji":
            html = FURIGANA.sub(r"\1", html)
        elif name == "kana":
            html = FURIGANA.sub(r"\2", html)
        elif name.startswith("tts"):
            return ""
    return html
