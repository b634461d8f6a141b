"""The network goes, the server is killed, the phone sleeps: everything is as it was when they are back."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.room.conftest import lesson
from viva.room.commands import Next, Open, Settings, Show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Screens = Callable[..., Screen]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

TOKEN, BOARD = "a" * 22, "b" * 22


class Hosted:
    """``viva host`` as a process that can be killed, at the same address each time."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None
        self.port = 0
        self.told: dict[str, Any] = {}

    def start(self, *arguments: str) -> None:
        """Open a room, or the one that was cut off."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "viva", "host", *arguments, "--headless", "--json", "--port", str(self.port)],
            env=os.environ | {"VIVA_HOST_TOKEN": TOKEN, "VIVA_BOARD_TOKEN": BOARD},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.told = json.loads(self.process.stdout.readline())
        self.port = int(self.told["here"].rstrip("/").rpartition(":")[2])

    def kill(self) -> None:
        """Kill it, in the midst of whatever it does."""
        assert self.process is not None
        self.process.kill()
        self.process.communicate()

    def do(self, *names: str) -> None:
        """Do what a host does."""
        for name in names:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
            line.request("POST", "/api/1/host/command", json.dumps({"command": {"do": name}}), headers)
            assert line.getresponse().status == 200
            line.close()


@pytest.fixture
def hosted() -> Iterator[Hosted]:
    found = Hosted()
    yield found
    found.kill()


HERE = ("--address", "127.0.0.1", "--name", "quiz.lan")
OFFLINE = ("net::ERR", "status of 409")
"""What a browser notes when there is no network, or when an answer comes while nothing is taken."""


def test_a_class_with_three_phones_and_a_board_survives_its_server_being_killed(
    hosted: Hosted, phone: Phones, board: Screens
) -> None:
    hosted.start("alibaba-covid/health-codes", "--count", "2", "--timer", "60", *HERE)
    wall = board(hosted)
    wall.page.goto(hosted.told["board"]["address"])
    phones = [phone(hosted) for _ in range(3)]
    for one in phones:
        one.page.goto(f"http://quiz.lan:{hosted.port}/#{hosted.told['code']}")
        assert not one.page.evaluate("window.isSecureContext")
        one.tap("Join")
        one.shows("You are in")
    wall.shows("3 are in")
    names = [one.page.locator("#who").inner_text() for one in phones]
    hosted.do("next", "open")
    for place, one in enumerate(phones):
        one.page.locator("button.row").nth(place).tap()
        one.status("✓ Saved")
    wall.shows("3 of 3 answered")

    hosted.kill()
    phones[0].page.locator("button.row").nth(3).tap()
    phones[0].status("Not saved yet")
    screens: list[Screen] = [*phones, wall]
    for screen in screens:
        screen.shows("Connecting again")

    hosted.start("--resume", *HERE)
    for one in phones:
        one.status("Paused")
        expect(one.page.locator("#line")).to_be_empty()
    wall.shows("3 of 3 answered")
    hosted.do("resume")
    for place, one in zip((3, 1, 2), phones, strict=True):
        one.status("✓ Saved")
        expect(one.page.locator("[aria-pressed=true]")).to_have_count(1)
        expect(one.page.locator("button.row").nth(place)).to_have_attribute("aria-pressed", "true")
    assert [one.page.locator("#who").inner_text() for one in phones] == names

    hosted.do("reveal")
    wall.page.wait_for_selector(".told .bar")
    assert sum(int(text) for text in wall.page.locator(".told .bar b").all_inner_texts()) == 3
    for one in phones:
        one.page.wait_for_selector(".so-far")
    right = int(wall.page.locator(".told.right .bar b").inner_text())
    assert sum(one.page.locator(".verdict.right").count() for one in phones) == right
    hosted.do("next", "open", "reveal", "next")
    for one in phones:
        one.shows("of 2 right")
    wall.shows("That was it")
    for screen in screens:
        screen.forgive(*OFFLINE)


def test_a_phone_that_lost_its_network_says_so_calmly_and_comes_back_to_where_the_class_is(
    opened: Opened, phone: Phones
) -> None:
    room = opened(lesson("choice", "claim"))
    mine = phone(room)
    mine.join(room)
    room.do(Next(), Open())
    mine.shows("Choose one.")
    mine.page.context.set_offline(True)
    room.live.audience.drop()
    mine.shows("Connecting again… What you answered is kept.")
    mine.shows("Choose one.")
    room.do(Show(), Next(), Open())
    mine.page.context.set_offline(False)
    mine.shows("Is it so?")
    expect(mine.page.locator("#line")).to_be_empty()
    mine.forgive(*OFFLINE)


def test_what_comes_too_late_is_said_to_be(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", settings=Settings(ranking="off")))
    mine = phone(room)
    mine.join(room)
    room.do(Next(), Open())
    mine.page.route("**/api/1/answer", lambda route: route.abort())
    mine.tap("off")
    mine.status("Not saved yet")
    room.do(Show())
    mine.shows("No answer.")
    assert not room.game.answers
    mine.forgive(*OFFLINE)


def test_a_stream_without_a_sign_of_life_is_opened_again(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.page.clock.install()
    mine.join(room)
    streams = [one for one in mine.requests if one.endswith("/stream")]
    with mine.page.expect_request("**/stream"):
        mine.page.clock.fast_forward(40_000)
    mine.shows("You are in")
    assert len(streams) == 1


def test_two_windows_of_one_phone_are_one_player(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    other = mine.page.context.new_page()
    other.goto(room.joining)
    expect(other.locator("h1")).to_contain_text("You are in")
    room.do(Next(), Open())
    mine.tap("off")
    mine.status("✓ Saved")
    other.get_by_role("button", name="right").tap()
    expect(other.locator("#status")).to_contain_text("✓ Saved")
    assert len(room.game.players) == 1
    room.do(Show())
    mine.page.wait_for_selector(".so-far")
    assert mine.page.locator(".verdict").inner_text() == other.locator(".verdict").inner_text()


def test_where_nothing_can_be_stored_one_can_still_play(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    mine.join(room)
    room.do(Next(), Open())
    mine.tap("off")
    mine.status("✓ Saved")


def test_when_the_class_is_over_and_the_server_gone_ones_results_stay_in_peace(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    room.do(Next(), Show(), Next())
    mine.shows("0 out of 20")
    mine.page.context.set_offline(True)
    room.live.audience.drop()
    mine.page.wait_for_timeout(1500)
    expect(mine.page.locator("#line")).to_be_hidden()
    mine.shows("0 out of 20")
    mine.forgive(*OFFLINE)
