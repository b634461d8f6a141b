"""What a learner may see of a question before answering: one type per kind, none of which can hold a key."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

TRUTHS: Final = ("true", "false", "unsaid")
"""The three answers to a claim, always shown in this order."""

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
"""The letters of options, the same on every face."""


class Option(Struct, frozen=True):
    """Something to pick: its key, which tells nothing, and its text."""

    key: str
    text: str


class Picture(Struct, frozen=True):
    """An image file and the words for it."""

    file: Path
    alt: str


class Asked(Struct, frozen=True, kw_only=True):
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


class ShownChoice(Asked, frozen=True, kw_only=True):
    """Pick one of ``options``."""

    options: tuple[Option, ...]
    kind: Literal["choice"] = "choice"


class ShownSelect(Asked, frozen=True, kw_only=True):
    """Pick every right one of ``options``."""

    options: tuple[Option, ...]
    kind: Literal["select"] = "select"


class ShownClaim(Asked, frozen=True, kw_only=True):
    """Judge the prompt: one of `TRUTHS`."""

    kind: Literal["claim"] = "claim"


class ShownTyped(Asked, frozen=True, kw_only=True):
    """Type a few words; with ``exact``, to the letter."""

    exact: bool = False
    kind: Literal["typed"] = "typed"


class ShownNumber(Asked, frozen=True, kw_only=True):
    """Type a number; a bare one counts ``unit``."""

    unit: str | None = None
    kind: Literal["number"] = "number"


class ShownCloze(Asked, frozen=True, kw_only=True):
    """Fill ``blanks`` blanks, by typing or, where there are ``words``, by picking."""

    blanks: int
    words: tuple[Option, ...] = ()
    kind: Literal["cloze"] = "cloze"


class ShownOrder(Asked, frozen=True, kw_only=True):
    """Arrange ``items``."""

    items: tuple[Option, ...]
    kind: Literal["order"] = "order"


class ShownMatch(Asked, frozen=True, kw_only=True):
    """Give each of ``lefts`` one of ``rights``; a right may serve twice."""

    lefts: tuple[Option, ...]
    rights: tuple[Option, ...]
    kind: Literal["match"] = "match"


class ShownCard(Asked, frozen=True, kw_only=True):
    """Think of the other side, turn the card, rate oneself; ``backwards``: the prompt is the back."""

    backwards: bool = False
    kind: Literal["card"] = "card"


class ShownDiscuss(Asked, frozen=True, kw_only=True):
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
