"""A learner's own copy of a deck that ships with Viva: of the same key, so that history follows, and found first."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from viva import settings
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.reader import read_bank

if TYPE_CHECKING:
    from viva.bank.deck import Deck, Question


class Editable(Struct, frozen=True):
    """Where a question may be edited."""

    path: Path
    line: int
    copied: Path | None = None
    """The learner's own copy of the deck, where the question is in one."""


def editable(question: Question, *, asked_by_path: bool) -> Editable:
    """Return where to edit a question: in its file, or in a copy of a deck that ships and was asked for by name.

    Raises:
        CannotOpenError: if a copy is needed and cannot be made.

    """
    home = question.home
    path, copied = home.path, None
    if home.owner is not None and home.owner.shipped and not asked_by_path:
        copied = own_copy(home.owner)
        path = copied / home.path.name
    try:
        return Editable(path, read_bank(path).place(question.id).line, copied)
    except (BankError, CannotOpenError, KeyError):
        return Editable(path, 1, copied)  # the file cannot tell


def own_copy(deck: Deck) -> Path:
    """Return the folder in which a learner may edit a deck: its own, or for a shipped one a copy, made if need be.

    Raises:
        CannotOpenError: ``not-copied`` if the copy cannot be made; nothing is left half done.

    """
    if not deck.shipped:
        return deck.folder
    copy = settings.own_decks() / deck.name
    if (copy / "deck.yaml").exists():
        return copy
    begun = copy.with_name(f".{deck.name}.{os.getpid()}")
    try:
        shutil.copytree(deck.folder, begun, copy_function=shutil.copyfile)  # as one's own: not read-only
        begun.rename(copy)
    except OSError as error:
        shutil.rmtree(begun, ignore_errors=True)
        raise CannotOpenError("not-copied", copy, reason=error.strerror or str(error)) from None
    return copy
