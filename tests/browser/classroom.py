"""A class that is going on: the room's own server in a thread, and phones and boards in Chromium."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from playwright.sync_api import expect

from viva.asking.reveal import reveal
from viva.bank import library
from viva.room.asking import Access
from viva.room.game import begin
from viva.room.opening import open_new
from viva.room.progress import Facts
from viva.room.serve import Connection, Server, listen
from viva.room.server import application
from viva.room.tokens import new_token
from viva.study.start import questions_of, title_of

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page, Request

    from viva.room.commands import Command
    from viva.room.game import Game
    from viva.room.live import Live
    from viva.room.protocol import Answering

KINDS: Final = ("choice", "claim", "select", "typed", "number", "cloze", "order", "match", "card", "discuss")

PIXEL: Final[dict[str, Any]] = {
    "viewport": {"width": 412, "height": 915},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SMALL: Final[dict[str, Any]] = PIXEL | {"viewport": {"width": 360, "height": 640}}
BEAMER: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 720}}


def long_lesson() -> Game:
    """Return the class of a deck that ships, one question of each kind: those with the most to read."""
    found = library.find("alibaba-covid")
    questions = questions_of(found, "fr")
    longest = sorted(questions, key=lambda one: len(repr(reveal(one))), reverse=True)
    chosen = [next(one for one in longest if one.kind == kind) for kind in KINDS]
    facts = Facts(
        id="k3v9x2",
        code="123456",
        title=title_of(found, "fr"),
        lang="fr",
        seed=1,
        questions=tuple(one.id for one in chosen),
    )
    return begin(chosen, facts)


class Room:
    """A room that is served: what its host does, and where it is."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self._opened = open_new(game)
        self._listening = listen("127.0.0.1", 0)
        self.port = self._listening.getsockname()[1]
        self.address = f"http://quiz.lan:{self.port}/"
        self.access = Access(
            host=new_token(),
            board=new_token(),
            addresses=(self.address, f"http://192.0.2.7:{self.port}/"),
            here=f"http://127.0.0.1:{self.port}/",
            names=frozenset({"quiz.lan"}),
        )
        self.joining = f"{self.address}#{game.facts.code}"
        self.board = f"{self.access.here}board#{self.access.board}"
        self.host = f"{self.access.here}host#{self.access.host}"
        self._live: Live | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        ready = threading.Event()

        def began(live: Live) -> None:
            self._live = self._server.live = live
            self._loop = asyncio.get_running_loop()
            live.audience.abort = Connection.abort
            ready.set()

        app = application(self._opened, self.access, began=began)
        self._server = Server(
            uvicorn.Config(
                app, http=Connection, ws="none", loop="asyncio", log_config=None, timeout_graceful_shutdown=1
            )
        )
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]})
        self._thread.start()
        assert ready.wait(10)

    @property
    def live(self) -> Live:
        assert self._live is not None
        return self._live

    def do(self, *commands: Command) -> None:
        """Do what a host does, each on disk and told before the next."""
        assert self._loop is not None
        for command in commands:
            asyncio.run_coroutine_threadsafe(self.live.command(command), self._loop).result(10)

    def answer(self, player: int, given: Answering) -> None:
        """Answer as one of those whom no phone of a test plays."""
        assert self._loop is not None
        asyncio.run_coroutine_threadsafe(self.live.answer(player, given), self._loop).result(10)

    def close(self) -> None:
        """End the process, as far as phones can tell."""
        self._server.should_exit = True
        self._thread.join(20)
        self._listening.close()


class Screen:
    """A page with all that went wrong in it, and all that came to it."""

    def __init__(self, page: Page, port: int) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self._forgiven: tuple[str, ...] = ()
        self._ours = (f"http://quiz.lan:{port}/", f"http://127.0.0.1:{port}/", "data:")
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("console", lambda message: self._hear(message.text))
        page.on("dialog", self._dismiss)
        page.on("request", self._note)
        page.set_default_timeout(10_000)

    def _hear(self, text: str) -> None:
        # Over plain HTTP, as on a local network, a browser says that it has no use for this header.
        if "Cross-Origin-Opener-Policy" not in text:
            self.troubles.append(f"console: {text}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self._ours):
            self.troubles.append(f"request: {request.url}")

    def forgive(self, *texts: str) -> None:
        """Take no offence at what a test does on purpose, now or a moment later."""
        self._forgiven += texts

    def wrongs(self) -> list[str]:
        """Return what went wrong."""
        return [one for one in self.troubles if not any(text in one for text in self._forgiven)]

    def shows(self, text: str) -> None:
        """Wait until the page says something."""
        expect(self.page.locator("body")).to_contain_text(text)

    def heading(self, text: str) -> None:
        """Wait until the page is about something."""
        expect(self.page.locator("h1")).to_have_text(text)

    def tap(self, name: str, *, exact: bool = False) -> None:
        """Press a button by what it is called."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    def status(self, text: str) -> None:
        """Wait until the page says what became of the answer."""
        expect(self.page.locator("#status")).to_contain_text(text)


class Phone(Screen):
    """A pupil's phone."""

    def join(self, room: Room) -> None:
        """Come in, by the address in the QR code."""
        self.page.goto(room.joining)
        self.page.get_by_role("button", name="Join").or_(self.page.get_by_role("button", name="Entrer")).click()
        expect(self.page.locator("#who")).not_to_have_text("Viva")
