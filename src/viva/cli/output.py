"""Writing to standard output, whatever is at its other end."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def prepare() -> None:
    """Let no character break the output: one that the terminal's encoding lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def write_json(value: object) -> None:
    """Write a value as JSON: in UTF-8 wherever it goes, and what is no text in a file's name as an escape."""
    import json

    import click

    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        click.echo(text.encode())
    except UnicodeEncodeError:
        click.echo(json.dumps(value, indent=2).encode())


def hush() -> None:
    """Write nowhere from now on: nobody reads any more, and Python would complain when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
