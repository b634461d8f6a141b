"""The host's app: a class from its first question to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from viva.room.commands import Refused
from viva.tui.base import BaseApp
from viva.tui.screens.ending import EndingScreen
from viva.tui.screens.host import HostScreen
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Provider

    from viva.tui.desk import Desk


class HostApp(BaseApp):
    """Viva on the full screen, for who runs a class."""

    def __init__(
        self, anew: Callable[[], Desk], go_on: Callable[[], Desk] | None = None, *, told: str = "", notice: str = ""
    ) -> None:
        """Begin a class anew, or ask first whether to go on with one, of which ``told`` says how far it came."""
        super().__init__(notice)
        self.anew = anew
        self.go_on = go_on
        self.told = told
        self.desk: Desk | None = None
        self.over = False
        """The class came to its end."""

    def on_mount(self) -> None:
        """Go."""
        self.run_worker(self.flow(), exit_on_error=True)

    async def flow(self) -> None:
        """Lead through the class."""
        open_desk: Callable[[], Desk] | None = self.anew
        if self.go_on is not None and self.told:
            from viva.tui.screens.again import AgainScreen  # noqa: PLC0415 - seldom needed

            answer = await self.push_screen_wait(AgainScreen(self.told))
            open_desk = {"go-on": self.go_on, "anew": self.anew, None: None}[answer]
        if open_desk is None:
            self.exit()
            return
        desk = open_desk()
        await desk.begin()
        self.desk = desk
        ending = await self.push_screen_wait(HostScreen(desk))
        if ending == "left":
            self.exit(message=Text(say("host.kept" if desk.hands else "host.left-open")))
            return
        self.over = True
        try:
            results = await desk.results()
        except Refused:
            self.exit()
            return
        await self.push_screen_wait(EndingScreen(desk, results))
        self.exit()

    async def on_unmount(self) -> None:
        """Get up from the desk, however the screen was left."""
        if self.desk is not None and self.over:
            await self.desk.close()
        if self.desk is not None:
            await self.desk.end()

    def action_help_quit(self) -> None:
        """Say how to leave, to who presses Ctrl+C."""
        self.notify(say("host.ctrl-c"), markup=False)

    def doings(self) -> type[Provider]:
        """Return what the palette lists: what the screen can do, and themes."""
        from viva.tui.palette import HostDoings  # noqa: PLC0415 - seldom needed

        return HostDoings
