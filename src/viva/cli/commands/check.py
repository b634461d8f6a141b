"""``viva check``: what is wrong with decks and banks, each with its place and the fix."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINDINGS, FINE
from viva.cli.output import write_json
from viva.cli.values import OneOf
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.check import Finding


def check(paths: Sequence[str], format: str) -> None:  # noqa: A002 - the option's name
    """Check decks and banks and exit with 1 when there is anything to mend."""
    from viva.bank import library

    targets = [target for name in paths for target in _targets(name)] if paths else list(library.folders().values())
    findings = [finding for target in targets for finding in _found(target)]
    {"text": _text, "json": _json, "github": _github}[format](findings, targets)
    sys.exit(FINDINGS if findings else FINE)


def _targets(name: str) -> list[Path]:
    """Return what a name means: a file, a deck, a folder of decks, or a deck by its name."""
    from viva.bank import library
    from viva.bank.problems import BankError

    path = Path(name)
    if path.is_file() or (path / "deck.yaml").is_file():
        return [path]
    if path.is_dir() and (inner := sorted(deck.parent for deck in path.glob("*/deck.yaml"))):
        return inner
    if path.is_dir() and (loose := sorted(path.glob("*.yaml"))):  # banks outside any deck
        return loose
    if name in (folders := library.folders()):  # by its name, even where its deck.yaml cannot be read
        return [folders[name]]
    try:
        found = library.find(name)
    except BankError as error:
        return list(dict.fromkeys(problem.path for problem in error.problems))
    if found.bank and found.deck:
        deck, bank = found.deck, found.bank
        return [deck.path_of(bank, lang) for lang in deck.languages if deck.has(bank, lang)]
    return [found.deck.folder] if found.deck else []


def _found(target: Path) -> list[Finding]:
    from viva.check import check_path

    return check_path(target)


def _line(finding: Finding) -> tuple[str, str]:
    from viva.cli.errors import sentence, shown_path

    said = sentence("problem", finding.code, {"path": str(finding.path)} | dict(finding.params))
    return f"{shown_path(finding.path)}:{finding.place.line}:{finding.place.column}", said


def _text(findings: list[Finding], targets: list[Path]) -> None:
    from viva.render.safe import visible

    for finding in findings:
        place, said = _line(finding)
        severity = say(f"cli.{finding.severity}")
        click.echo(visible(f"{place}: {severity} [{finding.code}] {said}"))
    names = ", ".join(target.name for target in targets)
    click.echo(visible(say("cli.found", n=len(findings)) if findings else say("cli.sound", names=names)))


def _json(findings: list[Finding], targets: list[Path]) -> None:  # noqa: ARG001 - the shape of every format
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity,
            "file": str(finding.path),
            "line": finding.place.line,
            "column": finding.place.column,
            "message": _line(finding)[1],
        }
        for finding in findings
    ]
    write_json(rows)


def _github(findings: list[Finding], targets: list[Path]) -> None:  # noqa: ARG001
    from viva.cli.errors import shown_path

    for finding in findings:
        message = _escaped(_line(finding)[1])
        file = _escaped(shown_path(finding.path)).replace(":", "%3A").replace(",", "%2C")
        place = f"file={file},line={finding.place.line},col={finding.place.column}"
        click.echo(f"::{'error' if finding.severity == 'error' else 'warning'} {place},title={finding.code}::{message}")


def _escaped(text: str) -> str:
    """Return a text as GitHub reads it: a line break in it would begin a command."""
    from viva.render.safe import visible

    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


command = make(
    "check",
    click.Argument(["paths"], nargs=-1, metavar=f"[{say('cli.metavar-path')}]..."),
    option(["--format"], "check-format", type=OneOf(["text", "json", "github"]), default="text"),
    callback=check,
)
