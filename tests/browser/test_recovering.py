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
    from pathlib import Path

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Screens = Callable[..., Screen]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

TOKEN = "a" * 22


class Hosted:
    """``viva host`` as a process that can be killed, at the same address each time."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process: subprocess.Popen[str] | None = None
        self.port = 0
        self.told: dict[str, Any] = {}

    def start(self, *arguments: str) -> None:
        """Open a room, or the one that was cut off."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "viva", "host", *arguments, "--headless", "--json", "--port", str(self.port)],
            env=os.environ | {"VIVA_HOME": str(self.home / "viva"), "VIVA_HOST_TOKEN": TOKEN},
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
def hosted(home: Path) -> Iterator[Hosted]:
    found = Hosted(home)
    yield found
    found.kill()


OFFLINE = ("net::ERR", "status of 409")
"""What a browser notes when there is no network, or when an answer comes while nothing is taken."""


def test_after_the_server_was_killed_the_phone_is_back_with_its_answer_and_goes_on(
    hosted: Hosted, phone: Phones
) -> None:
    hosted.start("alibaba-covid/health-codes", "--count", "2", "--timer", "60", "--address", "127.0.0.1")
    mine = phone(hosted)
    mine.page.goto(f"{hosted.told['here']}#{hosted.told['code']}")
    mine.tap("Join")
    mine.shows("You are in")
    name = mine.page.locator("#who").inner_text()
    hosted.do("next", "open")
    mine.page.locator("button.row").nth(1).tap()
    mine.status("✓ Saved")

    hosted.kill()
    mine.page.locator("button.row").nth(2).tap()
    mine.status("Not saved yet")
    mine.shows("Connecting again")

    hosted.start("--resume", "--address", "127.0.0.1")
    mine.status("Paused")
    expect(mine.page.locator("#line")).to_be_empty()
    hosted.do("resume")
    mine.status("✓ Saved")
    expect(mine.page.locator("button.row").nth(2)).to_have_attribute("aria-pressed", "true")
    assert mine.page.locator("#who").inner_text() == name
    hosted.do("reveal")
    mine.page.wait_for_selector(".so-far")
    mine.forgive(*OFFLINE)


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
