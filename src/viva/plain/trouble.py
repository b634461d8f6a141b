"""Errors in lines: a sentence that says where and what, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.bank.problems import BankError, CannotOpenError
from viva.words import knows, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viva.study.journal import JournalError


def sentence_of(error: BankError | CannotOpenError | JournalError) -> str:
    """Return an error as a sentence, and the way out as another."""
    if isinstance(error, BankError):
        first = error.problems[0]
        params = {"path": str(first.path)} | dict(first.params)
        return f"{first.path.name}:{first.place.line}: {_with_fix(f'problem.{first.code}', params)}"
    if isinstance(error, CannotOpenError):
        return _with_fix(f"problem.{error.code}", error.params)
    return _with_fix(f"journal.{error.code}", {"path": str(error.path), "reason": error.reason})


def _with_fix(key: str, params: Mapping[str, str]) -> str:
    said = phrase(key, params)
    return f"{said} {phrase(f'{key}.fix', params)}" if knows(f"{key}.fix") else said
