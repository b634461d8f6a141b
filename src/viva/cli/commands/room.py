"""``viva room``: the rooms that are kept, and taking them away for good."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from viva.cli.help import Group, option
from viva.cli.help import command as make
from viva.cli.main import FINDINGS, FINE
from viva.cli.output import write_json
from viva.cli.values import Misuse, Whole
from viva.words import say

if TYPE_CHECKING:
    from pathlib import Path

A_DAY = 24 * 3600
MOST_DAYS = 10_000


class Rooms(Group):
    """The group of what can be done with rooms."""

    def summary(self, name: str) -> str:
        """Return the one line of help about a subcommand."""
        return say(f"cli.{name}")


def show(*, as_json: bool) -> None:
    """List the rooms, the last one opened first."""
    from viva.render.safe import visible

    found = [_look(path) for path in _rooms()]
    if as_json:
        write_json(found)
        return
    for one in found:
        if "error" in one:
            trouble = say(f"room.{one['error']}-now")
            click.echo(visible(f"{one['room']}  {trouble}"))
        else:
            counts = say("room.players", n=one["players"])
            click.echo(visible(f"{one['room']}  {one['opened']}  {one['title']}  {one['state']}  {counts}"))
    if not found:
        click.echo(say("room.none"), err=True)


def purge(rooms: tuple[str, ...], *, every: bool, older: int | None, as_json: bool) -> None:
    """Take rooms away: names, answers, everything."""
    from viva.cli.errors import sentence
    from viva.render.safe import visible
    from viva.room.store import purge
    from viva.room.trouble import StoreError

    gone, kept = [], []
    for path in _chosen(rooms, every=every, older=older):
        try:
            purge(path)
        except StoreError as error:
            kept.append(path.stem)
            told = sentence("room", error.code, {"path": str(path), "reason": error.reason})
            click.echo(visible(told), err=True)
        else:
            gone.append(path.stem)
    if as_json:
        write_json({"purged": gone, "kept": kept})
    else:
        click.echo(say("room.purged", n=len(gone)))
    sys.exit(FINDINGS if kept else FINE)


def _chosen(rooms: tuple[str, ...], *, every: bool, older: int | None) -> list[Path]:
    from viva.room.store import path_of

    known = _rooms()
    if every:
        return known
    if older is not None:
        now = datetime.now(UTC).timestamp()
        return [path for path in known if now - path.stat().st_mtime >= older * A_DAY]
    if not rooms:
        raise Misuse("purge-which")
    for name in rooms:
        if path_of(name) not in known:
            raise Misuse("no-such-room", name=name, known=", ".join(path.stem for path in known) or "—")
    return [path_of(name) for name in rooms]


def _rooms() -> list[Path]:
    from viva.room.store import rooms

    return rooms()


def _look(path: Path) -> dict[str, Any]:
    from viva.room.store import Store
    from viva.room.trouble import StoreError

    try:
        with Store(path) as store:
            saved = store.read()
    except StoreError as error:
        return {"room": path.stem, "error": error.code}
    return {
        "room": path.stem,
        "opened": datetime.fromtimestamp(saved.opened, UTC).date().isoformat(),
        "title": saved.facts.title,
        "state": saved.progress.state,
        "players": len(saved.entered),
        "answers": len(saved.answers),
    }


def room() -> None:
    """Show what can be done with rooms, where nobody says."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command = Rooms(
    name="room",
    callback=room,
    invoke_without_command=True,
    help=f"{say('cli.room')}\n\n{say('cli.room.more')}",
    options_metavar=say("cli.options-piece"),
    subcommand_metavar=say("cli.command-piece"),
)
command.add_command(
    make("list", option(["--json", "as_json"], "json", is_flag=True), callback=show),
    "list",
)
command.add_command(
    make(
        "purge",
        click.Argument(["rooms"], nargs=-1, metavar=f"[{say('cli.metavar-room')}...]"),
        option(["--all", "every"], "purge-all", is_flag=True),
        option(["--older"], "purge-older", type=Whole(0, MOST_DAYS), metavar="N"),
        option(["--json", "as_json"], "json", is_flag=True),
        callback=purge,
    ),
    "purge",
)
