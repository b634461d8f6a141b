"""``viva restore``: the journal as it was when a backup was made; the present one is kept."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from viva import settings
from viva.cli.commands.backup import FOLDER
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINE
from viva.cli.output import write_json
from viva.cli.values import Misuse
from viva.words import say


def restore(file: str, *, yes: bool, as_json: bool) -> None:
    """Put a backup in the place of the journal, once that was agreed to."""
    from viva.bank.problems import CannotOpenError
    from viva.cli.errors import shown_path
    from viva.render.safe import visible
    from viva.study import backup
    from viva.study.days import local_now
    from viva.study.journal import Journal, JournalError

    path, chosen = settings.journal_path(), Path(file)
    if not chosen.exists():
        raise CannotOpenError("missing", chosen)
    if path.exists() and path.samefile(chosen):
        raise Misuse("restore-itself", path=file)
    if path.exists() and not yes and not _agreed(say("sync.sure", path=shown_path(chosen))):
        sys.exit(FINE)
    try:
        kept = backup.restore(chosen, path, local_now())
    except JournalError as error:
        if error.code != "no-backup":
            raise
        folder = path.parent / FOLDER
        known = [shown_path(one) for one in backup.backups(path, folder)]
        code = "no-backup" if known else "no-backup-yet"
        raise CannotOpenError(code, file, known="\n".join(("", *known)), folder=shown_path(folder)) from None
    with Journal(path) as journal:
        count = journal.responses()
    if as_json:
        write_json({"file": str(path), "answers": count, "kept": str(kept) if kept else None})
        return
    click.echo(visible(say("sync.restored", n=count, path=shown_path(chosen))))
    if kept:
        click.echo(visible(say("sync.kept", path=shown_path(kept))))


def _agreed(question: str) -> bool:
    """Ask where somebody is there to answer; where nobody is, only ``--yes`` will do."""
    from viva.render.safe import visible

    if not (sys.stdin and sys.stdin.isatty()):
        raise Misuse("restore-yes")
    click.echo(visible(question) + " ", nl=False, err=True)
    answer = sys.stdin.readline().strip().lower()
    if answer and answer in say("sync.yes").split():
        return True
    click.echo(say("sync.left"), err=True)
    return False


command = make(
    "restore",
    click.Argument(["file"], type=click.Path(), metavar=say("cli.metavar-file")),
    option(["--yes", "-y"], "restore-sure", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=restore,
)
