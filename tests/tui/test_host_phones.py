"""A class with phones on the host's screen: a client of a real server, with players that join and answer."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, get_args

import pytest

from tests.room.conftest import RIGHT, WRONG, Serve, Served, again, serve
from tests.tui.test_host import Stage
from viva import words
from viva.room.commands import Settings
from viva.room.protocol import Trouble
from viva.room.remote import RemoteDesk
from viva.room.ways import Way
from viva.tui.host import HostApp
from viva.tui.lobby import troubles
from viva.tui.screens.host import HostScreen
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    Sit = Callable[..., AbstractAsyncContextManager["Seat"]]

__all__ = ["again", "serve"]


class Seat(Stage):
    """The host's screen beside a server, which may take a moment."""

    async def see(self, text: str) -> None:
        """Wait until a text is on the screen."""
        for _ in range(400):
            if text in self.text:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")


def way_to(served: Served) -> Way:
    return Way(
        room=served.room.game.facts.id,
        source="deck",
        questions=len(served.room.game.questions),
        here=f"http://127.0.0.1:{served.port}/",
        token=served.access.host,
        board=served.access.board,
        file=str(served.room.store.path),
        pid=0,
    )


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


@pytest.fixture
def sit() -> Sit:
    """Sit down at a server."""

    @asynccontextmanager
    async def sitting(
        served: Served, *, size: tuple[int, int] = (100, 34), revive: Callable[[Way], Way | None] = lambda _: None
    ) -> AsyncIterator[Seat]:
        app = HostApp(lambda: RemoteDesk(way_to(served), revive))
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            for _ in range(400):
                if isinstance(app.screen, HostScreen) and seat.state:
                    break
                await pilot.pause(0.02)
            yield seat

    return sitting


def picked(key: str) -> dict[str, Any]:
    return {"gave": "picked", "keys": [key]}


async def test_the_way_in_is_shown_with_who_has_come(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    async with sit(served) as seat:
        await seat.see("http://192.0.2.1:8765/")
        assert "Code 123456" in seat.text
        assert "▄▄▄▄▄ █" in seat.text, "a code to scan"
        phone = served.join()
        await seat.see("One is in")
        await seat.see(phone.name)


async def test_bars_grow_as_answers_arrive_and_the_key_stays_hidden(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    phones = [served.join() for _ in range(2)]
    async with sit(served) as seat:
        await seat.press("space")
        await seat.see("Which one?")
        await seat.press("space")
        await seat.see("0 of 2 answered")
        phones[0].answer(0, picked(RIGHT))
        await seat.see("1 of 2 answered")
        assert "1 100%" in seat.text
        phones[1].answer(0, picked(WRONG))
        await seat.see("2 of 2 answered")
        assert seat.text.count("1 50%") == 2
        assert "✓" not in seat.text
        await seat.press("space")
        await seat.see("Closed: 2 of 2 answered")
        await seat.press("space")
        await seat.see("✓")


async def test_a_vote_is_paused_and_given_more_time(serve: Serve, sit: Sit) -> None:
    served = serve("choice", settings=Settings(seconds=20))
    async with sit(served) as seat:
        await seat.press("space")
        await seat.see("Which one?")
        await seat.press("space")
        await seat.see("0:1")
        await seat.press("p")
        await seat.see("Paused")
        await seat.press("t")
        await seat.see("0:4")
        await seat.press("n")
        await seat.press("space")
        await seat.see("0 of 0 answered")
        assert "0:4" not in seat.text


async def test_somebody_is_taken_out_and_let_back_in(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    phone = served.join()
    async with sit(served) as seat:
        await seat.see(phone.name)
        await seat.press("w")
        await seat.see(f"▸ ○ {phone.name}")
        await seat.press("enter")
        await seat.see("taken out")
        await seat.press("escape")
        await seat.see("Nobody is in")
        await seat.press("w", "enter")
        await seat.see("0 points")
        await seat.press("escape")
        await seat.see("One is in")


async def test_enter_among_those_who_are_in_never_reaches_the_class(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    first, second = served.join(), served.join()
    async with sit(served) as seat:
        served.does("next", "open")
        await seat.see("0 of 2 answered")
        await seat.press("w", "down")
        await seat.see(f"▸ ○ {second.name}")
        await seat.press("enter")
        await seat.see("taken out")
        await seat.see(f"▸ ✗ {second.name}")
        await seat.press("enter", "enter", "enter")
        assert first.name in seat.text
        await seat.press("escape")
        assert seat.state == "open"


async def test_in_a_second_vote_the_bars_are_its_own_and_then_those_of_what_stands(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    phones = [served.join() for _ in range(3)]
    async with sit(served) as seat:
        served.does("next", "open")
        for phone, key in zip(phones, (RIGHT, WRONG, WRONG), strict=True):
            phone.answer(0, picked(key))
        await seat.see("2 67%")
        served.does("close", "talk", "open")
        await seat.see("0 of 3 answered")
        assert "67%" not in seat.text
        assert "3 of them are not connected just now." in seat.text
        served.does("reveal")
        await seat.see("Right before 33%, after 33%.")
        assert seat.text.count("2 67%") == 2


async def test_the_links_of_board_and_host_are_shown_in_full(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    async with sit(served) as seat:
        await seat.press("h")
        await seat.see(f"http://127.0.0.1:{served.port}/board#{served.access.board}")
        assert f"http://127.0.0.1:{served.port}/host#{served.access.host}" in seat.text
        await seat.press("escape")
        await seat.see("http://192.0.2.1:8765/")


async def test_that_the_class_is_locked_shows_while_a_question_is_on(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    async with sit(served) as seat:
        served.does("next", "lock")
        await seat.see("Which one?")
        await seat.see("locked")


async def test_a_class_of_phones_is_closed_after_its_end_only_when_that_is_meant(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    async with sit(served) as seat:
        served.does("finish")
        await seat.see("No question was played")
        await seat.press("q")
        await seat.see(f"viva host --resume {served.room.game.facts.id}")
        await seat.press("escape")
        await seat.see("No question was played")


async def test_the_class_is_locked(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    async with sit(served) as seat:
        await seat.press("l")
        await seat.see("Locked: nobody new gets in.")
        refused = served.post("join", {"code": "123456", "key": "k" * 22, "name": ""})
        assert refused.error == "locked"


async def test_a_typed_answer_is_let_count_for_all_who_gave_it(serve: Serve, sit: Sit) -> None:
    served = serve("typed")
    phones = [served.join() for _ in range(3)]
    async with sit(served) as seat:
        served.does("next", "open")
        for phone, text in zip(phones, ("nightingale", "nightingale", "[red]x[/]"), strict=True):
            phone.answer(0, {"gave": "wrote", "text": text})
        await seat.see("2 × nightingale")
        assert "1 × [red]x[/]" in seat.text
        served.does("reveal")
        await seat.see("✗ 2 × nightingale")
        await seat.press("a")
        await seat.see("▸ ✗ 2 × nightingale")
        await seat.press("enter")
        await seat.see("▸ ✓ 2 × nightingale")
        await seat.press("enter")
        await seat.see("▸ ✗ 2 × nightingale")
        await seat.press("enter")
        await seat.see("▸ ✓ 2 × nightingale")
        await seat.press("escape")
        await seat.see("✓ 2 × nightingale")
        assert served.get("host/results", token=served.access.host).json["players"][0]["points"] == 100


async def test_the_next_address_is_shown_where_there_are_several(serve: Serve, sit: Sit) -> None:
    from msgspec.structs import replace

    served = serve("choice")
    served.access = replace(served.access, addresses=("http://192.0.2.1:8765/", "http://198.51.100.7:8765/"))
    served.server.config.loaded_app.state.access = served.access
    async with sit(served) as seat:
        await seat.see("One of 2 networks")
        await seat.press("i")
        await seat.see("http://198.51.100.7:8765/")
        assert served.board().next()["join"]["addresses"][0] == "http://198.51.100.7:8765/", "on the board too"
        await seat.press("i")
        await seat.see("http://192.0.2.1:8765/")


async def test_who_leads_is_shown_and_at_the_end_each_player_when_the_teacher_asks(serve: Serve, sit: Sit) -> None:
    served = serve("choice", "claim", settings=Settings(ranking="top"))
    best, other = served.join(), served.join()
    async with sit(served) as seat:
        served.does("next", "open")
        best.answer(0, picked(RIGHT))
        other.answer(0, picked(WRONG))
        served.does("reveal")
        await seat.see("who leads")
        await seat.press("space")
        await seat.see(f"1 {best.name} 100 points")
        served.does("finish")
        await seat.see("Right on average: 50%")
        assert best.name not in seat.text
        await seat.press("p")
        await seat.see(f"{best.name} 20 of 20, 1 of 1 right")


@pytest.mark.parametrize("keys", [("w",), ("question_mark",), ("ctrl+p",), ("q",)])
async def test_a_class_that_another_host_ends_is_over_here_too_whatever_lies_above(
    serve: Serve, sit: Sit, keys: tuple[str, ...]
) -> None:
    served = serve("choice")
    phone = served.join()
    async with sit(served) as seat:
        served.does("next", "open")
        await seat.see("0 of 1 answered")
        await seat.press(*keys)
        phone.answer(0, picked(RIGHT))
        served.does("reveal", "finish")
        await seat.see("One question played")
        assert not any(isinstance(one, HostScreen) for one in seat.app.screen_stack)


async def test_a_screen_that_is_closed_and_opened_goes_on(serve: Serve, sit: Sit) -> None:
    served = serve("choice")
    async with sit(served) as seat:
        await seat.press("space")
        await seat.see("Which one?")
        await seat.press("q")
        assert "Leave the class open?" in seat.text
        await seat.press("enter")
    async with sit(served) as seat:
        await seat.see("Which one?")


async def test_a_server_that_died_is_served_again_and_the_screen_goes_on(
    serve: Serve, sit: Sit, again: Callable[[Served], Served]
) -> None:
    served = serve("choice")
    revived: list[Way] = []

    def revive(_: Way) -> Way | None:
        return revived[0] if revived else None

    async with sit(served, revive=revive) as seat:
        served.does("next", "open")
        await seat.see("0 of 0 answered")
        fresh = again(served)
        await seat.see("The class cannot be reached.")
        revived.append(way_to(fresh))
        await seat.see("Paused")
        assert "cannot be reached" not in seat.text


async def test_a_name_is_text_and_no_markup(serve: Serve, sit: Sit) -> None:
    served = serve("choice", settings=Settings(names="free"))
    name = served.join("[bold]$Zoë %s[/]").name
    async with sit(served) as seat:
        await seat.see(name)
        await seat.press("w")
        assert name in seat.text


@pytest.mark.parametrize("trouble", get_args(Trouble))
@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_trouble_is_a_plain_sentence(trouble: Trouble, lang: str) -> None:
    words.use(lang)
    said = say(f"host.trouble-{trouble}")
    assert said.endswith(".")
    assert next(iter(troubles([trouble]))).lines(300)[0].plain == said
