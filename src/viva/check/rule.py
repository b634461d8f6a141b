"""What a rule is: a short function with a code, a family and a severity, and the scope it looks at.

A rule is written as a function whose name is its code, in the module of its family::

    @rule("warning")
    def none_of_the_above(item: Item) -> Iterator[Hit]:
        \"\"\"An option says that none of the others is right.\"\"\"

Its sentence and its fix are ``problem.none-of-the-above`` and ``problem.none-of-the-above.fix`` in `viva.words`; its
page is ``docs/rules/none-of-the-above.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct

from viva.bank.edits import Edit
from viva.check.finding import Severity
from viva.check.item import Item, Path

Scope = TypeVar("Scope")


class Hit(Struct, frozen=True):
    """What a rule saw: where in a question, and the values that its sentence mentions."""

    path: Path
    params: dict[str, str] = {}
    item: Item | None = None
    """The question, for a rule that looks at many; None for the one that the rule was given."""
    edits: tuple[Edit, ...] = ()
    """What would mend it, where no author is needed for that."""


class Sheet(Struct, frozen=True, eq=False):
    """The questions of one bank, or those of one language in all banks of a deck."""

    items: tuple[Item, ...]


class Pair(Struct, frozen=True, eq=False):
    """A question of a translation, beside the one that it translates."""

    item: Item
    original: Item


class Rule(Struct, Generic[Scope], frozen=True, eq=False):
    """A rule: what it is called, how much it weighs, and the function that looks."""

    code: str
    family: str
    severity: Severity
    default: bool
    """It looks unless told not to; the others only when selected."""
    look: Callable[..., Iterator[Hit]]
    """Takes the scope and, for a rule with a limit, the limit in force."""
    limit: float | None = None
    """From where on it finds something, for a rule that counts: an author may set it otherwise."""


def rule(
    severity: Severity, *, default: bool = True, limit: float | None = None
) -> Callable[[Callable[..., Iterator[Hit]]], Rule[Any]]:
    """Make a rule of a function: its name is the code, its module's the family."""

    def made(look: Callable[..., Iterator[Hit]]) -> Rule[Any]:
        family = look.__module__.rpartition(".")[2]
        return Rule(look.__name__.replace("_", "-"), family, severity, default, look, limit)

    return made
