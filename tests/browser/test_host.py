"""The host's page: a class run from a browser, one large button at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import found_by_axe
from tests.room.conftest import CANARY, lesson
from viva.room.commands import Settings
from viva.room.protocol import Answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Screens = Callable[..., Screen]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

ON_A_PHONE = {"viewport": {"width": 412, "height": 915}, "has_touch": True}


def test_a_class_is_run_from_beginning_to_end_by_the_button_that_comes_next(
    opened: Opened, board: Screens, phone: Phones
) -> None:
    room = opened(lesson("choice", "discuss", settings=Settings(ranking="top")))
    desk, mine = board(room, **ON_A_PHONE), phone(room)
    desk.page.goto(room.host)
    desk.shows("123456")
    mine.join(room)
    desk.shows("Lobby · One is in")
    seen: list[str] = []
    for name in ("First question", "Open the vote", "Close the vote", "Reveal", "Next", "Open the vote"):
        go = desk.page.locator(".go")
        expect(go).to_have_text(name)
        assert found_by_axe(desk.page) == []
        go.click()
        if name == "Open the vote" and not seen:
            mine.tap("off")
            desk.shows("1 of 1 answered")
        seen.append(name)
    desk.tap("See the key")
    desk.page.get_by_role("button", name=f"{CANARY} one").click()
    mine.shows(f"{CANARY} one")
    desk.page.locator(".go").click()
    desk.page.locator(".go").click()
    expect(desk.page.locator(".go")).to_have_text("Next")
    desk.page.locator(".go").click()
    desk.shows("Finished")
    with desk.page.expect_download() as sheet:
        desk.page.get_by_role("link", name="Results by question").click()
    assert sheet.value.suggested_filename == "k3v9x2-question.csv"


def test_the_key_is_on_the_hosts_page_only_when_asked_for(opened: Opened, board: Screens) -> None:
    room = opened(lesson("typed"))
    desk = board(room)
    desk.page.goto(room.host)
    desk.page.locator(".go").click()
    desk.shows("Reading")
    assert CANARY not in desk.page.content()
    desk.tap("See the key")
    desk.shows(CANARY)
    desk.tap("Hide the key")
    desk.page.get_by_role("button", name="See the key").wait_for()
    assert CANARY not in desk.page.content()


def test_the_options_stand_below_the_question_from_the_first_look_and_bear_the_key_with_the_bars(
    opened: Opened, board: Screens
) -> None:
    room = opened(lesson("choice"))
    desk = board(room)
    desk.page.goto(room.host)
    desk.page.locator(".go").click()
    rows = desk.page.locator("#spread .told")
    expect(rows).to_have_count(3)
    assert (
        desk.page.locator("h1")
        .nth(1)
        .evaluate(
            "one => one.compareDocumentPosition(document.getElementById('spread')) & Node.DOCUMENT_POSITION_FOLLOWING"
        )
    )
    expect(rows.filter(has_text="✓")).to_have_count(0)
    desk.tap("See the key")
    expect(rows.filter(has_text="✓")).to_have_count(1)
    expect(rows).to_have_count(3)


def test_what_ending_and_breaking_off_mean_stands_beside_them(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice"))
    desk = board(room)
    desk.page.goto(room.host)
    desk.page.locator(".go").click()
    desk.page.get_by_text("More", exact=True).click()
    desk.shows("The end for everybody")
    desk.shows("Stops the class without an end")


def test_a_button_pressed_twice_does_one_step(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice", "claim"))
    desk = board(room)
    desk.page.goto(room.host)
    expect(desk.page.locator(".go")).to_have_text("First question")
    desk.page.evaluate("() => { const go = document.querySelector('.go'); go.click(); go.click(); }")
    expect(desk.page.locator(".go")).to_have_text("Open the vote")
    desk.page.evaluate("() => { const go = document.querySelector('.go'); go.click(); go.click(); }")
    expect(desk.page.locator(".go")).to_have_text("Close the vote")
    assert (room.game.progress.place, room.game.progress.state) == (0, "open")
    desk.forgive("status of 409")


def test_a_typed_answer_is_let_count_for_all_who_gave_it(opened: Opened, board: Screens) -> None:
    from viva.asking.response import Wrote

    room = opened(lesson("typed", phones=2))
    desk = board(room)
    desk.page.goto(room.host)
    desk.page.locator(".go").click()
    desk.page.locator(".go", has_text="Open the vote").click()
    desk.shows("Open")
    for player in (1, 2):
        room.answer(player, Answering(0, 1, 1, Wrote("a bird")))
    desk.shows("a bird")
    desk.tap("Reveal")
    desk.tap("Let it count")
    desk.page.get_by_text("Who is in").click()
    expect(desk.page.locator("#people li").first).to_contain_text("100 points")


def test_of_several_networks_the_host_chooses_which_one_the_qr_code_leads_to(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice"))
    desk, wall = board(room), board(room)
    desk.page.goto(room.host)
    wall.page.goto(room.board)
    drawn = "() => fetch(document.querySelector('.qr').src).then(one => one.text())"
    wall.shows("192.0.2.7")
    expect(wall.page.locator(".address").first).to_contain_text("quiz.lan")
    before = wall.page.locator(".qr").get_attribute("src"), wall.page.evaluate(drawn)
    desk.tap("192.0.2.7")
    expect(wall.page.locator(".address").first).to_contain_text("192.0.2.7")
    expect(desk.page.get_by_role("button", name="quiz.lan")).to_be_visible()
    after = wall.page.locator(".qr").get_attribute("src"), wall.page.evaluate(drawn)
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_somebody_is_taken_out_and_let_back_in(opened: Opened, board: Screens, phone: Phones) -> None:
    room = opened(lesson("choice"))
    desk, mine = board(room), phone(room)
    desk.page.goto(room.host)
    mine.join(room)
    desk.page.get_by_text("Who is in").click()
    desk.tap("Take out")
    mine.shows("You were taken out")
    desk.tap("Let back in")
    expect(desk.page.locator("#people button")).to_have_text("Take out")


def test_the_hosts_page_opens_only_by_its_link(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice"))
    desk = board(room)
    desk.page.goto(f"{room.access.here}host#{room.access.board}")
    desk.shows("Open it by the link")
    desk.forgive("status of 401", "status of 403")
