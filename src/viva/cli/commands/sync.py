"""``viva sync``: the journals of several machines become one, through a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viva import settings
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINDINGS
from viva.cli.output import write_json
from viva.cli.values import Misuse
from viva.words import say

if TYPE_CHECKING:
    from viva.study.merging import Synced


def sync(folder: str, *, as_json: bool) -> None:
    """Exchange events with a folder, say what came of it, and exit with 1 if a file was left alone."""
    from viva.study import merging
    from viva.study.journal import Journal

    path = Path(folder)
    if not path.is_dir():  # never made here: a stick that is not plugged in looks just so
        raise Misuse("no-sync-folder", path=folder)
    with Journal(settings.journal_path()) as journal:
        synced = merging.sync(journal, path)
    if as_json:
        skipped = [{"file": str(one.path), "code": one.code} for one in synced.skipped]
        write_json({"sent": synced.sent, "taken": synced.taken, "files": synced.files, "skipped": skipped})
    else:
        _text(synced, path)
    sys.exit(FINDINGS if synced.skipped else 0)


def _text(synced: Synced, folder: Path) -> None:
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    if synced.files:
        files = say("sync.files", n=synced.files)
        key = "sync.taken" if synced.taken else "sync.nothing-new"
        click.echo(say(key, n=synced.taken, files=files))
    elif not synced.skipped:
        click.echo(say("sync.alone"))
    if synced.sent:
        click.echo(visible(say("sync.sent", n=synced.sent, path=shown_path(folder))))
    for one in synced.skipped:
        click.echo(visible(say(f"sync.{one.code}", file=one.path.name)), err=True)


command = make(
    "sync",
    click.Argument(["folder"], type=click.Path(), metavar=say("cli.metavar-folder")),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=sync,
)
