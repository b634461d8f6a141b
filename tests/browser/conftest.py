"""Phones and boards in Chromium, in front of the room's own server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.browser.classroom import Phone, Room, Screen
    from viva.room.game import Game


@pytest.fixture
def opened() -> Iterator[Callable[[Game], Room]]:
    """Open a room that is closed after the test."""
    from tests.browser.classroom import Room

    rooms: list[Room] = []

    def make(game: Game) -> Room:
        rooms.append(Room(game))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[..., Phone]]:
    """Take a phone in hand; what went wrong in one fails the test."""
    from tests.browser.classroom import PIXEL, Phone

    yield from _screens(browser, Phone, PIXEL)


@pytest.fixture
def board(browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Switch a projector on, at the board of a room."""
    from tests.browser.classroom import BEAMER, Screen

    yield from _screens(browser, Screen, BEAMER)


def _screens(browser: Browser, made: type[Any], shape: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    found: list[Any] = []

    def make(room: Room, **options: Any) -> Any:  # noqa: ANN401 - what a browser takes
        context = browser.new_context(**{"locale": "en-GB", "reduced_motion": "reduce", **shape, **options})
        screen = made(context.new_page(), room.port)
        found.append(screen)
        return screen

    yield make
    for screen in found:
        screen.page.context.close()
    assert [wrong for screen in found for wrong in screen.wrongs()] == []
