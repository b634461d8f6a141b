"""A class of small questions, one of each kind, whose keys are canaries: words that stand nowhere else."""

from __future__ import annotations

import http.client
import secrets
import socket
import threading
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec
import pytest
from msgspec import Struct

from viva.bank.deck import Home, Question, option_key
from viva.bank.kinds import (
    Card,
    Choice,
    Claim,
    Cloze,
    Content,
    Discuss,
    Distractor,
    Match,
    Number,
    Order,
    Pair,
    Select,
    Typed,
)
from viva.room.asking import Access
from viva.room.commands import Settings
from viva.room.game import Game, begin
from viva.room.live import Live, Opened
from viva.room.progress import Facts
from viva.room.serve import listen, server_of
from viva.room.store import Store, path_of
from viva.room.tokens import new_token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HOME: Final = Home(deck="0123456789abcdef", bank="bank", lang="en", title="Bank", path=Path("bank.en.yaml"))

CANARY: Final = "kanarienvogel"
"""Stands in every key and explanation, and in nothing that is shown before the reveal."""

RIGHT: Final = option_key("right")
WRONG: Final = option_key("wrong")

CONTENTS: Final[tuple[Content, ...]] = (
    Choice(
        id="choice",
        prompt="Which *one*?",
        answer="right",
        wrong=("off", Distractor(text="wrong", because=f"{CANARY} choice")),
        explain=f"{CANARY} explained",
    ),
    Claim(id="claim", prompt="So it is.", answer="unsaid", explain=f"{CANARY} claim"),
    Select(id="select", prompt="All of them.", answers=("one", "two"), wrong=("three",), marks=2, explain=CANARY),
    Typed(id="typed", prompt="Type.", answer=CANARY, accept=(f"{CANARY} too",)),
    Number(id="number", prompt="How many?", answer=Decimal(1618033), unit="grains"),
    Cloze(id="cloze", prompt=f"So [[{CANARY}]] and [[{CANARY} again]]."),
    Order(id="order", prompt="In order.", items=("first", "second", "third"), explain=CANARY),
    Match(id="match", prompt="Pair.", pairs=(Pair(left="a", right="x"), Pair(left="b", right="y")), explain=CANARY),
    Card(id="card", prompt="front", back=CANARY),
    Discuss(id="discuss", prompt="What now?", points=(f"{CANARY} one", f"{CANARY} two"), positions=("for", "against")),
    Discuss(id="talk", prompt="And now?", points=(CANARY,)),
)


class Class(Protocol):
    def __call__(self, *kinds: str, settings: Settings = ..., cap: int = ..., phones: int = ...) -> Game: ...


def question(content: Content) -> Question:
    return Question(content, HOME, content)


def named(*names: str) -> Sequence[Question]:
    known = {content.id: question(content) for content in CONTENTS}
    return [known[name] for name in names]


def lesson(*names: str, settings: Settings | None = None, cap: int = 400, phones: int = 0) -> Game:
    """Return a class that waits in the lobby, with so many players in it."""
    chosen = names or tuple(content.id for content in CONTENTS)
    facts = Facts(
        id="k3v9x2",
        code="123456",
        title="Bank",
        lang="en",
        seed=1,
        questions=chosen,
        cap=cap,
        settings=settings or Settings(),
    )
    game = begin(named(*chosen), facts)
    for number in range(phones):
        game.admit(game.enter(f"Player {number + 1}"))
    return game


@pytest.fixture
def klass() -> Class:
    return lesson


class Reply(Struct, frozen=True):
    """What came back."""

    status: int
    raw: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever it was
        return msgspec.json.decode(self.raw)

    @property
    def error(self) -> str:
        return str(self.json["error"])


class Events:
    """A stream, read as it comes; every byte of it is kept."""

    def __init__(self, port: int, path: str, token: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.sendall(
            f"GET /api/1/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        )
        self.response = http.client.HTTPResponse(self.socket)
        self.response.begin()
        self.bytes = b""

    def next(self, name: str = "state") -> Any:  # noqa: ANN401 - whatever comes
        """Return the next event of a name; None at the end."""
        event = ""
        while line := self.response.readline():
            self.bytes += line
            if line.startswith(b"event: "):
                event = line[7:].strip().decode()
            elif line.startswith(b"data: ") and event == name:
                return msgspec.json.decode(line[6:])
        return None

    def until(self, state: str) -> Any:  # noqa: ANN401
        """Return the first snapshot in a state."""
        while (frame := self.next()) is not None:
            if frame["state"] == state:
                return frame
        raise AssertionError(f"it ended before {state}")

    def close(self) -> None:
        self.response.close()
        self.socket.close()


class Phone:
    """A player's device."""

    def __init__(self, served: Served, key: str, id: str, name: str) -> None:  # noqa: A002
        self.served = served
        self.key = key
        self.id = id
        self.name = name

    def stream(self) -> Events:
        found = Events(self.served.port, "stream", self.key)
        self.served.opened.append(found)
        return found

    def answer(self, place: int, response: dict[str, Any], n: int = 1, round: int = 1) -> Reply:  # noqa: A002
        body = {"place": place, "round": round, "n": n, "response": response}
        return self.served.post("answer", body, token=self.key)


class Served:
    """A room that is served, in a thread."""

    def __init__(self, room: Opened, access: Access) -> None:
        self.access = access
        self.code = room.game.facts.code
        self.room = room
        self.opened: list[Events] = []
        self.listening = listen("127.0.0.1", 0)
        self.port: int = self.listening.getsockname()[1]
        begun = threading.Event()
        self.server = server_of(room, access, ready=lambda _: begun.set())
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listening]}, daemon=True)
        self.thread.start()
        assert begun.wait(20)

    @property
    def live(self) -> Live:
        assert self.server.live is not None
        return self.server.live

    def request(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] | None = None,
        *,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        base: str = "/api/1/",
    ) -> Reply:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {"Content-Type": "application/json"} if body is not None else {}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        line.request(method, base + path, body, sent | (headers or {}))
        response = line.getresponse()
        found = Reply(response.status, response.read(), dict(response.getheaders()))
        line.close()
        return found

    def post(self, path: str, body: Any, *, token: str | None = None, **headers: str) -> Reply:  # noqa: ANN401
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("POST", path, msgspec.json.encode(body), token=token, headers=named)

    def get(self, path: str, *, token: str | None = None) -> Reply:
        return self.request("GET", path, token=token)

    def join(self, name: str = "", key: str | None = None) -> Phone:
        key = key or secrets.token_urlsafe(16)
        reply = self.post("join", {"code": self.code, "key": key, "name": name})
        assert reply.status == 200, reply.raw
        return Phone(self, key, reply.json["id"], reply.json["name"])

    def do(self, name: str, **more: Any) -> Reply:  # noqa: ANN401
        return self.post("host/command", {"command": {"do": name} | more}, token=self.access.host)

    def does(self, *names: str) -> None:
        for name in names:
            reply = self.do(name)
            assert reply.status == 200, (name, reply.raw)

    def board(self) -> Events:
        found = Events(self.port, "board/stream", self.access.board)
        self.opened.append(found)
        return found

    def host(self) -> Events:
        found = Events(self.port, "host/stream", self.access.host)
        self.opened.append(found)
        return found

    def stop(self) -> None:
        for one in self.opened:
            one.close()
        self.server.should_exit = True
        self.thread.join(20)
        assert not self.thread.is_alive()


class Serve(Protocol):
    def __call__(self, *kinds: str, settings: Settings = ..., cap: int = ...) -> Served: ...


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve classes of a few questions, on this machine alone."""
    running: list[Served] = []

    def start(*kinds: str, settings: Settings | None = None, cap: int = 400) -> Served:
        game = lesson(*kinds, settings=settings, cap=cap)
        access = Access(host=new_token(), board=new_token(), addresses=("http://192.0.2.1:8765/",))
        running.append(
            Served(Opened(Store.begin(path_of(f"room{len(running)}"), game.facts, game.progress), game), access)
        )
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room that many tests may share, since each of them only tries what is refused."""
    game = lesson("choice", cap=4000)
    folder = tmp_path_factory.mktemp("standing")
    access = Access(host=new_token(), board=new_token(), addresses=("http://192.0.2.1:8765/",))
    found = Served(Opened(Store.begin(folder / "room.sqlite", game.facts, game.progress), game), access)
    yield found
    found.stop()


@pytest.fixture
def again() -> Iterator[Callable[[Served], Served]]:
    """Stop a room's server, and serve its file again."""
    running: list[Served] = []

    def restart(served: Served) -> Served:
        served.stop()
        path = served.room.store.path
        store = Store(path)
        saved = store.read()
        game = begin(served.room.game.questions, saved.facts)
        running.append(Served(Opened.of(store, saved, game), served.access))
        return running[-1]

    yield restart
    for one in running:
        one.stop()
