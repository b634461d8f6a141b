"""A program in a pseudo-terminal of 80 × 24: started, given keys, and watched until it has drawn."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

PYTHON: Final = sys.executable
VIVA: Final = str(Path(PYTHON).with_name("viva"))
MINIMAL: Final = (PYTHON, "-m", "benches.minimal_app")
FOURTH: Final = b"Fourth option"
"""The last that the minimal app draws."""

ESCAPES: Final = re.compile(
    rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[@-Z\\-_])"
)
PATIENCE: Final = 30.0
STILL: Final = 0.05
"""Seconds without a byte after which a screen is taken for drawn: three frames of Textual's."""


class Terminal:
    """A running program. Use as a context manager: it is killed at the end."""

    def __init__(self, command: Sequence[str], home: Path | str) -> None:
        """Start ``command`` with ``home`` as its home folder."""
        self.command = command
        self.drawn = b""
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "VIVA_HOME": str(home),
            "VIVA_LANG": "en",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TEXTUAL_ANIMATIONS": "none",
        }
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=follower, stdout=follower, stderr=follower, env=env, start_new_session=True, close_fds=True
        )
        os.close(follower)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):  # it has ended
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._leader)

    def until(self, text: bytes) -> float:
        """Return the seconds from the start until ``text`` was drawn."""
        until = time.perf_counter() + PATIENCE
        while time.perf_counter() < until:
            if self._read(0.5):
                if text in ESCAPES.sub(b"", self.drawn):
                    return time.perf_counter() - self.began
            elif self.process.poll() is not None:
                break
        message = f"{' '.join(self.command)} never showed {text!r}: {ESCAPES.sub(b'', self.drawn)[-2000:]!r}"
        raise RuntimeError(message)

    def settle(self) -> None:
        """Wait until nothing is drawn any more."""
        while self._read(STILL):
            pass

    def press(self, key: bytes) -> float:
        """Press a key, and return the seconds until the last that it made the program draw."""
        self.settle()
        self.drawn = b""
        began = time.perf_counter()
        os.write(self._leader, key)
        if not self._read(PATIENCE):
            message = f"{' '.join(self.command)} drew nothing after {key!r}"
            raise RuntimeError(message)
        last = time.perf_counter()
        while self._read(STILL):
            last = time.perf_counter()
        return last - began

    @property
    def kilobytes(self) -> int:
        """The memory that the program has now: its resident set."""
        line = ["ps", "-o", "rss=", "-p", str(self.process.pid)]
        said = subprocess.run(line, capture_output=True, text=True, check=True)
        return int(said.stdout)

    def _read(self, patience: float) -> bool:
        """Take what was drawn, and tell whether anything was."""
        if not select.select([self._leader], [], [], patience)[0]:
            return False
        try:
            self.drawn += os.read(self._leader, 65536)
        except OSError:  # it has ended
            return False
        return True


def until_shown(command: Sequence[str], text: bytes, home: Path | str) -> float:
    """Return the seconds until ``command`` has drawn ``text``, and end it then."""
    with Terminal(command, home) as terminal:
        return terminal.until(text)
