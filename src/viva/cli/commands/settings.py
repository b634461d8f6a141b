"""``viva settings``: what is settled, where it comes from, and the file to change it in."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import click
from msgspec import UNSET, Struct, UnsetType, to_builtins

from viva import settings, words
from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import CANNOT_OPEN, FINDINGS, FINE
from viva.cli.output import write_json
from viva.cli.settled import Reading, read, settle
from viva.cli.values import Misuse
from viva.render.safe import visible
from viva.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from viva.bank.nodes import Node

ANIMATIONS: Final = "TEXTUAL_ANIMATIONS"
"""Where one says for every program of its kind whether anything may move."""


class Row(Struct, frozen=True, rename={"origin": "from"}):
    """A setting, with where its value comes from: ``default``, ``file`` or ``environment``."""

    value: Any
    origin: str = "default"
    line: int | UnsetType = UNSET
    variable: str | UnsetType = UNSET


def settings_command(*, edit: bool, as_json: bool) -> None:
    """Show the settings, or open their file."""
    if edit and as_json:
        raise Misuse("not-together", one="--edit", other="--json")
    path = settings.settings_path()
    if edit:
        sys.exit(_edit(path))
    reading = read(path) if path.exists() else Reading(settings.current())
    (_json if as_json else _text)(path, reading)
    sys.exit(FINDINGS if reading.complaints(path) else FINE)


def rows(path: Path, reading: Reading) -> dict[str, Row]:
    """Return every setting by its key, with its value and where that comes from."""
    lines = _lines(path) if path.exists() and reading.closed is None else {}
    found: dict[str, Row] = {}
    for key, value in to_builtins(reading.settings).items():
        default = value == to_builtins(type(reading.settings)())[key]
        # A value that could not be read has a line, and yet its default.
        is_written = key in lines and not (default and _is_bad(key, lines[key], reading))
        found[key] = Row(value, "file", lines[key]) if is_written else Row(value)
    refused = {one.params["action"] for one in reading.misplaced}
    keys = {name: value for name, value in reading.settings.keys.items() if name not in refused}
    found["keys"] = Row(keys, "file", lines["keys"]) if keys else Row({})
    return found | _surrounding()


def _lines(path: Path) -> dict[str, int]:
    from viva.bank import nodes
    from viva.bank.opening import read_text
    from viva.bank.problems import BankError

    try:
        root: Node | None = nodes.compose(read_text(path))[0]
    except BankError:
        return {}
    return {key: node.place.line for key, node in root.keys.items()} if root is not None else {}


def _is_bad(key: str, line: int, reading: Reading) -> bool:
    return any(problem.place.line == line or problem.params.get("key") == key for problem in reading.problems)


def _surrounding() -> dict[str, Row]:
    """Return the settings that the environment decides."""
    from viva.settings.editing import editor_source

    found: dict[str, Row] = {}
    lang, source = settings.language_source()
    if source != "settings":
        found["language"] = _told(lang if lang in words.LANGUAGES else words.LANGUAGES[0], source)
    editor, source = editor_source()
    if source != "settings":
        found["editor"] = _told(editor or None, source)
    if ANIMATIONS in os.environ:
        found["animation"] = _told("off" if os.environ[ANIMATIONS] == "none" else "on", ANIMATIONS)
    return found


def _told(value: str | None, variable: str) -> Row:
    return Row(value, "environment", variable=variable) if variable else Row(value)


def _text(path: Path, reading: Reading) -> None:
    from viva.bank.files import place_in

    found = rows(path, reading)
    if path.exists():
        click.echo(visible(str(path)))
    else:
        click.echo(visible(say("settings.no-file", path=path)))
    lines = [(key, _shown(row.value), _origin(row)) for key, row in found.items() if key != "keys"]
    for name, value in found["keys"].value.items():
        lines.append(
            (f"keys: {name}", _shown(value), say("settings.from-line", line=place_in(path, "keys", name).line))
        )
    wide, wider = (max(len(line[column]) for line in lines) for column in (0, 1))
    for key, value, origin in lines:
        click.echo(visible(f"  {key:{wide}}  {value:{wider}}  {origin}"))
    for line in reading.complaints(path):
        click.echo(visible(line), err=True)


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever a setting holds
    if value is None:
        return say("settings.none")
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def _origin(row: Row) -> str:
    if row.origin == "file":
        return say("settings.from-line", line=row.line)
    return str(row.variable) if row.origin == "environment" else say("settings.from-default")


def _json(path: Path, reading: Reading) -> None:
    write_json(
        {
            "file": str(path),
            "exists": path.exists(),
            "settings": to_builtins(rows(path, reading)),
            "problems": reading.complaints(path),
        }
    )


def _edit(path: Path) -> int:
    """Open the file in the editor, begin it where there is none, and check it afterwards."""
    from viva.settings.editing import editor_line

    if not path.exists():
        from viva.cli.template import template

        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template(), encoding="utf-8")
    line = editor_line(path, read(path).first_line)
    if not line:
        click.echo(visible(say("settings.no-editor", path=path)), err=True)
        return CANNOT_OPEN
    try:
        status = subprocess.run(line, check=False).returncode  # noqa: S603 - the learner's own editor
    except OSError as error:
        reason = error.strerror or str(error)
        click.echo(visible(say("settings.editor-missing", command=line[0], reason=reason, path=path)), err=True)
        return CANNOT_OPEN
    if status:
        click.echo(visible(say("settings.editor-failed", command=line[0], status=status)), err=True)
    return _checked(path)


def _checked(path: Path) -> int:
    """Say whether the file is sound now, in the language that it asks for now."""
    if not path.exists():
        return FINE  # deleted: the defaults hold
    settle(path)
    complaints = read(path).complaints(path)
    for line in complaints:
        click.echo(visible(line))
    click.echo(visible(say("settings.problems", n=len(complaints)) if complaints else say("settings.sound", path=path)))
    return FINDINGS if complaints else FINE


command = make(
    "settings",
    option(["--edit"], "settings-edit", is_flag=True),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=settings_command,
)
