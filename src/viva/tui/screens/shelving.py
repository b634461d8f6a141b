"""What home lists: decks or banks with what is known of each, read beside everything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.message import Message
from textual.worker import get_current_worker

from viva import settings
from viva.bank import library
from viva.bank.deck import Deck
from viva.bank.problems import BankError, CannotOpenError
from viva.study import start
from viva.study.days import local_now
from viva.study.journal import JournalError
from viva.study.memories import Memories
from viva.study.modes import Filter
from viva.study.start import Playing
from viva.tui.content import GAP, MUTED, PARTLY, Block, Layout, plain
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

    from viva.bank.deck import Bank, Question
    from viva.study.journal import Broken, Seen
    from viva.study.memory import State

WIDE: Final = 90
"""Cells from which a long title and what is known of it fit side by side."""


class BankRead(Message):
    """A bank was read, or could not be."""

    def __init__(self, deck: Deck, name: str, lang: str, bank: Bank | BankError | CannotOpenError) -> None:
        self.deck = deck
        self.name = name
        self.lang = lang
        self.bank = bank
        super().__init__()


class ShelvingScreen(Sheet[Callable[[], Playing] | None]):
    """Decks, or the banks of one of them, listed; choosing among them is `viva.tui.screens.home`."""

    def __init__(self, notice: str = "") -> None:
        super().__init__()
        self.notice = notice
        self.flagged: dict[str, frozenset[str]] = {}
        self.take_stock()
        self.deck: Deck | None = self.decks[0] if len(self.decks) == 1 else None
        """The deck whose banks are listed; None: the decks are."""
        self.lines: list[EntryLine] = []
        self.cursor = 0
        self.has_chosen = False
        """The learner has moved the cursor: it stays where it is."""
        self.broken: Broken | None = None
        self.seen: dict[str, dict[str, Seen]] = {}
        self.memories: Memories | None = None
        """What is remembered, worked out when first asked for."""
        self.shelf = self._shelf(local_now())

    def take_stock(self) -> None:
        """Find the decks that there are, and forget what was flagged."""
        found = list(library.decks())
        self.decks = [deck for deck in found if isinstance(deck, Deck)]
        self.errors = [error for error in found if not isinstance(error, Deck)]
        self.flagged = {}

    def page(self) -> ComposeResult:
        """Leave room for a word of welcome, the list, and what it is about."""
        yield Prose(id="welcome")
        yield Prose(id="list-end")
        yield Prose(id="about")

    def point(self, place: int) -> None:
        """Put the cursor on a line."""
        raise NotImplementedError

    # In which language, and of which questions.

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to choose from."""
        return self.deck.languages if self.deck else LANGUAGES

    @property
    def lang(self) -> str:
        """The language to ask in."""
        return self.lang_of(self.deck)

    def lang_of(self, deck: Deck | None) -> str:
        """Return the language to ask a deck in."""
        there = deck.languages if deck else ()
        wanted = self.viva.wish.lang or settings.question_language(language())
        return wanted if wanted in there or not there else there[0]

    @property
    def is_narrowed(self) -> bool:
        """Whether only some questions are wanted."""
        wish = self.viva.wish
        return bool(wish.levels or wish.tags or wish.flagged)

    def takes(self, question: Question) -> bool:
        """Tell whether a question is wanted: of the levels and tags wished for, and flagged if only such are."""
        wish = self.viva.wish
        if wish.flagged and question.id not in self.flagged_of(question.home.deck):
            return False
        return Filter(levels=wish.levels, tags=wish.tags).takes(question)

    def flagged_of(self, deck: str) -> frozenset[str]:
        """Return the ids that are flagged in the deck of that key."""
        from viva.study.remarks import flags  # noqa: PLC0415 - as long as nothing is narrowed, nobody asks

        if deck not in self.flagged:
            try:
                self.flagged[deck] = frozenset(flags(self.viva.journal, deck))
            except JournalError as error:
                self.flagged[deck], self.notice = frozenset(), sentence_of(error)
        return self.flagged[deck]

    # What is known.

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
        return Shelf(self.seen_of, self.states_of, self.takes, now, start.rules().day(now))

    # Listing it.

    async def fill(self) -> None:
        """List the decks, or the banks of one, and choose the next right thing."""
        shelf = self.shelf = self._shelf(self.viva.clock())
        entries = [shelf.session(self.broken)] if self.broken else []
        if self.deck is not None:
            entries += shelf.banks(self.deck, self.lang)
        else:
            entries += [shelf.deck(deck, self.lang_of(deck)) for deck in self.decks]
        entries += [shelf.trouble(error) for error in self.errors]
        column = self._column(entries)
        with self.app.batch_update():
            for line in self.lines:
                await line.remove()
            self.lines = [EntryLine(entry, column) for entry in entries]
            await self.text.mount_all(self.lines, before="#list-end")
            self._welcome()
            self.cursor, self.has_chosen = 0, False
            self.point(0)
        decks = [self.deck] if self.deck is not None else self.decks
        wanted = [(deck, self.lang_of(deck)) for deck in decks]
        self.run_worker(lambda: self._read(wanted), thread=True, exclusive=True)

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
            other = next((lang for lang in self.languages if lang != self.lang), None) if self.deck else None
            offer = say("tui.welcome-other", key=self.sign_of("language"), name=language_name(other)) if other else ""
            begin = self.sign_of("begin")
            if self.has_class("-low"):  # the list is what one came for
                words = [Block(plain(say("tui.welcome-short", key=begin), MUTED))]
            else:
                words = [Block(plain(say("tui.welcome", key=begin, other=offer), MUTED)), GAP]
        self.query_one("#welcome", Prose).show(*words)

    def sign_of(self, name: str) -> str:
        """Return how the key of an action is written."""
        return next(action.sign for action in self.viva.table["home"] if action.name == name)

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

    # Reading the banks, beside everything else.

    def _read(self, wanted: list[tuple[Deck, str]]) -> None:
        worker = get_current_worker()
        for deck, lang in wanted:
            for ref in deck.file.banks:
                if worker.is_cancelled or not deck.has(ref.file, lang):
                    continue
                try:
                    self.post_message(BankRead(deck, ref.file, lang, deck.bank(ref.file, lang)))
                except (BankError, CannotOpenError) as error:
                    self.post_message(BankRead(deck, ref.file, lang, error))

    async def on_bank_read(self, event: BankRead) -> None:
        """Fill in what a bank holds, and how much of it is known."""
        if event.lang != self.lang_of(event.deck):
            return
        if self.deck is None:
            self._count(event)
            return
        line = next((one for one in self.lines if one.entry.bank == event.name), None)
        if line is None or event.deck is not self.deck:
            return
        self.shelf.fill(line.entry, self.deck, event.bank)
        self.shelf.add_up((one.entry for one in self.lines), self.deck, self.lang)
        await self._today()
        self._widen()

    def _count(self, event: BankRead) -> None:
        """Add a bank to what its deck holds; the deck with most due is chosen, as long as nobody has chosen."""
        line = next((one for one in self.lines if one.entry.sort == "deck" and one.entry.deck is event.deck), None)
        if line is None or isinstance(event.bank, BankError | CannotOpenError):
            return
        self.shelf.gather(line.entry, event.bank)
        if not self.has_chosen and not self.broken:
            due = [one.entry.due for one in self.lines]
            self.cursor = due.index(max(due))
        self._widen()

    async def _today(self) -> None:
        """Put what is due on top, chosen already, once all banks are read and as long as nobody has chosen."""
        banks = [line.entry for line in self.lines if line.entry.sort == "bank"]
        listed = any(line.entry.sort == "today" for line in self.lines)
        if self.deck is None or listed or any(entry.of is None for entry in banks):
            return
        chosen, day = settings.current(), self.shelf.day
        begun = self.memories.begun(day) if self.memories else 0
        known = self.memories.left(day, chosen.reviews_per_day) if self.memories else None
        entry = self.shelf.today(banks, self.deck, max(chosen.new_per_day - begun, 0), known)
        if entry is None:
            return
        line = EntryLine(entry, 0)
        at = 1 if self.broken else 0
        await self.text.mount(line, before=self.lines[at] if at < len(self.lines) else "#list-end")
        self.lines.insert(at, line)
        self.cursor = self.cursor + 1 if self.cursor > at else min(self.cursor, at)
