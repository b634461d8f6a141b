"""What a class is safe from: strangers, cheats, hostile pages and clients, prying. Each is tried here."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import socket
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from viva.bank.deck import option_key
from viva.room import asking, hosting, streams
from viva.room.asking import Access
from viva.room.commands import Refused, Settings
from viva.room.guard import is_loopback
from viva.room.live import Live, Opened
from viva.room.protocol import Join
from viva.room.store import Store, path_of, purge, rooms_folder
from viva.room.tokens import new_token, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.room.game import Game

    Serve = Callable[..., Any]
    Class = Callable[..., Game]

CANARY = b"kanarienvogel"
RIGHT, WRONG = option_key("right"), option_key("wrong")


def picked(*keys: str) -> dict[str, Any]:
    return {"gave": "picked", "keys": list(keys)}


# The key leaks.


def test_no_byte_to_a_player_or_a_board_holds_a_key_before_the_reveal(serve: Serve) -> None:
    kinds = ("choice", "claim", "select", "typed", "number", "cloze", "order", "match", "card", "discuss")
    room = serve(*kinds, settings=Settings(bars="live", ranking="top"))
    ann = room.join()
    phone, board = ann.stream(), room.board()
    answers = {
        "choice": picked(WRONG),
        "typed": {"gave": "wrote", "text": "canary"},
        "claim": {"gave": "judged", "truth": "true"},
    }
    for place, kind in enumerate(kinds):
        seen = len(phone.bytes), len(board.bytes)
        room.does("next", "open")
        kept = ann.answer(place, answers.get(kind, {"gave": "passed"}))
        assert kept.status == 200
        room.does("pause", "resume", "close")
        room.do("talk", phase="pairs")
        room.does("open", "close")
        for stream in (phone, board):
            while (frame := stream.next())["state"] != "closed" or frame["turn"]["round"] != 2:
                assert frame["reveal"] is None
        for stream, since in zip((phone, board), seen, strict=True):
            assert CANARY not in stream.bytes[since:]
        for path in ("room", f"picture/{place}", "host/notes", "host/results", "board/qr/0"):
            assert CANARY not in room.get(path, token=ann.key).raw
        assert CANARY not in kept.raw
        room.does("reveal")
        assert (CANARY in msgspec.json.encode(phone.until("reveal"))) == (kind != "number")
        board.until("reveal")


# Somebody else takes over.

HOSTS = [
    ("GET", "host/past/0", None),
    ("POST", "host/first", {"place": 0}),
    ("GET", "host/stream", None),
    ("POST", "host/command", {"command": {"do": "next"}}),
    ("GET", "host/notes", None),
    ("GET", "host/results", None),
    ("GET", "host/results.csv", None),
    ("GET", "board/stream", None),
    ("GET", "board/qr/0", None),
]


def test_every_route_of_hosts_and_boards_is_tried_here() -> None:
    tried = {path.rpartition("/")[0] if path[-1] == "0" else path for _, path, _ in HOSTS}
    there = {route.path.removeprefix("/api/1/").partition("/{")[0] for route in hosting.ROUTES}

    assert there - tried == {"token"}


@pytest.mark.parametrize("who", ["none", "player", "wrong", "board"])
@pytest.mark.parametrize(("method", "path", "body"), HOSTS)
def test_nobody_but_the_host_runs_the_class(standing: Any, method: str, path: str, body: Any, who: str) -> None:  # noqa: ANN401
    room = standing
    room.live.limits.wrong_tokens.burst = 1000
    token = {
        "none": None,
        "player": room.join().key,
        "wrong": new_token(),
        "board": room.access.board,
    }[who]
    if who == "board" and path.startswith("board"):
        return
    reply = room.request(method, path, None if body is None else msgspec.json.encode(body), token=token)

    assert (reply.status, reply.error) == (401, "unknown")
    assert room.live.game.progress.rev == 0


@pytest.mark.parametrize("who", ["host", "board"])
def test_a_token_dies_with_its_server(serve: Serve, again: Callable[[Any], Any], who: str) -> None:
    room = serve("choice")
    stale = getattr(room.access, who)
    room.access = Access(host=new_token(), board=new_token())
    room = again(room)
    for method, path, body in HOSTS:
        reply = room.request(method, path, None if body is None else msgspec.json.encode(body), token=stale)
        assert (reply.status, reply.error) == (401, "unknown")


def test_the_hosts_side_is_open_from_this_machine_only_unless_asked(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = serve("choice")
    monkeypatch.setattr(asking, "address_of", lambda _: "192.168.1.66")
    assert (room.do("next").status, room.do("next").error) == (403, "not-here")
    assert room.get("board/qr/0", token=room.access.board).status == 200
    room.server.config.app.state.access = replace(room.access, remote=True)
    assert room.do("next").status == 200
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert is_loopback("::ffff:127.0.0.1")
    assert not is_loopback("192.168.1.20")
    assert not is_loopback("testclient")


def test_a_hosts_token_is_128_random_bits_compared_in_constant_time(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[str, str]] = []

    def noted(one: str, other: str) -> bool:
        compared.append((one, other))
        return same(one, other)

    monkeypatch.setattr(asking, "same", noted)
    room = serve("choice")
    room.do("next")

    assert (room.access.host, room.access.host) in compared
    assert len({new_token() for _ in range(1000)}) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", new_token()) for _ in range(100))


def test_wrong_tokens_are_slowed_down_and_the_host_is_not(serve: Serve) -> None:
    room = serve("choice")
    replies = [room.get("host/notes", token=new_token()) for _ in range(20)]

    assert replies[-1].status == 429
    assert int(replies[-1].headers["retry-after"]) >= 1
    assert room.do("next").status == 200


def test_wrong_tokens_are_counted_by_one_clock_wherever_they_come(serve: Serve) -> None:
    room = serve("choice")
    room.get("host/notes", token=new_token())
    reply = room.post("token", {"token": new_token()})
    assert (reply.status, reply.error) == (401, "unknown")
    for _ in range(10):
        room.post("token", {"token": new_token()})
    reply = room.get("host/notes", token=new_token())

    assert (reply.status, reply.error) == (429, "slow-down")
    assert int(reply.headers["retry-after"]) <= 2


# Codes are guessed, the room is flooded.


@pytest.fixture
def live(klass: Class) -> Callable[..., Live]:
    """A room that is live in the test's own loop, its clock set by hand."""
    clock = {"now": 1000.0}

    def start(*, cap: int = 5000) -> Any:  # noqa: ANN401 - a room with a clock
        game = klass("choice", cap=cap)
        found = Live(
            Opened(Store.begin(path_of("live"), game.facts, game.progress), game), monotonic=lambda: clock["now"]
        )
        found.turn = lambda by: clock.update(now=clock["now"] + by)  # type: ignore[attr-defined]
        return found

    return start


async def test_ten_thousand_guesses_get_nowhere(live: Callable[..., Any]) -> None:
    room = live()
    tried = 0
    for number in range(10_000):
        room.turn(0.01)  # a hundred a second
        wish = Join(f"{number:06}", new_token())
        try:
            await room.join(wish, f"10.0.0.{number % 50}")
        except Refused as refused:
            tried += refused.code == "wrong-code"
    await room.end()

    assert tried <= 100 + 100 * 0.5 + 1
    assert room.game.players == {}


async def test_a_host_is_told_that_somebody_tries_codes(live: Callable[..., Any]) -> None:
    room = live()
    for number in range(60):
        with pytest.raises(Refused):
            await room.join(Join("wrong", new_token()), f"10.0.0.{number}")
    assert "guessing" in room.troubles
    room.turn(1000)
    assert "guessing" not in room.troubles
    await room.end()


def test_a_whole_school_may_come_in_behind_one_address(serve: Serve) -> None:
    room = serve("choice")

    assert len({room.join().name for _ in range(300)}) == 300


def test_who_floods_with_answers_is_slowed_down_and_others_are_not(serve: Serve) -> None:
    room = serve("choice")
    ann, ben = room.join(), room.join()
    room.does("next", "open")
    statuses = [ann.answer(0, picked(RIGHT), n=n).status for n in range(1, 60)]

    assert statuses[:20] == [200] * 20
    assert 429 in statuses
    assert ben.answer(0, picked(RIGHT)).status == 200


def test_a_room_takes_no_more_than_it_was_opened_for_and_none_when_locked(serve: Serve) -> None:
    room = serve("choice", cap=2)
    first, _ = room.join(), room.join()
    full = room.post("join", {"code": room.code, "key": new_token()})
    room.do("kick", player=first.id)
    room.does("lock")
    locked = room.post("join", {"code": room.code, "key": new_token()})

    assert (full.status, full.error) == (409, "full")
    assert (locked.status, locked.error) == (403, "locked")


def test_a_key_has_three_streams_at_most(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    found = [ann.stream() for _ in range(4)]

    assert found[0].next("bye") == {"reason": "elsewhere"}
    assert found[3].next()["state"] == "lobby"


def test_who_comes_without_end_is_slowed_down(serve: Serve) -> None:
    room = serve("choice")
    room.live.limits.visits.burst = 50
    replies = [room.get("room") for _ in range(80)]

    assert [one.status for one in replies[:50]] == [200] * 50
    assert replies[-1].status == 429
    assert replies[-1].error == "slow-down"


def test_a_room_that_has_too_much_to_do_says_so_and_when_to_ask_again(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viva.room.server.BESIDE", 0)
    room = serve("choice", cap=1)
    ann = room.join()
    streams = [ann.stream() for _ in range(3)]
    streams.append(room.board())
    reply = room.get("room")
    assert (reply.status, reply.error, reply.headers["retry-after"]) == (503, "busy", "5")
    assert int(reply.headers["content-length"]) == len(reply.raw)
    streams[0].next()
    streams[0].close()
    for _ in range(100):
        if room.get("room").status == 200:
            return
        time.sleep(0.05)

    pytest.fail("it was busy for ever")


# Rejoining to cheat.


def test_who_comes_back_with_their_key_has_their_answer_and_score(serve: Serve) -> None:
    room = serve("choice", "claim")
    ann = room.join()
    room.does("next", "open")
    ann.answer(0, picked(WRONG))
    room.does("reveal")
    assert room.join(key=ann.key).id == ann.id
    late = room.post("answer", {"place": 0, "round": 1, "n": 9, "response": picked(RIGHT)}, token=ann.key)

    assert late.status == 409
    assert ann.stream().next()["you"]["response"] == picked(WRONG)


def test_a_key_that_was_taken_out_is_dead_until_let_back_in(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    room.does("next", "open")
    stream = ann.stream()
    ann.answer(0, picked(RIGHT))
    room.do("kick", player=ann.id)
    assert stream.next("bye") == {"reason": "kicked"}
    for reply in (
        ann.answer(0, picked(WRONG), n=2),
        room.get("stream", token=ann.key),
        room.post("join", {"code": room.code, "key": ann.key}),
        room.get("picture/0", token=ann.key),
    ):
        assert (reply.status, reply.error) == (403, "kicked")
    room.do("readmit", player=ann.id)
    room.does("reveal")

    assert ann.stream().next()["you"]["points"] == 100


def test_keys_from_an_earlier_class_are_none_where_phones_show_letters_alone(
    serve: Serve, again: Callable[[Any], Any]
) -> None:
    room = serve("choice", settings=Settings(phones="answers"))
    ann, ben = room.join(), room.join()
    room.does("next", "open")
    frame = ann.stream().next()
    keys = [one["key"] for one in frame["turn"]["question"]["options"]]
    letters = [one.key for one in room.live.game.shown(0).options]

    assert (ben.answer(0, picked(RIGHT)).status, ben.answer(0, picked(RIGHT)).error) == (422, "does-not-fit")
    mine = picked(keys[letters.index(RIGHT)])
    assert ann.answer(0, mine).json["response"] == mine
    served = again(room)
    ann.served = served
    assert ann.answer(0, mine).json["response"] == mine
    served.does("reveal")
    you = ann.stream().next()["you"]
    assert (you["response"], you["points"]) == (mine, 100)
    assert served.get("host/results", token=served.access.host).json["players"][0]["answers"][0]["response"] == picked(
        RIGHT
    )


def test_nobody_answers_for_somebody_else(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    room.does("next", "open")
    body = {"place": 0, "round": 1, "n": 1, "response": picked(RIGHT), "player": ann.id}
    reply = room.post("answer", body, token=new_token())

    assert (reply.status, reply.error) == (401, "unknown")
    assert room.live.game.answers == {}


# Other sites.


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8765"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost.evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:8765"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["room", "stream", "host/stream"])
def test_what_comes_by_a_strange_name_or_from_a_strange_page_is_refused(
    standing: Any,  # noqa: ANN401 - a room that is served
    headers: dict[str, str],
    path: str,
) -> None:
    reply = standing.request("GET", path, headers=headers, token=standing.access.host)

    assert (reply.status, reply.error) == (403, "foreign")


def test_the_room_is_known_by_its_addresses_and_by_this_machines_names(serve: Serve) -> None:
    room = serve("choice")
    for host in ("127.0.0.1", "localhost", f"[::1]:{room.port}", "192.168.1.20:8765", socket.gethostname()):
        reply = room.request("GET", "room", headers={"Host": host, "Origin": f"http://{host}"})
        assert reply.status == 200, host


def test_every_response_forbids_what_a_page_does_not_need(serve: Serve) -> None:
    room = serve("choice")
    for reply in (room.get("room"), room.get("nowhere"), room.get("stream"), room.request("GET", "", base="/")):
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "server" not in reply.headers


@pytest.mark.parametrize("name", ["../cli/main.py", "..%2Fcli%2Fmain.py", "%2e%2e/room/schema.sql", "__init__.py", ""])
def test_only_what_a_page_is_made_of_is_served(standing: Any, name: str) -> None:  # noqa: ANN401
    assert standing.request("GET", f"/page/{name}", base="").status == 404


# Hostile clients.


def test_a_body_over_four_kilobytes_is_refused_whether_it_says_so_or_not(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    said = room.request("POST", "answer", b"x" * 4097, token=ann.key)
    chunks = (b"x" * 1000 for _ in range(6))
    unsaid = room.request("POST", "answer", chunks, token=ann.key)  # an iterable is sent in chunks

    assert [(one.status, one.error) for one in (said, unsaid)] == [(413, "too-large")] * 2


def test_a_body_that_does_not_come_is_not_waited_for(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    room = serve("choice")
    ann = room.join()
    with socket.create_connection(("127.0.0.1", room.port), timeout=20) as line:
        line.sendall(
            f"POST /api/1/answer HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ann.key}\r\n"
            "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{".encode()
        )
        assert b" 408 " in line.recv(1000)


def test_a_connection_that_says_nothing_is_cut(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viva.room.serve.IDLE", 0.2)
    room = serve("choice")
    for begun in (b"", b"GET /api/1/room HT"):
        with socket.create_connection(("127.0.0.1", room.port), timeout=20) as line:
            line.sendall(begun)
            with suppress(ConnectionResetError):
                assert line.recv(100) == b""


def test_readers_that_take_nothing_are_cut_off_and_hold_nobody_up(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 1.0)
    room = serve("choice", settings=Settings(bars="live"))
    ann = room.join()
    stalled = [room.join().stream() for _ in range(20)]
    stalled += [room.host() for _ in range(5)]
    room.does("next", "open")
    begun = time.monotonic()
    while any(one.client for one in room.live.audience.hosts) and time.monotonic() - begun < 60:
        # Enough to fill what the system and the server keep for a reader; those who read are told all the same.
        assert room.do("settle", settings={"names": "free"}).status == 200
        room.live.audience.tell(phones=True)
    assert ann.answer(0, picked(RIGHT)).status == 200

    assert room.live.audience.hosts == []
    assert len(stalled) == 25


# Names.

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "[bold red]x[/]",
    "*x* _y_ `z` [a](http://b)",
    "\u202eevil\u2066",
    "a\u0000b\r\nSet-Cookie: x",
    "=HYPERLINK(1)",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "Z\u0338\u0321\u0322\u0353\u0325\u033c\u031d\u0338\u0321" * 30,
    "\u200b\u200c\u2060\ufeff",
    "\u3164\u115f\u2800",
    "x" * 400,
    "👨‍👩‍👧‍👦" * 40,
    "${jndi:ldap://x}",
    "'; DROP TABLE player; --",
    "&lt;b&gt;",
    "ﷺ" * 20,
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_name_comes_out_harmless_wherever_it_is_shown(serve: Serve, payload: str) -> None:
    room = serve("choice", settings=Settings(names="free"))
    ann = room.join(payload)

    assert ann.name
    assert not re.search(
        r"[\x00-\x1f\x7f-\x9f<>&\[\]{}`*=+@$/\\\"\u200b-\u200c\u200e-\u200f\u2028-\u202e\u2060-\u206f]", ann.name
    )
    assert not re.match(r"[-=+@\t\r]", ann.name)
    assert len(ann.name) <= 20 * 10
    sheet = room.get("host/results.csv?by=player&names=1", token=room.access.host).raw.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet)))
    assert rows[1][:2] == ["p1", ann.name]


def test_who_names_nobody_is_named_by_the_room(serve: Serve) -> None:
    room = serve("choice")
    reply = room.post("join", {"code": room.code, "key": new_token(), "name": None})

    assert reply.status == 200
    assert reply.json["name"]


def test_names_come_from_a_list_unless_the_host_lets_them_be_typed(serve: Serve) -> None:
    room = serve("choice")

    assert "Rude" not in room.join("Rude Word").name


def test_no_two_players_have_one_name_however_it_is_spelt(serve: Serve) -> None:
    room = serve("choice", settings=Settings(names="free"))

    assert [room.join(name).name for name in ("Zoë", "ZOË", "zoe\u0308")] == ["Zoë", "ZOË 2", "zoë 3"]


def test_a_typed_answer_is_no_formula_in_a_sheet(serve: Serve) -> None:
    room = serve("typed")
    ann = room.join()
    room.does("next", "open")
    ann.answer(0, {"gave": "wrote", "text": '=cmd|"/c calc"!A1\x1b[31m'})
    room.does("reveal")
    raw = room.get("host/results.csv?by=answer", token=room.access.host).raw
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))

    assert rows[1][4].startswith("'=cmd")
    assert b"\x1b" not in raw


# Privacy.


def test_results_name_nobody_unless_asked(serve: Serve) -> None:
    room = serve("choice", settings=Settings(names="free"))
    room.join("Kanarienvogel")
    room.does("next", "open", "reveal")
    for path in ("host/results", *(f"host/results.csv?by={by}" for by in ("player", "question", "answer"))):
        assert b"Kanarien" not in room.get(path, token=room.access.host).raw
    assert b"Kanarien" in room.get("host/results?names=1", token=room.access.host).raw


def test_no_address_and_no_key_is_kept_and_nothing_at_all_after_a_purge(serve: Serve) -> None:
    room = serve("choice", settings=Settings(names="free"))
    ann = room.join("Kanarienvogel")
    room.does("next", "open")
    ann.answer(0, picked(RIGHT))
    room.does("reveal")
    kept = b"".join(file.read_bytes() for file in rooms_folder().iterdir())
    assert b"Kanarienvogel" in kept
    for secret in ("127.0.0.1", "127.0.0", ann.key, room.access.host, room.access.board, "python", "Mozilla"):
        assert secret.encode() not in kept, secret
    room.stop()
    purge(room.room.store.path)

    assert list(rooms_folder().iterdir()) == []


def test_the_room_says_nothing_about_anybody_on_its_own_output(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    room = serve("choice")
    room.join()
    room.get("nowhere")
    room.request("GET", "room", headers={"Host": "evil.example"})

    assert capfd.readouterr() == ("", "")


async def test_streams_that_end_leave_nobody_in_the_audience(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    stream = ann.stream()
    stream.next()
    assert list(room.live.audience.players) == [1]
    stream.close()
    for _ in range(200):
        if not room.live.audience.players:
            break
        await asyncio.sleep(0.05)

    assert room.live.audience.players == {}
