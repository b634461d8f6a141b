"""A stage for the app: a bank of the test's own, a journal on disk, and the screen as text."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import dedent
from typing import TYPE_CHECKING, Final, Protocol

import pytest

from viva import words
from viva.bank import library
from viva.study import start
from viva.study.journal import Journal
from viva.tui.app import VivaApp
from viva.tui.screens.quiz import QuizScreen
from viva.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot

    from viva.asking.response import Response
    from viva.bank.library import Found
    from viva.study.events import Mode

HEAD: Final = {
    "en": "viva: 1\nlang: en\ntitle: Rivers\nquestions:\n",
    "fr": "viva: 1\nlang: fr\ntitle: Fleuves\nquestions:\n",
}
NOON: Final = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def noon() -> datetime:
    """Return always the same moment."""
    return NOON


@dataclass
class Stage:
    """The app while it runs, seen from outside."""

    app: VivaApp
    pilot: Pilot[None]
    path: Path

    @property
    def lines(self) -> list[str]:
        """What stands on the screen now."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """What stands on the screen now, on one line, so that it does not matter where lines break."""
        return " ".join(" ".join(line.strip(" ▏") for line in self.lines).replace("\u00a0", " ").split())

    @property
    def foot(self) -> str:
        """The last line."""
        return self.lines[-1].replace("\u00a0", " ").strip()

    async def whole_text(self) -> str:
        """Scroll from the top to the end, and return all that is seen."""
        await self.press("home")
        seen, last = self.text, ""
        while last != self.text:
            last = self.text
            await self.press("pagedown")
            seen += " " + self.text
        return seen

    def letter(self, option: str) -> str:
        """Return the letter of an option of the present question."""
        screen = self.app.screen
        assert isinstance(screen, QuizScreen)
        way = screen.way
        assert isinstance(way, Rows)
        return next(row._letter for row in way.rows if row._text.plain == option)

    async def settle(self) -> None:
        """Wait until nothing moves."""
        for _ in range(2):
            await self.pilot.pause()
        while any(worker.is_running and worker.node is not self.app for worker in self.app.workers):
            await self.pilot.pause(0.01)  # a bank is being read
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until nothing moves."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def write(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", ".": "full_stop", ",": "comma", "$": "dollar_sign", "'": "apostrophe"}
        await self.press(*(names.get(sign, sign) for sign in text))

    async def click(self, text: str) -> None:
        """Click where a text stands last."""
        for y, line in reversed(list(enumerate(self.lines))):
            x = line.replace("\u00a0", " ").find(text)
            if x >= 0:
                await self.pilot.click(offset=(x + 1, y))
                await self.settle()
                return
        message = f"{text!r} is not on the screen:\n" + "\n".join(self.lines)
        raise AssertionError(message)

    @property
    def given(self) -> list[tuple[str, Response]]:
        """The responses on disk, read by another connection."""
        with Journal(self.path) as journal:
            rows = journal._db.execute("SELECT id FROM sitting").fetchall()
            return [(question, given.response) for (name,) in rows for _, _, question, given in journal.answers(name)]


class Play(Protocol):
    """Starts the app on some questions, written as YAML."""

    def __call__(
        self,
        questions: str,
        *,
        lang: str = "en",
        mode: Mode = "practice",
        size: tuple[int, int] = (80, 24),
        seed: int = 1,
        resume: bool | None = None,
    ) -> AbstractAsyncContextManager[Stage]: ...


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The program speaks English, and again after a test that had it speak French."""
    words.use("en")
    yield
    words.use("en")


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Start the app on some questions; a second time, it finds the journal of the first."""

    @asynccontextmanager
    async def playing(
        questions: str,
        *,
        lang: str = "en",
        mode: Mode = "practice",
        size: tuple[int, int] = (80, 24),
        seed: int = 1,
        resume: bool | None = None,
    ) -> AsyncIterator[Stage]:
        bank = tmp_path / f"rivers.{lang}.yaml"
        bank.write_text(HEAD[lang] + dedent(questions), "utf-8")
        wish = start.Wish(source=str(bank), mode=mode, seed=seed, count=0)
        async with put_on_stage(
            tmp_path / "journal.sqlite", library.find(str(bank)), wish, size, resume=resume
        ) as stage:
            yield stage

    return playing


@asynccontextmanager
async def put_on_stage(
    path: Path,
    found: Found | None,
    wish: start.Wish,
    size: tuple[int, int] = (80, 24),
    *,
    resume: bool | None = None,
) -> AsyncIterator[Stage]:
    """Run the app with a journal at ``path``."""
    with Journal(path) as journal:
        app = VivaApp(journal, noon, found, wish, resume=resume)
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, path)
            await stage.settle()
            yield stage


class GoHome(Protocol):
    """Starts the app on its home screen."""

    def __call__(self, *, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Stage]: ...


@pytest.fixture
def go_home(tmp_path: Path) -> GoHome:
    """Start the app on its home screen."""

    @asynccontextmanager
    async def home(*, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
        async with put_on_stage(tmp_path / "journal.sqlite", None, start.Wish(source="", seed=1), size) as stage:
            yield stage

    return home


class OnStage(Protocol):
    """Starts the app with what was found for a name."""

    def __call__(
        self, path: Path, found: Found | None, wish: start.Wish, size: tuple[int, int] = (80, 24)
    ) -> AbstractAsyncContextManager[Stage]: ...


@pytest.fixture
def on_stage() -> OnStage:
    """Start the app with what was found for a name."""
    return put_on_stage
