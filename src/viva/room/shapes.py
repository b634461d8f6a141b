"""Questions and their keys as they go over the wire: one type per kind of each, texts as pieces."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from viva.bank.kinds import Truth
from viva.bank.source import Stance

Text = tuple[Any, ...]
"""A text as pieces, so that nobody has to parse anything: strings, and objects for what is marked."""


class OptionWire(Struct, frozen=True):
    """Something to pick: its key, which tells nothing, and its text."""

    key: str
    text: Text


class PictureWire(Struct, frozen=True):
    """Where an image is, and the words for it."""

    address: str
    alt: str


class Asked(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every question has; not its id, in which an author may well have put the answer."""

    prompt: Text
    voices: tuple[str, ...]
    marks: int
    picture: PictureWire | None


class AskedChoice(Asked, frozen=True, kw_only=True, tag="choice"):
    """Pick one."""

    options: tuple[OptionWire, ...]


class AskedSelect(Asked, frozen=True, kw_only=True, tag="select"):
    """Pick every right one."""

    options: tuple[OptionWire, ...]


class AskedClaim(Asked, frozen=True, kw_only=True, tag="claim"):
    """True, false, or not said."""


class AskedTyped(Asked, frozen=True, kw_only=True, tag="typed"):
    """Type a few words."""

    exact: bool


class AskedNumber(Asked, frozen=True, kw_only=True, tag="number"):
    """Type a number."""

    unit: Text | None


class AskedCloze(Asked, frozen=True, kw_only=True, tag="cloze"):
    """Fill the blanks, which stand in the prompt."""

    blanks: int
    words: tuple[OptionWire, ...]


class AskedOrder(Asked, frozen=True, kw_only=True, tag="order"):
    """Arrange."""

    items: tuple[OptionWire, ...]


class AskedMatch(Asked, frozen=True, kw_only=True, tag="match"):
    """Pair."""

    lefts: tuple[OptionWire, ...]
    rights: tuple[OptionWire, ...]


class AskedCard(Asked, frozen=True, kw_only=True, tag="card"):
    """Think of the other side."""


class AskedDiscuss(Asked, frozen=True, kw_only=True, tag="discuss"):
    """Talk, and take a position."""

    positions: tuple[Text, ...]
    minutes: int | None


QuestionWire = (
    AskedChoice
    | AskedSelect
    | AskedClaim
    | AskedTyped
    | AskedNumber
    | AskedCloze
    | AskedOrder
    | AskedMatch
    | AskedCard
    | AskedDiscuss
)
"""A question as shown: a closed set, none of which can hold a key."""


class OptionKey(Struct, frozen=True):
    """The truth about an option."""

    key: str
    right: bool
    because: Text | None


class OptionsKey(Struct, frozen=True, tag_field="kind", tag="choice"):
    """Which of a choice's options is right."""

    options: tuple[OptionKey, ...]


class SelectKey(Struct, frozen=True, tag_field="kind", tag="select"):
    """Which of a select's options are right."""

    options: tuple[OptionKey, ...]


class ClaimKey(Struct, frozen=True, tag_field="kind", tag="claim"):
    """What a claim is."""

    truth: Truth


class TypedKey(Struct, frozen=True, tag_field="kind", tag="typed"):
    """The answer to type, and what else is right."""

    text: Text
    also: tuple[Text, ...]


class NumberKey(Struct, frozen=True, tag_field="kind", tag="number"):
    """The number with its unit, and how far off is still right."""

    text: Text
    within: str | None


class ClozeKey(Struct, frozen=True, tag_field="kind", tag="cloze"):
    """For each blank what may stand there, the first one to show."""

    blanks: tuple[tuple[str, ...], ...]


class PlacedItem(Struct, frozen=True):
    """An item with the first and the last place that are right for it."""

    key: str
    first: int
    last: int


class OrderKey(Struct, frozen=True, tag_field="kind", tag="order"):
    """The items in the right order."""

    items: tuple[PlacedItem, ...]


class MatchKey(Struct, frozen=True, tag_field="kind", tag="match"):
    """The pairs, by key."""

    pairs: tuple[tuple[str, str], ...]


class CardKey(Struct, frozen=True, tag_field="kind", tag="card"):
    """Both sides."""

    front: Text
    back: Text


class EntryWire(Struct, frozen=True):
    """What another source says."""

    stance: Stance
    who: str
    says: Text
    date: str | None
    address: str


class PointWire(Struct, frozen=True):
    """A point of a discussion, and whether it was made."""

    text: Text
    heard: bool
    elsewhere: tuple[EntryWire, ...]


class DiscussKey(Struct, frozen=True, tag_field="kind", tag="discuss"):
    """The points that a good talk touches."""

    points: tuple[PointWire, ...]


KeyWire = (
    OptionsKey | SelectKey | ClaimKey | TypedKey | NumberKey | ClozeKey | OrderKey | MatchKey | CardKey | DiscussKey
)
"""A key: a closed set, sent from the reveal on and never before."""


class PassageWire(Struct, frozen=True):
    """A passage that the question rests on."""

    name: str
    voice: str
    gist: Text


class RevealWire(Struct, frozen=True):
    """All that is told once a question is over; faces show it in this order."""

    answer: KeyWire
    explain: Text | None
    passages: tuple[PassageWire, ...]
    elsewhere: tuple[EntryWire, ...]


class NoteWire(Struct, frozen=True):
    """Something to tell about a grading, as a code and what its sentence mentions."""

    code: str
    params: dict[str, str]


HowWent = Literal["right", "partly", "wrong", "unmarked", "unanswered"]
"""How a question went for a player."""


class Result(Struct, frozen=True, kw_only=True):
    """How one player's answer went."""

    outcome: HowWent
    got: int = 0
    of: int = 0
    points: int = 0
    parts: tuple[bool, ...] = ()
    notes: tuple[NoteWire, ...] = ()
