"""Keys on cards: what a card takes, and what it leaves to Anki."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.engine.conftest import Opened
    from tests.engine.pages import Cards, Model, Screen

pytestmark = [
    pytest.mark.engine,
    pytest.mark.browser,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ALT_DIGIT: dict[str, Any] = {"code": "Digit2", "key": "2", "altKey": True}


def press(screen: Screen, **event: Any) -> bool:  # noqa: ANN401 - what an event has
    """Press a key; return whether the card took it from Anki."""
    return not screen.page.evaluate(
        'event => document.body.dispatchEvent(new KeyboardEvent("keydown", '
        "Object.assign({bubbles: true, cancelable: true}, event)))",
        event,
    )


SECOND: tuple[dict[str, Any], ...] = (
    ALT_DIGIT,
    {"code": "Digit2", "key": "™", "altKey": True},  # a Mac
    {"code": "Digit2", "key": "2"},
    {"code": "Numpad2", "key": "2"},
    {"code": "Digit2", "key": "é"},  # AZERTY
    {"code": "Digit2", "key": "2", "shiftKey": True},
)

NOT_OURS: tuple[dict[str, Any], ...] = (
    *({"code": f"Key{letter}", "key": letter.lower()} for letter in "ABDEIMORSTUVY"),
    {"code": "Space", "key": " "},
    {"code": "Enter", "key": "Enter"},
    {"code": "Digit2", "key": "2", "ctrlKey": True},  # a flag
    {"code": "Digit2", "key": "2", "metaKey": True},
    {"code": "Digit2", "key": "@", "shiftKey": True},  # suspend the card
    {"code": "Digit6", "key": "-"},  # bury it, on AZERTY
    {"code": "Digit2", "key": "2", "repeat": True},
    {"code": "Digit9", "key": "9"},  # there are four options
)


def test_digits_pick(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    for event in SECOND:
        screen.front(cards("colour-code"))
        assert press(screen, **event), event
        assert screen.picked() == screen.texts()[1:2]


def test_every_other_key_is_left_to_anki(cards: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(cards("colour-code"))
    for event in NOT_OURS:
        assert not press(screen, **event), event
    assert screen.picked() == []


def test_on_the_back_and_after_a_tap_every_key_is_left_to_anki(cards: Cards, opened: Opened, model: Model) -> None:
    screen = opened(model)
    screen.front(cards("colour-code"))
    screen.pick("A colour code")
    assert screen.page.evaluate("document.activeElement === document.body")
    screen.page.keyboard.press("Space")
    screen.page.keyboard.press("Enter")
    assert screen.picked() == ["A colour code"]
    screen.back(cards("colour-code"))
    assert not press(screen, **ALT_DIGIT)


def test_a_key_is_heard_once_however_many_cards_there_were(cards: Cards, opened: Opened) -> None:
    screen = opened()
    for _ in range(4):
        screen.front(cards("what-the-code-opened"))
        screen.back(cards("what-the-code-opened"))
    screen.front(cards("what-the-code-opened"))
    assert press(screen, **ALT_DIGIT)
    assert len(screen.picked()) == 1
    screen.front(cards("sesame-credit-card"))
    assert not press(screen, **ALT_DIGIT)


def test_keys_put_in_order_and_pair(kinds: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(kinds("an-order"))
    for digit in (3, 1, 2):
        press(screen, code=f"Digit{digit}", key=str(digit), altKey=True)
    assert [row[0] for row in screen.rows()][:3] == ["2", "3", "1"]
    screen.front(kinds("a-match"))
    for digit in (3, 1, 1):
        press(screen, code=f"Digit{digit}", key=str(digit), altKey=True)
    assert [row[1] for row in screen.rows(".lefts")] == ["c", "a", "a"]


def test_tab_and_space_play_too(cards: Cards, opened: Opened) -> None:
    screen = opened()
    screen.front(cards("colour-code"))
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Space")
    assert screen.picked() == screen.texts()[1:2]
