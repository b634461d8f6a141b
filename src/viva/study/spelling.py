"""“I was right”: what the learner wrote goes into their own copy of the deck, and is taken from then on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from viva.asking.response import Filled, Wrote
from viva.asking.reveal import RevealedBlanks
from viva.bank.accepting import accept
from viva.bank.own import own_copy

if TYPE_CHECKING:
    from viva.study.results import Answered


class Taken(Struct, frozen=True):
    """A spelling that a question accepts now."""

    spelling: str
    copied: Path | None
    """The learner's own copy of the deck, where it is one."""


def take_spelling(answered: Answered, *, asked_by_path: bool) -> Taken | None:
    """Let a question accept what was given to it, in the file it is from, or in a copy of a deck that ships.

    None where there is nothing to accept: a number is right or not, and which of several blanks the learner means,
    nobody knows.

    Raises:
        BankError: if the file is no text any more.
        CannotOpenError: if a copy cannot be made, or the file not be written.

    """
    question = answered.turn.question
    given, blank = _given(answered)
    if not given or question.kind not in {"typed", "cloze"}:
        return None
    home = question.home
    path, copied = home.path, None
    if home.owner is not None and home.owner.shipped and not asked_by_path:
        copied = own_copy(home.owner)
        path = copied / home.path.name
    return Taken(given, copied) if accept(path, question.id, given, blank=blank) else None


def _given(answered: Answered) -> tuple[str, int | None]:
    """Return what was written, and into which blank: the only one that is wrong."""
    response, told = answered.response, answered.reveal.answer
    if isinstance(response, Wrote):
        return response.text.strip(), None
    if isinstance(response, Filled) and isinstance(told, RevealedBlanks) and not getattr(answered.shown, "words", ()):
        wrong = [place for place, blank in enumerate(told.blanks) if not blank.right]
        if len(wrong) == 1:
            return response.words[wrong[0]].strip(), wrong[0]
    return "", None
