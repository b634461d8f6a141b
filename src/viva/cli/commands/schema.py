"""``viva schema``: the JSON Schema of the files that an author writes, for editors."""

from __future__ import annotations

import click

from viva.cli.help import command as make
from viva.cli.values import OneOf


def schema(name: str) -> None:
    """Print a schema."""
    from viva.bank.schema import schema_text

    click.echo(schema_text(name), nl=False)


NAMES = ("bank", "deck", "source", "elsewhere")

command = make(
    "schema",
    click.Argument(["name"], type=OneOf(NAMES), default="bank", required=False),
    callback=schema,
)
