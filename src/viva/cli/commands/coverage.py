"""``viva coverage``: which passages of a source are asked about, and whether a text is that source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viva.cli.deckname import DeckName
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINDINGS
from viva.cli.output import write_json
from viva.cli.values import Language, Misuse, OutFile
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.bank.proving import Proving
    from viva.check.coverage import Coverage


def coverage(deck: str, *, lang: str | None, source: str | None, html: str | None, as_json: bool) -> None:
    """Show what a deck asks of its source, and exit with 1 if a text was given that is not that source."""
    from viva.bank import library
    from viva.bank.opening import read_prose
    from viva.bank.proving import prove
    from viva.check.coverage import deck_of, measure

    found = library.find(deck)
    whole = deck_of(found)
    if found.bank is not None:
        is_named = library.folders().get(whole.name) == whole.folder
        raise Misuse("coverage-whole", deck=whole.name if is_named else str(whole.folder))
    measured = measure(whole, lang)
    text = read_prose(Path(source)) if source else None
    proving = None if text is None else prove(measured.source, text, lambda: _apart(text, measured.source.lang))
    if html:
        _write(html, source, measured, proving, quiet=as_json)
    if as_json:
        from viva.cli.coverage_json import as_json as plain_values

        write_json(plain_values(measured, proving))
    elif not html:
        from viva.cli.coverage_picture import draw

        draw(measured, proving, Path(source or "").name)
    if proving and proving.unproved:
        sys.exit(FINDINGS)


def _apart(text: str, lang: str) -> Sequence[str]:
    """Return the lines of a text that are no sentences."""
    from viva.author.mapping import map_text

    return map_text(text, lang).apart


def _write(html: str, source: str | None, measured: Coverage, proving: Proving | None, *, quiet: bool) -> None:
    """Write the page, and say so unless something else is printed."""
    from viva.bank.problems import CannotOpenError
    from viva.bank.writing import write_atomically
    from viva.cli.coverage_page import page
    from viva.cli.coverage_signs import changed, verdict
    from viva.render.safe import visible

    path = Path(html)
    if source and path.exists() and path.samefile(source):
        raise Misuse("coverage-over-text", click.get_current_context(), path=html)
    if not path.parent.is_dir():
        raise CannotOpenError("missing", path.parent)
    write_atomically(path, page(measured, proving, Path(source or "").name))
    if quiet:
        return
    click.echo(visible(say("coverage.page-written", path=html)))
    if proving:
        click.echo(visible(verdict(proving, Path(source or "").name)))
        for one, standing in zip(measured.passages, proving.passages, strict=True):
            if standing.span is None and not proving.is_another_text:
                heading, now, rest = changed(one, standing, proving)
                click.echo(visible(f"{one.passage.id}  {heading}"))
                for line in filter(None, (now, rest)):
                    click.echo(visible(f"{' ' * len(one.passage.id)}  {line}"))


command = make(
    "coverage",
    click.Argument(["deck"], type=DeckName(), metavar=say("cli.deck-only-metavar")),
    option(["--lang", "-l"], "coverage-lang", type=Language(), metavar=say("cli.metavar-lang")),
    option(["--source"], "coverage-source", type=click.Path(), metavar=say("cli.metavar-file")),
    option(["--html"], "coverage-html", type=OutFile(), metavar=say("cli.metavar-file")),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=coverage,
)
