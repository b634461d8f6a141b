"""What goes wrong, in one plain sentence and the way out; never a traceback unless ``--debug`` asks for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from viva.bank.problems import BankError, CannotOpenError, Problem
from viva.cli import output
from viva.cli.main import CANNOT_OPEN, FINDINGS, FINE, INTERRUPTED, WRONG_USE
from viva.cli.values import Misuse, name_of
from viva.render.safe import visible
from viva.words import knows, phrase, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


MISNAMED: Final = frozenset(
    {"no-deck", "no-deck-near", "no-bank", "no-language", "no-tag", "no-tag-near", "no-tags", "no-level"}
)
"""What cannot be opened because a name on the line is of nothing."""


def tell(error: Exception) -> int:
    """Write what ``error`` means to standard error and return the exit status for it."""
    from viva.formats.errors import ExportError, PackageError
    from viva.room.trouble import StoreError
    from viva.study.journal import JournalError

    match error:
        case click.exceptions.Exit(exit_code=code):
            return code
        case click.Abort():
            return INTERRUPTED
        case click.UsageError():
            return _usage(error)
        case BankError(problems=problems):
            for problem in problems:
                _say(f"{problem_line(problem)}")
            _say(say("cli.problems", n=len(problems)))
            return FINDINGS
        case CannotOpenError(code=code, path=path, params=params):
            _say(sentence("problem", code, {"path": str(path)} | params))
            return WRONG_USE if code in MISNAMED else CANNOT_OPEN
        case StoreError(code=code, path=path, reason=reason):
            _say(sentence("room", code, {"path": str(path), "reason": reason}))
            return CANNOT_OPEN
        case JournalError(code=code, path=path, reason=reason):
            _say(sentence("journal", code, {"path": str(path), "reason": reason}))
            return CANNOT_OPEN
        case ExportError(code=code, params=params):
            _say(sentence("loss", f"refused-{code}", params))
            return WRONG_USE if code.startswith("no-") else CANNOT_OPEN
        case PackageError(code=code, params=params):
            _say(sentence("package", code, params))
            return CANNOT_OPEN
        case BrokenPipeError():  # whoever read has had enough
            output.hush()
            return FINE
        case OSError(filename=name):
            path = shown_path(Path(os.fsdecode(name))) if isinstance(name, (str, bytes, os.PathLike)) else "—"
            _say(say("cli.os-error", path=path, reason=error.strerror or str(error)))
            return CANNOT_OPEN
        case _:
            _say(say("cli.stumbled", error=f"{type(error).__name__}: {error}"))
            return FINDINGS


def sentence(room: str, code: str, params: Mapping[str, str]) -> str:
    """Return what is wrong and, where there is one, what to do, in one or two sentences."""
    said = phrase(f"{room}.{code}", params)
    fix = f"{room}.{code}.fix"
    return f"{said} {phrase(fix, params)}" if knows(fix) else said


def problem_line(problem: Problem) -> str:
    """Return a problem as ``file:line:column: what is wrong, and what to write``."""
    place = problem.place
    text = sentence("problem", problem.code, {"path": str(problem.path)} | dict(problem.params))
    return f"{shown_path(problem.path)}:{place.line}:{place.column}: {text}"


def shown_path(path: Path) -> str:
    """Return a path as the reader would type it: relative where it lies below the current folder."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _usage(error: click.UsageError) -> int:
    said, close = _misuse(error)
    _say(said)
    if close:
        _say(say("cli.did-you-mean", names=", ".join(close)))
    if error.ctx is not None:
        _say(say("cli.see-help", command=error.ctx.command_path))
    return WRONG_USE


def _misuse(error: click.UsageError) -> tuple[str, Sequence[str]]:
    """Return what is wrong with a line in our own words, since Click has none in French; and what may be meant."""
    match error:
        case Misuse(code="no-command", params=params) if _is_deck(str(params["name"])):
            return phrase("cli.no-command", params), [f"viva quiz {params['name']}"]
        case Misuse(code=code, params=params, close=close):
            return phrase(f"cli.{code}", params), close
        case click.NoSuchOption(option_name=name, possibilities=close):
            return say("cli.no-option", name=name), close or ()
        case click.MissingParameter(param=param):
            allowed = getattr(getattr(param, "type", None), "choices", None)
            if allowed:
                return say("cli.missing-one-of", name=name_of(param), allowed=", ".join(map(str, allowed))), ()
            return say("cli.missing", name=name_of(param)), ()
        case click.BadOptionUsage(option_name=name, ctx=ctx):
            options = [one for one in (ctx.command.params if ctx else ()) if isinstance(one, click.Option)]
            flags = {name for one in options if one.is_flag for name in (*one.opts, *one.secondary_opts)}
            return say("cli.takes-no-value" if name in flags else "cli.needs-value", name=name), ()
        case _:
            return say("cli.usage-error", message=error.format_message().rstrip(".")), ()


def _is_deck(name: str) -> bool:
    from viva.bank import library

    try:
        library.find(name)
    except (BankError, CannotOpenError):
        return False
    return True


def _say(text: str) -> None:
    click.echo(visible(text), err=True)
