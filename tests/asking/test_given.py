"""A response in words: what stands on an exam's paper."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from viva.asking.given import given
from viva.asking.present import present
from viva.asking.response import Arranged, Filled, Judged, Paired, Passed, Picked, Response, Wrote
from viva.bank.deck import Home, Question, option_key
from viva.bank.kinds import Choice, Claim, Cloze, Content, Match, Order, Pair, Select, Typed

HOME = Home(deck="d", bank="b", lang="en", title="T", path=Path("b.en.yaml"))


def key(text: str) -> str:
    return option_key(text)


@pytest.mark.parametrize(
    ("content", "response", "expected"),
    [
        (Choice(id="q", prompt="?", answer="this", wrong=("that",)), Picked((key("that"),)), ("that",)),
        (Choice(id="q", prompt="?", answer="this", wrong=("that",)), Picked(("gone",)), ()),
        (Claim(id="q", prompt=".", answer="true"), Judged("unsaid"), ("Not said",)),
        (Typed(id="q", prompt="?", answer="so"), Wrote("*so*"), (r"\*so\*",)),
        (Cloze(id="q", prompt="[[one]] and [[two]]"), Filled(("one", "")), ("one", "…")),
        (Order(id="q", prompt="?", items=("a", "b", "c")), Arranged((key("c"), key("a"), key("b"))), ("c", "a", "b")),
        (
            Match(id="q", prompt="?", pairs=(Pair(left="Nile", right="Cairo"), Pair(left="Seine", right="Paris"))),
            Paired(((key("Nile"), key("Paris")),)),
            ("Nile → Paris",),
        ),
        (Typed(id="q", prompt="?", answer="so"), Passed(), ()),
    ],
)
def test_what_was_given_is_told_and_no_more(content: Content, response: Response, expected: tuple[str, ...]) -> None:
    shown = present(Question(content, HOME, content), Random(1))

    assert given(shown, response) == expected


def test_several_are_told_in_the_order_shown() -> None:
    content = Select(id="q", prompt="?", answers=("a", "b"), wrong=("c",))
    shown = present(Question(content, HOME, content), Random(1))

    assert set(given(shown, Picked((key("c"), key("a"))))) == {"a", "c"}
