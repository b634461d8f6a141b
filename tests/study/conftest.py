"""Small questions of several kinds, a clock to set by hand, and a journal in the test's own home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pytest
from msgspec import Struct

from viva import settings
from viva.bank.deck import Home, Question
from viva.bank.kinds import Card, Choice, Claim, Cloze, Content, Discuss, Select, Typed
from viva.study.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME: Final = Home(deck="0123456789abcdef", bank="bank", lang="en", title="Bank", path=Path("bank.en.yaml"))


class Hand(Struct):
    """A clock set by hand: it returns what it shows, and stands still."""

    shows: datetime = datetime(2026, 3, 9, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.shows

    def turn(self, **by: float) -> None:
        self.shows += timedelta(**by)


class Ask(Protocol):
    def __call__(self, count: int, *, home: Home = ..., kind: str = ...) -> list[Question]: ...


def made(place: int, home: Home, kind: str) -> Question:
    """Return a question whose id is its place: the kinds take turns, unless one is named."""
    name = f"q{place}"
    contents: dict[str, Content] = {
        "choice": Choice(id=name, prompt=f"What is {place}?", answer="right", wrong=("off", "far off")),
        "typed": Typed(id=name, prompt=f"Type {place}.", answer="right"),
        "select": Select(id=name, prompt="All of them.", answers=("one", "two"), wrong=("three",), marks=2),
        "cloze": Cloze(id=name, prompt="[[one]] and [[two]]"),
        "claim": Claim(id=name, prompt="So it is.", answer="true"),
        "card": Card(id=name, prompt="front", back="back", reverse=True),
        "discuss": Discuss(id=name, prompt="Talk.", points=("a", "b")),
    }
    content = contents[kind or list(contents)[place % len(contents)]]
    return Question(content, home, content)


@pytest.fixture(scope="session")
def ask() -> Ask:
    def several(count: int, *, home: Home = HOME, kind: str = "") -> list[Question]:
        return [made(place, home, kind) for place in range(count)]

    return several


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal(settings.journal_path()) as opened:
        yield opened
