"""Checking: what is wrong with a deck or a bank, or worth a look. A finding is data; the faces phrase it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from viva.check.finding import Finding, Severity
from viva.check.run import check_bank, check_deck, check_path

if TYPE_CHECKING:
    from viva.bank.deck import Deck

__all__ = ["Finding", "Severity", "check_bank", "check_deck", "check_path"]


class _Room(ModuleType):
    """This module, which other programs may call: ``viva.check(deck)``.

    Importing a module makes it an attribute of its package, so once anyone had imported this one, ``viva.check``
    would no longer be the function of `viva.api`.
    """

    def __call__(self, deck: Deck) -> list[Finding]:
        return check_deck(deck)


sys.modules[__name__].__class__ = _Room
