"""Which questions to ask: of some levels, with some tags, flagged; and how many in a session."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from viva.asking.response import Picked
from viva.asking.shown import Option, ShownSelect
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.text import escape
from viva.study.modes import LEVELS, Filter
from viva.study.start import Wish
from viva.tui.actions import ANSWERS
from viva.tui.content import GAP, MUTED, PARTLY, Block, plain
from viva.tui.names import tag_name
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.foot import Key
from viva.tui.widgets.prose import Prose
from viva.tui.widgets.ticking import Ticking
from viva.words import language, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import ComposeResult

    from viva.bank.deck import Deck, Question
    from viva.tui.actions import Action, Place
    from viva.tui.messages import Gave, Stirred

COUNTS: Final = (5, 10, 20, 50, 0)
"""Questions in a session to choose from; 0 for all."""

TICK: Final = ANSWERS["select"][0]
"""Letters do here what they do in a question."""

MOST_TAGS: Final = 100
"""Tags that are listed: the most frequent ones."""


class Narrowing(Ticking):
    """What may be wanted only, ticked and unticked; nothing ticked is an answer, too."""

    def __init__(self, shown: ShownSelect, ticked: Iterable[str]) -> None:
        super().__init__(shown)
        self.take_up(tuple(ticked))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of what is ticked."""
        return frozenset(self.shown.options[place].key for place in self.ticked)

    def enter(self) -> None:
        """Take what is ticked."""
        self.give(Picked(tuple(sorted(self.keys))))


class OnlyScreen(Sheet[Wish | None]):
    """What is wished for, narrowed or widened; returns the wish, or None where it stays as it was."""

    aside = True

    AUTO_FOCUS = "Narrowing"

    def __init__(
        self, wanted: Sequence[tuple[Deck, str]], wish: Wish, flagged: Callable[[str], frozenset[str]]
    ) -> None:
        super().__init__()
        self.wish = wish
        self.counted = list(wish_counts(wish))
        self.questions = list(questions_of(wanted))
        self.decks = [deck for deck, _ in wanted]
        self.flagged = {(deck.key, name) for deck, _ in wanted for name in flagged(deck.key)}
        ticked = [f"level {one}" for one in wish.levels] + [f"tag {one}" for one in wish.tags]
        self.narrowing = Narrowing(self._shown(), [*ticked, *(["flagged"] if wish.flagged else [])])

    @property
    def place(self) -> Place:
        """What to ask only."""
        return "only"

    @property
    def span(self) -> str:
        """The letters there are."""
        return self.narrowing.span

    def page(self) -> ComposeResult:
        """List levels, the flag and tags, with the number of questions of each."""
        yield Prose(Block(plain(say("tui.only-which"), "bold")), GAP)
        yield self.narrowing
        yield Prose(id="fits")

    def on_mount(self) -> None:
        """Say how many there are."""
        self.bar.show(say("tui.name"))
        self._tell()

    def _shown(self) -> ShownSelect:
        levels = Counter(question.content.level for question in self.questions)
        tags = Counter(tag for question in self.questions for tag in question.content.tags)
        flagged = sum(self._is_flagged(question) for question in self.questions)
        named = [(f"level {one}", say(f"stats.level-{one}"), levels[one]) for one in LEVELS if levels[one]]
        if flagged:
            named.append(("flagged", f"⚑ {say('tui.only-flagged')}", flagged))
        named += [(f"tag {tag}", tag_name(self.decks, tag), count) for tag, count in tags.most_common(MOST_TAGS)]
        options = tuple(Option(key, escape(f"{name}  ({count})")) for key, name, count in named)
        return ShownSelect(id="", deck="", lang=language(), prompt="", options=options)

    def _is_flagged(self, question: Question) -> bool:
        return (question.home.deck, question.id) in self.flagged

    @property
    def narrowed(self) -> Wish:
        """What is wished for as it is ticked now."""
        keys = self.narrowing.keys
        return replace(
            self.wish,
            levels=frozenset(key.removeprefix("level ") for key in keys if key.startswith("level ")),
            tags=frozenset(key.removeprefix("tag ") for key in keys if key.startswith("tag ")),
            flagged="flagged" in keys,
        )

    def _tell(self) -> None:
        """Say how many questions fit, and how many a session asks."""
        wish = self.narrowed
        only = Filter(levels=wish.levels, tags=wish.tags)
        fits = sum(
            only.takes(question) and (not wish.flagged or self._is_flagged(question)) for question in self.questions
        )
        count = say("tui.in-all") if not 0 < wish.count < fits else say("tui.in-session", n=wish.count)
        told = Block(plain(say("tui.fits", n=fits), MUTED if fits else f"bold {PARTLY}"))
        self.query_one("#fits", Prose).show(GAP, told, Block(plain(count, MUTED)))
        self.refoot()

    def on_stirred(self, event: Stirred) -> None:
        """Count again."""
        event.stop()
        self._tell()

    def on_gave(self, event: Gave) -> None:
        """Take what is ticked."""
        event.stop()
        self.do_take()

    def do_fewer(self) -> None:
        """Ask fewer questions in a session."""
        self._step(-1)

    def do_more_each(self) -> None:
        """Ask more questions in a session."""
        self._step(1)

    def _step(self, by: int) -> None:
        place = self.counted.index(self.wish.count) + by
        if 0 <= place < len(self.counted):
            self.wish = replace(self.wish, count=self.counted[place])
            self._tell()

    def do_take(self) -> None:
        """Wish for what is ticked."""
        self.dismiss(self.narrowed)

    def do_close(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)

    def footed(self) -> list[Action]:
        """Return the letters before the keys of the screen."""
        return [TICK, *super().footed()]

    def keys(self) -> list[Key]:
        """Return the footer's keys, with the letters that there are."""
        return [Key(one.name, one.sign.format(span=self.span), self.words_for(one)) for one in self.footed()]

    def helped(self) -> list[Action]:
        """Explain the letters, and both arrows at once."""
        return [TICK, *(action for action in self.actions() if action.name != "more-each")]


def wish_counts(wish: Wish) -> Iterable[int]:
    """Yield the numbers of questions to choose from, that which is wished for among them; all of them last."""
    return sorted({*COUNTS, wish.count}, key=lambda count: (not count, count))


def questions_of(wanted: Sequence[tuple[Deck, str]]) -> Iterable[Question]:
    """Yield the questions of all banks that can be read; what is wrong with the others, home says."""
    for deck, lang in wanted:
        for ref in deck.file.banks:
            if deck.has(ref.file, lang):
                try:
                    yield from deck.bank(ref.file, lang).questions
                except (BankError, CannotOpenError):
                    continue
