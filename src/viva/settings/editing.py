"""Which editor to open a file with."""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING, Final

from viva.settings import current

if TYPE_CHECKING:
    from pathlib import Path

VARIABLES: Final = ("VISUAL", "EDITOR")
"""Where one says which editor one likes, for all programs."""

USUAL: Final = ("notepad",) if os.name == "nt" else ("nano", "vi")
"""What is there where one has said nothing."""

AT_LINE: Final = {
    **dict.fromkeys(("emacs", "emacsclient", "joe", "kak", "mg", "nano", "nvim", "vi", "vim"), ("+{line}", "{path}")),
    **dict.fromkeys(("code", "codium", "cursor"), ("--goto", "{path}:{line}")),
    **dict.fromkeys(("helix", "hx", "subl", "zed"), ("{path}:{line}",)),
    "micro": ("{path}", "+{line}"),
}
"""How the editors that can be told a line are told it."""


def editor_source() -> tuple[str, str]:
    """Return the editor's command and who says so: ``settings``, a variable, or nobody; empty where there is none."""
    if chosen := current().editor:
        return chosen, "settings"
    for name in VARIABLES:
        if value := os.environ.get(name, "").strip():
            return value, name
    return next((name for name in USUAL if shutil.which(name)), ""), ""


def editor_line(path: Path, line: int = 1) -> list[str]:
    """Return what to run to edit a file, at a line where the editor can be told; an empty list where there is none."""
    command, _ = editor_source()
    words = _words(command)
    if not words:
        return []
    name = os.path.basename(words[0]).lower().removesuffix(".exe")  # noqa: PTH119 - a command, not always a path
    told = AT_LINE.get(name, ("{path}",)) if line > 1 else ("{path}",)
    return [*words, *(piece.format(path=path, line=line) for piece in told)]


def _words(command: str) -> list[str]:
    """Return a command as a shell would part it; as one word where it names a file, or a quote is left open."""
    if os.path.isfile(command):  # noqa: PTH113 - whatever the text is
        return [command]
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:
        return command.split()
