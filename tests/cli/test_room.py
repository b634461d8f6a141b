"""``viva host`` and ``viva room``: a class that a script can run, and what is kept of it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from viva.room.net import addresses
from viva.room.store import path_of, rooms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


class Hosting(Protocol):
    def __call__(self, *arguments: str, **environment: str) -> Any: ...  # noqa: ANN401 - a context manager


@pytest.fixture
def hosting() -> Hosting:
    """Run ``viva host`` in a process of its own, and yield what it tells a script."""

    @contextmanager
    def start(*arguments: str, **environment: str) -> Iterator[dict[str, Any]]:
        line = [sys.executable, "-m", "viva", "host", "--address", "127.0.0.1", "--port", "0", "--json", *arguments]
        with subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | environment
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            try:
                yield json.loads(process.stdout.readline())
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(30)
            assert process.stderr.read() == b""

    return start


def post(room: dict[str, Any], path: str, body: object, token: str = "") -> Any:  # noqa: ANN401
    head = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(f"{room['here']}api/1/{path}", json.dumps(body).encode(), head)  # noqa: S310 - ours
    with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
        return json.loads(response.read())


def test_a_script_runs_a_class_with_what_is_printed(hosting: Hosting) -> None:
    with hosting("alibaba-covid/fund", "--headless", "--count", "2") as room:
        assert (room["title"], room["lang"], room["questions"]) == ("The $16.5M fund", "en", 2)
        assert room["host"]["address"] == f"{room['here']}host#{room['host']['token']}"
        assert room["board"]["address"] == f"{room['here']}board#{room['board']['token']}"
        joined = post(room, "join", {"code": room["code"], "key": "a" * 22})
        moved = post(room, "host/command", {"command": {"do": "next"}}, room["host"]["token"])

    assert joined["id"] == "p1"
    assert moved == {"rev": 1, "state": "read"}
    assert Path(room["file"]) == path_of(room["room"])


def test_a_name_is_one_more_way_in_and_the_first_stays_a_number(hosting: Hosting) -> None:
    with hosting("alibaba-covid/fund", "--name", "Quiz.lan") as room:
        port = room["here"].rpartition(":")[2]
        assert room["addresses"] == [room["here"], f"http://Quiz.lan:{port}"]
        request = urllib.request.Request(f"{room['here']}api/1/room", headers={"Host": "quiz.lan"})  # noqa: S310 - ours
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            assert response.status == 200


def test_a_class_on_one_network_alone_is_still_run_from_this_machine(hosting: Hosting) -> None:
    mine = addresses()
    if not mine:
        pytest.skip("this machine is on no network")
    with hosting("alibaba-covid/fund", "--address", mine[0].ip) as room:
        assert room["addresses"] == [room["here"]]
        moved = post(room, "host/command", {"command": {"do": "next"}}, room["host"]["token"])

    assert moved["state"] == "read"


def test_a_class_goes_on_where_it_was_and_its_host_may_keep_the_token(hosting: Hosting) -> None:
    with hosting("alibaba-covid/fund", VIVA_HOST_TOKEN="t" * 22) as room:
        assert room["host"]["token"] == "t" * 22
        post(room, "host/command", {"command": {"do": "next"}}, room["host"]["token"])
    with hosting("--resume", VIVA_HOST_TOKEN="t" * 22) as again:
        assert (again["room"], again["code"], again["questions"]) == (room["room"], room["code"], room["questions"])
        moved = post(again, "host/command", {"command": {"do": "open"}, "rev": 1}, "t" * 22)

    assert moved == {"rev": 2, "state": "open"}


def test_a_class_that_goes_on_has_new_tokens_unless_they_are_given(hosting: Hosting) -> None:
    with hosting("alibaba-covid/fund") as room:
        pass
    with hosting("--resume") as again:
        assert {room["host"]["token"], room["board"]["token"]}.isdisjoint(
            {again["host"]["token"], again["board"]["token"]}
        )


def test_a_token_that_is_too_short_is_not_taken(hosting: Hosting) -> None:
    with hosting("alibaba-covid/fund", VIVA_HOST_TOKEN="t" * 7) as room:
        assert len(room["host"]["token"]) == 22


def test_the_settings_of_the_line_are_those_of_the_class(hosting: Hosting) -> None:
    chosen = ["--timer", "45", "--speed", "--ranking", "top", "--phones", "answers", "--tables", "--free-names"]
    with hosting("alibaba-covid/fund", "--lang", "fr", *chosen) as room:
        from viva.room.store import Store
        from viva.room.trouble import StoreError

        assert room["lang"] == "fr"
        with pytest.raises(StoreError, match="busy"):
            Store(Path(room["file"]))
    with closing(Store(Path(room["file"]))) as store:
        settings = store.read().facts.settings

    assert (settings.seconds, settings.scoring, settings.ranking) == (45, "speed", "top")
    assert (settings.phones, settings.each, settings.names) == ("answers", "table", "free")


def test_people_get_a_code_to_scan_and_links(shell: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    code = (
        "import os, signal, threading; from viva.cli.main import run; "
        "threading.Timer(3, os.kill, (os.getpid(), signal.SIGINT)).start(); "
        "run(['host', 'alibaba-covid/fund', '--headless', '--port', '0', '--remote'])"
    )
    ran = shell("-c", code)

    assert ran.stderr == ""
    assert re.search(r"^Phones: http://[\d.]+:\d+/", ran.stdout, re.MULTILINE)
    assert re.search(r"^Code: \d{6}$", ran.stdout, re.MULTILINE)
    assert "█▀" in ran.stdout
    assert "/host#" in ran.stdout


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("host --headless", 2, "Which deck? For instance: viva host alibaba-covid"),
        ("host nowhere --headless", 2, "There is no deck “nowhere”"),
        ("host alibaba-covid --headless --lang xx", 2, "xx"),
        ("host --headless --resume", 2, "There is no class to go on with"),
        ("host nothing --headless --resume", 3, "There is no class at"),
        ("host alibaba-covid --port 99999", 2, "--port"),
        ("host alibaba-covid --headless --port 8080 --address 203.0.113.1", 2, "Port 8080 cannot be had"),
        ("room purge", 2, "Which class?"),
        ("room purge nothing", 2, "There is no class “nothing”"),
    ],
)
def test_what_cannot_be_opened_is_told_in_a_sentence(viva: Run, line: str, status: int, said: str) -> None:
    ran = viva(*line.split())

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_classes_are_listed_and_taken_away(viva: Run, hosting: Hosting) -> None:
    assert viva("room", "list").err == "No class is kept.\n"
    with hosting("alibaba-covid/fund") as room:
        assert f"{room['room']}  is open just now\n" in viva("room", "list").out
        busy = viva("room", "purge", "--all")
        assert (busy.status, busy.out) == (1, "0 classes taken away.\n")
        assert "is a class that is open just now. End it first" in busy.err
        post(room, "join", {"code": room["code"], "key": "a" * 22})
    listed = viva("room", "list", lang="fr").out
    assert re.fullmatch(rf"{room['room']}  \d{{4}}-\d\d-\d\d  The \$16\.5M fund  lobby  1 joueur\n", listed)
    (told,) = json.loads(viva("room", "list", "--json").out)
    assert (told["room"], told["players"], told["answers"]) == (room["room"], 1, 0)
    assert viva("room", "purge", "--older", "1").out == "0 classes taken away.\n"
    assert viva("room", "purge", room["room"]).out == "One class taken away.\n"

    assert rooms() == []


def test_a_class_whose_deck_has_lost_a_question_says_which(viva: Run, hosting: Hosting, rivers: Path) -> None:
    with hosting("rivers/sea"):
        pass
    bank = rivers / "sea.en.yaml"
    bank.write_text(bank.read_text("utf-8").replace("id: b", "id: c"), encoding="utf-8")
    ran = viva("host", "--resume", "--json")

    assert ran.status == 3
    assert "no longer has these questions: b. Put them back" in ran.err
