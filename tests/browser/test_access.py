"""Nobody is kept out: axe finds nothing on any page in any state, what is pressed is large, and focus is not lost."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

import pytest
from playwright.sync_api import expect

from tests.room.conftest import lesson
from viva.room.commands import Close, Heard, Leaders, Next, Open, Pause, Resume, Settings, Show, Talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Screens = Callable[..., Screen]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

KINDS: Final = ("choice", "claim", "select", "typed", "number", "cloze", "order", "match", "card", "discuss")

SCHEMES: Final[tuple[Literal["dark", "light"], ...]] = ("dark", "light")

LOOK: Final = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .map(one => one.id + ": " + one.nodes.map(node => node.html.slice(0, 200)).join(" | "))"""

SMALL: Final = """() => [...document.querySelectorAll("button, input, select")].filter(one => one.offsetParent)
  .filter(one => one.offsetHeight < 48 || one.offsetWidth < 48).map(one => one.outerHTML)"""


def found_by_axe(page: Page) -> list[str]:
    """Return what axe finds on a page, by night and by day."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(LOOK)
    return found


def begin(page: Page, kind: str) -> None:
    """Begin an answer, so that what is picked and what can be sent is looked at too."""
    page.wait_for_selector("main:not(.shut) #task", state="attached")
    if kind in {"typed", "number", "cloze"}:
        page.locator("main input").first.fill("12")
    else:
        page.locator("button.row").first.tap()


def test_axe_finds_nothing_on_a_phone_in_any_state(opened: Opened, phone: Phones) -> None:
    room = opened(lesson(*KINDS, settings=Settings(seconds=60)))
    mine = phone(room)
    page = mine.page
    page.goto(room.joining)
    mine.shows("Join the class")
    assert found_by_axe(page) == []
    mine.tap("Join")
    mine.shows("You are in")
    assert found_by_axe(page) == []
    for number, kind in enumerate(KINDS, 1):
        room.do(Next())
        mine.shows(f"{number}/10")
        assert found_by_axe(page) == [], kind
        room.do(Open())
        begin(page, kind)
        assert found_by_axe(page) == [], kind
        assert page.evaluate(SMALL) == [], kind
        if kind == "choice":
            room.do(Pause())
            mine.status("Paused")
            assert found_by_axe(page) == []
            room.do(Resume(), Close(), Talk())
            mine.shows("Convince")
            assert found_by_axe(page) == []
        if kind == "discuss":
            room.do(Heard(0))
            mine.shows("Heard so far")
        room.do(Show())
        page.wait_for_selector(".so-far")
        assert found_by_axe(page) == [], kind
    room.do(Next())
    mine.shows("That was it")
    assert found_by_axe(page) == []


def test_axe_finds_nothing_on_the_board_in_any_state(opened: Opened, board: Screens) -> None:
    room = opened(lesson(*KINDS, settings=Settings(seconds=60, ranking="top"), phones=2))
    wall = board(room)
    wall.page.goto(room.board)
    wall.shows("2 are in")
    assert found_by_axe(wall.page) == []
    for number, kind in enumerate(KINDS, 1):
        room.do(Next(), Open())
        wall.shows(f"{number}/10")
        wall.shows("Answer now")
        assert found_by_axe(wall.page) == [], kind
        room.do(Show())
        wall.page.wait_for_selector("#phase:empty", state="attached")
        assert found_by_axe(wall.page) == [], kind
    room.do(Leaders())
    wall.shows("Who leads")
    assert found_by_axe(wall.page) == []
    room.do(Next())
    wall.shows("That was it")
    assert found_by_axe(wall.page) == []


def test_focus_stays_where_it_was_while_a_question_opens_and_closes(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    room.do(Next())
    mine.shows("1/1")
    second = mine.page.locator("button.row").nth(1)
    second.focus()
    room.do(Open())
    mine.shows("Choose one.")
    expect(second).to_be_focused()
    mine.page.keyboard.press("Enter")
    mine.status("✓ Saved")
    room.do(Close())
    mine.status("✓ Answers are closed")
    expect(second).to_be_focused()
    room.do(Show())
    mine.page.wait_for_selector(".so-far")
    expect(mine.page.locator("h1")).to_be_focused()


def test_a_screen_reader_hears_what_became_of_an_answer_and_how_it_went(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    room.do(Next(), Open())
    mine.tap("off")
    expect(mine.page.get_by_role("status").filter(has_text="Saved")).to_have_count(1)
    room.do(Show())
    expect(mine.page.locator("[aria-live=polite]")).to_have_text("Not right.")
    expect(mine.page.get_by_role("listitem").filter(has_text="off")).to_contain_text("wrong")


def test_nothing_is_wider_than_the_phone(opened: Opened, phone: Phones) -> None:
    from tests.browser.classroom import long_lesson

    room = opened(long_lesson())
    mine = phone(room)
    mine.join(room)

    def too_wide() -> list[int]:
        found = []
        for size in (320, 360, 412):
            mine.page.set_viewport_size({"width": size, "height": 640})
            found += [size] if mine.page.evaluate("document.documentElement.scrollWidth") > size else []
        return found

    for number in range(10):
        room.do(Next())
        mine.shows(f"{number + 1}/10")
        assert too_wide() == [], room.game.questions[number].id
        room.do(Show())
        mine.page.wait_for_selector(".so-far")
        assert too_wide() == [], room.game.questions[number].id
