"""A class of small questions, one of each kind, whose keys are canaries: words that stand nowhere else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pytest

from viva.bank.deck import Home, Question, option_key
from viva.bank.kinds import (
    Card,
    Choice,
    Claim,
    Cloze,
    Content,
    Discuss,
    Distractor,
    Match,
    Number,
    Order,
    Pair,
    Select,
    Typed,
)
from viva.room.commands import Settings
from viva.room.game import Game, begin
from viva.room.progress import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME: Final = Home(deck="0123456789abcdef", bank="bank", lang="en", title="Bank", path=Path("bank.en.yaml"))

CANARY: Final = "kanarienvogel"
"""Stands in every key and explanation, and in nothing that is shown before the reveal."""

RIGHT: Final = option_key("right")
WRONG: Final = option_key("wrong")

CONTENTS: Final[tuple[Content, ...]] = (
    Choice(
        id="choice",
        prompt="Which *one*?",
        answer="right",
        wrong=("off", Distractor(text="wrong", because=f"{CANARY} choice")),
        explain=f"{CANARY} explained",
    ),
    Claim(id="claim", prompt="So it is.", answer="unsaid", explain=f"{CANARY} claim"),
    Select(id="select", prompt="All of them.", answers=("one", "two"), wrong=("three",), marks=2, explain=CANARY),
    Typed(id="typed", prompt="Type.", answer=CANARY, accept=(f"{CANARY} too",)),
    Number(id="number", prompt="How many?", answer=Decimal(1618033), unit="grains"),
    Cloze(id="cloze", prompt=f"So [[{CANARY}]] and [[{CANARY} again]]."),
    Order(id="order", prompt="In order.", items=("first", "second", "third"), explain=CANARY),
    Match(id="match", prompt="Pair.", pairs=(Pair(left="a", right="x"), Pair(left="b", right="y")), explain=CANARY),
    Card(id="card", prompt="front", back=CANARY),
    Discuss(id="discuss", prompt="What now?", points=(f"{CANARY} one", f"{CANARY} two"), positions=("for", "against")),
    Discuss(id="talk", prompt="And now?", points=(CANARY,)),
)


class Class(Protocol):
    def __call__(self, *kinds: str, settings: Settings = ..., cap: int = ..., phones: int = ...) -> Game: ...


def question(content: Content) -> Question:
    return Question(content, HOME, content)


def named(*names: str) -> Sequence[Question]:
    known = {content.id: question(content) for content in CONTENTS}
    return [known[name] for name in names]


def lesson(*names: str, settings: Settings | None = None, cap: int = 400, phones: int = 0) -> Game:
    """Return a class that waits in the lobby, with so many players in it."""
    chosen = names or tuple(content.id for content in CONTENTS)
    facts = Facts(
        id="k3v9x2",
        code="123456",
        title="Bank",
        lang="en",
        seed=1,
        questions=chosen,
        cap=cap,
        settings=settings or Settings(),
    )
    game = begin(named(*chosen), facts)
    for number in range(phones):
        game.admit(game.enter(f"Player {number + 1}"))
    return game


@pytest.fixture
def klass() -> Class:
    return lesson
