"""The careful path: the same YAML as a tree that knows where each key and value stands.

Used only when something is wrong, or when someone asks for a place. It refuses what a bank may not hold (anchors,
aliases, tags, duplicate keys, a second document, deep nesting) and goes on, so that one reading finds everything;
after a syntax error it resumes at the next question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

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
from viva.bank.problems import Place

NEXT_QUESTION: Final = re.compile(r"^[ \t]*-[ \t]+id[ \t]*:", re.MULTILINE)
"""Where reading resumes after a syntax error."""


@dataclass(slots=True)
class Node:
    """A value with its place: a text, a list or a map."""

    place: Place
    end: Place
    value: str | list[Node] | dict[str, Node] = ""
    style: str | None = None  # of a text: None plain, ' or " quoted, | or > block
    flow: bool = False  # of a list or map: written with brackets
    keys: dict[str, Node] = field(default_factory=dict)  # of a map: each key's own node
    lost: bool = False  # of a text: more stands after it on its line, behind " #"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem before anyone knows which file it is in."""

    code: str
    place: Place
    params: dict[str, str] = field(default_factory=dict)


def compose(text: str) -> tuple[Node | None, list[Fault]]:
    """Build the tree of ``text`` and everything that is wrong with it as YAML.

    The tree is None when nothing could be read. After a syntax error the text is read question by question, and
    what could not be read is left out of the tree.
    """
    composer = _Composer(text)
    try:
        root = composer.run()
    except YAMLError as error:
        return _piece_by_piece(text, error)
    return root, composer.faults


def _piece_by_piece(text: str, error: YAMLError) -> tuple[Node | None, list[Fault]]:
    starts = [match.start() for match in NEXT_QUESTION.finditer(text)]
    if not starts:
        return None, [hazards.explain(text, error)]
    faults: list[Fault] = []
    root: Node | None = None
    questions: list[Node] = []
    # YAML wants a map to be closed by less indentation, so each piece is read on its own, with its lines counted on.
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        piece = text[start:end]
        composer = _Composer(piece, first_line=text.count("\n", 0, start))
        try:
            node = composer.run()
        except YAMLError as problem:
            faults.append(hazards.explain(piece, problem, first_line=composer.first_line))
            node = None
        faults += composer.faults
        if start == 0 and (starts[0] != 0 or root is None) and end == starts[0]:
            root = node
        elif node is not None and isinstance(node.value, list):
            questions += node.value
    if root is not None and isinstance(root.value, dict):
        here = root.value.get("questions", root)
        root.value["questions"] = Node(here.place, here.end, questions)
    return root, faults


class _Composer:
    """One pass over the events of one text."""

    def __init__(self, text: str, first_line: int = 0) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line
        self.loader = LOADER(text)
        self.faults: list[Fault] = []

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
        return root

    def events(self) -> Iterator[Any]:
        while (event := self.loader.get_event()) is not None:
            yield event

    def fault(self, code: str, place: Place, **params: str) -> None:
        self.faults.append(Fault(code, place, params))

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - libyaml's mark has no types
        return Place(mark.line + 1 + self.first_line, mark.column + 1)

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        place = self.place(event.start_mark)
        if isinstance(event, AliasEvent):
            line = self.lines[event.start_mark.line]
            self.fault("alias", place, name=event.anchor, text=line[event.start_mark.column :].strip())
            return Node(place, self.place(event.end_mark), "*" + event.anchor)
        if event.anchor is not None:
            self.fault("anchor", place, name=event.anchor)
        if event.tag is not None:
            self.fault("tag", place, name=event.tag)
        if isinstance(event, ScalarEvent):
            end = self.place(event.end_mark)
            node = Node(place, end, event.value, style=event.style or None)
            rest = (
                self.lines[event.end_mark.line][event.end_mark.column :] if node.style is None and event.value else ""
            )
            node.lost = bool(re.match(r"[ \t]+#", rest))
            return node
        if depth >= MAX_DEPTH:
            self.fault("too-deep", place, most=str(MAX_DEPTH))
            self.skip(events)
            return Node(place, place)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(place, event, events, depth)
        return self.mapping(place, event, events, depth)

    def sequence(self, place: Place, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        items: list[Node] = []
        for inner in events:
            if isinstance(inner, SequenceEndEvent):
                return Node(place, self.place(inner.end_mark), items, flow=bool(event.flow_style))
            items.append(self.node(inner, events, depth + 1))
        raise MarkedYAMLError(problem="the list does not end")

    def mapping(self, place: Place, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401
        made: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        for inner in events:
            if isinstance(inner, MappingEndEvent):
                return Node(place, self.place(inner.end_mark), made, flow=bool(event.flow_style), keys=keys)
            key = self.node(inner, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key.value, str):
                self.fault("key-not-text", key.place)
            elif key.value in made:
                first = keys[key.value].place.line
                self.fault("duplicate-key", key.place, key=key.value, first=str(first))
            else:
                made[key.value] = value
                keys[key.value] = key
        raise MarkedYAMLError(problem="the map does not end")

    @staticmethod
    def skip(events: Iterator[Any]) -> None:
        """Pass over the rest of a collection that has just started, however deep it is."""
        open_ones = 1
        for event in events:
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                open_ones += 1
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
