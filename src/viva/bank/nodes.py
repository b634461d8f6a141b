"""The careful path: the same YAML as a tree that knows where each key and value stands.

Used only when something is wrong, or when someone asks for a place. It refuses what a bank may not hold (anchors,
aliases, tags, duplicate keys, a second document, deep nesting) and goes on, so that one reading finds everything;
after a syntax error it resumes at the next question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from viva.bank import hazards
from viva.bank.events import LOADER, MAX_DEPTH
from viva.bank.kinds import KINDS
from viva.bank.problems import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

NEXT_QUESTION: Final = re.compile(rf"^[ \t]*-[ \t]+(?:id|{'|'.join(KINDS)})[ \t]*:", re.MULTILINE)
"""Where reading resumes after a syntax error: the start of an entry."""

NO_BOTTOM: Final = 200
"""Levels below `MAX_DEPTH` at which the rest of a file is not even looked at."""


@dataclass(slots=True)
class Node:
    """A value with its place: a text, a list or a map."""

    place: Place
    end: Place
    value: str | list[Node] | dict[str, Node] = ""
    style: str | None = None  # of a text: None plain, ' or " quoted, | or > block
    flow: bool = False  # of a list or map: written with brackets
    keys: dict[str, Node] = field(default_factory=dict)  # of a map: each key's own node
    lost: str = ""  # of a text: what stands after it on its line, from " #" on
    item: bool = False  # it stands after a dash
    broken: bool = False  # of a map: some of it could not be read, so that nothing can be said to be missing


def compose(text: str) -> tuple[Node | None, list[Fault]]:
    """Build the tree of ``text`` and everything that is wrong with it as YAML.

    The tree is None when nothing could be read. After a syntax error the text is read entry by entry, and what could
    not be read is left out of the tree.
    """
    composer = _Composer(text)
    try:
        root = composer.run()
    except YAMLError as error:
        return _piece_by_piece(text, error)
    return root, composer.faults


def _piece_by_piece(text: str, error: YAMLError) -> tuple[Node | None, list[Fault]]:
    """Read the head of a file and then each entry on its own: YAML itself gives up at the first error."""
    starts = [match.start() for match in NEXT_QUESTION.finditer(text)]
    if not starts:
        return None, [hazards.explain(text, error)]
    faults: list[Fault] = []
    entries: list[Node] = []
    root = _piece(text[: starts[0]], 0, faults)
    line = text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        node = _piece(piece, line, faults)
        line += piece.count("\n")
        if node is not None and isinstance(node.value, list):
            entries += node.value
    if not faults:  # every entry is sound by itself, so it is how they stand together
        faults.append(hazards.explain(text, error))
    if root is None or not isinstance(root.value, dict):
        root = Node(Place(1, 1), Place(1, 1), {}, broken=True)
        key = "questions"
    else:
        # The entries belong to the key that ends the head: "questions:" of a bank, "passages:" of a source.
        key = next(reversed(root.value), "questions")
    if isinstance(root.value, dict):
        here = root.value.get(key, root)
        root.value[key] = Node(here.place, here.end, entries, broken=True)
        root.keys.setdefault(key, here)
    return root, faults


def _piece(piece: str, first_line: int, faults: list[Fault]) -> Node | None:
    composer = _Composer(piece, first_line)
    try:
        root = composer.run()
    except YAMLError as problem:
        faults.append(hazards.explain(piece, problem, first_line=first_line))
        root = None
    faults += composer.faults
    return root


class _Composer:
    """One pass over the events of one text."""

    def __init__(self, text: str, first_line: int = 0) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.loader = LOADER(text)
        self.faults: list[Fault] = []
        self.bottomless = False

    def run(self) -> Node | None:
        root: Node | None = None
        documents = 0
        events = self.events()
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.fault("second-document", self.place(event.start_mark))
                    break
            elif isinstance(event, (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent)):
                root = self.node(event, events, 0)
                if self.gave_up():
                    break
        return root

    def events(self) -> Iterator[Any]:
        while (event := self.loader.get_event()) is not None:
            yield event

    def gave_up(self) -> bool:
        """Tell whether the text seems to have no bottom."""
        return self.bottomless

    def fault(self, code: str, place: Place, **params: str) -> None:
        self.faults.append(Fault(code, place, params))

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - libyaml's mark has no types
        return Place(mark.line + 1 + self.first_line, mark.column + 1)

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        place = self.place(event.start_mark)
        if event.__class__ is AliasEvent:
            self.fault("alias", place, name=str(event.anchor), write=self.quoted_line(event))
            return Node(place, self.place(event.end_mark), f"*{event.anchor}")
        if event.anchor is not None:
            self.fault("anchor", place, name=str(event.anchor), write=self.quoted_line(event))
        if event.tag is not None:
            self.fault("tag", place, name=event.tag, write=self.quoted_line(event))
        if isinstance(event, ScalarEvent):
            return Node(
                place, self.place(event.end_mark), event.value, style=event.style or None, lost=self.lost(event)
            )
        if depth >= MAX_DEPTH:
            self.fault("too-deep", place, most=str(MAX_DEPTH))
            self.skip(events)
            return Node(place, place)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(place, event, events, depth)
        return self.mapping(place, event, events, depth)

    def quoted_line(self, event: Any) -> str:  # noqa: ANN401
        """Return the line of an event with its value in quotes: what to write if it was meant as text."""
        return hazards.rewritten(self.lines[event.start_mark.line])

    def lost(self, event: Any) -> str:  # noqa: ANN401
        """Return what a plain text loses: the rest of its line, from a ``#`` after a space on."""
        if event.style or event.start_mark.line >= len(self.lines):
            return ""
        rest = self.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(self.lines) else ""
        return rest.rstrip() if re.match(r"[ \t]+#(?![ \t]*viva:)", rest) else ""

    def sequence(self, place: Place, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        items: list[Node] = []
        for inner in events:
            if isinstance(inner, SequenceEndEvent):
                return Node(place, self.place(inner.end_mark), items, flow=bool(event.flow_style))
            item = self.node(inner, events, depth + 1)
            item.item = not event.flow_style
            items.append(item)
            if self.gave_up():
                return Node(place, place, items)
        raise MarkedYAMLError(problem="the list does not end")

    def mapping(self, place: Place, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        made: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        for inner in events:
            if isinstance(inner, MappingEndEvent):
                return Node(place, self.place(inner.end_mark), made, flow=bool(event.flow_style), keys=keys)
            key = self.node(inner, events, depth + 1)
            if self.gave_up():
                return Node(place, place, made, keys=keys, broken=True)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key.value, str):
                self.fault("key-not-text", key.place)
            elif key.value in made:
                first = keys[key.value].place.line
                self.fault("duplicate-key", key.place, key=hazards.shortened(key.value), first=str(first))
            else:
                made[key.value] = value
                keys[key.value] = key
            if self.gave_up():
                return Node(place, place, made, keys=keys, broken=True)
        raise MarkedYAMLError(problem="the map does not end")

    def skip(self, events: Iterator[Any]) -> None:
        """Pass over the rest of a collection that has just started; give up where it seems to have no bottom."""
        open_ones = 1
        for event in events:
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                open_ones += 1
                if open_ones > NO_BOTTOM:
                    self.bottomless = True
                    return
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                open_ones -= 1
                if open_ones == 0:
                    return


def plain(node: Node) -> Any:  # noqa: ANN401 - plain YAML data
    """Return what the fast path would have built from the same text."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(value) for value in node.value]
    return node.value


def follow(node: Node | None, keys: tuple[str | int, ...]) -> Node | None:
    """Follow keys down a tree as far as they lead, and return what is there."""
    for key in keys:
        inner: Node | None = None
        if node is None:
            break
        if isinstance(node.value, dict) and isinstance(key, str):
            inner = node.value.get(key)
        elif isinstance(node.value, list) and isinstance(key, int) and -1 < key < len(node.value):
            inner = node.value[key]
        if inner is None:
            break
        node = inner
    return node


def descend(node: Node | None, keys: tuple[str | int, ...]) -> Place:
    """Follow keys down a tree as far as they lead, and return that place."""
    found = follow(node, keys)
    return found.place if found else Place(1, 1)


def compose_piece(piece: str, lines_before: int) -> Node | None:
    """Build the tree of a part of a file that stands after so many lines; None where it is no YAML by itself."""
    try:
        return _Composer(piece, lines_before).run()
    except YAMLError:
        return None
