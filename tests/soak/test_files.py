"""Killed while it writes a file, a command leaves the old one or the new one, never a torn one."""

from __future__ import annotations

import io
import re
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.soak

KILLED: Final = """
import builtins, os, signal, sys
folder, fatal = sys.argv[1], int(sys.argv[2])
steps = 0

def step(name, *about):
    global steps
    if any(folder in os.fsdecode(one) for one in about if isinstance(one, (str, bytes, os.PathLike))):
        steps += 1
        if steps == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

def hook(event, about):
    if event in {"os.rename", "os.remove", "os.chmod", "os.mkdir"}:
        step(event, *about)
    if event == "open" and (about[1] or "w") not in {"r", "rb"}:  # `os.open` has flags and no mode
        if about[2] & (os.O_WRONLY | os.O_RDWR):
            step(event, *about)
            if folder in str(about[0]):
                sys.setprofile(opened)

def opened(frame, event, about):
    if frame.f_code is not hook.__code__:  # the first thing after: empty now, if it was there
        sys.setprofile(None)
        step(event, folder)

def synced(number, sync=os.fsync):
    step("fsync before", folder)
    sync(number)
    step("fsync after", folder)

os.fsync = synced
sys.addaudithook(hook)
from viva.cli.main import run
run(sys.argv[3:])
"""
"""Viva in a process that kills itself when it is about to do the n-th thing to the files of a folder."""

BANK: Final = """\
viva: 1
lang: en
title: Written
questions:
- id: a  # viva: ignore=list-all
  typed: Which lake is it?
  answer: Erie
"""
"""A comment that silences nothing is a flaw that needs no author."""

BEFORE: Final = "Rivers run down. They end in the sea.\n"
AFTER: Final = "Rivers run down. Some rest in lakes. They end in the sea.\n"


@pytest.fixture
def folder(deck: Callable[[int], Path]) -> Path:
    return deck(3)


def at_every_step(folder: Path, path: Path, before: bytes | None, *arguments: str) -> list[bytes | None]:
    """Run a command again and again, killed one step later each time, and return what its file was each time.

    The last is what it is when nobody kills it.
    """
    found: list[bytes | None] = []
    while True:
        path.unlink(missing_ok=True)
        if before is not None:
            path.write_bytes(before)
        ran = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder), str(len(found) + 1), *arguments],
            capture_output=True,
            timeout=60,
            check=False,
            cwd=folder,
        )
        assert b"Traceback" not in ran.stderr
        found.append(path.read_bytes() if path.exists() else None)
        if ran.returncode != -signal.SIGKILL:
            assert ran.returncode in {0, 1}, ran.stderr
            return found


def whole(found: list[bytes | None], before: bytes | None) -> None:
    """See that a file was as before until, at one step, it was as it is when nobody kills."""
    *killed, after = found
    assert after != before
    assert len(killed) >= 2
    assert set(killed) <= {before, after}
    assert killed == sorted(killed, key=lambda one: one == after)


@pytest.mark.parametrize("is_there", [True, False], ids=["an old one", "none yet"])
def test_a_lock_is_the_old_or_the_new_one(folder: Path, is_there: bool, progress: Callable[[str], None]) -> None:  # noqa: FBT001
    path = folder / "deck.lock"
    before = b"viva: 1\nquestions: []\n" if is_there else None

    found = at_every_step(folder, path, before, "lock", "soaked")

    progress(f"{len(found)} steps")
    whole([one and re.sub(rb"changed: [^},]*", b"", one) for one in found], before)


def test_a_bank_that_is_mended_is_the_old_or_the_new_one(folder: Path, progress: Callable[[str], None]) -> None:
    path = folder / "flawed.en.yaml"

    found = at_every_step(folder, path, BANK.encode(), "check", path.name, "--fix")

    progress(f"{len(found)} steps")
    whole(found, BANK.encode())


@pytest.mark.parametrize("is_there", [True, False], ids=["an old one", "none yet"])
def test_a_map_is_the_old_or_the_new_one(folder: Path, is_there: bool, progress: Callable[[str], None]) -> None:  # noqa: FBT001
    path = folder / "source.yaml"
    text = folder / "text.txt"
    before: bytes | None = None
    if is_there:
        text.write_text(BEFORE, encoding="utf-8")
        before = at_every_step(folder, path, None, "source", "map", "text.txt", "-l", "en")[-1]
    text.write_text(AFTER, encoding="utf-8")

    found = at_every_step(folder, path, before, "source", "map", "text.txt", "-l", "en")

    progress(f"{len(found)} steps")
    whole(found, before)


@pytest.mark.parametrize("before", [b"an old one", None])
def test_a_package_is_the_old_or_the_new_one(
    folder: Path, before: bytes | None, progress: Callable[[str], None]
) -> None:
    path = folder / "out.apkg"

    found = at_every_step(folder, path, before, "export", "anki", "soaked", "-o", path.name)

    progress(f"{len(found)} steps")
    for one in found:
        if one != before:
            assert one is not None
            with zipfile.ZipFile(io.BytesIO(one)) as package:
                assert package.testzip() is None
    assert found[0] == before
    assert found[-1] != before


def test_what_a_kill_leaves_behind_is_in_nobodys_way(folder: Path, progress: Callable[[str], None]) -> None:
    at_every_step(folder, folder / "deck.lock", None, "lock", "soaked")

    progress(f"{len(list(folder.iterdir()))} files")
    ran = subprocess.run(
        [sys.executable, "-m", "viva", "check", "soaked", "--select", "lock,structure"],
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
