"""What can be wrong with a journal, in one word each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

CODES: Final = {
    "SQLITE_CANTOPEN": "read-only",
    "SQLITE_READONLY": "read-only",
    "SQLITE_PERM": "read-only",
    "SQLITE_NOTADB": "damaged",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_FULL": "full",
    "SQLITE_IOERR": "full",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_PROTOCOL": "busy",
}
"""Our word for each of SQLite's errors; any other is ``damaged``."""


class JournalError(Exception):
    """The journal cannot be used.

    ``no-folder``, ``folder``, ``read-only``, ``newer``, ``foreign``, ``damaged``, ``full``, ``busy``, ``moved``
    while it was in use, or ``no-backup`` where one was to be gone back to.
    """

    def __init__(self, code: str, path: Path, reason: str = "") -> None:
        """Remember what is wrong with which file; ``reason`` is the system's own word."""
        self.code = code
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {code} ({reason})" if reason else f"{path}: {code}")


def journal_error(error: sqlite3.Error, path: Path) -> JournalError:
    """Return what an error of SQLite means for a journal."""
    name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
    return JournalError(CODES.get(name, "damaged"), path, str(error))
