"""Viva: questions that can be checked against what people said, practised, taken to Anki and run in class.

For other programs, resolved when first used::

    viva.read_bank(path) -> Bank
    viva.read_deck(name_or_path) -> Deck
    viva.present(question, random) -> Shown
    viva.grade(question, response) -> Verdict
    viva.reveal(question, response) -> Reveal
    viva.check(deck) -> list[Finding]
    viva.export(deck, format, path) -> LossReport

A bank with problems raises `viva.BankError`, which carries all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from viva.api import check, export, read_bank, read_deck
    from viva.asking.grade import grade
    from viva.asking.present import present
    from viva.asking.reveal import reveal
    from viva.bank.problems import BankError, CannotOpenError

__all__ = [
    "BankError",
    "CannotOpenError",
    "check",
    "export",
    "grade",
    "present",
    "read_bank",
    "read_deck",
    "reveal",
]

_HOMES = {
    "BankError": "viva.bank.problems",
    "CannotOpenError": "viva.bank.problems",
    "grade": "viva.asking.grade",
    "present": "viva.asking.present",
    "reveal": "viva.asking.reveal",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: ``import viva`` itself costs nothing."""
    if name not in __all__:
        message = f"module 'viva' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "viva.api")), name)
