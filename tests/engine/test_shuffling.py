"""The order of options: another one every day, the same on both sides, whatever a program remembers."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from viva.bank.kinds import Choice
from viva.bank.text import flat

if TYPE_CHECKING:
    from tests.engine.conftest import Opened
    from tests.engine.pages import Cards, Model
    from viva.bank.deck import Deck

pytestmark = [
    pytest.mark.engine,
    pytest.mark.browser,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
ROW_TEXTS = "Array.from(document.querySelectorAll('.live .row .text'), one => one.innerText.trim())"


def test_front_and_back_agree_on_an_order_that_is_another_every_day(deck: Deck, cards: Cards, opened: Opened) -> None:
    right = {
        question.id: " ".join(flat(question.content.answer).split())
        for question in deck.questions("en")
        if isinstance(question.content, Choice) and len(question.content.wrong) == 3
        if 'class="options choice"' in cards(question.id).front  # figures stand by size
    }
    screen = opened()
    orders = Counter[tuple[str, ...]]()
    places = Counter[int]()
    for number in range(20):
        screen.page.clock.set_fixed_time(NOON + timedelta(days=number))
        for (front, back), answer in zip(
            screen.each((cards(question_id) for question_id in right), ROW_TEXTS), right.values(), strict=True
        ):
            assert front == back
            orders[tuple(front)] += 1
            places[front.index(answer)] += 1
    assert orders.total() >= 200
    assert max(orders.values()) <= 5
    assert len(places) == 4
    assert all(0.2 < count / orders.total() < 0.3 for count in places.values())


@pytest.mark.parametrize("model", ["droid", "no-storage"], indirect=True)
def test_front_and_back_agree_on_pages_of_their_own(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    names = [name for name in cards.names("en") if 'class="options' in cards(name).front]
    for number, question_id in enumerate(names[:8]):
        screen.page.clock.set_fixed_time(NOON + timedelta(days=number))
        screen.front(cards(question_id))
        front = screen.texts()
        screen.page.clock.set_fixed_time(NOON + timedelta(days=number, hours=11))
        screen.back(cards(question_id))
        assert screen.texts() == front


def test_an_order_or_a_match_is_never_shown_solved(kinds: Cards, opened: Opened) -> None:
    screen = opened()
    for number in range(40):
        screen.page.clock.set_fixed_time(NOON + timedelta(days=number))
        (order, _), (match, _) = screen.each((kinds("an-order"), kinds("a-match")), ROW_TEXTS)
        assert order not in (["Spring", "Brook", "Creek", "River"], ["Spring", "Creek", "Brook", "River"])
        assert match[-3:-1] != ["Africa", "Europe"]


def test_the_order_holds_over_midnight_where_the_pick_is_remembered(cards: Cards, opened: Opened) -> None:
    screen = opened("droid")
    screen.page.clock.set_fixed_time(NOON)
    screen.front(cards("colour-code"))
    front = screen.texts()
    for day in range(1, 5):
        screen.page.clock.set_fixed_time(NOON + timedelta(days=day))
        screen.back(cards("colour-code"))
        assert screen.texts() == front


def test_claims_and_figures_are_not_shuffled(cards: Cards, kinds: Cards, opened: Opened) -> None:
    screen = opened()
    for number in range(10):
        screen.page.clock.set_fixed_time(NOON + timedelta(days=number))
        screen.front(cards("colours-named"))
        assert screen.rows() == [["t", "True"], ["f", "False"], ["n", "Not said"]]
        screen.front(kinds("figures"))
        assert screen.rows() == [["a", "3"], ["b", "20"], ["c", "100"]]
    screen.front(cards("colours-named", "fr"))
    assert [row[0] for row in screen.rows()] == ["v", "f", "n"]
