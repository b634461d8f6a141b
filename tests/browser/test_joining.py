"""Coming into a class by its code, and staying in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.room.conftest import lesson
from viva.room.commands import Kick, Lock, Next, Open, Readmit, Settings, Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.classroom import Phone, Room
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser


def test_a_code_that_is_not_the_rooms_is_asked_for_again(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.page.goto(room.address)
    mine.tap("Join")
    mine.shows("Type the code")
    mine.page.get_by_label("Code on the board").fill("000 000")
    mine.tap("Join")
    mine.shows("That is not the code")
    mine.page.get_by_label("Code on the board").fill("123 456")
    mine.page.get_by_label("Code on the board").press("Enter")
    mine.shows("You are in")
    mine.forgive("status of 403")


def test_a_name_comes_from_a_list_and_another_one_by_a_tap(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.page.goto(room.joining)
    name = mine.page.locator("#name")
    first = name.inner_text()
    mine.tap("Another name")
    second = name.inner_text()
    mine.tap("Join")
    mine.heading(f"You are in, {second}.")
    assert first != second


def test_a_name_is_typed_where_the_room_leaves_names_free(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", settings=Settings(names="free", each="table")))
    mine = phone(room)
    mine.page.goto(room.joining)
    mine.shows("One phone for the table")
    mine.page.get_by_label("Your table’s name here").fill("The Owls")
    mine.tap("Join")
    mine.heading("You are in, The Owls.")


def test_a_closed_door_and_a_class_that_is_over_say_so(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    room.do(Lock())
    mine = phone(room)
    mine.page.goto(room.joining)
    mine.tap("Join")
    mine.shows("closed to newcomers")
    room.do(Next(), Show(), Next())
    mine.page.reload()
    mine.shows("This class is over.")
    mine.forgive("status of 403")


def test_whoever_is_taken_out_is_told_and_comes_back_when_let_in(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    room.do(Next(), Open())
    mine.tap("off")
    mine.status("✓ Saved")
    mine.page.clock.install()
    room.do(Kick("p1"))
    mine.shows("You were taken out")
    room.do(Readmit("p1"))
    mine.page.clock.fast_forward(10_500)
    mine.status("✓ Saved")
