"""A learner's own copy of a deck that ships with Viva: of the same key, so that history follows, and found first."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from viva import settings
from viva.bank.problems import CannotOpenError

if TYPE_CHECKING:
    from pathlib import Path

    from viva.bank.deck import Deck


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
