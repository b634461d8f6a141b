"""A ``source.yaml`` as its author wrote it: each passage with its lines, and the comment that holds its sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from viva.bank import nodes
from viva.bank.files import read_source
from viva.bank.nodes import Node
from viva.bank.opening import read_text
from viva.bank.problems import BankError, Place, Problem
from viva.bank.source import Passage, Source, digest

RETIRED: Final = re.compile(r"^#[ \t]*retired:[ \t]*(?P<ids>.*?)[ \t]*$", re.MULTILINE)
"""The comment that names ids which no passage has any more: they are not given again."""

COMMENT: Final = re.compile(r"[ \t]*#[ \t]?(?P<text>.*)")


class Entry(Struct, frozen=True):
    """A passage in its file; lines count from 1."""

    passage: Passage
    node: Node
    first: int
    """The line of its dash."""
    last: int
    """Its last line, with the comments that are indented below it."""
    sentence_line: int = 0
    """The line of the comment above that holds its sentence; 0 where none does."""
    sentence: str = ""

    @property
    def top(self) -> int:
        """The first line of what is the program's: the comment with the sentence, where it stands right above."""
        return self.sentence_line if self.sentence_line == self.first - 1 else self.first


class Style(Struct, frozen=True):
    """How passages are laid out."""

    indent: str = ""
    """What stands before their dash."""
    is_spaced: bool = True
    """An empty line stands between them."""


class MapFile(Struct, frozen=True):
    """The file, read with its places."""

    path: Path
    text: str
    source: Source
    entries: tuple[Entry, ...]
    list_node: Node
    """The list of the passages."""
    list_line: int
    """The line of the key above them."""
    retired: tuple[str, ...] = ()
    """Ids that no passage has any more."""
    retired_line: int = 0
    """The line of the comment that names them; 0 where there is none."""

    @property
    def style(self) -> Style:
        """How its passages are laid out."""
        lines = self.text.split("\n")
        spaced = any(not lines[entry.top - 2].strip() for entry in self.entries)
        return Style(" " * (self.list_node.place.column - 1), is_spaced=spaced) if self.entries else Style()


def read_map(path: Path) -> MapFile:
    """Read a map with its places.

    Raises:
        BankError: with all problems of the file, or ``map-in-brackets`` if its passages do not stand on lines of
            their own.
        CannotOpenError: if there is no such file.

    """
    source, text = read_source(path), read_text(path)
    root, _ = nodes.compose(text)
    listed = nodes.follow(root, ("passages",))
    if root is None or listed is None or not isinstance(listed.value, list):
        raise not_ours(path, Place(1, 1))
    lines = text.split("\n")
    list_line = above = root.keys["passages"].place.line
    entries: list[Entry] = []
    for node, passage in zip(listed.value, source.passages, strict=True):
        if lines[node.place.line - 1][: node.place.column - 1].strip() != "-":
            raise not_ours(path, node.place)
        entry = _entry(passage, node, lines, above)
        entries.append(entry)
        above = entry.last
    retired = RETIRED.search(text)
    ids = tuple(re.findall(r"[^\s,]+", retired["ids"])) if retired else ()
    line = text.count("\n", 0, retired.start()) + 1 if retired else 0
    return MapFile(path, text, source, tuple(entries), listed, list_line, ids, line)


def not_ours(path: Path, place: Place) -> BankError:
    """Return the error of a map that is written in a way nobody could edit."""
    return BankError([Problem("map-in-brackets", path, place)])


def _entry(passage: Passage, node: Node, lines: list[str], above: int) -> Entry:
    """Find the lines of a passage; ``above`` is the last one of what stands before it."""
    first = node.place.line
    indent = lines[first - 1].index("-")
    last = _last_line(node, lines)
    while last < len(lines) and lines[last].startswith(" " * (indent + 1)) and lines[last].lstrip().startswith("#"):
        last += 1
    for line in range(first - 1, above, -1):
        match = COMMENT.fullmatch(lines[line - 1])
        if match and digest(match["text"]) == (passage.length, passage.sha256):
            return Entry(passage, node, first, last, line, match["text"].strip())
    return Entry(passage, node, first, last)


def _last_line(node: Node, lines: list[str]) -> int:
    """Return the last line that belongs to a value; libyaml ends a block where the next thing begins."""
    inner = list(node.value.values()) if isinstance(node.value, dict) else node.value
    if inner and not node.flow and not isinstance(inner, str):
        return max(_last_line(one, lines) for one in inner)
    last = min(node.end.line, len(lines))
    if node.end.column == 1 and last > node.place.line:
        last -= 1
    while last > node.place.line and not lines[last - 1].strip():
        last -= 1
    return last
