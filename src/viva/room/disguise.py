"""Keys of options on phones that show letters alone: others in each room, so that an earlier class gives nothing away.

A key is a digest of its option's text, the same wherever a deck is played. Where phones show the text nothing is lost
by that; where they show letters alone, who knows the right key from elsewhere would need no look at the board.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from viva.asking.response import Picked
from viva.asking.shown import ShownChoice, ShownSelect
from viva.room.shapes import AskedChoice, AskedSelect, OptionsKey, SelectKey

if TYPE_CHECKING:
    from typing import Self

    from viva.asking.response import Response
    from viva.room.game import Game
    from viva.room.shapes import QuestionWire, RevealWire

BYTES: Final = 5
"""Of a key on the wire: as long as the deck's own."""


class Disguise(Struct, frozen=True):
    """What the keys of a question's options are on phones; nothing where they are the deck's own."""

    keys: Mapping[str, str]

    @classmethod
    def of(cls, game: Game, place: int) -> Self:
        """Return the disguise of the question at a place, which need not be one."""
        if game.progress.settings.phones != "answers" or not 0 <= place < len(game.questions):
            return cls({})
        shown = game.shown(place)
        if not isinstance(shown, (ShownChoice, ShownSelect)):
            return cls({})
        salt = f"{game.facts.id}:{game.facts.seed}:{place}".encode()
        return cls(
            {one.key: blake2b(one.key.encode(), key=salt[:64], digest_size=BYTES).hexdigest() for one in shown.options}
        )

    def question(self, asked: QuestionWire) -> QuestionWire:
        """Return a question as phones have it."""
        if self.keys and isinstance(asked, (AskedChoice, AskedSelect)):
            return replace(asked, options=tuple(replace(one, key=self.keys[one.key]) for one in asked.options))
        return asked

    def reveal(self, told: RevealWire) -> RevealWire:
        """Return a reveal as phones have it."""
        if self.keys and isinstance(told.answer, (OptionsKey, SelectKey)):
            found = tuple(replace(one, key=self.keys[one.key]) for one in told.answer.options)
            return replace(told, answer=replace(told.answer, options=found))
        return told

    def out(self, response: Response) -> Response:
        """Return a response as phones have it."""
        if self.keys and isinstance(response, Picked):
            return Picked(tuple(self.keys.get(key, "") for key in response.keys))
        return response

    def back(self, response: Response) -> Response:
        """Return a response as it is kept; the deck's own keys are none here."""
        if self.keys and isinstance(response, Picked):
            known = {disguised: key for key, disguised in self.keys.items()}
            return Picked(tuple(known.get(key, "") for key in response.keys))
        return response
