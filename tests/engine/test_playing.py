"""Cards as one studies with them, front to back: the real engine's HTML in a real Chromium."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from viva.asking import options
from viva.asking.grade import grade
from viva.asking.response import Arranged, Paired, Picked
from viva.bank.kinds import Match, Order, Select
from viva.bank.text import flat

if TYPE_CHECKING:
    from tests.engine.conftest import Opened
    from tests.engine.pages import Cards, Model, Screen
    from viva.asking.response import Response
    from viva.bank.deck import Deck, Question

pytestmark = [
    pytest.mark.engine,
    pytest.mark.browser,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

BOTH: list[Model] = ["desktop", "droid"]


@pytest.mark.parametrize("model", BOTH, indirect=True)
def test_a_pick_is_marked_on_the_back_with_every_reason(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(cards("colour-code"))
    screen.pick("A paper pass", "A trust score")
    assert screen.picked() == ["A trust score"]
    letters = {row[1]: row[0] for row in screen.rows()}
    screen.back(cards("colour-code"))
    found = {row[1 + (row[0] in "✓✗")]: row for row in screen.rows()}
    assert found["A colour code"] == ["✓", letters["A colour code"], "A colour code"]
    assert found["A trust score"][:3] == ["✗", letters["A trust score"], "A trust score"]
    assert found["A trust score"][3:] == ["yours", "That is what Sesame Credit gives; it came before the epidemic."]
    assert len(found["A paper pass"]) == 3
    assert found["A paper pass"][2].startswith("He ties the system")
    assert screen.verdict() == "✗ Not right."
    order = screen.page.locator(".verdict, .explanation, .source, .elsewhere").all()
    assert [(part.get_attribute("class") or "").split()[0] for part in order] == [
        "verdict",
        "explanation",
        "source",
        "elsewhere",
    ]


@pytest.mark.parametrize("model", BOTH, indirect=True)
def test_the_options_stay_where_they_are_when_the_card_is_turned(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(cards("colour-code"))
    places = [screen.page.locator(".row .letter").first.bounding_box()]
    screen.back(cards("colour-code"))
    assert [screen.page.locator(".row .letter").first.bounding_box()] == places
    assert screen.page.locator("#answer").count() == 0  # what programs scroll to, past the prompt


def test_without_a_pick_nothing_is_yours_and_there_is_no_verdict(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(cards("colour-code"))
    screen.back(cards("colour-code"))
    assert "yours" not in screen.page.locator(".viva").inner_text()
    assert screen.page.locator(".verdict").is_hidden()
    assert [row[0] for row in screen.rows()].count("✓") == 1
    screen.front(cards("what-the-code-opened"))
    screen.back(cards("what-the-code-opened"))
    assert "missed" not in screen.page.locator(".viva").inner_text()


def test_where_nothing_can_be_kept_a_pick_is_taken_and_forgotten(cards: Cards, opened: Opened) -> None:
    screen = opened("no-storage")
    screen.front(cards("colour-code"))
    screen.pick("A trust score")
    assert screen.picked() == ["A trust score"]
    screen.back(cards("colour-code"))
    assert screen.page.locator(".verdict").is_hidden()


@pytest.mark.parametrize("model", BOTH, indirect=True)
def test_a_card_that_comes_again_has_no_pick(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(cards("colour-code"))
    screen.pick("A colour code")
    screen.back(cards("colour-code"))
    assert screen.verdict() == "✓ Right."
    screen.front(cards("colour-code"))
    assert screen.picked() == []
    screen.back(cards("colour-code"))
    assert screen.page.locator(".verdict").is_hidden()


def test_a_pick_belongs_to_one_question_in_one_language(cards: Cards, opened: Opened) -> None:
    screen = opened("droid")
    screen.front(cards("colour-code"))
    screen.pick("A colour code")
    for other in (cards("whose-ratings"), cards("colour-code", "fr")):
        screen.back(other)
        assert screen.page.locator(".verdict").is_hidden()


@pytest.mark.parametrize("model", BOTH, indirect=True)
def test_a_select_takes_several_and_tells_what_was_missed(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(cards("what-the-code-opened"))
    screen.pick("Checkpoints", "Online courses", "Interest-free loans", "Interest-free loans")
    assert set(screen.picked()) == {"Checkpoints", "Online courses"}
    screen.pick("Online courses")
    screen.back(cards("what-the-code-opened"))
    found = [row for row in screen.rows() if row[0] == "✓"]
    assert sorted((row[2], row[3]) for row in found) == [("Certain buildings", "missed"), ("Checkpoints", "yours")]
    assert screen.verdict() == "◐ 1 of 2 right."


@pytest.mark.parametrize("model", BOTH, indirect=True)
def test_an_order_is_tapped_in_sequence_and_a_second_tap_takes_back(kinds: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(kinds("an-order"))
    screen.pick("River", "Spring", "River", "Creek", "River", "Brook")
    assert {row[2]: row[0] for row in screen.rows()} == {"Spring": "1", "Creek": "2", "River": "3", "Brook": "4"}
    screen.back(kinds("an-order"))
    assert screen.rows() == [
        ["✓", "1", "Spring"],
        ["✗", "2–3", "Brook", "you had it as 4"],
        ["✓", "2–3", "Creek"],
        ["✓", "4", "River"],
    ]
    assert screen.verdict() == "◐ 1 of 2 right."


def test_half_an_order_is_shown_and_not_judged(kinds: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(kinds("an-order"))
    screen.pick("River", "Spring")
    screen.back(kinds("an-order"))
    assert screen.rows() == [
        ["1", "Spring", "you had it as 2"],
        ["2–3", "Brook"],
        ["2–3", "Creek"],
        ["4", "River", "you had it as 1"],
    ]
    assert screen.page.locator(".verdict").is_hidden()


def test_an_order_that_was_not_played_keeps_its_letters(kinds: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(kinds("an-order"))
    letters = {row[1]: row[0] for row in screen.rows()}
    screen.back(kinds("an-order"))
    expected = [f"{text} ({letters[text]})" for text in ("Spring", "Brook", "Creek", "River")]
    assert [row[1] for row in screen.rows()] == expected


@pytest.mark.parametrize("model", BOTH, indirect=True)
def test_lefts_are_given_their_rights_one_after_the_other(kinds: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(kinds("a-match"))
    letters = {row[1]: row[0] for row in screen.rows(".rights")}
    screen.pick("Asia", "Europe")
    assert screen.rows(".lefts") == [
        ["Nile", letters["Asia"], "Asia"],
        ["Rhône", letters["Europe"], "Europe"],
        ["Loire", "?"],
    ]
    screen.back(kinds("a-match"))
    assert screen.rows() == [
        ["✗", "Nile", letters["Africa"], "Africa", f"you had: {letters['Asia']} Asia"],
        ["✓", "Rhône", letters["Europe"], "Europe"],
        ["Loire", letters["Europe"], "Europe"],
    ]
    assert screen.verdict() == "◐ 1 of 3 right."


def test_a_left_can_be_chosen_and_emptied(kinds: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(kinds("a-match"))
    screen.pick("Loire", "Europe", "Asia")
    assert [row[0] for row in screen.rows(".lefts") if len(row) == 3] == ["Nile", "Loire"]
    screen.pick("Nile", "Nile")
    assert screen.rows(".lefts")[0] == ["Nile", "?"]
    screen.pick("Africa", "Europe")
    screen.back(kinds("a-match"))
    assert screen.verdict() == "✓ Right."


def play(screen: Screen, question: Question, rng: random.Random) -> Response:
    """Play a question, more or less well; return what was given, as the grader knows it."""
    shown = screen.texts()
    well = rng.random()
    if isinstance(question.content, Match):
        pairs, rights = options.sides(question)
        given = [right if rng.random() < well else rng.choice(rights) for _, right in pairs]
        click(screen, [shown.index(words(right.text), len(pairs)) for right in given])
        return Paired(tuple((left.key, right.key) for (left, _), right in zip(pairs, given, strict=True)))
    if isinstance(question.content, Order):
        items = [item.option for item in options.ranked(question)]
        items.sort(key=lambda _: rng.random() * (well < 0.7))
        response: Response = Arranged(tuple(item.key for item in items))
    else:
        items = [one.option for one in options.candidates(question) if one.right or rng.random() > well]
        response = Picked(tuple(item.key for item in items))
    click(screen, [shown.index(words(item.text)) for item in items])
    return response


def click(screen: Screen, buttons: list[int]) -> None:
    screen.page.evaluate("all => all.forEach(at => document.querySelectorAll('button')[at].click())", buttons)


def words(text: str) -> str:
    return " ".join(flat(text).split())


def test_the_verdict_is_that_of_the_grader(deck: Deck, cards: Cards, opened: Opened) -> None:
    screen = opened()
    rng = random.Random(7)
    graded = Counter[str]()
    played = [one for one in deck.questions("en") if isinstance(one.content, Select | Order | Match)]
    for question in played * 3:
        sides = cards(question.id)
        screen.front(sides)
        expected = grade(question, play(screen, question, rng))
        screen.back(sides)
        told = {
            "right": "✓ Right.",
            "partly": f"◐ {expected.got} of {expected.of} right.",
            "wrong": "✗ Not right.",
        }
        assert screen.verdict() == told[expected.outcome], question.id
        graded[f"{question.kind} {expected.outcome}"] += 1
    assert len(graded) >= 7
