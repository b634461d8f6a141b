"""A class of 200, 1,000 and 3,000: how long an answer waits until it is on disk, what is sent, what it takes."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from benches.crowd import Crowd, Line, spread
from benches.generate import bank
from benches.ratio import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES: Final = int(os.environ.get("TIMES", "5"))
MOST_MESSAGES: Final = 4
MOST_MEMORY: Final = 100
"""Megabytes with a thousand players."""


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    _allow_many()
    for count in (200, 1000):
        yield from asyncio.run(_compare(count))
    yield from asyncio.run(_whole(3000))


async def _compare(count: int) -> list[Ratio]:
    ours, theirs, beside, messages = [], [], [], 0
    with served(count) as (room, process), bare() as port:
        crowd = Crowd(room, count)
        await crowd.come()
        for _ in range(TIMES):  # in turn: whatever else the machine does falls on both
            waited, most = await crowd.play()
            ours.append(slowest(waited))
            messages = max(messages, most)
            stalled = crowd.stalled(count // 2)
            beside.append(slowest((await crowd.play())[0]))
            for line in stalled:
                line.close()
            lines = [(Line(port), "") for _ in range(count)]
            body = {"place": 0, "round": 1, "n": 1, "response": {"gave": "passed"}}
            theirs.append(slowest(await spread(lines, "/keep", body)))
            for one, _ in lines:
                one.close()
        memory = resident(process.pid)
        crowd.leave()
    found = [
        Ratio(f"{count:,} answers in a second, p99 until on disk, to a bare server", median(ours), median(theirs), 2.5),
        Ratio(
            f"{count:,} answers beside {count // 2:,} stalled readers, to the same alone",
            median(beside),
            median(ours),
            2,
        ),
        Ratio(f"{count:,} players, most messages to one for a question", messages, MOST_MESSAGES, 1, unit=""),
    ]
    if count == 1000:  # noqa: PLR2004 - what the promise is about
        found.append(Ratio(f"{count:,} players, memory of the server", memory, MOST_MEMORY, 1, unit="MB"))
    return found


async def _whole(count: int) -> list[Ratio]:
    """Play a question with so many that the machine is full; every answer must be acknowledged, and everybody told."""
    with served(count) as (room, _):
        crowd = Crowd(room, count)
        await crowd.come()
        waited, messages = await crowd.play()
        crowd.leave()
    acknowledged = len(waited)
    print(f"{count:,} players: {acknowledged:,} answers acknowledged, p99 {slowest(waited) * 1000:,.0f} ms")
    return [Ratio(f"{count:,} players, most messages to one for a question", messages, MOST_MESSAGES, 1, unit="")]


@contextmanager
def served(count: int) -> Iterator[tuple[dict[str, Any], subprocess.Popen[bytes]]]:
    """Open a room for so many, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.en.yaml"
        path.write_text(bank(20), "utf-8")
        line = [sys.executable, "-m", "viva", "host", str(path), "--headless", "--json"]
        line += ["--players", str(count), "--address", "127.0.0.1", "--port", "0"]
        with subprocess.Popen(line, stdout=subprocess.PIPE, env=os.environ | {"VIVA_HOME": folder}) as process:
            assert process.stdout is not None  # noqa: S101 - a pipe was asked for
            try:
                yield json.loads(process.stdout.readline()), process
            finally:
                process.kill()


@contextmanager
def bare() -> Iterator[int]:
    """Start the bare server, and yield its port."""
    with tempfile.TemporaryDirectory() as folder:
        line = [sys.executable, "-m", "benches.bare_server", str(Path(folder) / "bare.sqlite")]
        with subprocess.Popen(line, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None  # noqa: S101 - a pipe was asked for
            try:
                yield int(process.stdout.readline())
            finally:
                process.kill()


def slowest(waited: list[float]) -> float:
    """Return the 99th percentile."""
    return sorted(waited)[len(waited) * 99 // 100]


def resident(process: int) -> float:
    """Return the megabytes that a process has in memory."""
    for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError


def _allow_many() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
