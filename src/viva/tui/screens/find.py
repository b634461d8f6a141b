"""Finding questions by their words: type, and what is left is asked with Enter."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from textual.widgets import Input
from textual.widgets.option_list import Option

from viva.bank.deck import Question
from viva.study.memory import standing
from viva.tui.content import ACCENT, MUTED, PARTLY, Block, join, plain
from viva.tui.screens.listing import ListScreen
from viva.tui.screens.only import questions_of
from viva.tui.screens.paper import asked
from viva.tui.widgets.prose import Prose
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from viva.bank.deck import Deck
    from viva.study.memory import State
    from viva.tui.actions import Place

MOST: Final = 200
"""Questions listed: who sees more types another letter."""

SIGNS: Final = {"known": ("●", f"bold {ACCENT}"), "seen": ("◐", ACCENT), "new": ("○", MUTED)}


class Card(Struct, frozen=True):
    """A question in the index: where its words are looked for, and how it is drawn."""

    question: Question
    words: str
    """Folded: its prompt, bank, id and tags. Not its answer: who looks for a question has not given it yet."""


class FindScreen(ListScreen[list[Question] | None]):
    """The questions of some decks; returns those to ask."""

    aside = True

    AUTO_FOCUS = "Input"

    def __init__(
        self,
        wanted: Sequence[tuple[Deck, str]],
        states: Callable[[str], Mapping[str, State]],
        flagged: Callable[[str], frozenset[str]],
    ) -> None:
        super().__init__()
        self.cards = [Card(question, folded(_words(question))) for question in questions_of(wanted)]
        self.states = {deck.key: states(deck.key) for deck, _ in wanted}
        self.flagged = {deck.key: flagged(deck.key) for deck, _ in wanted}
        self.found: list[list[Question]] = []
        """What each line would ask."""

    @property
    def place(self) -> Place:
        """Finding."""
        return "find"

    def page(self) -> ComposeResult:
        """Show a line to type on, how many there are, and the list."""
        yield Input(placeholder=say("tui.find-words"), compact=True, id="sought")
        yield Prose(id="count")
        yield self.listed(())

    def on_mount(self) -> None:
        """List everything at first."""
        self.bar.show(say("tui.find"))
        self.look("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed now."""
        event.stop()
        self.look(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask what the cursor is on."""
        event.stop()
        self.do_ask()

    def look(self, sought: str) -> None:
        """List the questions that hold all the words."""
        words = folded(sought).split()
        found = [card.question for card in self.cards if all(word in card.words for word in words)]
        listed = found[:MOST]
        lines = [self._line(question) for question in listed]
        self.found = [[question] for question in listed]
        if words and 1 < len(found) <= MOST and len({question.home.deck for question in found}) == 1:
            lines.insert(0, plain(say("tui.find-all", n=len(found)), ACCENT))
            self.found.insert(0, found)
        told = say("tui.find-none") if not found else say("tui.found", n=len(found))
        if len(found) > MOST:
            told = f"{told} {say('tui.find-more', n=MOST)}"
        self.query_one("#count", Prose).show(Block(plain(told, MUTED if found else PARTLY)))
        self.options.clear_options()
        self.options.add_options(Option(line) for line in lines)
        self.options.highlighted = 0 if lines else None
        self.refoot()

    def _line(self, question: Question) -> Content:
        deck = question.home.deck
        sign, tone = SIGNS[standing(self.states[deck].get(question.id))]
        flag = plain("⚑ ", PARTLY) if question.id in self.flagged[deck] else plain("")
        return join(plain(f"{sign} ", tone), flag, plain(asked(question)))

    def can(self, name: str) -> bool:
        """Offer to ask where something is found."""
        return bool(self.found) if name in {"ask", "down"} else True

    def chosen(self, place: int) -> None:
        """Ask the questions of a line."""
        self.dismiss(self.found[place])

    def do_ask(self) -> None:
        """Ask what the cursor is on."""
        if self.found:
            self.chosen(self.cursor)

    def do_close(self) -> None:
        """Go back home."""
        self.dismiss(None)


def _words(question: Question) -> str:
    deck, tags = question.home.owner, question.content.tags
    named = [deck.tag(tag, question.lang) for tag in tags] if deck is not None else []
    return " ".join([asked(question), question.home.title, question.id, *tags, *named])


def folded(text: str) -> str:
    """Return a text without capitals and accents, for looking up words as one types them.

    >>> folded("Épidémie")
    'epidemie'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
