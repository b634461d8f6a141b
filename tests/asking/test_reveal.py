"""What is told after an answer: all of it, in the shape of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from viva.asking.response import Arranged, Filled, Judged, Paired, Picked, Response, Talked, Wrote
from viva.asking.reveal import (
    RevealedBlank,
    RevealedBlanks,
    RevealedCard,
    RevealedNumber,
    RevealedOptions,
    RevealedOrder,
    RevealedPair,
    RevealedPairs,
    RevealedPoints,
    RevealedText,
    RevealedTruth,
    reveal,
)
from viva.bank import library
from viva.bank.deck import option_key

if TYPE_CHECKING:
    from tests.asking.conftest import Ask


def keys(*texts: str) -> tuple[str, ...]:
    return tuple(option_key(text) for text in texts)


def test_options_with_the_truth_about_each(ask: Ask) -> None:
    question = ask("choice", answer="x", wrong=[{"text": "y", "because": "No."}, "z"])
    answer = reveal(question, Picked(keys("y"))).answer

    assert isinstance(answer, RevealedOptions)
    assert [(one.text, one.right, one.yours, one.because) for one in answer.options] == [
        ("x", True, False, None),
        ("y", False, True, "No."),
        ("z", False, False, None),
    ]


def test_a_claim(ask: Ask) -> None:
    assert reveal(ask("claim", answer="unsaid"), Judged("true")).answer == RevealedTruth("unsaid", "true")


def test_a_text(ask: Ask) -> None:
    question = ask("typed", answer="x", accept=["y"])

    assert reveal(question, Wrote("z")).answer == RevealedText("x", ("y",), "z")


@pytest.mark.parametrize(
    ("own", "lang", "typed", "answer"),
    [
        ({"answer": "16.5", "unit": "million"}, "en", "16500000", ("16.5 million", None, "16,500,000 million")),
        ({"answer": "20000", "unit": "yuans"}, "fr", "20k", ("20\u202f000 yuans", None, "20 mille yuans")),
        ({"answer": "5", "within": "10%"}, "en", "about five", ("5", "10%", "about five")),
        ({"answer": "5", "within": "0.0"}, "en", None, ("5", None, None)),
        ({"answer": "5", "within": "10"}, "en", None, ("5", "10", None)),
    ],
    ids=["english", "french", "not-read", "none", "ten"],
)
def test_a_number(ask: Ask, own: dict[str, Any], lang: str, typed: str | None, answer: tuple[str | None, ...]) -> None:
    shown = reveal(ask("number", lang, **own), Wrote(typed) if typed else None).answer

    assert isinstance(shown, RevealedNumber)
    assert (shown.answer, shown.within, shown.yours) == answer


def test_blanks(ask: Ask) -> None:
    question = ask("cloze", prompt="A [[word|term]] and [[more]]")
    answer = reveal(question, Filled(("Term", "less"))).answer

    assert answer == RevealedBlanks(
        "A [[word|term]] and [[more]]",
        (RevealedBlank(("word", "term"), "Term", right=True), RevealedBlank(("more",), "less", right=False)),
    )


def test_an_order_in_its_right_order(ask: Ask) -> None:
    answer = reveal(ask("order", items=["a", {"any": ["b", "c"]}, "d"]), Arranged(keys(*"dacb"))).answer

    assert isinstance(answer, RevealedOrder)
    assert [(item.text, item.rank, item.yours, item.right) for item in answer.items] == [
        ("a", 0, 1, True),
        ("b", 1, 3, True),
        ("c", 1, 2, True),
        ("d", 2, 0, False),
    ]
    assert [item.number for item in answer.items] == ["1", "2–3", "2–3", "4"]  # tied items share their places


def test_pairs(ask: Ask) -> None:
    pairs = [{"left": "a", "right": "x"}, {"left": "b", "right": "y"}]
    question = ask("match", pairs=pairs, extra=["z"])
    answer = reveal(question, Paired((keys("a", "z"), keys("b", "y")))).answer  # type: ignore[arg-type]

    assert answer == RevealedPairs(
        (RevealedPair("a", "x", "z", is_right=False), RevealedPair("b", "y", "y", is_right=True)), ("z",)
    )


def test_a_card(ask: Ask) -> None:
    assert reveal(ask("card", prompt="F", back="B")).answer == RevealedCard("F", "B")


def test_points(ask: Ask) -> None:
    question = ask("discuss", points=["x", {"text": "y"}], positions=["for", "against"])
    answer = reveal(question, Talked((1,), 0)).answer

    assert isinstance(answer, RevealedPoints)
    assert [(point.text, point.touched) for point in answer.points] == [("x", False), ("y", True)]
    assert answer.position == "for"


def test_explanation_passage_and_elsewhere_in_their_language() -> None:
    deck = library.open_deck(library.shipped_decks() / "alibaba-covid")
    question = deck.bank("fund", "fr")["fund-amount"]
    shown = reveal(question)

    assert shown.explain == question.content.explain
    assert [passage.id for passage in shown.passages] == list(question.content.cites)
    assert all(passage.voice == "Martin Pasquier" and passage.gist for passage in shown.passages)
    assert [entry.says for entry in shown.elsewhere] == [
        entry.says["fr"] if isinstance(entry.says, dict) else entry.says for entry in question.elsewhere
    ]


def test_every_question_that_ships_can_be_revealed_to_who_gave_no_answer() -> None:
    deck = library.open_deck(library.shipped_decks() / "alibaba-covid")
    for lang in deck.languages:
        for question in deck.questions(lang):
            assert len(reveal(question).passages) == len(question.content.cites)
            assert len(reveal(question).elsewhere) == len(question.content.elsewhere)


@pytest.mark.parametrize(
    ("kind", "own", "old"),
    [
        ("choice", {"answer": "x", "wrong": ["y"]}, Picked(("gone",))),
        ("order", {"items": ["a", "b"]}, Arranged(("gone", *keys("b", "a")))),
        ("order", {"items": ["a", "b"]}, Arranged(())),
        ("match", {"pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]}, Paired((("gone", "gone"),))),
        ("cloze", {"prompt": "[[a]] [[b]]"}, Filled(("a",))),
        ("cloze", {"prompt": "[[a]]"}, Filled(("a", "b"))),
        ("discuss", {"points": ["x"]}, Talked((5,), 5)),
        ("typed", {"answer": "x"}, Picked(("gone",))),
    ],
    ids=str,
)
def test_an_answer_from_before_an_edit_can_be_looked_at(
    ask: Ask, kind: str, own: dict[str, Any], old: Response
) -> None:
    question = ask(kind, **own)

    assert type(reveal(question, old).answer) is type(reveal(question).answer)
