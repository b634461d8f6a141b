"""The palette: everything that can be done from here, by name, whatever its key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from msgspec import Struct
from msgspec.structs import replace
from textual.command import DiscoveryHit, Hit, Provider
from textual.fuzzy import FuzzySearch

from viva.bank import library
from viva.bank.deck import Deck
from viva.bank.library import Found
from viva.bank.problems import BankError, CannotOpenError
from viva.tui.content import MUTED, join, plain
from viva.tui.names import language_name
from viva.tui.screens.home import MODES, HomeScreen
from viva.tui.screens.sheet import Sheet
from viva.tui.themes import OURS
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.command import Hits
    from textual.content import Content

    from viva.study.events import Plan
    from viva.study.start import Playing
    from viva.tui.app import VivaApp

WITHOUT_QUESTION: Final = frozenset({"told", "summary", "marks"})
"""Places of a session where no answer is waited for."""

MOVING: Final = frozenset({"up", "down", "close", "commands", "picture-on", "picture-back"})
"""Actions that mean something on a keyboard only."""


class Doing(Struct, frozen=True):
    """Something to choose."""

    words: str
    do: Callable[[], Any]
    sign: str = ""
    """The key that does it too."""
    about: str = ""
    first: bool = True
    """Whether it is listed before anything is typed."""


class Doings(Provider):
    """What can be done on the screen there is, where one can go, and how it may look."""

    async def startup(self) -> None:
        """List it once; nothing of it changes while the palette is open."""
        self.found = [*self._here(), *self._home(), *self._pictures(), *self._decks(), *self._themes(), self._quit()]

    async def discover(self) -> Hits:
        """List what one may want before anything is typed."""
        for one in self.found:
            if one.first:
                yield DiscoveryHit(self._line(one), one.do, one.words, self._about(one))

    async def search(self, query: str) -> Hits:
        """List what goes with what was typed."""
        search = FuzzySearch()
        nothing = True
        for one in self.found:
            score, places = search.match(query, one.words)
            if score > 0:
                nothing = False
                yield Hit(score, self._line(one, places), one.do, one.words, self._about(one))
        if nothing:
            yield Hit(0.0, plain(say("tui.palette-none"), MUTED), _stay, "")

    def _line(self, one: Doing, places: Sequence[int] = ()) -> Content:
        """Draw a line: the words as plain text, whatever they hold, what was typed in it, and the key."""
        words = plain(one.words)
        for place in places:
            words = words.stylize(self.match_style or "bold", place, place + 1)
        return join(words, plain(f"  {one.sign}", MUTED)) if one.sign else words

    def _about(self, one: Doing) -> Any:  # noqa: ANN401 - Textual says a text and takes a content, as for the line above
        return plain(one.about) if one.about else None

    @property
    def viva(self) -> VivaApp:
        """The app, by its own type."""
        return cast("VivaApp", self.app)

    # What there is to choose.

    def _here(self) -> Iterator[Doing]:
        """Yield what the screen can do now."""
        screen = self.screen
        if not isinstance(screen, Sheet):
            return
        seen: set[str] = set()
        for action in screen.helped():
            name = action.name
            if name in MOVING or name in seen or not action.keys or not screen.can(name):
                continue
            seen.add(name)
            words = screen.words_for(action)
            yield Doing(words[:1].upper() + words[1:], partial(screen.act, name), action.sign, say(f"tui.help-{name}"))

    def _home(self) -> Iterator[Doing]:
        """Yield the modes and languages that home is not in."""
        screen = self.screen
        if not isinstance(screen, HomeScreen):
            return
        for mode in MODES:
            if mode != self.viva.wish.mode:
                yield Doing(say("tui.palette-mode", mode=say(f"tui.mode-{mode}")), partial(screen.set_mode, mode))
        for lang in screen.languages:
            if lang != screen.lang:
                yield Doing(say("tui.palette-language", name=language_name(lang)), partial(screen.set_lang, lang))

    def _pictures(self) -> Iterator[Doing]:
        """Yield the pictures of how it goes, or the way to them where no question waits."""
        screen = self.screen
        if not isinstance(screen, Sheet):
            return
        if screen.place == "stats":
            from viva.tui.screens.stats import StatsScreen  # noqa: PLC0415 - seen by who looks at them

            assert isinstance(screen, StatsScreen)  # noqa: S101 - there is no other there
            for place, name in enumerate(screen.names):
                if place != screen.at:
                    said = say("tui.palette-stats", name=say(f"tui.stats-{name}"))
                    yield Doing(said, partial(screen.turn_to, place))
        sitting = getattr(screen, "sitting", None)
        if sitting is not None and screen.place in WITHOUT_QUESTION:
            yield Doing(say("tui.palette-stats", name=sitting.plan.title), partial(self._see, sitting.plan))

    def _see(self, plan: Plan) -> None:
        """Show how it goes with what a session is about; with everything where that is gone."""
        from viva.tui.screens.stats import StatsScreen  # noqa: PLC0415 - as above

        found = None
        with suppress(BankError, CannotOpenError):
            found = library.find(plan.source)
        self.viva.push_screen(StatsScreen(found, plan.lang, asked_by_path=library.is_path(plan.source)))

    def _decks(self) -> Iterator[Doing]:
        """Yield the decks and their banks, to begin with; who is asked something leaves it, and it is kept."""
        for deck in library.decks():
            if not isinstance(deck, Deck):
                continue
            wanted = self.viva.wish.lang or language()
            lang = wanted if wanted in deck.languages else deck.languages[0]
            title = deck.title(lang)
            yield Doing(say("tui.palette-go", title=title), partial(self._go, deck, None, lang))
            for ref in deck.file.banks:
                if deck.has(ref.file, lang):
                    try:
                        bank = deck.bank(ref.file, lang)
                    except (BankError, CannotOpenError):
                        continue  # home says what is wrong with it
                    said = say("tui.palette-go", title=bank.title)
                    yield Doing(said, partial(self._go, deck, ref.file, lang), about=title)

    def _go(self, deck: Deck, bank: str | None, lang: str) -> None:
        viva = self.viva
        viva.last_deck = deck.key
        wish = replace(viva.wish, source=f"{deck.name}/{bank}" if bank else deck.name, lang=lang, seed=None)

        def begin() -> Playing:
            return viva.begin(Found(deck, bank), wish)

        viva.go(begin)

    def _themes(self) -> Iterator[Doing]:
        """Yield every theme; those of Textual when one looks for them."""
        viva = self.viva
        for name in sorted(viva.available_themes, key=lambda name: (name not in OURS, name)):
            if name != viva.theme:
                said = say(f"tui.{name}") if name in OURS else say("tui.palette-theme", name=name)
                about = say("tui.palette-for-good", line=f"theme: {name}")
                yield Doing(said, partial(setattr, viva, "theme", name), about=about, first=name in OURS)

    def _quit(self) -> Doing:
        words = say("tui.palette-quit")
        return Doing(words, self.viva.action_quit, "Ctrl+Q")


class HostDoings(Doings):
    """What can be done in a class; it is not left for a deck by a slip of the keys."""

    async def startup(self) -> None:
        """List it once."""
        self.found = [*self._here(), *self._themes(), self._quit()]


def _stay() -> None:
    """Nothing was found, so nothing is done."""
