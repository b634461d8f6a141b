"""``viva doctor``: why phones cannot reach this machine, and what to do."""

from __future__ import annotations

import sys
from typing import Final

import click

from viva.cli.help import command as make
from viva.cli.help import option
from viva.cli.main import FINDINGS, FINE
from viva.cli.output import write_json
from viva.cli.values import Whole
from viva.words import knows, phrase

PORT: Final = 8765
MOST_PORT: Final = 65535
SIGNS: Final = {"trouble": "✗", "hint": "·", "fine": "✓"}


def doctor(port: int, *, as_json: bool) -> None:
    """Look, tell what was found with what to do, and exit with 1 where something is wrong."""
    from viva.render.safe import visible
    from viva.room.doctor import examine

    found = examine(port)
    status = FINDINGS if any(one.level == "trouble" for one in found) else FINE
    if as_json:
        write_json([{"code": one.code, "level": one.level, "params": dict(one.params)} for one in found])
        sys.exit(status)
    for one in found:
        params = {**one.params, "port": one.params.get("port", str(port))}
        fix = f"doctor.{one.code}.fix"
        said = phrase(f"doctor.{one.code}", params) + (f" {phrase(fix, params)}" if knows(fix) else "")
        click.echo(visible(f"{SIGNS[one.level]} {said}"))
    sys.exit(status)


command = make(
    "doctor",
    option(["--port"], "doctor-port", type=Whole(1, MOST_PORT), default=PORT, metavar="N"),
    option(["--json", "as_json"], "json", is_flag=True),
    callback=doctor,
)
