"""What is wrong with a file: a code, its place and its parameters; ``viva.words`` makes the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable


class Place(Struct, frozen=True, order=True):
    """Where something stands in a file. Lines and columns count from 1, columns in characters."""

    line: int
    column: int


class Fault(Struct, frozen=True):
    """A problem before anyone knows which file it is in."""

    code: str
    place: Place
    params: dict[str, str] = field(default_factory=dict)


class Problem(Struct, frozen=True):
    """One thing that keeps a file from being read.

    ``code`` names it (``unknown-key``); ``params`` are the values that its sentence and its fix mention.
    """

    code: str
    path: Path
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return ``file:line:column: code``, with the parameters: for logs, not for people."""
        said = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.code}" + (f" ({said})" if said else "")


class BankError(Exception):
    """A bank, or a file of a deck, that cannot be used; it carries every problem of the file, in its order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted by their place."""
        self.problems = tuple(sorted(problems, key=lambda problem: (str(problem.path), problem.place)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CannotOpenError(Exception):
    """A file that is missing, unreadable or far too large: there is nothing to find problems in.

    ``code`` is ``missing``, ``folder``, ``denied``, ``too-large``, ``unreadable``, ``not-a-deck``, ``no-deck``,
    ``no-deck-near`` or ``no-bank``; ``params`` as in `Problem`, with ``path`` always among them.
    """

    def __init__(self, code: str, path: Path | str, **params: str) -> None:
        """Remember what could not be opened, and why."""
        self.code = code
        self.path = path
        self.params = {"path": str(path)} | params
        super().__init__(f"{path}: {code}")
