"""``viva export``: a deck in another program's format, with every loss on a line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from viva.cli.deckname import deck_argument
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINDINGS, FINE
from viva.cli.values import OneOf, OutFile
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.bank.library import Found
    from viva.formats import LossReport

RECALL: Final = ".recall"
"""What stands before the ending of a file that asks from memory, unless one says otherwise."""


def export(  # noqa: PLR0913 - the options of the command
    format: str,  # noqa: A002 - the word that users know
    deck: str,
    *,
    output: str | None,
    lang: str | None,
    bank: Sequence[str],
    discuss: bool,
    recall: bool,
    since: str | None,
    with_history: bool,
    dry_run: bool,
    strict: bool,
) -> None:
    """Write a deck in a format, and say what was lost."""
    from viva.bank import library
    from viva.cli.carrying import SUFFIX, carrying, tell
    from viva.cli.outdated import tell_outdated
    from viva.formats import FORMATS

    found = library.find(deck)
    name = found.bank or (found.deck.name if found.deck else Path(deck).name.partition(".")[0])
    langs = [one.strip() for one in lang.split(",") if one.strip()] if lang else None
    along = carrying(found, langs, bank) if with_history else None
    sort = (RECALL if recall else "") + (SUFFIX if with_history else "")
    path = Path(output or f"{name}{sort}{FORMATS[format].suffix}")
    asked = {"discuss": discuss, "recall": recall, "since": Path(since) if since else None, "carrying": along}
    over = path.is_file()
    report = _write(found, format, path, langs=langs, banks=bank, dry_run=dry_run, **asked)
    _tell(report, path, since=since, over=over, dry_run=dry_run)
    if not dry_run:
        _next(path)
    if along is not None:
        tell(along)
    if found.deck:
        tell_outdated(report, found.deck)
    sys.exit(FINDINGS if strict and report.losses else FINE)


def _write(
    found: Found,
    format: str,  # noqa: A002
    path: Path,
    *,
    langs: list[str] | None,
    banks: Sequence[str],
    **asked: Any,  # noqa: ANN401 - handed on
) -> LossReport:
    from viva.formats import export_bank, export_deck

    if found.deck is None or (found.loose is not None and not langs):
        assert found.loose is not None  # noqa: S101 - a name leads to a deck or to a bank
        return export_bank(found.loose, format, path, **asked)
    chosen = [found.bank] if found.bank else list(banks)
    return export_deck(found.deck, format, path, langs=langs, banks=chosen or None, **asked)


def _tell(report: LossReport, path: Path, *, since: str | None, over: bool, dry_run: bool) -> None:
    """Say what was lost, what went in, and how it differs from what people have."""
    from viva.cli.errors import shown_path
    from viva.cli.losses import tell_losses
    from viva.render.safe import visible

    tell_losses(report.losses)
    counts = {"exact": report.exact, "degraded": report.degraded, "skipped": report.skipped, "total": report.total}
    done = "cli.would-write" if dry_run else "cli.written"
    click.echo(visible(phrase(done, {"path": shown_path(path), **counts})))
    if not dry_run:
        holds = say("cli.holds", notes=say("cli.notes", n=report.notes), cards=say("cli.cards", n=report.cards))
        click.echo(f"{holds} {say('cli.over-the-old')}" if over else holds)
    if report.compared is not None and since is not None:
        counted = {"new": report.compared.new, "changed": report.compared.changed, "same": report.compared.same}
        since = shown_path(Path(since))
        click.echo(visible(phrase("cli.compared", {"path": since, **counted, "retired": len(report.tagged)})))


def _next(path: Path) -> None:
    """Say what to do in Anki."""
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    click.echo(visible(say("cli.into-anki", path=shown_path(path))))


def _formats() -> list[str]:
    """Return the formats there are; the registry knows them without loading any."""
    from viva.formats import FORMATS

    return list(FORMATS)


command = make(
    "export",
    click.Argument(["format"], type=OneOf(_formats())),
    deck_argument(),
    option(["--output", "-o"], "output", type=OutFile(), metavar=say("cli.metavar-file")),
    option(["--lang", "-l"], "export-lang", metavar=say("cli.metavar-langs")),
    option(["--bank", "-b"], "bank", multiple=True, metavar=say("cli.metavar-bank")),
    option(["--discuss"], "discuss", is_flag=True),
    option(["--recall"], "recall", is_flag=True),
    option(["--since"], "since", metavar=say("cli.metavar-file")),
    option(["--with-history"], "with-history", is_flag=True),
    option(["--dry-run"], "dry-run", is_flag=True),
    option(["--strict"], "strict", is_flag=True),
    callback=export,
)
