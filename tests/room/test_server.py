"""A class over the network, as phones, a board and a host have it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from viva.bank.deck import option_key
from viva.room.commands import Settings
from viva.room.protocol import BoardFrame, HostFrame, PlayerFrame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Serve = Callable[..., Any]

RIGHT, WRONG = option_key("right"), option_key("wrong")


def picked(*keys: str) -> dict[str, Any]:
    return {"gave": "picked", "keys": list(keys)}


def test_a_class_is_played_from_the_lobby_to_its_results(serve: Serve) -> None:
    room = serve("choice", "claim", settings=Settings(ranking="top"))
    info = room.get("room").json
    assert (info["title"], info["lang"], info["locked"], len(info["suggestions"])) == ("Bank", "en", False, 4)
    ann, ben = room.join(info["suggestions"][0]), room.join()
    assert ann.name == info["suggestions"][0]
    stream = ann.stream()
    assert stream.next()["state"] == "lobby"
    room.does("next", "open")
    turn = stream.until("open")["turn"]
    assert (turn["place"], turn["of"], turn["round"]) == (0, 2, 1)
    assert ann.answer(0, picked(RIGHT)).status == ben.answer(0, picked(WRONG)).status == 200
    room.does("reveal")
    frame = stream.until("reveal")
    assert (frame["you"]["result"]["outcome"], frame["you"]["points"], frame["you"]["rank"]) == ("right", 100, 1)
    room.does("leaderboard", "next", "open")
    assert ann.answer(1, {"gave": "judged", "truth": "unsaid"}).status == 200
    room.does("reveal", "next")
    end = stream.until("finished")["you"]["end"]
    results = room.get("host/results", token=room.access.host).json

    assert (end["points"], end["mark"], end["right"], end["asked"]) == (200, "20", 2, 2)
    assert [one["points"] for one in results["players"]] == [200, 0]
    assert [one["id"] for one in results["questions"]] == ["choice", "claim"]


def test_every_event_is_a_message_of_its_type(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    streams = [(ann.stream(), PlayerFrame), (room.board(), BoardFrame), (room.host(), HostFrame)]
    for name in ("next", "open", "reveal", "next"):
        room.does(name)
        for stream, shape in streams:
            frame = stream.next()
            assert msgspec.convert(frame, shape).rev >= 0


def test_a_stream_begins_with_where_the_room_is(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    room.does("next", "open")
    ann.answer(0, picked(RIGHT))
    frame = ann.stream().next()

    assert frame["state"] == "open"
    assert (frame["you"]["n"], frame["you"]["response"]) == (1, picked(RIGHT))


def test_a_player_gets_four_messages_for_a_question_however_many_answer(serve: Serve) -> None:
    room = serve("choice", "claim")
    phones = [room.join() for _ in range(20)]
    stream = phones[0].stream()
    stream.next()
    room.does("next", "open")
    for phone in phones:
        assert phone.answer(0, picked(RIGHT)).status == 200
    room.does("close", "reveal")
    stream.until("reveal")

    assert stream.bytes.count(b"event: ") <= 1 + 4


def test_what_is_for_the_board_or_the_host_sends_phones_nothing(serve: Serve) -> None:
    room = serve("choice", settings=Settings(ranking="top"))
    ann, ben = room.join(), room.join()
    stream = ann.stream()
    room.does("next", "open")
    stream.until("open")
    room.do("tally", counts={RIGHT: 3})
    room.do("lock")
    room.do("kick", player=ben.id)
    room.do("readmit", player=ben.id)
    assert room.do("settle", settings={"bars": "live", "seconds": 30}).status == 200
    room.does("reveal")
    stream.until("reveal")
    room.does("leaderboard", "next")
    stream.until("finished")

    assert stream.bytes.count(b"event: ") <= 1 + 4
    assert stream.bytes.count(b'"state":"open"') == stream.bytes.count(b'"state":"reveal"') == 1


def test_counts_go_to_hosts_and_boards_as_answers_come(serve: Serve) -> None:
    room = serve("choice", settings=Settings(bars="live"))
    ann = room.join()
    board, host = room.board(), room.host()
    room.does("next", "open")
    ann.answer(0, picked(RIGHT))
    while board.next("counts")["counts"]["answered"] != 1:
        pass
    while not (counts := host.next("counts"))["players"][0]["answered"]:
        pass

    assert counts["counts"]["rounds"][0]["options"] == {RIGHT: 1}


def test_an_answer_is_acknowledged_as_it_stands_and_a_late_one_too(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    room.does("next", "open")
    first = ann.answer(0, picked(WRONG), n=1)
    second = ann.answer(0, picked(RIGHT), n=2)
    late = ann.answer(0, picked(WRONG), n=1)

    assert [one.json["n"] for one in (first, second, late)] == [1, 2, 2]
    assert late.json["response"] == picked(RIGHT)


def test_joining_again_with_the_same_key_is_the_same_player(serve: Serve) -> None:
    room = serve("choice")
    ann = room.join()
    again = room.join("Another Name", ann.key)
    room.do("lock")
    third = room.post("join", {"code": "not even needed", "key": ann.key})

    assert (ann.id, ann.name) == (again.id, again.name) == (third.json["id"], third.json["name"])


def test_a_page_needs_nothing_but_the_cookie_that_joining_sets(serve: Serve) -> None:
    room = serve("choice")
    reply = room.post("join", {"code": room.code, "key": "a" * 22})
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    kept = {"Cookie": cookie.partition(";")[0]}
    room.does("next", "open")
    body = msgspec.json.encode({"place": 0, "round": 1, "n": 1, "response": picked(RIGHT)})

    assert room.request("POST", "answer", body, headers=kept).status == 200


def test_a_board_changes_its_token_for_a_cookie_that_opens_nothing_else(serve: Serve) -> None:
    room = serve("choice")
    reply = room.post("token", {"token": room.access.board})
    kept = {"Cookie": reply.headers["set-cookie"].partition(";")[0]}

    assert reply.status == 204
    assert room.request("GET", "board/qr/0", headers=kept).raw.startswith(b"<svg")
    assert room.request("GET", "board/qr/7", headers=kept).status == 404
    assert room.request("GET", "host/notes", headers=kept).status == 401


@pytest.mark.parametrize(
    ("body", "headers", "status", "error"),
    [
        (b"{", {}, 400, "not-json"),
        (b'{"place":0,"round":1,"n":1,"response":{"gave":"wrote","text":"\xff"}}', {}, 400, "not-json"),
        (rb'{"place":0,"round":1,"n":1,"response":{"gave":"wrote","text":"\ud800"}}', {}, 400, "not-json"),
        (b"[" * 4000, {}, 400, "not-understood"),
        (b'{"place":0}', {}, 400, "not-understood"),
        (b'{"place":-1,"round":1,"n":1,"response":{"gave":"passed"}}', {}, 400, "not-understood"),
        (b'{"place":0,"round":1,"n":1,"response":{"gave":"shouted"}}', {}, 400, "not-understood"),
        (b"{}", {"Content-Type": "text/plain"}, 415, "not-json"),
        (b'{"place":0,"round":1,"n":1,"response":{"gave":"wrote","text":"right"}}', {}, 422, "does-not-fit"),
        (b'{"place":0,"round":2,"n":1,"response":{"gave":"passed"}}', {}, 409, "not-open"),
        (b'{"place":9,"round":1,"n":1,"response":{"gave":"passed"}}', {}, 409, "not-open"),
    ],
)
def test_an_answer_that_is_none_is_refused_with_its_reason(
    serve: Serve, body: bytes, headers: dict[str, str], status: int, error: str
) -> None:
    room = serve("choice")
    ann = room.join()
    room.does("next", "open")
    reply = room.request("POST", "answer", body, token=ann.key, headers=headers)

    assert (reply.status, reply.error) == (status, error)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "nowhere", 404), ("GET", "answer", 405), ("POST", "room", 405), ("GET", "picture/0", 404)],
)
def test_what_is_not_there_is_told_as_everything_else_is(serve: Serve, method: str, path: str, status: int) -> None:
    room = serve("choice")
    ann = room.join()
    reply = room.request(method, path, token=ann.key)

    assert (reply.status, reply.error) == (status, "nothing-here")


def test_a_command_for_a_moment_that_has_passed_is_not_carried_out(serve: Serve) -> None:
    room = serve("choice", "claim")
    reply = room.post("host/command", {"command": {"do": "next"}, "rev": 0}, token=room.access.host)
    assert reply.json == {"rev": 1, "state": "read"}
    twice = room.post("host/command", {"command": {"do": "next"}, "rev": 0}, token=room.access.host)
    wrong = room.do("resume")

    assert (twice.status, twice.error) == (409, "stale")
    assert (wrong.status, wrong.error) == (409, "cannot")


def test_a_timed_vote_is_closed_by_the_room_itself(serve: Serve) -> None:
    room = serve("choice")
    stream = room.join().stream()
    room.does("next")
    room.do("open", seconds=1)

    assert stream.until("closed")["rev"] == 3


def test_a_picture_is_there_once_its_question_is_and_never_as_anything_but_a_picture(
    serve: Serve, tmp_path: Path
) -> None:
    from viva.bank.deck import Home, Question
    from viva.bank.kinds import Claim, Image

    home = Home(deck="0123456789abcdef", bank="b", lang="en", title="B", path=tmp_path / "b.en.yaml")
    room = serve("claim", "claim")
    contents = [
        Claim(id=name, prompt="So.", answer="true", image=Image(file=name, alt="A picture"))
        for name in ("a.png", "b.svg")
    ]
    room.live.game.questions = [Question(content, home, content) for content in contents]
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "b.svg").write_text("<svg/>")
    ann = room.join()
    assert room.get("picture/0", token=ann.key).status == 404
    room.does("next")
    stream = ann.stream()
    picture = stream.next()["turn"]["question"]["picture"]
    assert picture == {"address": "/api/1/picture/0", "alt": "A picture"}
    found = room.get("picture/0", token=ann.key)
    assert (found.status, found.headers["content-type"], found.raw) == (200, "image/png", b"\x89PNG")
    assert room.get("picture/0").status == 401
    room.does("reveal", "next")

    assert room.get("picture/1", token=ann.key).status == 404


def test_a_room_served_again_knows_everybody_and_waits_with_the_time_left(
    serve: Serve, again: Callable[[Any], Any]
) -> None:
    room = serve("choice", "claim")
    ann = room.join()
    room.does("next", "open")
    ann.answer(0, picked(RIGHT))
    room.does("reveal", "next")
    room.do("open", seconds=1000)
    assert ann.answer(1, {"gave": "judged", "truth": "true"}).status == 200
    room = again(room)
    ann.served = room
    stream = ann.stream()
    frame = stream.next()

    assert (frame["state"], frame["you"]["points"]) == ("paused", 100)
    assert 990_000 < frame["turn"]["left"] <= 1_000_000
    assert frame["you"]["response"] == {"gave": "judged", "truth": "true"}
    room.does("resume")
    assert stream.next()["turn"]["until"] - frame["now"] > 990_000
    assert ann.answer(1, {"gave": "judged", "truth": "unsaid"}, n=2).status == 200


def test_the_host_chooses_which_network_the_board_leads_to(serve: Serve) -> None:
    room = serve("choice")
    room.server.config.app.state.access = replace(
        room.access, addresses=("http://10.0.0.5:1/", "http://192.168.1.20:1/")
    )
    board = room.board()
    assert board.next()["join"]["addresses"][0] == "http://10.0.0.5:1/"
    before = room.get("board/qr/0", token=room.access.board).raw
    reply = room.post("host/first", {"place": 1}, token=room.access.host)

    assert reply.json["addresses"] == ["http://192.168.1.20:1/", "http://10.0.0.5:1/"]
    assert board.next()["join"]["addresses"] == reply.json["addresses"]
    assert room.get("board/qr/0", token=room.access.board).raw != before
    assert room.post("host/first", {"place": 2}, token=room.access.host).status == 409


def test_a_host_who_comes_back_finds_the_room_as_it_is(serve: Serve) -> None:
    room = serve("choice")
    room.join()
    first = room.host()
    room.does("next", "open")
    first.close()
    frame = room.host().next()

    assert (frame["state"], len(frame["players"])) == ("open", 1)
    assert "close" in frame["can"]


@pytest.mark.parametrize("path", ["/", "/board", "/page/player.js", "/page/style.css", "/page/player.fr.json"])
def test_the_pages_are_served_packed_for_who_takes_them_packed(standing: Any, path: str) -> None:  # noqa: ANN401
    plain = standing.request("GET", path, base="")
    packed = standing.request("GET", path, base="", headers={"Accept-Encoding": "gzip, br"})

    assert plain.status == packed.status == 200
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.raw) == plain.raw
    assert plain.headers["content-type"] == packed.headers["content-type"]
