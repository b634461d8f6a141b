"""What the home screen lists: sessions to go on with, decks or banks, and what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from viva.bank.problems import BankError, CannotOpenError
from viva.bank.source import said
from viva.study.examining import left_of
from viva.study.memory import standing
from viva.study.modes import SECONDS
from viva.tui.names import ago, clock_face
from viva.tui.trouble import sentence_of
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from viva.bank.deck import Bank, Deck, Question
    from viva.study.journal import Broken, Seen
    from viva.study.memory import State

Sort = Literal["resume", "today", "mix", "bank", "deck", "broken"]


@dataclass(slots=True)
class Entry:
    """What a line stands for, and what is known of it so far."""

    sort: Sort
    title: str
    deck: Deck | None = None
    bank: str | None = None
    seen: int = 0
    known: int = 0
    """Known for three weeks or more."""
    due: int = 0
    """To be asked again today."""
    of: int | None = None
    """Questions; None while they are not counted."""
    last: str = ""
    """When it was last seen, in words."""
    about: str = ""
    """Shown below the list while the cursor is here."""
    gathered: set[str] = field(default_factory=set)
    """The banks that a deck's counts hold already."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was seen, by deck, and what day it is."""

    seen: Callable[[str], Mapping[str, Seen]]
    """What the journal knows of the deck of that key."""
    states: Callable[[str], Mapping[str, State]]
    """What is remembered of it."""
    takes: Callable[[Question], bool]
    """Whether a question is wanted, where only some are."""
    now: datetime
    day: int
    """The study day."""

    def session(self, broken: Broken) -> Entry:
        """Return the entry of a session that was broken off."""
        plan, when = broken.plan, ago(broken.began, self.now)
        is_exam, left = plan.mode == "exam", left_of(plan) if plan.mode == "exam" else None
        about = [say("tui.broken-off", when=when)]
        if is_exam:
            about.append(say("offer.exam-open") if left is None else say("offer.exam-left", left=clock_face(left)))
        return Entry(
            "resume",
            say("tui.go-on-exam" if is_exam else "tui.go-on-with", title=plan.title),
            seen=broken.answered,
            of=len(plan.questions),
            last=when if left is None else f"{say('offer.left', left=clock_face(left))}, {when}",
            about=" ".join(about),
        )

    def deck(self, deck: Deck, lang: str) -> Entry:
        """Return the entry of a deck, whose banks are not read for it."""
        seen = self.seen(deck.key)
        about = said(deck.file.about, lang)
        return Entry("deck", deck.title(lang), deck=deck, seen=len(seen), last=self._last(seen.values()), about=about)

    def banks(self, deck: Deck, lang: str) -> list[Entry]:
        """Return the entries of a deck's banks, not read yet, after one for all of them."""
        names = [ref.file for ref in deck.file.banks if deck.has(ref.file, lang)]
        banks = [Entry("bank", name, deck=deck, bank=name, about=say("tui.reading")) for name in names]
        mix = Entry("mix", say("tui.everything"), deck=deck, about=say("tui.reading"))
        return [mix, *banks] if len(banks) > 1 else banks

    def today(self, entries: Iterable[Entry], deck: Deck, new_left: int, known_left: int | None = None) -> Entry | None:
        """Return what is to be done today, once all banks are read; None where nothing is due, or no more for today."""
        banks = [entry for entry in entries if entry.sort == "bank" and entry.of is not None]
        due = sum(entry.due for entry in banks)
        due = due if known_left is None else min(due, known_left)
        new = min(new_left, sum((entry.of or 0) - entry.seen for entry in banks))
        if not due:
            return None
        minutes = -(-round((due + new) * SECONDS) // 60)
        parts = [say("tui.due", n=due), *([say("tui.new-today", n=new)] if new else []), say("tui.minutes", n=minutes)]
        return Entry(
            "today", say("tui.today-is"), deck=deck, due=due, last=", ".join(parts), about=say("tui.today-about")
        )

    def trouble(self, error: BankError | CannotOpenError) -> Entry:
        """Return the entry of a deck that cannot be read."""
        path = error.path if isinstance(error, CannotOpenError) else error.problems[0].path
        name = path if isinstance(path, str) else path.parent.name
        return Entry("broken", name, about=sentence_of(error))

    def fill(self, entry: Entry, deck: Deck, bank: Bank | BankError | CannotOpenError) -> None:
        """Fill in what a bank holds, now that it is read."""
        if isinstance(bank, BankError | CannotOpenError):
            entry.sort, entry.about = "broken", sentence_of(bank)
            return
        known = self.seen(deck.key)
        asked = [question for question in bank.questions if self.takes(question)]
        seen = [known[question.id] for question in asked if question.id in known]
        entry.known = entry.due = 0
        self._tally(entry, asked, deck)
        entry.title, entry.seen, entry.of, entry.last = bank.title, len(seen), len(asked), self._last(seen)
        entry.about = _about(entry.of, bank.head.about)

    def gather(self, entry: Entry, bank: Bank) -> None:
        """Add what a bank holds to the entry of its deck."""
        deck = entry.deck
        if deck is None or bank.key in entry.gathered:
            return
        entry.gathered.add(bank.key)
        asked = [question for question in bank.questions if self.takes(question)]
        known = self.seen(deck.key)
        if entry.of is None:
            entry.of = entry.seen = 0
        entry.of += len(asked)
        entry.seen += sum(question.id in known for question in asked)
        self._tally(entry, asked, deck)

    def _tally(self, entry: Entry, asked: Iterable[Question], deck: Deck) -> None:
        """Add up what of some questions is known, and what is due."""
        remembered = self.states(deck.key)
        states = [remembered.get(question.id) for question in asked]
        entry.known += sum(standing(state) == "known" for state in states)
        entry.due += sum(state is not None and state.due <= self.day for state in states)

    def add_up(self, entries: Iterable[Entry], deck: Deck, lang: str) -> None:
        """Count the mix of all banks, once all are read."""
        listed = list(entries)
        mix = next((entry for entry in listed if entry.sort == "mix"), None)
        banks = [entry for entry in listed if entry.sort == "bank"]
        if mix is None or any(entry.of is None for entry in banks):
            return
        mix.known, mix.due = sum(entry.known for entry in banks), sum(entry.due for entry in banks)
        mix.seen, mix.of = sum(entry.seen for entry in banks), sum(entry.of or 0 for entry in banks)
        mix.last = self._last(self.seen(deck.key).values()) if mix.seen else ""
        mix.about = _about(mix.of, said(deck.file.about, lang))

    def _last(self, seen: Iterable[Seen]) -> str:
        last = max((one.last for one in seen), default=None)
        return ago(last, self.now) if last else ""


def _about(count: int, text: str | None) -> str:
    return " ".join(filter(None, (say("tui.all-of-it", n=count), text)))
