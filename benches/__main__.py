"""Run the benchmarks and print them as a table; exit 1 if one is beyond its limit."""

from __future__ import annotations

import os
import platform
import sys

from rich.console import Console
from rich.table import Table

from benches import answering, checking, classroom, commands, exporting, importing, reading, remembering, starting

ROOMS = {
    "reading": reading,
    "checking": checking,
    "remembering": remembering,
    "exporting": exporting,
    "importing": importing,
    "starting": starting,
    "answering": answering,
    "commands": commands,
    "classroom": classroom,
}


def main() -> int:
    """Run those named on the command line, or all."""
    if unknown := set(sys.argv[1:]) - set(ROOMS):
        print(f"There is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(ROOMS)}", file=sys.stderr)
        return 2
    # Where this is set, every process would compile Viva again, and we would measure that.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    table = Table("what", "ours", "theirs", "ratio", "at most", "", title=machine(), title_justify="left")
    held = True
    for name in sys.argv[1:] or ROOMS:
        for ratio in ROOMS[name].run():
            held &= ratio.holds
            mark = "✓" if ratio.holds else "✗"
            table.add_row(ratio.name, *ratio.shown, f"{ratio.value:.2f}", f"{ratio.most:g}", mark)
    Console(width=120).print(table)
    return 0 if held else 1


def machine() -> str:
    """Return what the numbers were measured on."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


if __name__ == "__main__":
    sys.exit(main())
