"""From process start to the first thing on screen, in a pseudo-terminal of 80 × 24."""

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
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benches.generate import bank
from benches.ratio import Ratio, side_by_side
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PYTHON = sys.executable
VIVA = str(Path(PYTHON).with_name("viva"))
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[@-Z\\-_])")
PATIENCE = 30.0
TIMES = 15


def until_shown(command: Sequence[str], text: bytes, home: str) -> float:
    """Return the seconds until ``command`` has drawn ``text``, and end it then."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "VIVA_HOME": home,
        "VIVA_LANG": "en",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
    }
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=env, start_new_session=True, close_fds=True
    )
    os.close(follower)
    drawn = b""
    try:
        while time.perf_counter() - began < PATIENCE:
            if select.select([leader], [], [], 0.5)[0]:
                drawn += os.read(leader, 65536)
                if text in ESCAPES.sub(b"", drawn):
                    return time.perf_counter() - began
            elif process.poll() is not None:
                break
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(leader)
    message = f"{' '.join(command)} never showed {text!r}: {ESCAPES.sub(b'', drawn)[-2000:]!r}"
    raise RuntimeError(message)


def run() -> Iterator[Ratio]:
    """Yield the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.en.yaml"
        path.write_text(bank(10_000), "utf-8")
        first = read_bank(path).questions[0].prompt.split()[0].encode()
        begin = ["--new", "--seed", "1"]
        minimal, shipped, large, reading = side_by_side(
            [
                lambda: until_shown([PYTHON, "-m", "benches.minimal_app"], b"Fourth option", folder),
                lambda: until_shown([VIVA, "quiz", "alibaba-covid", *begin], b"What did each citizen", folder),
                lambda: until_shown([VIVA, "quiz", str(path), *begin], first, folder),
                lambda: _seconds_to_read(path),
            ],
            times=TIMES,
        )
    yield Ratio("first question of the shipped deck on screen, to a minimal Textual app", shipped, minimal, 1.3)
    yield Ratio("what a bank of 10,000 questions adds to that, to reading it", large - shipped, reading, 1.3)


def _seconds_to_read(path: Path) -> float:
    began = time.perf_counter()
    read_bank(path)
    return time.perf_counter() - began
