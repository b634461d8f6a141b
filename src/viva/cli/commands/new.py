"""``viva new``: a deck begun, ready in the editor."""

from __future__ import annotations

from pathlib import Path

import click

from viva import words
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.values import Language, Misuse
from viva.words import say


def new(folder: str, *, text: str | None, lang: str | None, title: str | None) -> None:
    """Begin a deck, and say what to do next."""
    from shlex import join

    from viva.author.beginning import NotEmptyError, begin_deck
    from viva.author.mapping import map_file
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    lang = lang or words.language()
    try:
        begun = begin_deck(
            Path(folder), map_file(Path(text), lang) if text is not None else None, lang=lang, title=title or ""
        )
    except NotEmptyError:
        raise Misuse("not-empty", click.get_current_context(), path=folder) from None
    path, bank = shown_path(begun.folder), shown_path(begun.bank)
    if begun.passages:
        lines = [say("author.begun", path=path, n=begun.passages), say("author.begun-next", bank=bank)]
    else:
        lines = [say("author.begun-alone", path=path), say("author.begun-next-alone", bank=bank)]
    for line in [*lines, say("author.begun-then", line=join(["viva", "quiz", path]))]:
        click.echo(visible(line))


command = make(
    "new",
    click.Argument(["folder"], metavar=say("cli.metavar-folder")),
    option(["--from", "text"], "from", metavar=say("cli.metavar-file")),
    option(["--lang", "-l"], "deck-lang", type=Language(), metavar=say("cli.metavar-lang")),
    option(["--title"], "deck-title", metavar=say("cli.metavar-title")),
    callback=new,
)
