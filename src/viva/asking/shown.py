"""What a learner may see of a question before answering: one type per kind, none of which can hold a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from pathlib import Path

TRUTHS: Final = ("true", "false", "unsaid")
"""The three answers to a claim, always shown in this order."""

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
"""The letters of options, the same on every face."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick: its key, which tells nothing, and its text."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file and the words for it."""

    file: Path
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every shown question has."""

    id: str
    deck: str
    """The deck's key."""
    lang: str
    prompt: str
    """Markdown-lite; in a cloze, each blank stands as ``[[]]``."""
    voices: tuple[str, ...] = ()
    """Whose words it is about: shown as “According to …”."""
    hints: tuple[str, ...] = ()
    marks: int = 1
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChoice(Asked):
    """Pick one of ``options``."""

    options: tuple[Option, ...]
    kind: Literal["choice"] = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSelect(Asked):
    """Pick every right one of ``options``."""

    options: tuple[Option, ...]
    kind: Literal["select"] = "select"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim(Asked):
    """Judge the prompt: one of `TRUTHS`."""

    kind: Literal["claim"] = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTyped(Asked):
    """Type a few words; with ``exact``, to the letter."""

    exact: bool = False
    kind: Literal["typed"] = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNumber(Asked):
    """Type a number; a bare one counts ``unit``."""

    unit: str | None = None
    kind: Literal["number"] = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCloze(Asked):
    """Fill ``blanks`` blanks, by typing or, where there are ``words``, by picking."""

    blanks: int
    words: tuple[Option, ...] = ()
    kind: Literal["cloze"] = "cloze"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOrder(Asked):
    """Arrange ``items``."""

    items: tuple[Option, ...]
    kind: Literal["order"] = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMatch(Asked):
    """Give each of ``lefts`` one of ``rights``; a right may serve twice."""

    lefts: tuple[Option, ...]
    rights: tuple[Option, ...]
    kind: Literal["match"] = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCard(Asked):
    """Think of the other side, turn the card, rate oneself; ``backwards``: the prompt is the back."""

    backwards: bool = False
    kind: Literal["card"] = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDiscuss(Asked):
    """Talk or think; then tick the points one touched."""

    positions: tuple[str, ...] = ()
    minutes: int | None = None
    kind: Literal["discuss"] = "discuss"


Shown = (
    ShownChoice
    | ShownSelect
    | ShownClaim
    | ShownTyped
    | ShownNumber
    | ShownCloze
    | ShownOrder
    | ShownMatch
    | ShownCard
    | ShownDiscuss
)
"""A question as shown: a closed set, one type per kind."""
