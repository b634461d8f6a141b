"""What every screen has: one column of a line above, a page that scrolls and a line below; keys from one table."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from viva.tui.actions import Action, Place, named
from viva.tui.widgets.bar import Bar
from viva.tui.widgets.foot import Foot, Key
from viva.tui.widgets.once import unscrolled
from viva.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from viva.tui.app import VivaApp
    from viva.tui.messages import Chosen
    from viva.tui.widgets.prose import Prose

Outcome = TypeVar("Outcome")


class Page(Vertical):
    """What a page that scrolls holds."""

    virtual_size = unscrolled()


class Sheet(Screen[Outcome], Generic[Outcome]):
    """A screen whose keys stand in the table of actions under its `place`; ``do_NAME`` does an action."""

    AUTO_FOCUS = ""

    aside = False
    """Whether it lies over a screen that goes on when this one has closed."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (56, "-wide")]  # noqa: RUF012 - Textual's own class variables
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012

    @property
    def place(self) -> Place:
        """Where one is, in the table of actions."""
        raise NotImplementedError

    @property
    def viva(self) -> VivaApp:
        """The app, by its own type."""
        return cast("VivaApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the column."""
        self._take_size()
        with Vertical(id="column"):
            yield Bar()
            with VerticalScroll(id="page", can_focus=False), Page(id="text"):
                yield from self.page()
            yield Foot()

    def _take_size(self) -> None:
        """Take the classes of the size there is: Textual gives them when all is styled, and then styles it anew."""
        size = self.app.size
        for cells, breakpoints in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(max(one for one in breakpoints if one[0] <= cells)[1], update=False)

    def page(self) -> ComposeResult:
        """Yield what stands on the page."""
        raise NotImplementedError

    @property
    def bar(self) -> Bar:
        """The line above."""
        return self.query_one(Bar)

    @property
    def scroll(self) -> VerticalScroll:
        """The page."""
        return self.query_one("#page", VerticalScroll)

    @property
    def text(self) -> Page:
        """What the page holds."""
        return self.query_one("#text", Page)

    # Keys.

    def can(self, name: str) -> bool:  # noqa: ARG002 - for those that cannot do everything always
        """Tell whether an action makes sense now."""
        return True

    def actions(self) -> list[Action]:
        """Return what can be done now."""
        return [action for action in self.viva.table[self.place] if self.can(action.name)]

    def footed(self) -> list[Action]:
        """Return what is worth showing in the footer now."""
        return [action for action in self.actions() if action.foot]

    def keys(self) -> list[Key]:
        """Return the footer's keys."""
        return [Key(action.name, action.sign, self.words_for(action)) for action in self.footed()]

    def words_for(self, action: Action) -> str:
        """Return the footer's words for an action."""
        return say(f"tui.do-{action.name}")

    def refoot(self) -> None:
        """Draw the footer anew: something else can be done now."""
        fold = next((one.sign for one in self.viva.table[self.place] if one.name == "help"), "")
        self.query_one(Foot).show(self.keys(), whole=self.place.endswith("commands"), fold=fold)

    async def on_key(self, event: events.Key) -> None:
        """Do what the table says of a key; those that scroll do so everywhere."""
        key = named(event)
        action = next((one for one in self.actions() if key in one.keys), None)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.act(action.name)
        elif self._scrolls(key):
            event.stop()

    def _scrolls(self, key: str) -> bool:
        page = self.scroll
        match key:
            case "pagedown":
                page.scroll_page_down(animate=False)
            case "pageup":
                page.scroll_page_up(animate=False)
            case "down":
                page.scroll_down(animate=False)
            case "up":
                page.scroll_up(animate=False)
            case "home":
                page.scroll_home(animate=False)
            case "end":
                page.scroll_end(animate=False)
            case _:
                return False
        return True

    async def on_chosen(self, event: Chosen) -> None:
        """Do what was clicked in the footer."""
        event.stop()
        if event.name == "help" or self.can(event.name):
            await self.act(event.name)

    async def act(self, name: str) -> None:
        """Do an action by its name."""
        done = getattr(self, f"do_{name.replace('-', '_')}")()
        if inspect.isawaitable(done):
            await done

    def do_help(self) -> None:
        """Show what the keys do here."""
        from viva.tui.screens.help import HelpScreen  # noqa: PLC0415 - only who asks for help waits for it

        self.app.push_screen(HelpScreen(self.helped(), self.span))

    @property
    def span(self) -> str:
        """The letters that an answer takes here."""
        return ""

    def helped(self) -> list[Action]:
        """Return the actions that the help explains."""
        return self.actions()

    def go_away(self) -> None:
        """Close, to make room for what the palette leads to."""
        self.dismiss(None)

    # Scrolling.

    _wanted: tuple[Prose, int] | None = None

    def show_when_laid(self, prose: Prose, lines: int = 1000) -> None:
        """Scroll, no further than it takes, to the first ``lines`` of a text, once it has got its place."""
        self._wanted = (prose, lines)

    def on_prose_laid(self, event: Prose.Laid) -> None:
        """Scroll to a text that is wanted."""
        event.stop()
        if self._wanted is None or event.prose is not self._wanted[0]:
            return
        prose, lines = self._wanted
        self._wanted = None
        page = self.scroll
        top = prose.region.y - page.region.y + page.scroll_offset.y
        end = top + min(prose.size.height, lines) - page.size.height
        page.scroll_to(y=max(page.scroll_offset.y, min(end, top)), animate=False)
