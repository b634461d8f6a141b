"""How long the first question takes: process start to the frame that holds it, beside the smallest Textual app.

Counted in processor time, which other programs disturb less than they do the clock. When this was written, on two
cores with Python 3.11 and files compiled: 195 ms for ``viva quiz alibaba-covid``, 145 ms for the smallest app. What is
left between them is click, PyYAML and msgspec, reading four banks, and opening the journal.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
from pathlib import Path

import pytest

pytestmark = [pytest.mark.terminal, pytest.mark.soak]

VIVA = Path(sys.executable).with_name("viva")
TIMES = 7
SMALLEST = """
from textual.app import App
from textual.widgets import OptionList
class Smallest(App):
    def compose(self):
        yield OptionList("First", "Second", "Third")
Smallest().run()
"""


def processor_time(command: list[str], wanted: bytes, environment: dict[str, str]) -> float:
    """Return the seconds of processor time until ``wanted`` stands on the screen."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environment)  # noqa: S606 - our own program, in a terminal of its own
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, seen
        seen += os.read(terminal, 65536)
    os.kill(pid, signal.SIGKILL)
    used = os.wait4(pid, 0)[2]
    os.close(terminal)
    return used.ru_utime + used.ru_stime


def test_the_first_question_comes_soon(tmp_path: Path) -> None:
    smallest = tmp_path / "smallest.py"
    smallest.write_text(SMALLEST, "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(TIMES):
        home = {"VIVA_HOME": str(tmp_path / str(turn))}
        theirs.append(processor_time([sys.executable, str(smallest)], b"Third", environment))
        ours.append(processor_time([str(VIVA), "quiz", "alibaba-covid"], b"commands", environment | home))
    assert statistics.median(ours) <= 1.5 * statistics.median(theirs)
