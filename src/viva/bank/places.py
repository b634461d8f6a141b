"""Where things stand in a bank that was read: looked up when someone asks, one question at a time.

Reading keeps no places, and composing a large bank anew to find one takes as long as a slow parser does. So a
question's lines are found by how entries begin, and only they are composed; where that does not come out (an ``- id:``
inside a block of text, say) the whole text is.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from viva.bank.nodes import NEXT_QUESTION, Node, compose, compose_piece, follow
from viva.bank.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP: Final = Place(1, 1)


class Places:
    """The places of one bank."""

    def __init__(self, text: str, ids: Sequence[str]) -> None:
        """Take the text as it was read, and the ids in the order of the file."""
        self._text = text
        self._number = {question_id: number for number, question_id in enumerate(ids)}
        self._found: dict[str, Node] = {}

    def node(self, question_id: str, path: tuple[str | int, ...] = ()) -> Node | None:
        """Return the value that ``path`` leads to, as far down as it leads; None for a question that is not there."""
        return follow(self._question(question_id), path)

    def place(self, question_id: str, path: tuple[str | int, ...] = ()) -> Place:
        """Return where that value begins."""
        node = self.node(question_id, path)
        return node.place if node else TOP

    def place_of_key(self, key: str) -> Place:
        """Return where a value above the questions stands."""
        node = follow(self._root, (key,))
        return node.place if node else TOP

    def lines(self, question_id: str) -> range:
        """Return the lines of a question, from its dash to the line before the next one's, counted from 1."""
        number = self._number.get(question_id)
        if number is None:
            return range(0)
        firsts = self._first_lines
        return range(firsts[number], firsts[number + 1])

    def question_at(self, line: int) -> str | None:
        """Return the id of the question on a line, or None above the first one."""
        number = bisect_right(self._first_lines, line) - 1
        ids = list(self._number)
        return ids[number] if 0 <= number < len(ids) else None

    @cached_property
    def _first_lines(self) -> list[int]:
        """The first line of each question, and the one after the last."""
        end = self._text.count("\n") + 2
        if self._starts is None:
            return [*(self.place(one).line for one in self._number), end]
        lines, line, last = [], 1, 0
        for start in self._starts:
            line += self._text.count("\n", last, start)
            last = start
            lines.append(line)
        return [*lines, end]

    @cached_property
    def _starts(self) -> list[int] | None:
        """Where each entry begins; None when they cannot be told from the text alone."""
        starts = [match.start() for match in NEXT_QUESTION.finditer(self._text)]
        return starts if len(starts) == len(self._number) else None

    @cached_property
    def _root(self) -> Node | None:
        return compose(self._text)[0]

    def _question(self, question_id: str) -> Node | None:
        if question_id not in self._found:
            node = self._alone(question_id)
            if node is None:
                self._found |= self._all
            else:
                self._found[question_id] = node
        return self._found.get(question_id)

    def _alone(self, question_id: str) -> Node | None:
        """Return a question composed from its own lines, or None where those do not hold just it."""
        number = self._number.get(question_id)
        if number is None or self._starts is None:
            return None
        first = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        root = compose_piece(self._text[first:end], self._first_lines[number] - 1)
        entries = root.value if root and isinstance(root.value, list) else []
        if len(entries) != 1 or _id_of(entries[0]) != question_id:
            return None
        return entries[0]

    @cached_property
    def _all(self) -> dict[str, Node]:
        entries = follow(self._root, ("questions",))
        found: dict[str, Node] = {}
        for node in entries.value if entries and isinstance(entries.value, list) else ():
            name = _id_of(node)
            if name is not None:
                found.setdefault(name, node)
        return found


def _id_of(node: Node) -> str | None:
    if isinstance(node.value, dict) and "id" in node.value:
        return str(node.value["id"].value)
    return None
