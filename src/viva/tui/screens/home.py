"""Home: what there is to practise, with the next right thing chosen already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from viva.bank.library import Found
from viva.study import start
from viva.study.journal import JournalError
from viva.study.modes import LEVELS
from viva.tui.content import ACCENT, GAP, MUTED, Block, plain, rich
from viva.tui.names import language_name, tag_name
from viva.tui.screens.shelving import ShelvingScreen
from viva.tui.trouble import sentence_of
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.bank.deck import Deck, Question
    from viva.study.events import Mode
    from viva.study.start import Wish
    from viva.tui.actions import Action, Place
    from viva.tui.shelf import Entry
    from viva.tui.widgets.entry import EntryLine

MODES: Final[tuple[Mode, ...]] = ("practice", "review", "mistakes", "cards", "exam")
"""The modes there are to choose from here, each followed by the next."""

WITH_TITLE: Final = 70
"""Cells from which the deck's title stands in the line above."""


class HomeScreen(ShelvingScreen):
    """Decks, or the banks of one of them; returns how to begin what was chosen."""

    @property
    def place(self) -> Place:
        """Home."""
        return "home"

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

    def point(self, place: int) -> None:
        """Put the cursor on a line, round at the ends."""
        if self.lines:
            self.cursor = place % len(self.lines)
            for number, line in enumerate(self.lines):
                line.point(on=number == self.cursor)
            self.lines[self.cursor].scroll_visible(animate=False)
        about = self.entry.about if self.entry else ""
        only = narrowed(self.viva.wish, self.decks)
        above = (Block(plain(say("tui.only-these", what=only, key=self.sign_of("only")), ACCENT)),) if only else ()
        below = (Block(rich(about, MUTED)),) if about else ()
        self.query_one("#about", Prose).show(*((GAP, *above, *below) if above or below else ()))
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
            case "find" | "only":
                return bool(self.decks)
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
            self.has_chosen = True
            self.point(place)

    def do_down(self) -> None:
        """Go down a line."""
        self.has_chosen = True
        self.point(self.cursor + 1)

    def do_up(self) -> None:
        """Go up a line."""
        self.has_chosen = True
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

    # Some questions only.

    def do_only(self) -> None:
        """Choose which questions are asked, and how many."""
        from viva.tui.screens.only import OnlyScreen  # noqa: PLC0415 - most sessions are of everything

        self.app.push_screen(OnlyScreen(self._reach, self.viva.wish, self.flagged_of), self._narrow)

    async def _narrow(self, wish: Wish | None) -> None:
        if wish is not None:
            self.viva.wish = wish
            await self.fill()

    def do_find(self) -> None:
        """Look for questions by their words."""
        from viva.tui.screens.find import FindScreen  # noqa: PLC0415 - as above

        self.app.push_screen(FindScreen(self._reach, self.states_of, self.flagged_of), self._begin_found)

    @property
    def _reach(self) -> list[tuple[Deck, str]]:
        """The deck that is open, or all, each with the language to ask in."""
        return [(deck, self.lang_of(deck)) for deck in ([self.deck] if self.deck else self.decks)]

    def _begin_found(self, found: list[Question] | None) -> None:
        if not found:
            return
        viva, home = self.viva, found[0].home
        deck = home.owner
        if deck is None:
            return
        viva.last_deck = deck.key
        banks = {question.home.bank for question in found}
        source = f"{deck.name}/{home.bank}" if len(banks) == 1 else deck.name
        mode: Mode = "cards" if viva.wish.mode == "cards" else "practice"
        wish = replace(viva.wish, source=source, lang=found[0].lang, mode=mode)
        title = home.title if len(banks) == 1 else deck.title(found[0].lang)
        self.dismiss(lambda: start.begin_with(viva.journal, viva.clock, found, wish, title=title))

    def do_theme(self) -> None:
        """Change between dark and light."""
        self.viva.other_theme()

    def do_stats(self) -> None:
        """See how it goes with the deck that is open, or with everything."""
        from viva.tui.screens.stats import StatsScreen  # noqa: PLC0415 - who begins does not wait for it

        async def back(changed: bool | None) -> None:  # noqa: FBT001 - how Textual returns it
            if changed:
                key = self.deck.key if self.deck else ""
                self.take_stock()
                self.deck = next((deck for deck in self.decks if deck.key == key), None)
                await self.fill()

        self.app.push_screen(StatsScreen(Found(self.deck) if self.deck else None, self.lang), back)

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


def narrowed(wish: Wish, decks: Sequence[Deck]) -> str:
    """Return in words which questions are wished for; empty where any are."""
    levels = [say(f"stats.level-{level}") for level in LEVELS if level in wish.levels]
    flagged = [say("tui.only-flagged")] if wish.flagged else []
    return ", ".join([*levels, *flagged, *(tag_name(decks, tag) for tag in sorted(wish.tags))])
