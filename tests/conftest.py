"""What every test gets: a home of its own with nothing in it, and a word about missing tools."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import re
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

# The machine that runs the tests may be busy with others' work: no test fails for being slow. In CI
# the same examples come every time, so that a red run can be run again.
settings.register_profile("viva", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("viva")

TOOL_OF_MARKER = {"browser": "chromium", "terminal": "tmux", "node": "node"}

# Set in CI, where every tool is installed: a test that would be skipped there fails, so that a
# green run has run everything.
REQUIRE_TOOLS = "VIVA_REQUIRE_TOOLS"

# What changes how a program looks or where it reads and writes.
SETTINGS_OF_A_DEVELOPER = re.compile(
    "(VIVA|XDG|TEXTUAL)_.*|(NO|FORCE)_?COLOR|CLICOLOR.*|COLORTERM|COLUMNS|LINES|LANGUAGE|PAGER"
    "|TTY_(COMPATIBLE|INTERACTIVE)"
)


def _missing(what: str) -> None:
    message = f"{what} is not installed"
    if os.environ.get(REQUIRE_TOOLS):
        pytest.fail(f"{message}, and {REQUIRE_TOOLS} is set", pytrace=False)
    pytest.skip(message)


def _needs(tool: str) -> str:
    path = shutil.which(tool)
    if path is None:
        _missing(tool)
    return str(path)


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """A function that gives the path of a program, `needs("rsvg-convert")`.

    Where the program is missing the test is skipped, or fails if VIVA_REQUIRE_TOOLS is set. The
    markers `engine`, `browser`, `terminal` and `node` ask for theirs by themselves.
    """
    return _needs


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ask for the tools that a test's markers name, before any fixture uses them."""
    for marker, tool in TOOL_OF_MARKER.items():
        if item.get_closest_marker(marker):
            _needs(tool)
    if item.get_closest_marker("engine") and importlib.util.find_spec("anki") is None:
        _missing("the Python package anki")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    from tests.chromium import chromium  # Playwright is imported where a page is looked at

    with chromium() as running:
        yield running


@pytest.fixture(autouse=True)
def own_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """No event loop of a browser that waits beside the test: an asynchronous one begins a loop of its own.

    Playwright's loop counts as running in this thread as long as its browser does, and asyncio
    takes no second.
    """
    running = None if request.node.get_closest_marker("browser") else asyncio._get_running_loop()
    if running is None:
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, in English and UTC: nobody's own settings or history reach a test.

    Only the home itself exists; the folders that its variables name are the program's to make.
    """
    for name in list(os.environ):
        if SETTINGS_OF_A_DEVELOPER.fullmatch(name) and name != REQUIRE_TOOLS:
            monkeypatch.delenv(name)
    path = tmp_path / ".home"
    path.mkdir()
    places = {
        "HOME": path,
        "USERPROFILE": path,  # home and settings on Windows
        "APPDATA": path / "AppData" / "Roaming",
        "LOCALAPPDATA": path / "AppData" / "Local",
        "VIVA_HOME": path / "viva",
        "XDG_CACHE_HOME": path / ".cache",
        "XDG_CONFIG_HOME": path / ".config",
        "XDG_DATA_HOME": path / ".local" / "share",
        "XDG_RUNTIME_DIR": path / ".run",
        "XDG_STATE_HOME": path / ".local" / "state",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("VIVA_LANG", "en")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()
    return path
