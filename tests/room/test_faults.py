"""A bad network, a full disk, a clock that jumps: nothing acknowledged is lost, and nothing else is acknowledged."""

from __future__ import annotations

import http.client
import secrets
import socket
import threading
import time
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any, Final

import msgspec
import pytest

from viva.bank.deck import option_key
from viva.room.commands import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Serve = Callable[..., Any]

RIGHT, WRONG = option_key("right"), option_key("wrong")
HARMS: Final = ("none", "delay", "cut before", "cut after", "twice", "late again", "half-close", "trickle")


class Proxy:
    """Stands between phones and the room, and does something bad to about two of three requests."""

    def __init__(self, port: int, seed: int) -> None:
        self.room = port
        self.random = Random(seed)
        self.done: list[str] = []
        self.late: list[threading.Timer] = []
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port: int = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self.listening.accept()
                harm = self.random.choice(HARMS)
                threading.Thread(target=self._pass_on, args=(line, harm), daemon=True).start()

    def _pass_on(self, line: socket.socket, harm: str) -> None:
        with suppress(OSError), line:
            line.settimeout(10)
            request = _read(line)
            self.done.append(harm)
            if harm == "cut before":
                return
            if harm == "delay":
                time.sleep(self.random.uniform(0, 0.2))
            if harm == "late again":
                again = threading.Timer(self.random.uniform(0, 0.3), self._ask, (request,))
                self.late.append(again)
                again.start()
            if harm == "twice":
                self._ask(request)
            answered = self._ask(request, half_close=harm == "half-close", trickle=harm == "trickle")
            if harm != "cut after":
                line.sendall(answered)

    def _ask(self, request: bytes, *, half_close: bool = False, trickle: bool = False) -> bytes:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.room), timeout=10) as line:
            for start in range(0, len(request), 40 if trickle else len(request)):
                line.sendall(request[start : start + (40 if trickle else len(request))])
            if half_close:
                line.shutdown(socket.SHUT_WR)
            return _read(line)
        return b""

    def close(self) -> None:
        for one in self.late:
            one.join()
        self.listening.close()


def _read(line: socket.socket) -> bytes:
    """Return one message with its body."""
    text = b""
    while b"\r\n\r\n" not in text:
        piece = line.recv(65536)
        if not piece:
            return text
        text += piece
    head, _, body = text.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
    while len(body) < length:
        piece = line.recv(65536)
        if not piece:
            break
        body += piece
    return head + b"\r\n\r\n" + body


def persist(port: int, path: str, body: Any, key: str) -> Any:  # noqa: ANN401 - what a protocol may hold
    """Send a request until it is answered, as every player should."""
    for _ in range(100):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            line.request(
                "POST",
                f"/api/1/{path}",
                msgspec.json.encode(body),
                {"Content-Type": "application/json", "Authorization": f"Bearer {key}", "Host": "localhost"},
            )
            response = line.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException):
            continue
        finally:
            line.close()
        if response.status == 200:
            return msgspec.json.decode(text)
        if response.status == 429:
            time.sleep(int(response.headers["retry-after"]))
            continue
        raise AssertionError(text)
    raise AssertionError("nothing came through in a hundred tries")


@pytest.fixture
def proxy() -> Iterator[Callable[[int, int], Proxy]]:
    started: list[Proxy] = []

    def start(port: int, seed: int) -> Proxy:
        started.append(Proxy(port, seed))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.mark.parametrize("seed", range(3))
def test_through_a_network_that_delays_cuts_doubles_and_half_closes_each_answer_counts_once(
    serve: Serve, proxy: Callable[[int, int], Proxy], seed: int
) -> None:
    room = serve("choice", settings=Settings(names="free"))
    between = proxy(room.port, seed)
    random = Random(seed)
    keys = [secrets.token_urlsafe(16) for _ in range(12)]
    acknowledged: dict[str, Any] = {}
    failed: list[BaseException] = []
    room.does("next")
    ids = {key: persist(between.port, "join", {"code": room.code, "key": key}, "")["id"] for key in keys}
    room.does("open")
    choices = {key: [random.choice((RIGHT, WRONG)) for _ in range(3)] for key in keys}

    def play(key: str) -> None:
        try:
            for n, picked in enumerate(choices[key], 1):
                body = {"place": 0, "round": 1, "n": n, "response": {"gave": "picked", "keys": [picked]}}
                acknowledged[key] = persist(between.port, "answer", body, key)
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    players = [threading.Thread(target=play, args=(key,)) for key in keys]
    for one in players:
        one.start()
    for one in players:
        one.join()
    between.close()
    room.does("close", "reveal")
    results = room.get("host/results", token=room.access.host).json

    assert failed == []
    assert {"cut after", "twice", "late again"} <= set(between.done)
    assert len(results["players"]) == len(set(ids.values())) == len(keys)
    by_id = {one["id"]: one for one in results["players"]}
    for key in keys:
        last = choices[key][-1]
        assert acknowledged[key]["n"] == 3
        (kept,) = by_id[ids[key]]["answers"]
        assert kept["response"] == acknowledged[key]["response"] == {"gave": "picked", "keys": [last]}
        assert by_id[ids[key]]["points"] == 100 * (last == RIGHT)


def test_a_full_disk_refuses_answers_commands_and_newcomers_and_the_host_is_told(serve: Serve) -> None:
    room = serve("typed")
    players = [room.join() for _ in range(40)]
    ann = players[0]
    host = room.host()
    room.does("next", "open")
    host.until("open")
    database = room.room.store._db
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count={pages}")
    text = {"gave": "wrote", "text": "x" * 190}
    refused = [one for one in players if one.answer(0, text).status == 507]
    assert refused
    reply = refused[0].answer(0, text)
    assert (reply.status, reply.error) == (507, "disk-full")
    while "disk-full" not in host.next()["troubles"]:
        pass
    database.execute("PRAGMA max_page_count=1000000")
    for one in refused:
        assert one.answer(0, text).status == 200
    while host.next()["troubles"] != []:
        pass

    assert len(room.room.store.read().answers) == 40
    assert ann.stream().next()["you"]["n"] == 1


def test_a_command_that_could_not_be_written_has_not_happened(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from viva.room import store

    room = serve("choice")
    ann = room.join()
    stream = ann.stream()
    room.does("next", "open")
    stream.until("open")
    write = store._write

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(store, "_write", full)
    reply = room.do("reveal")
    joined = room.post("join", {"code": room.code, "key": "b" * 22})
    monkeypatch.setattr(store, "_write", write)

    assert (reply.status, joined.status) == (507, 507)
    assert (room.live.game.progress.state, set(room.live.game.players)) == ("open", {1})
    assert ann.answer(0, {"gave": "picked", "keys": [RIGHT]}).status == 200
    assert room.join(key="b" * 22).id == "p2"
    room.does("reveal")
    assert stream.until("reveal")["you"]["points"] == 100


@pytest.mark.parametrize("jump", [-366 * 24 * 3600, -30, 30, 366 * 24 * 3600])
def test_a_clock_that_is_set_changes_no_time_in_the_room(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    room = serve("choice")
    ann = room.join()
    room.does("next")
    room.do("open", seconds=600)
    before = ann.stream().next()
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + jump)
    after = ann.stream().next()

    assert before["turn"]["until"] == after["turn"]["until"]
    assert 0 <= after["now"] - before["now"] < 20_000
    assert ann.answer(0, {"gave": "picked", "keys": [RIGHT]}).status == 200


def test_a_phone_that_slept_finds_the_room_where_it_is_now(serve: Serve) -> None:
    room = serve("choice", "claim")
    ann = room.join()
    asleep = ann.stream()
    asleep.next()
    room.does("next", "open")
    ann.answer(0, {"gave": "picked", "keys": [RIGHT]})
    asleep.close()
    room.does("reveal", "next", "open")
    frame = ann.stream().next()

    assert (frame["state"], frame["turn"]["place"], frame["you"]["points"], frame["you"]["n"]) == ("open", 1, 100, 0)


def test_when_the_server_ends_streams_end_without_a_word_so_that_phones_come_back(
    serve: Serve, again: Callable[[Any], Any]
) -> None:
    room = serve("choice")
    ann = room.join()
    stream = ann.stream()
    stream.next()
    waiting = threading.Timer(0.1, lambda: setattr(room.server, "should_exit", True))
    waiting.start()
    assert stream.next() is None
    assert b"bye" not in stream.bytes
    ann.served = again(room)

    assert ann.stream().next()["state"] == "lobby"


def test_when_the_class_is_over_streams_end_for_good(serve: Serve) -> None:
    room = serve("choice")
    stream = room.join().stream()
    room.does("finish")
    stream.until("finished")
    threading.Timer(0.1, lambda: setattr(room.server, "should_exit", True)).start()

    assert stream.next("bye") == {"reason": "over"}


def test_a_room_that_cannot_be_written_to_says_so_before_anybody_comes(klass: Callable[..., Any]) -> None:
    from viva.room.asking import Access
    from viva.room.live import Opened
    from viva.room.serve import listen
    from viva.room.serve import serve as run
    from viva.room.store import Store, path_of
    from viva.room.trouble import StoreError

    game = klass("choice")
    with Store.begin(path_of("full"), game.facts, game.progress) as store:
        store._db.execute("PRAGMA query_only=ON")
        ready: list[bool] = []
        with listen("127.0.0.1", 0) as listening, pytest.raises(StoreError, match="read-only"):
            run(Opened(store, game), Access(host="h", board="b"), listening, ready=lambda: ready.append(True))

    assert ready == []
