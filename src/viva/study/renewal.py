"""A deck under edit: a sitting's questions are read again when somebody has saved them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct, field

from viva.study.sitting import Sitting
from viva.study.start import read_again

if TYPE_CHECKING:
    from viva.study.results import Renewed

Stamps = dict[str, tuple[int, int]]
"""Of each file its time of change, in nanoseconds, and its size in bytes."""


class Watch(Struct):
    """The files that a sitting's questions came from, looked at now and then."""

    sitting: Sitting
    _read: Stamps = field(default_factory=dict)
    """The files as they were read."""
    _seen: Stamps = field(default_factory=dict)
    """The files at the last look."""
    is_sound: bool = True
    """The files could be read when they were last read."""

    def __post_init__(self) -> None:
        """Take the files for read as they are now."""
        self._read = self._seen = stamps(self.sitting)

    def look(self, *, at_once: bool = False, anyway: bool = False) -> Renewed | None:
        """Renew the session if its files were saved, and return what became of it; None where nothing has changed.

        Files that are still being written are left until the next look, unless ``at_once``; with ``anyway`` they are
        read though nothing was saved, since the deck's name may lead to others now. Where they cannot be used
        as they stand, the session goes on with what it has, and they are looked at again when they are next saved.

        Raises:
            BankError: if a bank has problems now.
            CannotOpenError: if the deck is gone, or its language, or all its questions.

        """
        now = stamps(self.sitting)
        settled = at_once or now == self._seen
        self._seen = now
        if not anyway and (now == self._read or not settled):
            return None
        self._read, self.is_sound = now, False
        questions = read_again(self.sitting.plan)
        known = self.sitting.known
        fresh = [question for question in questions if known is not None and question.id not in known]
        self.sitting.known = known and known | {question.id for question in fresh}
        renewed = self.sitting.session.renew(questions, fresh) or None
        self.is_sound = True
        if anyway:
            self._read = self._seen = stamps(self.sitting)
        return renewed


def stamps(sitting: Sitting) -> Stamps:
    """Return what tells whether the files of a sitting were saved: those of its deck, or its bank alone."""
    home = sitting.session.questions[0].home
    try:
        if home.owner is None:
            return {str(home.path): _stamp(os.stat(home.path))}  # noqa: PTH116 - as below
        with os.scandir(home.owner.folder) as files:
            return {file.name: _stamp(file.stat()) for file in files if file.name.endswith(".yaml")}
    except OSError:
        return {}


def _stamp(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_size
