"""What ``viva import`` does: somebody else's deck as one of ours, with what became of every note."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from viva import words
from viva.cli.main import FINDINGS, FINE
from viva.cli.output import write_json
from viva.cli.values import Misuse
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.formats import Intake


def import_file(  # noqa: PLR0913 - the options of the command
    file: str,
    *,
    output: str | None,
    lang: str | None,
    format: str | None,  # noqa: A002 - the word that users know
    map_: str | None,
    dry_run: bool,
    as_json: bool,
    strict: bool,
) -> None:
    """Read a file, write a deck, and say what was lost."""
    from viva.author.guessing import guess
    from viva.formats import import_deck
    from viva.formats.incoming.folder import NotEmptyError, is_taken

    path = Path(file)
    folder = Path(output or path.stem)
    if is_taken(folder):
        raise Misuse("not-empty", click.get_current_context(), path=str(folder))
    with _progress() as progress:
        try:
            intake = import_deck(
                path,
                folder,
                lang=lang or words.language(),
                guess=guess if lang is None else lambda sample: None,  # noqa: ARG005 - called with it
                format=format,
                mapping=Path(map_) if map_ else None,
                dry_run=dry_run,
                progress=progress,
            )
        except NotEmptyError:
            raise Misuse("not-empty", click.get_current_context(), path=str(folder)) from None
    if as_json:
        _json(intake)
    else:
        _text(intake, path, folder, dry_run=dry_run, guessed=lang is None)
    sys.exit(FINDINGS if (strict and intake.report.losses) or not intake.questions else FINE)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Give what draws how far it is, where somebody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False)
    columns = (TextColumn(say("intake.reading")), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _text(intake: Intake, path: Path, folder: Path, *, dry_run: bool, guessed: bool) -> None:
    from shlex import join

    from viva.cli.errors import sentence, shown_path
    from viva.cli.losses import tell_losses
    from viva.render.safe import visible

    taken, report = intake.taken, intake.report
    tell_losses(report.losses)
    # What is printed to be saved has standard output to itself.
    aside = bool(taken.proposal)
    if intake.questions:
        banks = say("intake.banks", n=len(taken.banks))
        done = "intake.would-take" if dry_run else "intake.took"
        total = str(taken.total)
        line = phrase(done, {"path": shown_path(folder), "n": intake.questions, "banks": banks, "total": total})
        click.echo(visible(line), err=aside)
    else:
        click.echo(visible(say("intake.nothing", path=shown_path(path))), err=aside)
    counts = {"exact": report.exact, "degraded": report.degraded, "skipped": report.skipped}
    click.echo(visible(phrase("intake.counts", counts)), err=aside)
    if guessed and intake.questions and taken.key is None:
        click.echo(visible(say("author.guessed", language=taken.banks[0].lang)), err=aside)
    if taken.proposal:
        other = f"{folder}-2" if intake.folder else str(folder)
        line = join(["viva", "import", str(path), "-o", other, "--map", "map.yaml"])
        params: dict[str, Any] = {"n": sum(taken.unknown.values()), "types": ", ".join(taken.unknown), "line": line}
        click.echo(visible(sentence("intake", "unknown", params)), err=True)
        click.echo(visible(taken.proposal), nl=False)
    elif intake.folder is not None:
        click.echo(visible(say("intake.next", line=join(["viva", "check", shown_path(folder)]))))


def _json(intake: Intake) -> None:
    taken, report = intake.taken, intake.report
    write_json(
        {
            "folder": str(intake.folder) if intake.folder else None,
            "title": taken.title,
            "notes": report.total,
            "exact": report.exact,
            "degraded": report.degraded,
            "skipped": report.skipped,
            "questions": intake.questions,
            "banks": [
                {"bank": bank.name, "lang": bank.lang, "title": bank.title, "questions": len(bank.questions)}
                for bank in taken.banks
            ],
            "losses": [
                {
                    "bank": loss.bank,
                    "lang": loss.lang,
                    "id": loss.question_id,
                    "field": loss.field,
                    "code": loss.code,
                    "skipped": loss.skipped,
                    "reason": phrase(f"loss.{loss.code}", loss.params),
                }
                for loss in report.losses
            ],
            "unknown": taken.unknown,
            "mapping": taken.proposal or None,
        }
    )
