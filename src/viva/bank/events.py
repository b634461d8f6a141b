"""The fast path: libyaml's events straight into plain dicts, lists and texts.

``yaml.load`` composes a tree of nodes and then resolves and constructs every scalar; a bank needs neither. Scalars
stay text until a field says what they are, so ``answer: no`` and ``cites: [1.10]`` mean what was written. Whatever
is refused or looks like a slip raises `Unsure`, and the careful path (`viva.bank.nodes`) finds out what it is.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

MAX_DEPTH: Final = 12
"""A bank needs six levels; beyond twelve it is an accident or an attack."""

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, which PyYAML's wheels bring; where it was built without, the slow parser reads the same."""

LOST_TEXT: Final = re.compile(r"^[ \t]*[^\s#].*?[ \t]#(?![ \t]*viva:)", re.MULTILINE)
"""A line that may hold text after `` #``, which YAML drops; what is said to ``viva`` there is no text."""


class Unsure(Exception):  # noqa: N818 - a signal between the two paths, not an error of anyone's
    """The fast path met something that the careful path has to look at."""


def load(text: str) -> Any:  # noqa: ANN401 - plain YAML data, given a type by msgspec next
    """Build plain data from YAML ``text``: dicts, lists and texts.

    Raises:
        Unsure: on a syntax error and on every construct that a bank may not hold or that may not mean what its
            author meant.

    """
    if (" #" in text or "\t#" in text) and LOST_TEXT.search(text):  # few files have either
        raise Unsure
    try:
        return _build(text)
    except YAMLError as error:
        raise Unsure from error


def _build(text: str) -> Any:  # noqa: ANN401, C901, PLR0912, PLR0915 - one loop, kept flat: it runs per event
    next_event = LOADER(text).get_event
    above: list[Any] = []  # the containers around the current one, each with the key it waits at
    current: Any = None
    key: str | None = None
    flow_end = -1  # where the last plain item of a flow list ended, for a comma that no space follows
    root: Any = None
    documents = 0
    while (event := next_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                raise Unsure
            value = event.value
            if value.isspace():
                raise Unsure  # a blank text, in quotes
            if current.__class__ is dict:
                if key is None:
                    if value in current:
                        raise Unsure
                    key = value
                else:
                    current[key] = value
                    key = None
            elif current.__class__ is list:
                current.append(value)
                if flow_end >= 0 and not event.style:
                    if " " in value or event.start_mark.index == flow_end + 1:
                        raise Unsure
                    flow_end = event.end_mark.index
            else:
                root = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None or len(above) >= MAX_DEPTH:
                raise Unsure
            made: Any = {} if kind is MappingStartEvent else []
            if current.__class__ is dict:
                if key is None:
                    raise Unsure  # a collection as a key
                current[key] = made
            elif current.__class__ is list:
                current.append(made)
            else:
                root = made
            above.append(current)
            current = made
            key = None
            flow_end = 0 if kind is SequenceStartEvent and event.flow_style else -1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            current = above.pop()
            flow_end = -1
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise Unsure
        elif kind is AliasEvent:
            raise Unsure
    return root
