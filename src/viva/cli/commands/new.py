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
    """Begin a deck, and say what it was made of and what to do next."""
    from shlex import join

    from viva.author.beginning import NotEmptyError, begin_deck
    from viva.author.mapping import map_file
    from viva.cli.apart import apart
    from viva.cli.errors import shown_path
    from viva.render.safe import visible

    mapped = map_file(Path(text), lang, words.language()) if text is not None else None
    spoken = mapped.lang if mapped else lang or words.language()
    try:
        begun = begin_deck(Path(folder), mapped, lang=spoken, title=title or "")
    except NotEmptyError:
        raise Misuse("not-empty", click.get_current_context(), path=folder) from None
    path, bank = shown_path(begun.folder), shown_path(begun.bank)
    if mapped:
        lines = [say("author.begun", path=path, n=begun.passages), *apart(mapped.apart)]
        lines += [] if lang else [say("author.guessed", language=spoken)]
    else:
        lines = [say("author.begun-alone", path=path)]
    if spoken.partition("-")[0] not in words.LANGUAGES:
        lines.append(say("author.no-rules", language=spoken))
    lines.append(say("author.begun-next" if mapped else "author.begun-next-alone", bank=bank))
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
