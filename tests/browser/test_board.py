"""The board in front of a class: read from the last row, and knowing no key before its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.room.conftest import CANARY, RIGHT, WRONG, lesson
from viva.asking.response import Picked
from viva.bank.deck import Question
from viva.bank.kinds import Match, Pair
from viva.room.commands import Close, Heard, Leaders, Lock, Next, Open, Pause, Settings, Show, Talk, Tally
from viva.room.protocol import Answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Screens = Callable[..., Screen]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

KINDS = ("choice", "claim", "select", "typed", "number", "cloze", "order", "match", "card", "discuss", "talk")

CLIPPED = """() => [...document.querySelectorAll('.fits, header, footer, body')]
  .filter(one => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
  .map(one => one.tagName + one.className)"""


def test_the_lobby_says_how_to_come_in_and_who_is_in(opened: Opened, board: Screens, phone: Phones) -> None:
    room = opened(lesson("choice"))
    wall = board(room)
    wall.page.goto(room.board)
    wall.shows("123\u00a0456")
    wall.shows(f"quiz.lan:{room.port}")
    wall.shows("Nobody yet")
    wall.page.wait_for_function("() => document.querySelector('.qr').naturalWidth > 0")
    assert "#" not in wall.page.url
    mine = phone(room)
    mine.join(room)
    wall.shows(mine.page.locator("#who").inner_text())
    wall.shows("One is in")
    room.do(Lock())
    wall.shows("The door is closed")
    wall.page.reload()
    wall.shows("The door is closed")


def test_no_key_is_on_the_board_before_its_reveal_and_then_it_is_marked(opened: Opened, board: Screens) -> None:
    room = opened(lesson(*KINDS, settings=Settings(bars="live")))
    wall = board(room)
    wall.page.goto(room.board)
    for number, kind in enumerate(KINDS, 1):
        room.do(Next())
        wall.shows(f"{number}/{len(KINDS)}")
        if kind != "talk":
            room.do(Open())
            wall.shows("Answer now")
        assert CANARY not in wall.page.content(), kind
        assert "1618033" not in wall.page.content()
        assert wall.page.locator(".told").count() == 0
        room.do(Show())
        wall.page.wait_for_function("() => !document.getElementById('phase').textContent")
    assert CANARY in wall.page.content()


def test_the_right_option_is_marked_by_a_sign_and_a_word_with_how_many_picked_each(
    opened: Opened, board: Screens
) -> None:
    room = opened(lesson("choice"))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next(), Open(), Tally({RIGHT: 12, WRONG: 5}), Show())
    row = wall.page.locator(".told", has_text="✓")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("right")
    expect(row.locator(".bar b")).to_have_text("12")
    expect(wall.page.locator(".told", has_text="wrong").locator(".bar b")).to_have_text("5")
    wall.shows(f"{CANARY} explained")


def test_how_many_have_answered_is_counted_as_they_do(opened: Opened, board: Screens, phone: Phones) -> None:
    room = opened(lesson("choice"))
    wall, mine = board(room), phone(room)
    wall.page.goto(room.board)
    mine.join(room)
    room.do(Next(), Open())
    wall.shows("0 of 1 answered")
    mine.tap("off")
    wall.shows("1 of 1 answered")
    assert wall.page.locator(".bar").count() == 0


def test_between_two_votes_the_class_sees_how_it_moved(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice", phones=3))
    wall = board(room)
    wall.page.goto(room.board)

    def vote(number: int, *keys: str) -> None:
        for player, key in enumerate(keys, 1):
            given = Answering(0, number, 1, Picked((key,)))
            room.answer(player, given)

    room.do(Next(), Open())
    vote(1, WRONG, WRONG, RIGHT)
    room.do(Close(), Talk("pairs"))
    wall.shows("Convince your neighbour")
    room.do(Open())
    wall.shows("Second vote")
    vote(2, RIGHT, WRONG, RIGHT)
    room.do(Show())
    wall.shows("Right before: 1/3 (33\u00a0%). Right after: 2/3 (67\u00a0%).")
    wall.shows("One changed to the right answer, 0 changed away from it.")
    expect(wall.page.locator(".told", has_text="✓").locator(".bar")).to_have_text(["before1", "after2"])


def test_points_of_a_discussion_are_shown_as_they_are_heard(opened: Opened, board: Screens) -> None:
    room = opened(lesson("talk"))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next())
    wall.shows("Talk about it together")
    assert CANARY not in wall.page.content()
    room.do(Heard(0))
    wall.shows(CANARY)


def test_the_time_that_is_left_is_a_ring_with_a_number(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice", settings=Settings(seconds=90)))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next(), Open())
    expect(wall.page.locator("#ring span")).to_contain_text("1:")
    room.do(Pause())
    wall.shows("Paused")
    expect(wall.page.locator("#ring")).to_have_attribute("aria-label", "1:30 left")
    room.do(Close())
    expect(wall.page.locator("#ring")).to_be_empty()


@pytest.mark.parametrize("seconds", [599, 719])
def test_the_number_stands_within_its_ring(seconds: int, opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice", settings=Settings(seconds=seconds)))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next(), Open())
    expect(wall.page.locator("#ring span")).to_contain_text(":")
    assert (
        wall.page.evaluate(
            """() => {
          const number = new Range();
          number.selectNodeContents(document.querySelector('#ring span'));
          return number.getBoundingClientRect().width / document.querySelector('#ring').clientWidth;
        }"""
        )
        <= 0.8
    )


@pytest.mark.parametrize(("ranking", "shown"), [("top", True), ("own", False)])
def test_who_leads_is_shown_only_where_the_host_wants_it(
    ranking: Any,  # noqa: ANN401
    *,
    shown: bool,
    opened: Opened,
    board: Screens,
) -> None:
    room = opened(lesson("choice", phones=2, settings=Settings(ranking=ranking)))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next(), Open())
    room.answer(2, Answering(0, 1, 1, Picked((RIGHT,))))
    room.do(Show())
    if shown:
        room.do(Leaders())
        wall.heading("Who leads")
        wall.shows("Player 2")
    room.do(Next())
    wall.heading("That was it")
    assert wall.page.locator(".leaders").count() == shown


def test_a_board_without_its_link_says_where_to_get_it(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice"))
    wall = board(room)
    wall.page.goto(f"{room.access.here}board")
    wall.shows("Open it from the host’s screen")
    wall.forgive("status of 401")


def test_a_board_whose_class_was_opened_anew_says_so_and_takes_the_new_link_in_the_same_tab(
    opened: Opened, board: Screens
) -> None:
    room = opened(lesson("choice", phones=1, settings=Settings(seconds=90)))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next(), Open())
    wall.shows("0 of 1 answered")
    wall.page.route("**/api/1/board/stream", lambda route: route.fulfill(status=401, json={"error": "no-token"}))
    room.live.audience.drop()
    wall.shows("the class was opened anew")
    for part in ("#phase", "#count", "#ring", "#title", "#place", "#line"):
        expect(wall.page.locator(part)).to_be_empty()
    wall.page.unroute("**/api/1/board/stream")
    wall.page.evaluate("token => { location.hash = token }", room.access.board)
    wall.shows("0 of 1 answered")
    assert "#" not in wall.page.url
    wall.forgive("status of 401", "net::ERR")


def test_pairs_keep_their_order_at_the_reveal(opened: Opened, board: Screens) -> None:
    found = lesson("match")
    pairs = tuple(Pair(left=f"left {n}", right=f"right {n}") for n in range(6))
    content = Match(id="match", prompt="Pair.", pairs=pairs)
    found.questions = [Question(content, found.questions[0].home, content)]
    room = opened(found)
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next())
    wall.page.wait_for_selector(".half")
    before = wall.page.locator(".half").first.locator(".row").all_inner_texts()
    room.do(Show())
    wall.page.wait_for_selector(".told")
    assert [one.split(" →")[0].strip() for one in wall.page.locator(".told .main").all_inner_texts()] == before


def test_nothing_moves_on_the_board_when_the_network_goes(opened: Opened, board: Screens) -> None:
    room = opened(lesson("choice"))
    wall = board(room)
    wall.page.goto(room.board)
    room.do(Next())
    wall.shows("1/1")
    where = "() => JSON.stringify(document.getElementById('main').getBoundingClientRect())"
    before = wall.page.evaluate(where)
    wall.page.evaluate("() => { document.getElementById('line').textContent = 'Connecting again…' }")
    assert wall.page.evaluate(where) == before


def test_nothing_is_clipped_however_long_it_is(opened: Opened, board: Screens) -> None:
    from tests.browser.classroom import long_lesson

    room = opened(long_lesson())
    wall = board(room)

    def clipped() -> list[str]:
        found = []
        for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
            wall.page.set_viewport_size({"width": width, "height": height})
            wall.page.evaluate("() => new Promise(requestAnimationFrame)")
            found += [f"{width} {one}" for one in wall.page.evaluate(CLIPPED)]
        return found

    wall.page.goto(room.board)
    wall.page.wait_for_function("() => document.querySelector('.qr') && document.querySelector('.qr').complete")
    assert clipped() == []
    for number in range(len(room.game.questions)):
        room.do(Next())
        wall.shows(f"{number + 1}/{len(room.game.questions)}")
        assert clipped() == [], room.game.questions[number].id
        room.do(Show())
        wall.page.wait_for_selector(".aside")
        assert clipped() == [], room.game.questions[number].id
