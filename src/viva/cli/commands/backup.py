"""``viva backup``: a copy of the journal, dated or where one says."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from viva import settings
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.output import write_json
from viva.cli.values import Misuse
from viva.words import say

FOLDER = "backups"
"""Beside the journal."""


def backup(file: str | None, *, as_json: bool) -> None:
    """Copy the journal, also while a session goes on."""
    from viva.bank.problems import CannotOpenError
    from viva.cli.errors import shown_path
    from viva.render.safe import visible
    from viva.study.backup import back_up, save
    from viva.study.days import local_now
    from viva.study.journal import Journal

    path = settings.journal_path()
    if not path.exists():
        raise Misuse("no-journal")
    if file is None:
        made = back_up(path, path.parent / FOLDER, local_now())
    elif Path(file).is_dir():
        made = back_up(path, Path(file), local_now(), keep=sys.maxsize)  # what lies there is not ours to clear away
    else:
        made = Path(file)
        if made.exists():
            raise Misuse("backup-over", path=file)
        if not made.parent.is_dir():
            raise CannotOpenError("missing", made.parent)
        save(path, made)
    with Journal(path) as journal:
        count = journal.responses()
    if as_json:
        write_json({"file": str(made), "answers": count})
    else:
        click.echo(visible(say("sync.backed-up", n=count, path=shown_path(made))))


command = make(
    "backup",
    click.Argument(["file"], type=click.Path(), required=False, metavar=f"[{say('cli.metavar-file')}]"),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=backup,
)
