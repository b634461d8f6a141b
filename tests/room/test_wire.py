"""Texts on their way to phones: in pieces that nobody has to parse, and nothing in them that could act."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from viva.asking.present import present
from viva.room.wire import question, revealed, text


@pytest.mark.parametrize(
    ("written", "pieces"),
    [
        ("plain", ("plain",)),
        ("*so* it is", ({"em": ("so",)}, " it is")),
        ("**so**", ({"strong": ("so",)},)),
        ("`a*b`", ({"code": "a*b"},)),
        (r"\(x^2\)", ({"math": "x^2"},)),
        ("[*here*](https://example.org)", ({"link": ({"em": ("here",)},), "to": "https://example.org"},)),
        ("one\ntwo", ("one", {"line": True}, "two")),
        ("<b>&amp;</b>", ("<b>&amp;</b>",)),
        ("[x](javascript:alert)", ("[x](javascript:alert)",)),
    ],
)
def test_inline_text_comes_in_pieces(written: str, pieces: tuple[Any, ...]) -> None:
    assert text(written) == pieces


@pytest.mark.parametrize("written", ["a\x1b[31mb", "`a\x1bb`", "\\(a\x1bb\\)", "a\u202eb", "*a\x07b*"])
def test_control_characters_are_shown_and_never_sent(written: str) -> None:
    assert set(words(text(written))).isdisjoint("\x1b\x07\u202e")


def words(pieces: Any) -> str:  # noqa: ANN401 - pieces within pieces
    """Return all the text in pieces, as it is."""
    if isinstance(pieces, str):
        return pieces
    inside = pieces.values() if isinstance(pieces, dict) else pieces
    return "".join(map(words, inside))


def test_blanks_are_numbered_and_empty() -> None:
    assert text("So [[one]] and [[two]].", blanks=True) == ("So ", {"blank": 0}, " and ", {"blank": 1}, ".")


def test_an_order_is_revealed_with_the_places_that_are_right_for_each(ordered: Any) -> None:  # noqa: ANN401
    answer: Any = revealed(ordered, present(ordered, Random(1))).answer

    assert [(one.first, one.last) for one in answer.items] == [(0, 0), (1, 2), (1, 2)]


@pytest.fixture
def ordered() -> Any:  # noqa: ANN401
    from pathlib import Path

    from viva.bank.deck import Home, Question
    from viva.bank.kinds import Order, Tie

    content = Order(id="o", prompt="Order.", items=("first", Tie(any=("either", "or"))))
    home = Home(deck="0" * 16, bank="b", lang="en", title="B", path=Path("b.en.yaml"))
    return Question(content, home, content)


def test_a_question_that_phones_show_by_letters_keeps_what_cannot_be_told_by_a_letter(ordered: Any) -> None:  # noqa: ANN401
    asked: Any = question(present(ordered, Random(1)), 0, silent=True)

    assert asked.prompt == ()
    assert all(item.text for item in asked.items)
