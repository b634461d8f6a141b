"""Opening the file of a question in the learner's editor, and coming back."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.app import SuspendNotSupported

from viva.bank.own import editable
from viva.settings.editing import editor_line
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Question
    from viva.tui.app import VivaApp


class Opened(Struct, frozen=True):
    """What became of it."""

    trouble: str = ""
    """Why no editor could be opened, in a sentence."""
    copied: Path | None = None
    """The learner's own copy of the deck, where one had to be made."""


def open_question(app: VivaApp, question: Question, *, asked_by_path: bool) -> Opened:
    """Let the learner edit a question: in its own file, or in a copy of a deck that ships and was asked for by name.

    Raises:
        CannotOpenError: if a copy is needed and cannot be made.

    """
    found = editable(question, asked_by_path=asked_by_path)
    path, copied = found.path, found.copied
    line = editor_line(path, found.line)
    if not line:
        return Opened(say("settings.no-editor", path=path), copied)
    reason, status = "", 0
    try:
        with app.suspend():  # where an error leaves it, Textual never takes the screen back
            try:
                status = subprocess.run(line, check=False).returncode  # noqa: S603 - the learner's own editor
            except OSError as error:
                reason = error.strerror or str(error)
    except SuspendNotSupported:
        return Opened(say("tui.edit-here", path=path), copied)
    if reason:
        return Opened(say("settings.editor-missing", command=line[0], reason=reason, path=path), copied)
    return Opened(say("settings.editor-failed", command=line[0], status=status) if status else "", copied)
