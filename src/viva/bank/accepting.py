"""Adding what a learner wrote to what a question accepts: an edit of its bank that leaves all else where it was."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from viva.bank.edits import Edit, edited
from viva.bank.events import Unsure, load
from viva.bank.nodes import compose, plain
from viva.bank.opening import read_text
from viva.bank.places import Places
from viva.bank.problems import CannotOpenError, Place
from viva.bank.text import escape
from viva.bank.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from viva.bank.nodes import Node

BLANK: Final = re.compile(r"\[\[[^\[\]]*\]\]")
"""A blank as most are written; one with an escaped bracket in it is left to its author."""

PLAIN: Final = re.compile(r"[\w .,’-]+")
"""Words that stand in a blank as they are, whatever quotes are around it."""


def accept(path: Path, question_id: str, spelling: str, *, blank: int | None = None) -> bool:
    """Let a ``typed`` question, or the blank of that number from 0 of a ``cloze``, take a spelling from now on.

    Return whether the file was written: it is not where the spelling stands there already, or where the edit, read
    again, would be anything else than what was meant.

    Raises:
        BankError: if the file is no text.
        CannotOpenError: if it cannot be read, or not be written (``not-written``).

    """
    text = read_text(path)
    try:
        before = _data(text)
        questions = before["questions"]
        ids = [entry["id"] for entry in questions]
        place = ids.index(question_id)
    except (LookupError, TypeError, ValueError):
        return False
    node = Places(text, ids).node(question_id)
    meant = deepcopy(before)
    edit = _edit(node, meant["questions"][place], text, " ".join(spelling.split()), blank)
    if edit is None:
        return False
    after = edited(text, [edit])
    if _data(after) != meant:
        return False
    try:
        write_atomically(path, after)
    except OSError as error:
        raise CannotOpenError("not-written", path, reason=error.strerror or str(error)) from None
    return True


def _data(text: str) -> Any:  # noqa: ANN401 - plain YAML data
    """Return what a file says; where the fast path has a doubt, such as about a comment, as the careful one has it."""
    try:
        return load(text)
    except Unsure:
        root, _ = compose(text)
        return plain(root) if root is not None else None


def _edit(node: Node | None, entry: dict[str, Any], text: str, spelling: str, blank: int | None) -> Edit | None:
    """Return the edit, and make it in the plain data of the entry too, for a comparison."""
    if node is None or not isinstance(node.value, dict) or not spelling:
        return None
    if blank is None and "typed" in entry:
        written = escape(spelling)
        if written in [*entry.get("accept", []), entry.get("answer")]:
            return None
        entry["accept"] = [*entry.get("accept", []), written]
        return _listed(node.value, node.keys, text, json.dumps(written, ensure_ascii=False))
    if blank is not None and "cloze" in entry and PLAIN.fullmatch(spelling):
        return _in_blank(node.value["cloze"], entry, text, spelling, blank)
    return None


def _listed(value: dict[str, Node], keys: dict[str, Node], text: str, written: str) -> Edit | None:
    """Return the edit that adds an item to ``accept``, or the key with its first one."""
    listed = value.get("accept")
    if listed is None:
        if "answer" not in value:
            return None
        indent = " " * (keys["answer"].place.column - 1)
        return _line_after(value["answer"], f"{indent}accept:\n{indent}- {written}", text)
    items = listed.value
    if not isinstance(items, list) or not items:
        return None
    if listed.flow:
        return Edit(items[-1].end, items[-1].end, f", {written}")
    return _line_after(items[-1], f"{' ' * (listed.place.column - 1)}- {written}", text)


def _line_after(node: Node, line: str, text: str) -> Edit:
    """Return the edit that puts lines after those of a value."""
    last = node.end.line if node.end.column > 1 else node.end.line - 1
    if last < text.count("\n") + 1:
        return Edit(Place(last + 1, 1), Place(last + 1, 1), f"{line}\n")
    end = Place(last + 1, 1)  # the end of a file that ends in the middle of a line
    return Edit(end, end, f"\n{line}\n")


def _in_blank(node: Node, entry: dict[str, Any], text: str, spelling: str, blank: int) -> Edit | None:
    """Return the edit that adds a word to a blank of a cloze."""
    prompt = entry["cloze"]
    said = list(BLANK.finditer(prompt))
    written = list(_blanks(node, text))
    if not len(said) == len(written) > blank:
        return None
    end = said[blank].end() - 2
    entry["cloze"] = f"{prompt[:end]}|{spelling}{prompt[end:]}"
    return Edit(written[blank], written[blank], f"|{spelling}")


def _blanks(node: Node, text: str) -> Iterator[Place]:
    """Yield where each blank of a text ends in the file, before its brackets."""
    lines: Iterable[tuple[int, str]] = enumerate(text.split("\n"), 1)
    for number, line in lines:
        if node.place.line <= number <= node.end.line:
            first = node.place.column - 1 if number == node.place.line else 0
            last = node.end.column - 1 if number == node.end.line else len(line)
            for found in BLANK.finditer(line, first, last):
                yield Place(number, found.end() - 1)
