"""Errors as plain sentences, each with the way out; never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.bank.problems import BankError, CannotOpenError
from viva.study.journal import JournalError
from viva.words import knows, phrase, say

if TYPE_CHECKING:
    from collections.abc import Mapping

Trouble = BankError | CannotOpenError | JournalError
"""What may go wrong while the app runs."""


def sentence_of(error: Trouble) -> str:
    """Return an error as a sentence, and the way out as another."""
    match error:
        case CannotOpenError(code=code, params=params):
            return _with_fix(f"problem.{code}", params)
        case JournalError(code=code, path=path, reason=reason):
            return _with_fix(f"journal.{code}", {"path": str(path), "reason": reason})
        case BankError(problems=problems):
            first = problems[0]
            params = {"path": str(first.path)} | dict(first.params)
            where = say("tui.problem-at", n=len(problems), file=first.path.name, line=first.place.line)
            check = say("tui.check-says", path=first.path)
            return f"{where} {phrase(f'problem.{first.code}', params)} {check}"


def sentence_in_play(error: BankError | CannotOpenError) -> str:
    """Return why files cannot be read again; of those that are gone, who plays is told that nothing else is."""
    if isinstance(error, CannotOpenError):
        return say("tui.out-of-reach", problem=phrase(f"problem.{error.code}", error.params))
    return sentence_of(error)


def _with_fix(key: str, params: Mapping[str, str]) -> str:
    """Return the words for ``key``, and those for its way out if there are any."""
    return f"{phrase(key, params)} {phrase(f'{key}.fix', params)}" if knows(f"{key}.fix") else phrase(key, params)
