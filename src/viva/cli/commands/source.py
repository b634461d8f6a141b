"""``viva source map``: from a text to its passages, and what has become of them since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from viva import words
from viva.cli.help import Group, option
from viva.cli.help import command as make
from viva.cli.output import write_json
from viva.cli.values import Language, Misuse, OutFile
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.author.updating import Update

SUBCOMMANDS: Final = ("map",)

SHOWN: Final = 20
"""Ids that a line of the summary names."""


class Source(Group):
    """The group of what can be done with a source."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a subcommand."""
        return map_command if cmd_name in SUBCOMMANDS else None

    def summary(self, name: str) -> str:
        """Return the one line of help about a subcommand."""
        return say(f"cli.{name}")


def map_source(  # noqa: PLR0913 - the options of the command
    file: str,
    *,
    lang: str | None,
    output: str | None,
    dry_run: bool,
    no_text: bool,
    as_json: bool,
) -> None:
    """Write the map of a text, or bring it up to date."""
    from viva.author.citing import citing
    from viva.author.mapping import map_file
    from viva.author.updating import first, update
    from viva.bank.files import read_source
    from viva.bank.problems import CannotOpenError
    from viva.bank.writing import write_atomically

    text = Path(file)
    path = Path(output) if output else text.parent / "source.yaml"
    if path.exists() and text.exists() and path.samefile(text):
        raise Misuse("map-itself", click.get_current_context(), path=file)
    if not path.parent.is_dir():
        raise CannotOpenError("missing", path.parent)
    if not output and not path.exists():
        _look_beside(text)
    if path.exists():
        mapped = map_file(text, lang or read_source(path).lang)
        done = update(path, mapped, lambda: citing(path.parent), with_text=not no_text)
    else:
        mapped = map_file(text, lang or words.language())
        done = first(path, mapped, text.stem, with_text=not no_text)
    is_other = done.text != done.before
    if is_other and not dry_run:
        write_atomically(path, done.text)
    if as_json:
        _json(done, mapped.apart, written=is_other and not dry_run)
    else:
        _text(done, mapped.apart, dry_run=dry_run)


def _look_beside(text: Path) -> None:
    """Refuse to write a map beside a text whose map is in a deck already."""
    from shlex import join

    from viva.author.belonging import map_beside
    from viva.cli.errors import shown_path

    if found := map_beside(text):
        line = join(["viva", "source", "map", shown_path(text), "-o", shown_path(found)])
        raise Misuse("map-of-deck", click.get_current_context(), deck=shown_path(found.parent), line=line)


def _json(done: Update, apart: Sequence[str], *, written: bool) -> None:
    passages: list[dict[str, Any]] = [
        {"id": name, "length": one.length, "sha256": one.sha256, "text": one.text}
        for name, one in done.sentences.items()
    ]
    became = {"same": done.same, "changed": done.changed, "new": done.new, "removed": done.removed, "kept": done.kept}
    write_json({"file": str(done.path), "written": written, "passages": passages, "apart": apart} | became)


def _text(done: Update, apart: Sequence[str], *, dry_run: bool) -> None:
    from viva.cli.apart import apart as told_apart
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    path = shown_path(done.path)
    if not done.before:
        _say("author.would-map" if dry_run else "author.mapped", path=path, n=len(done.new))
        for line in told_apart(apart):
            click.echo(visible(line))
        if not dry_run:
            _say("author.fill-in")
        return
    if done.text == done.before and not done.kept:
        _say("author.map-same", path=path, n=len(done.same))
        return
    if not (done.changed or done.new or done.removed or done.kept):
        _say("author.would-clear" if dry_run else "author.cleared", path=path)
        return
    _say("author.would-update" if dry_run else "author.updated", path=path, n=len(done.same))
    for key, ids in (("changed", done.changed), ("new", done.new), ("removed", done.removed)):
        if ids:
            _say(f"author.{key}", n=len(ids), ids=", ".join([*ids[:SHOWN], *(["…"] if len(ids) > SHOWN else [])]))
    for name, questions in done.kept.items():
        _say("author.kept", n=len(questions), id=name, questions=", ".join(questions))
    _next(done)


def _next(done: Update) -> None:
    """Say what is left to do in a deck: for what is new, for what is gone, and where something has changed."""
    is_deck = (done.path.parent / "deck.yaml").exists()
    if done.new and is_deck:
        _say("author.begin", n=len(done.new), line=f"cites: [{done.new[0]}]")
    if done.removed and is_deck:
        _say("author.not-begun", n=len(done.removed))
    if done.changed:
        cited = _cited(done)
        key = "author.look-at" if cited else "author.look-at-gist"
        _say(key, n=len(done.changed), questions="; ".join(cited))


def _cited(done: Update) -> list[str]:
    """Return the passages that have changed, with the questions that cite them, as far as the banks can be read."""
    from viva.author.citing import citing
    from viva.bank.problems import BankError

    try:
        cited = citing(done.path.parent)
    except BankError:
        return []
    return [f"{name} ({', '.join(cited[name])})" for name in done.changed if name in cited]


def _say(key: str, **params: object) -> None:
    from viva.render.safe import visible

    click.echo(visible(phrase(key, params)))


map_command = make(
    "map",
    click.Argument(["file"], metavar=say("cli.metavar-file")),
    option(["--lang", "-l"], "text-lang", type=Language(), metavar=say("cli.metavar-lang")),
    option(["--output", "-o"], "map-output", type=OutFile(), metavar=say("cli.metavar-path")),
    option(["--no-text"], "no-text", is_flag=True),
    option(["--dry-run"], "map-dry-run", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=map_source,
)


def source() -> None:
    """Show what can be done with a source, where nobody says."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command = Source(
    name="source",
    callback=source,
    invoke_without_command=True,
    help=f"{say('cli.source')}\n\n{say('cli.source.more')}",
    options_metavar=say("cli.options-piece"),
    subcommand_metavar=say("cli.command-piece"),
)
