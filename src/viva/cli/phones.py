"""A class with phones on the full screen: a server of its own is started, or one that runs already is found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import click

from viva.cli import lesson
from viva.render.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from viva.room.remote import RemoteDesk
    from viva.room.ways import Way

TOKEN_VARIABLE: Final = "VIVA_HOST_TOKEN"  # noqa: S105 - the name of one
BOARD_VARIABLE: Final = "VIVA_BOARD_TOKEN"
"""Whoever opens a room again, after a crash, may give its host and its board the tokens that they had."""

CHOOSING: Final = (
    ("lang", "--lang"),
    ("count", "--count"),
    ("size", "--size"),
    ("seed", "--seed"),
    ("timer", "--timer"),
    ("ranking", "--ranking"),
    ("phones", "--phones"),
    ("players", "--players"),
)
MANY: Final = (("bank", "--bank"), ("levels", "--level"), ("tags", "--tag"))
FLAGS: Final = (("every", "--all"), ("speed", "--speed"), ("tables", "--tables"), ("free_names", "--free-names"))
"""The options of ``viva host`` that say what is played, by their names in Python."""


_started: Final[list[subprocess.Popen[str]]] = []
"""The servers that this process has started; they go on when it ends."""


class ServerFailedError(Exception):
    """A server could not be started; what it said, and its exit status."""

    def __init__(self, said: str, status: int) -> None:
        """Remember both."""
        self.said = said
        self.status = status
        super().__init__(said)


def choosing(given: dict[str, Any]) -> list[str]:
    """Return the options that say what is played, as on the command line."""
    found = [f"{name}={given[key]}" for key, name in CHOOSING if given[key] is not None]
    found += [f"{name}={one}" for key, name in MANY for one in given[key]]
    return [*found, *(name for key, name in FLAGS if given[key])]


def serving(given: dict[str, Any]) -> list[str]:
    """Return the options that say how it is served."""
    found = [f"--address={given['address']}", *(f"--name={one}" for one in given["names"])]
    found += [f"--port={given['port']}"] if given["port"] is not None else []
    return [*found, *(["--remote"] if given["remote"] else [])]


def served(room: str | None, source: str | None) -> Way | None:
    """Return the way into a class that is served already: of this name, of this deck, or the last one."""
    from viva.room.ways import ways

    for way in ways():
        if room in {None, way.room} and source in {None, way.source}:
            return way
    return None


def at(way: Way) -> int:
    """Run a class that is served already."""
    return lesson.run(lambda: _desk(way))


def run(line: Sequence[str], how: Sequence[str], source: str, unfinished: Path | None = None) -> int:
    """Start a server with a line of options, ``how`` it serves last; one that was broken off is offered first."""
    from viva.room.opening import look

    def anew() -> RemoteDesk:
        return _desk(start([*line, *how], how, source))

    def go_on() -> RemoteDesk:
        assert unfinished is not None  # noqa: S101 - else nobody offers it
        return _desk(start(["--resume", unfinished.stem, *how], how, source))

    saved = look(unfinished) if unfinished is not None else None
    try:
        return lesson.run(anew, go_on, lesson.told(saved)) if saved is not None else lesson.run(anew)
    except ServerFailedError as error:
        click.echo(visible(error.said), err=True)
        return error.status


def start(line: Sequence[str], how: Sequence[str], source: str, like: Way | None = None) -> Way:
    """Start a server, and return the way into it; ``like`` is the one it had before.

    Raises:
        ServerFailedError: if it does not start.

    """
    from viva.room import ways

    variables = dict(os.environ)
    if like is not None:
        variables |= {TOKEN_VARIABLE: like.token, BOARD_VARIABLE: like.board}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        server = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", "viva", "host", *line, "--headless", "--json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=variables,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # closing the terminal leaves it to the phones
            creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),  # the same on Windows
        )
        assert server.stdout is not None  # noqa: S101 - asked for
        told = server.stdout.readline()
        if not told:
            status = server.wait()
            errors.seek(0)
            raise ServerFailedError(errors.read().strip(), status)
    _started.append(server)
    found = json.loads(told)
    way = ways.Way(
        room=found["room"],
        source=source,
        questions=found["questions"],
        here=found["here"],
        token=found["host"]["token"],
        board=found["board"]["token"],
        file=found["file"],
        pid=server.pid,
        serving=tuple(how),
    )
    ways.keep(way)
    return way


def _desk(way: Way) -> RemoteDesk:
    from viva.room.remote import RemoteDesk

    return RemoteDesk(way, _revive)


def _revive(way: Way) -> Way | None:
    """Serve a class again whose server has died, where phones look for it, and with the secrets that it had."""
    how = [one for one in way.serving if not one.startswith("--port=")]
    port = urlsplit(way.here).port
    try:
        return start(["--resume", way.room, *how, f"--port={port}"], way.serving, way.source, way)
    except ServerFailedError:
        return None  # it may be up again, by somebody else's hand; this is tried again
