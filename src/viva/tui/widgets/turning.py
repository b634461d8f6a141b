"""Cards: think, turn over, rate oneself. Any kind may be asked this way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from viva.asking.response import Rated, Rating
from viva.asking.shown import Shown, ShownCard, ShownChoice, ShownMatch, ShownOrder, ShownSelect
from viva.tui.content import GAP, MUTED, Block, Layout, join, plain, rich
from viva.tui.messages import Turned
from viva.tui.telling import explanation, key_of
from viva.tui.widgets.prose import Prose
from viva.tui.widgets.rows import Rows
from viva.words import say

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from viva.asking.reveal import Reveal
    from viva.study.results import Answered

RATINGS: Final[tuple[Rating, ...]] = get_args(Rating)


class Turning(Rows[Shown]):
    """What may be seen of the question; then its key, and four ratings to choose from."""

    explains = True

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown, (say(f"asking.{rating}", lang=shown.lang) for rating in RATINGS), "1234")
        self.open = False
        self.front = Prose(*_options(shown))
        self.other_side: Prose = Prose()
        for row in self.rows:
            row.display = False

    def compose(self) -> ComposeResult:
        """Stack what is shown, the other side, and the ratings."""
        yield self.front
        yield self.other_side
        yield from self.rows

    @property
    def stage(self) -> str:
        """Whether the card is turned."""
        return "card-turned" if self.open else "card"

    def press(self, key: str, character: str | None) -> bool:
        """Take Enter or space to turn; then what rows take, and the first letters of the ratings."""
        if not self.open:
            if key in {"enter", "space"}:
                self.post_message(Turned())
                return True
            return False
        if character and character.isalpha():
            initials = [say(f"asking.{rating}", lang=self.shown.lang)[:1].lower() for rating in RATINGS]
            if character.lower() in initials:
                self.chosen(initials.index(character.lower()))
                return True
        return super().press(key, character)

    def chosen(self, place: int) -> None:
        """Rate oneself."""
        backwards = isinstance(self.shown, ShownCard) and self.shown.backwards
        self.give(Rated(RATINGS[place], backwards=backwards))

    def turned(self, reveal: Reveal) -> None:
        """Show the other side, and ask how well one knew it."""
        self.open = True
        lang = self.shown.lang
        explained = explanation(reveal)
        told = self._key(reveal)
        if explained:
            told += [GAP, Block(explained)]
        told += [GAP, Block(plain(say("tui.how-well", lang=lang), MUTED))]
        self.other_side.show(*told)
        for row in self.rows:
            row.display = True
        self.stir()

    def _key(self, reveal: Reveal) -> list[Layout]:
        """Return the other side, apart from what stands above it."""
        above = [GAP] if self.front.display else []
        return [*above, *key_of(self.shown, reveal.answer)]

    def tell(self, answered: Answered) -> None:
        """Show the other side to who passed; who rated has seen it."""
        if not self.open:
            self.other_side.show(*self._key(answered.reveal))
        for row in self.rows:
            row.display = False


def _options(shown: Shown) -> tuple[Layout, ...]:
    """Return what there is to see of a question beside its prompt, without letters, since none is to be pressed."""
    match shown:
        case ShownChoice(options=options) | ShownSelect(options=options):
            texts = [rich(option.text) for option in options]
        case ShownOrder(items=items):
            texts = [rich(item.text) for item in items]
        case ShownMatch(lefts=lefts, rights=rights):
            between = [join(plain("→ ", MUTED), rich(right.text)) for right in rights]
            texts = [*(rich(left.text) for left in lefts), *between]
        case _:
            return ()
    return tuple(Block(text, plain("·  ", MUTED)) for text in texts)
