"""docs/room-protocol.md and the types of the protocol say the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from viva.asking.response import Response
from viva.room import asking, commands, hosting, playing, protocol, shapes

DOC = (Path(__file__).parents[2] / "docs" / "room-protocol.md").read_text("utf-8")
BLOCKS = re.findall(r"^<!-- (\w+) -->\n```json\n(.*?)^```", DOC, re.DOTALL | re.MULTILINE)
ROWS = re.findall(r'`(\{"(do|gave)": [^`]*\})`', DOC)


@pytest.mark.parametrize("place", range(len(BLOCKS)))
def test_an_example_is_a_message_of_its_type_with_all_its_fields(place: int) -> None:
    name, text = BLOCKS[place]
    example: dict[str, Any] = json.loads(text)
    if name == "HostMore":  # a host's snapshot is a board's with more in it
        board = next(text for name, text in BLOCKS if name == "BoardFrame")
        name, example = "HostFrame", json.loads(board) | example
    shape: type[Any] = getattr(protocol, name, None) or getattr(shapes, name)

    written = json.loads(msgspec.json.encode(msgspec.convert(example, shape)))

    assert written == example


def test_the_table_of_commands_holds_each_of_them() -> None:
    rows = [text.replace("{…}", "{}") for text, sort in ROWS if sort == "do"]
    known = {type(msgspec.json.decode(row, type=commands.Command)) for row in rows}

    assert known == set(get_args(commands.Command))


def test_the_table_of_responses_holds_each_of_them() -> None:
    rows = [text for text, sort in ROWS if sort == "gave"]
    known = {type(msgspec.json.decode(row.replace('["left", "right"]', '["a", "b"]'), type=Response)) for row in rows}

    assert known == set(get_args(Response))


def test_every_kind_is_told_with_its_fields() -> None:
    for shape in (*get_args(shapes.QuestionWire), *get_args(shapes.KeyWire)):
        for name in shape.__struct_encode_fields__:
            assert f"`{name}`" in DOC or f'"{name}"' in DOC, (shape, name)


def test_the_player_in_the_page_plays(serve: Any) -> None:  # noqa: ANN401 - the fixture of this folder
    code = re.findall(r"^```python\n(.*?)^```", DOC, re.DOTALL | re.MULTILINE)[0]
    room = serve("choice", "claim")
    playing = subprocess.Popen(
        [sys.executable, "-u", "-c", code, f"127.0.0.1:{room.port}", room.code], stdout=subprocess.PIPE, text=True
    )
    assert playing.stdout is not None
    assert "'id': 'p1'" in playing.stdout.readline()
    assert playing.stdout.readline() == "lobby None\n"
    room.does("next", "open")
    said = [playing.stdout.readline() for _ in range(3)]
    playing.kill()
    playing.wait()
    playing.stdout.close()

    assert said[0].startswith("read ['Which '")
    assert "'n': 1" in said[2]
    assert room.live.game.answers[0, 1][1].response.keys


def test_every_refusal_is_told_with_its_status() -> None:
    table = DOC[DOC.index("## When something is wrong") :]
    told = {
        (int(status), code)
        for statuses, codes in re.findall(r"^\| ([\d, ]+) \| (.*?) \|", table, re.MULTILINE)
        for status in statuses.split(",")
        for code in re.findall(r"`([a-z-]+)`", codes)
    }

    known = {(status, "not-json" if code == "no-json" else code) for code, status in asking.STATUS.items()}
    assert known | {(405, "nothing-here"), (403, "foreign")} == told


def test_every_route_is_in_the_table_with_its_method() -> None:
    told = {
        (method, re.sub(r"/\d+$", "/{place:int}", path))
        for method, path in re.findall(r"^(GET|POST) +(/api/\S+)", DOC, re.MULTILINE)
    }
    there = {
        ("POST" if "POST" in (route.methods or ()) else "GET", route.path)
        for route in (*playing.ROUTES, *hosting.ROUTES)
    }

    assert told == there
