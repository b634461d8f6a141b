"""A question that waits, opened in the learner's editor, and taken up as it was left."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from viva.bank.own import editable
from viva.settings.editing import editor_line
from viva.words import say

if TYPE_CHECKING:
    from viva.bank.deck import Question


def edit(question: Question, *, asked_by_path: bool, interactive: bool) -> str:
    """Let the learner edit a question, and return what there is to say of it; nothing where all went well.

    Raises:
        CannotOpenError: if a copy of its deck is needed and cannot be made.

    """
    if not interactive:
        place = question.home.path
        return say("plain.edit-here", path=place, line=editable(question, asked_by_path=True).line)
    found = editable(question, asked_by_path=asked_by_path)
    line = editor_line(found.path, found.line)
    if not line:
        return say("settings.no-editor", path=found.path)
    try:
        status = subprocess.run(line, check=False).returncode  # noqa: S603 - the learner's own editor
    except OSError as error:
        reason = error.strerror or str(error)
        return say("settings.editor-missing", command=line[0], reason=reason, path=found.path)
    if status:
        return say("settings.editor-failed", command=line[0], status=status)
    return say("plain.copied", path=found.copied) if found.copied is not None else ""
