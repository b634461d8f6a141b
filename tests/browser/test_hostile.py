"""Texts that want to be more than texts, in names, options, reasons and sources, on phones and on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.room.conftest import question
from viva.bank.kinds import Choice, Cloze, Discuss, Distractor, Match, Order, Pair, Typed
from viva.room.commands import Heard, Next, Open, Settings, Show
from viva.room.game import begin
from viva.room.progress import Facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Screens = Callable[..., Screen]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

PAYLOADS: Final = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "</h1><svg onload=alert(3)>",
    '"><b onmouseover=alert(4)>',
    "javascript:alert(5)",
    "{{constructor.constructor('alert(6)')()}}",
    "\u202egnihtyna\u202c \u2067left\u2069",
    "\x1b[31mred\x1b[0m \x07",
    "${alert(7)} {n} {name}",
    "[link](javascript:alert(8)) [other](https://example.org/?q=<img>)",
)
LONG: Final = "long " * 2000

ADDED: Final = """() => document.querySelectorAll(
  "main img, main script, main [onerror], main [onload], main b[onmouseover]").length"""


def hostile() -> Game:
    """Return a class whose every text is a payload."""
    text = " ".join(PAYLOADS)
    contents = (
        Choice(
            id="choice",
            prompt=text,
            answer=PAYLOADS[0],
            wrong=tuple(Distractor(text=one, because=one) for one in PAYLOADS[1:]),
            explain=text,
        ),
        Typed(id="typed", prompt=PAYLOADS[0], answer=PAYLOADS[1], accept=PAYLOADS[2:], explain=text),
        Cloze(id="cloze", prompt=f"{PAYLOADS[0]} [[{PAYLOADS[1]}]]", extra=(PAYLOADS[2],)),
        Order(id="order", prompt=text, items=PAYLOADS),
        Match(id="match", prompt=text, pairs=tuple(Pair(left=one, right=one) for one in PAYLOADS[:3])),
        Discuss(id="discuss", prompt=text, points=PAYLOADS, positions=PAYLOADS[:3]),
        Choice(id="long", prompt=LONG, answer=LONG + "a", wrong=(LONG + "b", "x" * 2000), explain=LONG),
    )
    facts = Facts(id="k3v9x2", code="123456", title=PAYLOADS[0], lang="en", seed=1, settings=Settings(names="free"))
    return begin([question(one) for one in contents], facts)


def test_texts_stay_texts_in_every_state(opened: Opened, phone: Phones, board: Screens) -> None:
    room = opened(hostile())
    mine, wall = phone(room), board(room)
    wall.page.goto(room.board)
    mine.page.goto(room.joining)
    mine.shows(PAYLOADS[0])
    mine.page.get_by_label("Your name here").fill("<img src=x onerror=alert(1)>\u202eevil")
    mine.tap("Join")
    mine.shows("You are in")
    wall.shows("One is in")
    before = wall.page.evaluate(ADDED)
    for number in range(1, len(room.game.questions) + 1):
        room.do(Next(), Open())
        for screen in (mine, wall):
            screen.shows(f"{number}/{len(room.game.questions)}")
        if room.game.questions[number - 1].kind == "discuss":
            room.do(Heard(0))
            wall.shows("Heard so far")
        assert mine.page.evaluate(ADDED) == 0
        assert wall.page.evaluate(ADDED) == 0
        room.do(Show())
        mine.page.wait_for_selector(".so-far")
        wall.page.wait_for_selector("#phase:empty", state="attached")
        assert mine.page.evaluate(ADDED) == 0
        assert wall.page.evaluate(ADDED) == 0
        addresses = mine.page.evaluate("[...document.querySelectorAll('a')].map(one => one.protocol)")
        assert set(addresses) <= {"https:"}
    assert before == 1  # the QR code


def test_what_is_typed_comes_back_as_it_was(opened: Opened, phone: Phones) -> None:
    room = opened(hostile())
    mine = phone(room)
    mine.join(room)
    room.do(Next(), Show(), Next(), Open())
    field = mine.page.get_by_label("Your answer")
    field.fill("<img src=x onerror=alert(9)>")
    mine.tap("Send")
    mine.status("✓ Saved")
    mine.page.reload()
    mine.status("✓ Saved")
    expect(field).to_have_value("<img src=x onerror=alert(9)>")
    room.do(Show())
    mine.shows("<img src=x onerror=alert(9)>")
    assert mine.page.evaluate(ADDED) == 0


def test_ten_thousand_letters_fit_on_a_phone_and_are_not_cut_off_on_a_board(
    opened: Opened, phone: Phones, board: Screens
) -> None:
    game = hostile()
    game.questions = game.questions[-1:]
    room = opened(game)
    mine, wall = phone(room), board(room)
    wall.page.goto(room.board)
    mine.join(room)
    room.do(Next(), Open())
    wall.shows("Answer now")
    mine.shows("1/1")
    assert mine.page.evaluate("document.documentElement.scrollWidth") == 412
    # Too much for any wall: it can be scrolled.
    box = wall.page.locator(".fits")
    assert box.evaluate("one => getComputedStyle(one).overflowY") == "auto"
    box.focus()
    wall.page.keyboard.press("End")
    wall.page.wait_for_function("() => document.querySelector('.fits').scrollTop > 100")
