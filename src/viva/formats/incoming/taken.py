"""What a way in gives: questions by bank, as plain values, and what was lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viva.bank.kinds import Content
    from viva.formats.loss import Loss


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a way in may be told."""

    lang: str
    """The language of what it holds, unless it says so itself."""
    guess: Callable[[str], str | None] = lambda sample: None  # noqa: ARG005 - called with it
    """Tells the language of some of its texts, if it can; that counts before ``lang``."""
    mapping: Path | None = None
    """A file that says what becomes of what is not known."""
    folder: Path | None = None
    """Where pictures go; None to look only."""
    progress: Callable[[int, int], None] = lambda done, total: None  # noqa: ARG005 - called with both
    """Told now and then how much is done, and of how much."""


@dataclass(slots=True)
class TakenBank:
    """The questions of one bank."""

    name: str
    """Without language: ``health-codes``."""
    title: str
    lang: str
    path: str
    """What the other program calls it, below the whole deck: it goes back there under that name."""
    about: str = ""
    questions: list[Content] = field(default_factory=list)
    size: int = 0
    """How many bytes they come to, roughly."""

    def add(self, question: Content) -> None:
        """Add a question."""
        self.questions.append(question)
        self.size += len(msgspec.json.encode(question))


@dataclass(slots=True, kw_only=True)
class Taken:
    """A deck as it was found."""

    titles: dict[str, str]
    """What it is called, by language."""
    parents: dict[str, str]
    """What the other program calls it, by language."""
    total: int
    """What went in: exact, degraded and skipped add up to it."""
    key: str | None = None
    """The key of a deck of ours that came back; None for a new one."""
    abouts: dict[str, str] = field(default_factory=dict)
    credits: dict[str, str] = field(default_factory=dict)
    licence: str = ""
    banks: list[TakenBank] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    proposal: str = ""
    """A mapping to edit, where something is not known."""
    unknown: dict[str, int] = field(default_factory=dict)
    """What is not known, by its name, with how much of it there is."""

    @property
    def title(self) -> str:
        """What it is called in its own language; empty where nothing came of it."""
        return next(iter(self.titles.values()), "")
