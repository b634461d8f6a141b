"""What goes wrong, in one plain sentence and the way out; never a traceback unless ``--debug`` asks for it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viva.bank.problems import BankError, CannotOpenError, Problem
from viva.cli.main import CANNOT_OPEN, COMMANDS, FINDINGS, INTERRUPTED, WRONG_USE
from viva.render.safe import visible
from viva.words import knows, phrase, say

if TYPE_CHECKING:
    from collections.abc import Mapping


def tell(error: Exception) -> int:
    """Write what ``error`` means to standard error and return the exit status for it."""
    from viva.formats.errors import ExportError
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
            return WRONG_USE if code in {"no-deck", "no-bank", "no-language"} else CANNOT_OPEN
        case JournalError(code=code, path=path, reason=reason):
            _say(sentence("journal", code, {"path": str(path), "reason": reason}))
            return CANNOT_OPEN
        case ExportError(code=code, params=params):
            _say(sentence("loss", f"refused-{code}", params))
            return WRONG_USE if code.startswith("no-") else CANNOT_OPEN
        case BrokenPipeError():
            return 0
        case OSError(filename=name) if name:
            _say(say("cli.os-error", path=shown_path(Path(name)), reason=error.strerror or str(error)))
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
    known = {
        click.NoSuchOption: "no-option",
        click.MissingParameter: "missing-argument",
        click.BadOptionUsage: "bad-option",
        click.BadParameter: "bad-value",
    }
    code = next((code for kind, code in known.items() if isinstance(error, kind)), "usage-error")
    close = getattr(error, "possibilities", None) or []
    param = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (param.human_readable_name if param is not None else "")
    if param is not None and isinstance(param, click.Option):
        name = param.opts[0]
    if wanted := getattr(error, "command_name", None):
        _say(say("cli.no-command", name=wanted, names=", ".join(COMMANDS)))
        close = get_close_matches(wanted, COMMANDS, n=1)
    else:
        _say(say(f"cli.{code}", name=name or "", message=error.message.rstrip(".")))
    if close:
        _say(say("cli.did-you-mean", names=", ".join(close)))
    if error.ctx is not None:
        _say(say("cli.see-help", command=error.ctx.command_path))
    return WRONG_USE


def _say(text: str) -> None:
    click.echo(visible(text), err=True)
