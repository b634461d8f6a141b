"""Findings as people and programs read them: text with the line quoted, JSON, and GitHub's annotations."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import click

from viva.bank.opening import read_text
from viva.bank.problems import BankError, CannotOpenError
from viva.check.fix import edits_of
from viva.check.select import FAMILY_OF
from viva.cli.errors import shown_path
from viva.render.safe import visible
from viva.words import knows, phrase, say

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from viva.check import Finding, Severity

COLOURS: Final[dict[Severity, str]] = {"error": "red", "warning": "yellow", "info": "cyan"}
WIDEST: Final = 160
"""Columns of a quoted line on a screen that is wider still, or where nobody knows."""
BEFORE: Final = 24
"""Columns that are left before the place where a long line is cut."""
MOST_NOTES: Final = 3
"""Notes of one code that a file shows before the others are folded into a line."""
TAB: Final = " "
"""What a tab is quoted as, so that what stands below it stands below it."""


def as_text(
    findings: Sequence[Finding],
    names: Sequence[str],
    *,
    mended: int = 0,
    whole: Container[str] = (),
    unasked: Sequence[str] = (),
) -> None:
    """Write findings for a reader, each beginning with ``file:line:column``, and a summary.

    What must be mended comes before the notes, of which one file shows three of a code, but for the codes in ``whole``.
    ``unasked`` are names that lead to no question.
    """
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for finding in findings:
        if finding.severity != "info":
            _write(finding, colour=colour)
    notes: dict[tuple[Path, str], list[Finding]] = {}
    for finding in findings:
        if finding.severity == "info":
            notes.setdefault((finding.path, finding.code), []).append(finding)
    for (path, code), group in notes.items():
        # One line in the place of a single note would save nothing.
        shown = len(group) if code in whole or len(group) == MOST_NOTES + 1 else MOST_NOTES
        for finding in group[:shown]:
            _write(finding, colour=colour)
        if more := len(group) - len(group[:shown]):
            click.echo(visible(say("check.folded", n=more, file=shown_path(path), line=f"--select {code}")))
    click.echo(visible(_summary(findings, names, mended, unasked)))


def _write(finding: Finding, *, colour: bool) -> None:
    place = f"{shown_path(finding.path)}:{finding.place.line}:{finding.place.column}"
    severity = say(f"cli.{finding.severity}")
    if colour:
        severity = click.style(severity, fg=COLOURS[finding.severity])
    click.echo(f"{visible(place)}: {severity} [{finding.code}] {visible(_said(finding))}")
    for line in _quoted(finding):
        click.echo(line)
    if fix := _fix(finding):
        click.echo(f"      = {visible(fix)}")


def as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain values, a map each."""
    return [
        {
            "code": finding.code,
            "family": FAMILY_OF.get(finding.code, "structure"),
            "severity": finding.severity,
            "file": str(finding.path),
            "line": finding.place.line,
            "column": finding.place.column,
            "question": finding.question,
            "message": _said(finding),
            "fix": _fix(finding),
            "fixable": is_fixable(finding),
        }
        for finding in findings
    ]


def as_github(findings: Sequence[Finding]) -> None:
    """Write findings as commands of GitHub Actions, which shows them beside the lines of a pull request."""
    sorts = {"error": "error", "warning": "warning", "info": "notice"}
    for finding in findings:
        message = _escaped(" ".join(filter(None, (_said(finding), _fix(finding)))))
        file = _escaped(shown_path(finding.path)).replace(":", "%3A").replace(",", "%2C")
        place = f"file={file},line={finding.place.line},col={finding.place.column}"
        click.echo(f"::{sorts[finding.severity]} {place},title={finding.code}::{message}")


def is_fixable(finding: Finding) -> bool:
    """Tell whether ``--fix`` would try to mend a finding."""
    return bool(edits_of(finding, _text(finding.path)))


def _said(finding: Finding) -> str:
    return phrase(f"problem.{finding.code}", {"path": str(finding.path)} | dict(finding.params))


def _fix(finding: Finding) -> str:
    key = f"problem.{finding.code}.fix"
    return phrase(key, {"path": str(finding.path)} | dict(finding.params)) if knows(key) else ""


def _summary(findings: Sequence[Finding], names: Sequence[str], mended: int, unasked: Sequence[str]) -> str:
    told = [say("cli.mended", n=mended)] if mended else []
    if not findings:
        told.append(say("cli.sound", names=", ".join(names)))
    if unasked:
        told.append(say("check.nothing-asked", names=", ".join(unasked)))
    if not findings:
        return " ".join(told)
    counts = Counter(finding.severity for finding in findings)
    sorts = [say(f"cli.found-{sort}", n=counts[sort]) for sort in COLOURS if counts[sort]]
    told.append(say("cli.found", n=len(findings), sorts=", ".join(sorts)))
    if fixable := sum(map(is_fixable, findings)):
        told.append(say("cli.found-fixable", n=fixable))
    return " ".join(told)


def _quoted(finding: Finding) -> list[str]:
    """Return the line that a finding is about, with a mark below its place; nothing where it cannot be read."""
    lines = _lines(finding.path)
    number, column = finding.place.line, finding.place.column
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return []
    line = lines[number - 1].replace("\t", TAB)
    room = min(shutil.get_terminal_size((100, 24)).columns, WIDEST) - 9
    start = 0
    if len(line) > room:
        start = max(0, min(column - 1 - BEFORE, len(line) - room))
        line = ("…" if start else "") + line[start + bool(start) :][: room - 1 - bool(start)]
        line += "…" if start + room < len(lines[number - 1]) else ""
    shown = visible(line).replace("\n", " ")
    return [f"{number:5} | {shown}", f"      | {' ' * (column - 1 - start)}^"]


@lru_cache(maxsize=64)
def _lines(path: Path) -> tuple[str, ...]:
    return tuple(_text(path).split("\n"))


@lru_cache(maxsize=64)
def _text(path: Path) -> str:
    try:
        return read_text(path)
    except (BankError, CannotOpenError):
        return ""


def forget() -> None:
    """Read files again from now on: they have changed."""
    _lines.cache_clear()
    _text.cache_clear()


def _escaped(text: str) -> str:
    """Return a text as GitHub reads it: a line break in it would begin a command."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
