"""Makes pictures of a class without phones: ``python tests/tui/class_pictures.py FOLDER [WORDS…]``, as pictures.py."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viva import words
from viva.room.desk import LocalDesk
from viva.room.opening import Wanted, game_of, open_new
from viva.tui.host import HostApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from viva.room.game import Game

SIZES: Final = ((80, 24), (40, 15), (160, 50))

COUNTS: Final = ("3", "enter", "1", "4", "enter", "7", "enter", "2", "enter")


async def go(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until what comes of them is drawn."""
    for key in keys:
        await pilot.press(key)
        for _ in range(3):
            await pilot.pause(0.02)


class Camera:
    """Goes through a lesson, and takes pictures."""

    def __init__(self, app: HostApp, pilot: Pilot[None], label: str, out: Path) -> None:
        """Stand before a screen."""
        self.app, self.pilot, self.label, self.out = app, pilot, label, out
        self.number = 0

    def shoot(self, step: str) -> None:
        """Take a picture."""
        self.number += 1
        name = f"class-{self.number:02}-{step}-{self.label}"
        svg = self.app.export_screenshot(title=name).replace("<svg ", '<svg xml:space="preserve" ', 1)
        (self.out / f"{name}.svg").write_text(svg, "utf-8")

    async def onward(self, until: str) -> None:
        """Go on until the class is there."""
        for _ in range(12):
            await go(self.pilot, "space")
            frame = getattr(self.app.screen, "frame", None)
            if frame is None or frame.state == until:
                return

    async def vote(self, place: int, kind: str) -> None:
        """Count a vote; have the first one, and a discussion, again."""
        await self.onward("open")
        await go(self.pilot, *COUNTS[:4])
        self.shoot(f"q{place}-open")
        await self.onward("closed")
        await go(self.pilot, "up", "up", *COUNTS)
        self.shoot(f"q{place}-closed")
        if place == 1:
            await go(self.pilot, "escape")
            self.shoot("commands")
            await go(self.pilot, "v")
            self.shoot("think")
        elif kind == "discuss":
            await go(self.pilot, "space", "a")
            self.shoot(f"q{place}-think")
        else:
            return
        await self.onward("open")
        await go(self.pilot, "1", "enter", "1", "9", "enter", "4", "enter", "0", "enter")
        await self.onward("closed")

    async def question(self, place: int) -> None:
        """Play a question."""
        await self.onward("read")
        kind = getattr(self.app.screen, "kind", "")
        self.shoot(f"q{place}-{kind}")
        if kind in {"choice", "select", "claim", "discuss"}:
            await self.vote(place, kind)
        await self.onward("reveal")
        self.shoot(f"q{place}-reveal")
        if kind not in {"choice", "select", "claim", "discuss"}:
            await go(self.pilot, "1", "5", "enter", "9", "enter")
            self.shoot(f"q{place}-had")
        if place == 1:
            await go(self.pilot, "f1")
            self.shoot("help")
            await go(self.pilot, "escape")


async def lesson(app: HostApp, size: tuple[int, int], lang: str, theme: str, out: Path) -> None:
    """Go through a lesson, all of it at the usual size, and write its pictures."""
    async with app.run_test(size=size) as pilot:
        app.theme = f"viva-{theme}"
        camera = Camera(app, pilot, f"{size[0]}x{size[1]}-{theme}-{lang}", out)
        while getattr(app.screen, "frame", None) is None:
            await pilot.pause(0.02)
        await go(pilot)
        camera.shoot("lobby")
        for place in range(18 if size == SIZES[0] else 4):
            await camera.question(place)
        await go(pilot, "escape", "f")
        camera.shoot("sure")
        await go(pilot, "enter")
        await pilot.pause(0.3)
        camera.shoot("end")


def sit_down(game: Game) -> LocalDesk:
    """Open a class."""
    return LocalDesk(open_new(game))


def main() -> None:
    """Make the pictures that were asked for."""
    out = Path(sys.argv[1])
    wanted = sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    for size in SIZES:
        for lang in ("en", "fr"):
            for theme in ("dark", "light"):
                label = f"{size[0]}x{size[1]} {theme} {lang}"
                if all(word in label.split() for word in wanted):
                    with tempfile.TemporaryDirectory() as folder:
                        os.environ["VIVA_HOME"] = folder
                        words.use(lang)
                        game = game_of(Wanted(source="alibaba-covid", lang=lang, seed=4, hands=True), lang)
                        desk = partial(sit_down, game)
                        asyncio.run(lesson(HostApp(desk), size, lang, theme, out))
    if convert := shutil.which("rsvg-convert"):
        for svg in sorted(out.glob("*.svg")):
            subprocess.run([convert, svg, "-o", svg.with_suffix(".png")], check=True)


if __name__ == "__main__":
    main()
