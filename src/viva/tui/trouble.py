"""Errors as plain sentences, each with the way out; never a traceback."""

from __future__ import annotations

from typing import Any

from viva.bank.problems import BankError, CannotOpenError
from viva.study.journal import JournalError
from viva.words import language, say, table

Trouble = BankError | CannotOpenError | JournalError
"""What may go wrong while the app runs."""


def sentence_of(error: Trouble) -> str:
    """Return an error as a sentence."""
    match error:
        case BankError(problems=problems) if problems:
            first = problems[0]
            return say("tui.bad-file", n=len(problems), file=first.path.name, line=first.place.line, path=first.path)
        case CannotOpenError(code=code, path=path, params=params):
            # `lang` is already the language that `say` speaks.
            told: dict[str, Any] = {"wanted" if name == "lang" else name: value for name, value in params.items()}
            known = f"cannot-open-{code}" in table(language(), "tui")
            return say(f"tui.cannot-open-{code}" if known else "tui.cannot-open", path=path, **told)
        case JournalError(code=code, path=path):
            return say(f"tui.journal-{code}", path=path)
        case _:
            return say("tui.cannot-open", path="?")
