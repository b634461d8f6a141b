"""What a learner gave: keys and texts, never positions, so that it survives any edit and any shuffle."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from viva.bank.kinds import Truth

Rating = Literal["again", "hard", "good", "easy"]
"""How well one remembered, by one's own word (FSRS's four)."""


class Picked(Struct, frozen=True, tag="picked", tag_field="gave"):
    """Options picked, by key: one for a choice, any number for a select."""

    keys: tuple[str, ...]


class Judged(Struct, frozen=True, tag="judged", tag_field="gave"):
    """What a claim was held to be."""

    truth: Truth


class Wrote(Struct, frozen=True, tag="wrote", tag_field="gave"):
    """A text or a number as typed."""

    text: str


class Filled(Struct, frozen=True, tag="filled", tag_field="gave"):
    """A word for each blank, in the blanks' order; an empty one for none."""

    words: tuple[str, ...]


class Arranged(Struct, frozen=True, tag="arranged", tag_field="gave"):
    """Items by key, in the order given."""

    keys: tuple[str, ...]


class Paired(Struct, frozen=True, tag="paired", tag_field="gave"):
    """Pairs of keys: (left, right)."""

    pairs: tuple[tuple[str, str], ...]


class Rated(Struct, frozen=True, tag="rated", tag_field="gave"):
    """A card turned and rated; any kind may be asked as a card."""

    rating: Rating
    backwards: bool = False


class Talked(Struct, frozen=True, tag="talked", tag_field="gave"):
    """Points touched in a discussion, by their place from 0, and the position taken."""

    points: tuple[int, ...] = ()
    position: int | None = None


class Passed(Struct, frozen=True, tag="passed", tag_field="gave"):
    """“I do not know”: an honest answer to any kind."""


Response = Picked | Judged | Wrote | Filled | Arranged | Paired | Rated | Talked | Passed
"""A response: a closed set, JSON with its type under ``gave``."""


class ResponseError(ValueError):
    """A response of another kind than the question's, or with keys that the question does not have."""
