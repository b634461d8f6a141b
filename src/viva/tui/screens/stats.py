"""How it goes: one picture at a time, counted beside everything else."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.worker import get_current_worker

from viva import settings
from viva.bank import library
from viva.bank.problems import BankError, CannotOpenError
from viva.render.charts import wrapped
from viva.study import start
from viva.study.journal import Journal, JournalError
from viva.study.phrasing import head
from viva.study.picturing import Room, section, sections
from viva.study.picturing_known import about_leeches
from viva.study.stats import Stats, measure
from viva.tui.content import ACCENT, MUTED, PARTLY, Block, join, plain, unbroken
from viva.tui.screens.sheet import Sheet
from viva.tui.trouble import Trouble, sentence_of
from viva.tui.widgets.picture import HardLine, Picture
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from viva.bank.library import Found
    from viva.render.charts import Row
    from viva.study.progress import Hard
    from viva.tui.actions import Action, Place

BEAT: Final = 0.2
"""Seconds until it is said that it counts, and between two signs that it still does."""

DOTS: Final = 4

NARROWEST: Final = 36
"""Columns that a picture takes at least; on a screen with fewer its right edge is cut."""


class Counted(Message):
    """It was counted, or could not be."""

    def __init__(self, found: Stats | Trouble) -> None:
        self.found = found
        super().__init__()


class StatsScreen(Sheet[bool]):
    """How it goes with a deck, a bank, or everything; returns whether a question was edited or flagged."""

    aside = True

    def __init__(self, found: Found | None, lang: str, *, asked_by_path: bool = False) -> None:
        super().__init__()
        self.found = found
        self.lang = lang
        self.asked_by_path = asked_by_path
        self.wide = found is None
        """Whether it is about everything."""
        self.changed = False
        self.stats: Stats | None = None
        self.names: list[str] = []
        self.at = 0
        """The picture that is seen."""
        self.lines: list[HardLine] = []
        self.cursor = 0
        self.reading: Journal | None = None
        """What is being counted."""
        self.beat: Timer | None = None
        self.beats = 0

    @property
    def place(self) -> Place:
        """How it goes."""
        return "stats"

    def page(self) -> ComposeResult:
        """Stack what pictures there are, one of them, and the questions that are hard."""
        yield Prose(id="names")
        yield Picture(self.draw, id="picture")
        yield Vertical(id="hard")

    @property
    def picture(self) -> Picture:
        """The picture."""
        return self.query_one(Picture)

    @property
    def name(self) -> str:
        """Which picture it is; nothing where there is none."""
        return self.names[self.at] if self.names else ""

    def on_mount(self) -> None:
        """Count."""
        self.count()

    # Counting, beside everything else.

    def count(self) -> None:
        """Count all of it, and say so if it takes a while."""
        self.beats = 0
        self.beat = self.set_interval(BEAT, self._tick)
        found = None if self.wide else self.found
        self.run_worker(partial(self._measure, found), thread=True, exclusive=True)
        self._head()

    def _tick(self) -> None:
        self.beats += 1
        still = self.app.animation_level == "none"
        dots = "…" if still else " " + "·" * (1 + self.beats % DOTS)
        self.names = []
        self.query_one("#names", Prose).show(Block(plain(say("tui.stats-counting") + dots, MUTED)))

    def _measure(self, found: Found | None) -> None:
        worker = get_current_worker()
        outcome: Stats | Trouble
        try:
            with Journal(self.viva.journal.path) as journal:
                self.reading = journal
                outcome = measure(journal, start.rules(), self.viva.clock(), self.lang, found)
        except (BankError, CannotOpenError, JournalError) as error:
            outcome = error
        if not worker.is_cancelled:
            self.post_message(Counted(outcome))

    def on_unmount(self) -> None:
        """Let go of what is still being counted."""
        if self.reading is not None:
            self.reading.interrupt()

    async def on_counted(self, event: Counted) -> None:
        """Show it."""
        event.stop()
        if self.beat is not None:
            self.beat.stop()
        if not isinstance(event.found, Stats):
            self.query_one("#names", Prose).show(Block(plain(sentence_of(event.found), PARTLY)))
            return
        self.stats = stats = event.found
        if not stats.answers:
            close, begin = (self._sign(*one) for one in (("stats", "close"), ("home", "begin")))
            told = say("tui.stats-nothing", close=close, begin=begin)
            self.query_one("#names", Prose).show(Block(plain(told, MUTED)))
            self._head()
            return
        self.names = sections(stats)
        self.lines = [HardLine(one) for one in stats.hardest]
        page = self.query_one("#hard", Vertical)
        with self.app.batch_update():
            await page.remove_children()
            await page.mount_all(self.lines)
            self.cursor = min(self.cursor, max(len(self.lines) - 1, 0))
            self.turn_to(min(self.at, len(self.names) - 1))

    def _sign(self, place: Place, name: str) -> str:
        return next(action.sign for action in self.viva.table[place] if action.name == name)

    # One picture at a time.

    def turn_to(self, place: int) -> None:
        """Show a picture, round at the ends."""
        if self.names:
            self.at = place % len(self.names)
            self.query_one("#hard").display = self.name == "hardest"
            self._point(self.cursor)
            self._redraw()
            self.scroll.scroll_home(animate=False)

    def _redraw(self) -> None:
        self._head()
        if self.names:
            self.query_one("#names", Prose).show(*([Block(self._tabs()), Block(plain(""))] if self._wide else []))
        self.picture.redraw()

    @property
    def _wide(self) -> bool:
        """Whether there is room for the names of all pictures."""
        return self.has_class("-wide") and self.has_class("-high")

    def _tabs(self) -> Content:
        tabs = []
        for place, name in enumerate(self.names):
            here = place == self.at
            words = plain(say(f"tui.stats-{name}"), f"bold {ACCENT}" if here else MUTED)
            tab = unbroken(join(plain("▸ " if here else "  ", f"bold {ACCENT}"), words))
            tabs.append(tab.stylize(Style.from_meta({"picture": place})))
        return Content(" ").join(tabs)

    def _head(self) -> None:
        title = say("tui.stats-all") if self.wide or not self.found else start.title_of(self.found, self.lang)
        count = say("tui.count", number=self.at + 1, of=len(self.names)) if self.names else ""
        self.bar.show(title, count=count)
        self.refoot()

    def draw(self, width: int) -> Iterator[Row]:
        """Yield the picture that is seen."""
        stats = self.stats
        if stats is None or not self.names:
            return
        width = max(width, NARROWEST)
        if self.name != "hardest":
            room = Room(width, self.scroll.size.height - (2 if self._wide else 0))
            yield from section(self.name, stats, settings.current().new_per_day, room)
            return
        yield from head("hardest", width)
        if stats.leeches:
            yield from about_leeches(stats, width)
        elif not stats.hardest:
            yield from wrapped(say("stats.none-hard"), width, "muted")

    def on_resize(self) -> None:
        """Draw as much as there is room for now."""
        if self.is_mounted:
            self.call_after_refresh(self._redraw)

    # What one can do.

    def can(self, name: str) -> bool:
        """Offer what makes sense with what is seen."""
        match name:
            case "picture-on" | "picture-back":
                return len(self.names) > 1
            case "down" | "up":
                return self.name == "hardest" and len(self.lines) > 1
            case "review":
                return self.name == "hardest" and bool(self.lines)
            case "widen":
                return self.found is not None
            case _:
                return True

    def words_for(self, action: Action) -> str:
        """Say what the next press of a key leads to."""
        if action.name == "widen" and self.wide:
            return say("tui.do-narrow")
        return super().words_for(action)

    def helped(self) -> list[Action]:
        """Explain both arrows at once."""
        return [action for action in self.actions() if action.name not in {"up", "picture-back"}]

    def do_picture_on(self) -> None:
        """Turn to the next picture."""
        self.turn_to(self.at + 1)

    def do_picture_back(self) -> None:
        """Turn to the one before."""
        self.turn_to(self.at - 1)

    def on_click(self, event: events.Click) -> None:
        """Turn to the picture whose name was clicked."""
        place = event.style.meta.get("picture")
        if isinstance(place, int):
            event.stop()
            self.turn_to(place)

    def do_widen(self) -> None:
        """Show everything, or only what it was about."""
        self.wide = not self.wide
        self.count()

    def do_close(self) -> None:
        """Go back."""
        self.dismiss(self.changed)

    # The questions that are hard.

    def _point(self, place: int) -> None:
        """Put the cursor on a question, round at the ends."""
        if not self.lines:
            return
        self.cursor = place % len(self.lines)
        for number, line in enumerate(self.lines):
            line.point(on=number == self.cursor)

    def _go(self, place: int) -> None:
        self._point(place)
        if self.cursor:
            self.lines[self.cursor].scroll_visible(animate=False)
        else:
            self.scroll.scroll_home(animate=False)

    def do_down(self) -> None:
        """Go down a question."""
        self._go(self.cursor + 1)

    def do_up(self) -> None:
        """Go up a question."""
        self._go(self.cursor - 1)

    def on_hard_line_pressed(self, event: HardLine.Pressed) -> None:
        """Take a click: the first chooses, a click on what is chosen looks at it."""
        event.stop()
        place = self.lines.index(event.line)
        if place == self.cursor:
            self.do_review()
        else:
            self._point(place)

    def do_review(self) -> None:
        """Look at the question the cursor is on."""
        from viva.tui.screens.looking import LookScreen  # noqa: PLC0415 - most who look at pictures look at no question

        found: list[Hard] = [line.hard for line in self.lines]

        def back(left: tuple[int, bool] | None) -> None:
            for line, one in zip(self.lines, found, strict=True):
                line.hard = one
            place, changed = left or (self.cursor, False)
            if changed:
                self.changed = True
                self._find_again()
            self._go(place)

        today = self.stats.today if self.stats else 0
        self.app.push_screen(LookScreen(found, self.cursor, today, asked_by_path=self.asked_by_path), back)

    def _find_again(self) -> None:
        """Take the learner's own copy for the deck, if that is where a question was edited."""
        deck = self.found.deck if self.found else None
        if self.found is not None and deck is not None and not self.asked_by_path:
            with suppress(BankError, CannotOpenError):
                self.found = replace(self.found, deck=library.find(deck.name).deck)
