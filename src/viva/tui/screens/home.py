"""Home: what there is to practise, with the next right thing chosen already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from textual.message import Message
from textual.worker import get_current_worker

from viva import settings
from viva.bank import library
from viva.bank.deck import Deck
from viva.bank.library import Found
from viva.bank.problems import BankError, CannotOpenError
from viva.study import start
from viva.study.days import local_now
from viva.study.journal import JournalError
from viva.study.memories import Memories
from viva.study.start import Playing
from viva.tui.content import GAP, MUTED, PARTLY, Block, Layout, plain, rich
from viva.tui.names import language_name
from viva.tui.screens.sheet import Sheet
from viva.tui.shelf import Entry, Shelf
from viva.tui.trouble import sentence_of
from viva.tui.widgets.entry import EntryLine
from viva.tui.widgets.prose import Prose
from viva.words import LANGUAGES, language, say

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from viva.bank.deck import Bank
    from viva.study.events import Mode
    from viva.study.journal import Broken, Seen
    from viva.study.memory import State
    from viva.tui.actions import Action, Place

MODES: Final[tuple[Mode, ...]] = ("practice", "review", "mistakes", "cards", "exam")
"""The modes there are to choose from here, each followed by the next."""

WITH_TITLE: Final = 70
"""Cells from which the deck's title stands in the line above."""

WIDE: Final = 90
"""Cells from which a long title and what is known of it fit side by side."""


class BankRead(Message):
    """A bank was read, or could not be."""

    def __init__(self, name: str, lang: str, bank: Bank | BankError | CannotOpenError) -> None:
        self.name = name
        self.lang = lang
        self.bank = bank
        super().__init__()


class HomeScreen(Sheet[Callable[[], Playing] | None]):
    """Decks, or the banks of one of them; returns how to begin what was chosen."""

    def __init__(self, notice: str = "") -> None:
        super().__init__()
        self.notice = notice
        found = list(library.decks())
        self.decks = [deck for deck in found if isinstance(deck, Deck)]
        self.errors = [error for error in found if not isinstance(error, Deck)]
        self.deck = self.decks[0] if len(self.decks) == 1 else None
        """The deck whose banks are listed; None: the decks are."""
        self.lines: list[EntryLine] = []
        self.cursor = 0
        self.broken: Broken | None = None
        self.seen: dict[str, dict[str, Seen]] = {}
        self.memories: Memories | None = None
        """What is remembered, worked out when first asked for."""
        self.shelf = self._shelf(local_now())

    @property
    def place(self) -> Place:
        """Home."""
        return "home"

    def page(self) -> ComposeResult:
        """Leave room for a word of welcome, the list, and what it is about."""
        yield Prose(id="welcome")
        yield Prose(id="list-end")
        yield Prose(id="about")

    async def on_mount(self) -> None:
        """List what there is."""
        try:
            self.broken = start.broken_of(self.viva.journal, self.viva.clock)
        except JournalError as error:
            self.notice = sentence_of(error)
        last = self.viva.last_deck
        if self.deck is None and last is not None:
            self.deck = next((deck for deck in self.decks if deck.key == last), None)
        await self.fill()

    # What is listed.

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to choose from."""
        return self.deck.languages if self.deck else LANGUAGES

    @property
    def lang(self) -> str:
        """The language to ask in."""
        there = self.deck.languages if self.deck else ()
        wanted = self.viva.wish.lang or settings.question_language(language())
        return wanted if wanted in there or not there else there[0]

    def seen_of(self, deck: str) -> dict[str, Seen]:
        """Return what was seen of the deck of that key."""
        if deck not in self.seen:
            try:
                self.seen[deck] = self.viva.journal.seen(deck)
            except JournalError as error:
                self.seen[deck], self.notice = {}, sentence_of(error)
        return self.seen[deck]

    def states_of(self, deck: str) -> dict[str, State]:
        """Return what is remembered of the deck of that key."""
        try:
            if self.memories is None:
                self.memories = Memories(self.viva.journal, start.rules())
            return self.memories.of(deck)
        except JournalError as error:
            self.notice = sentence_of(error)
            return {}

    def _shelf(self, now: datetime) -> Shelf:
        return Shelf(self.seen_of, self.states_of, now, start.rules().day(now))

    async def fill(self) -> None:
        """List the decks, or the banks of one, and choose the next right thing."""
        shelf = self.shelf = self._shelf(self.viva.clock())
        entries = [shelf.session(self.broken)] if self.broken else []
        if self.deck is not None:
            entries += shelf.banks(self.deck, self.lang)
        else:
            entries += [shelf.deck(deck, self.lang) for deck in self.decks]
        entries += [shelf.trouble(error) for error in self.errors]
        column = self._column(entries)
        with self.app.batch_update():
            for line in self.lines:
                await line.remove()
            self.lines = [EntryLine(entry, column) for entry in entries]
            await self.text.mount_all(self.lines, before="#list-end")
            self._welcome()
            self.cursor = 0
            self.point(0)
        if self.deck is not None:
            deck, lang = self.deck, self.lang
            self.run_worker(lambda: self._read(deck, lang), thread=True, exclusive=True)

    def _welcome(self) -> None:
        try:
            known = self.viva.journal.responses()
        except JournalError as error:
            known, self.notice = 0, sentence_of(error)
        words: list[Layout] = []
        if self.notice:
            words = [Block(plain(self.notice, PARTLY)), GAP]
        elif not self.lines:
            words = [Block(plain(say("tui.no-decks")))]
        elif not known:
            words = [Block(plain(say("tui.welcome", key=self._sign("begin")), MUTED)), GAP]
        self.query_one("#welcome", Prose).show(*words)

    def _sign(self, name: str) -> str:
        return next(action.sign for action in self.viva.table["home"] if action.name == name)

    # Reading the banks, beside everything else.

    def _read(self, deck: Deck, lang: str) -> None:
        worker = get_current_worker()
        for ref in deck.file.banks:
            if worker.is_cancelled or not deck.has(ref.file, lang):
                continue
            try:
                self.post_message(BankRead(ref.file, lang, deck.bank(ref.file, lang)))
            except (BankError, CannotOpenError) as error:
                self.post_message(BankRead(ref.file, lang, error))

    async def on_bank_read(self, event: BankRead) -> None:
        """Fill in what a bank holds, and how much of it was seen."""
        line = next((one for one in self.lines if one.entry.bank == event.name), None)
        if self.deck is None or line is None or event.lang != self.lang:
            return
        self.shelf.fill(line.entry, self.deck, event.bank)
        self.shelf.add_up((one.entry for one in self.lines), self.deck, self.lang)
        await self._today()
        self._widen()

    async def _today(self) -> None:
        """Put what is due on top, chosen already, once all banks are read and as long as nobody has chosen."""
        banks = [line.entry for line in self.lines if line.entry.sort == "bank"]
        listed = any(line.entry.sort == "today" for line in self.lines)
        if self.deck is None or listed or any(entry.of is None for entry in banks):
            return
        begun = self.memories.begun(self.shelf.day) if self.memories else 0
        entry = self.shelf.today(banks, self.deck, max(settings.current().new_per_day - begun, 0))
        if entry is None:
            return
        line = EntryLine(entry, 0)
        at = 1 if self.broken else 0
        await self.text.mount(line, before=self.lines[at] if at < len(self.lines) else "#list-end")
        self.lines.insert(at, line)
        self.cursor = self.cursor + 1 if self.cursor > at else min(self.cursor, at)

    def _column(self, entries: list[Entry]) -> int:
        """Return the cells for the titles: as many as they need, but leaving room for what is known of each."""
        most = 30 if self.size.width >= WIDE else 24
        return min(max((len(entry.title) for entry in entries), default=0), most)

    def _widen(self) -> None:
        """Give the titles the room they need, and draw all again."""
        column = self._column([line.entry for line in self.lines])
        for line in self.lines:
            line.column = column
            line.redraw()
        self.point(self.cursor)

    # Choosing.

    def point(self, place: int) -> None:
        """Put the cursor on a line, round at the ends."""
        if self.lines:
            self.cursor = place % len(self.lines)
            for number, line in enumerate(self.lines):
                line.point(on=number == self.cursor)
            self.lines[self.cursor].scroll_visible(animate=False)
        about = self.entry.about if self.entry else ""
        self.query_one("#about", Prose).show(*((GAP, Block(rich(about, MUTED))) if about else ()))
        self._head()

    @property
    def entry(self) -> Entry | None:
        """What the cursor is on."""
        return self.lines[self.cursor].entry if self.lines else None

    def _head(self) -> None:
        wish = self.viva.wish
        what = self.deck.title(self.lang) if self.deck else ""
        parts = [what if self.size.width >= WITH_TITLE else "", language_name(self.lang), say(f"tui.mode-{wish.mode}")]
        self.bar.show(say("tui.name"), count=" · ".join(filter(None, parts)))
        self.refoot()

    def on_resize(self) -> None:
        """Name the deck above where there is room for it."""
        if self.is_mounted:
            self._head()

    def can(self, name: str) -> bool:
        """Offer what makes sense here."""
        match name:
            case "forget":
                return self.entry is not None and self.entry.sort == "resume"
            case "begin":
                return self.entry is not None and self.entry.sort != "broken"
            case "language":
                return len(self.languages) > 1
            case "down" | "up":
                return len(self.lines) > 1
            case _:
                return True

    def words_for(self, action: Action) -> str:
        """Say “open” for a deck, “go on” for a session."""
        sort = self.entry.sort if self.entry else ""
        if action.name == "begin" and sort in {"deck", "resume"}:
            return say("tui.do-open" if sort == "deck" else "tui.do-go-on")
        return super().words_for(action)

    async def on_entry_line_pressed(self, event: EntryLine.Pressed) -> None:
        """Take a click: the first chooses, a click on what is chosen begins it."""
        event.stop()
        place = self.lines.index(event.line)
        if place == self.cursor and self.can("begin"):
            await self.act("begin")
        else:
            self.point(place)

    def do_down(self) -> None:
        """Go down a line."""
        self.point(self.cursor + 1)

    def do_up(self) -> None:
        """Go up a line."""
        self.point(self.cursor - 1)

    def helped(self) -> list[Action]:
        """Explain both arrows at once."""
        return [action for action in self.actions() if action.name != "up"]

    async def do_begin(self) -> None:
        """Begin what is chosen, or open the deck."""
        entry = self.entry
        viva, broken = self.viva, self.broken
        if entry is None:
            return
        if entry.sort == "resume" and broken is not None:
            self.dismiss(lambda: viva.resume(broken))
        elif entry.sort == "deck":
            self.deck = entry.deck
            await self.fill()
        elif entry.deck is not None:
            deck = entry.deck
            viva.last_deck = deck.key
            source = f"{deck.name}/{entry.bank}" if entry.bank else deck.name
            mode: Mode = "review" if entry.sort == "today" else viva.wish.mode
            wish = replace(viva.wish, source=source, lang=self.lang, mode=mode)
            found = Found(deck, entry.bank)
            self.dismiss(lambda: viva.begin(found, wish))

    async def do_language(self) -> None:
        """Go to the next language of the deck."""
        there = self.languages
        place = there.index(self.lang) if self.lang in there else -1
        await self.set_lang(there[(place + 1) % len(there)])

    async def set_lang(self, lang: str) -> None:
        """Ask in a language from now on."""
        self.viva.wish = replace(self.viva.wish, lang=lang)
        at = self.cursor
        await self.fill()
        self.point(at)

    def do_mode(self) -> None:
        """Go to the next mode."""
        place = MODES.index(self.viva.wish.mode)
        self.set_mode(MODES[(place + 1) % len(MODES)])

    def set_mode(self, mode: Mode) -> None:
        """Ask in a mode from now on."""
        self.viva.wish = replace(self.viva.wish, mode=mode)
        self._head()

    def do_theme(self) -> None:
        """Change between dark and light."""
        self.viva.other_theme()

    def do_stats(self) -> None:
        """See how it goes with the deck that is open, or with everything."""
        from viva.tui.screens.stats import StatsScreen  # noqa: PLC0415 - who begins does not wait for it

        self.app.push_screen(StatsScreen(Found(self.deck) if self.deck else None, self.lang))

    async def do_forget(self) -> None:
        """Give up the session that was broken off, and see whether there is another."""
        if self.broken is None:
            return
        try:
            self.viva.journal.end(self.broken.id, self.viva.clock())
            self.broken = start.broken_of(self.viva.journal, self.viva.clock)
        except JournalError as error:
            self.notice = sentence_of(error)
        await self.fill()

    async def do_quit(self) -> None:
        """Go back to the decks, or quit."""
        if self.deck is not None and len(self.decks) > 1:
            self.deck = None
            await self.fill()
        else:
            self.dismiss(None)
