"""What can be wrong with a room's file, in one word each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.study.trouble import CODES

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


class StoreError(Exception):
    """A room's file cannot be used.

    ``missing``, ``read-only``, ``damaged``, ``newer``, ``full``, ``busy``, or ``gone`` where questions of it are.
    """

    def __init__(self, code: str, path: Path, reason: str = "") -> None:
        """Remember what is wrong with which file; ``reason`` is the system's own word, or what is gone."""
        self.code = code
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {code} ({reason})" if reason else f"{path}: {code}")


def store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """Return what an error of SQLite means for a room."""
    name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
    return StoreError(CODES.get(name, "damaged"), path, str(error))
