"""Opening a journal's file: made where it is missing, brought up to date, refused where it is not ours."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viva.study.trouble import JournalError, journal_error

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS: Final = tuple(Path(__file__).with_name(name) for name in ("schema.sql", "schema-2.sql", "schema-3.sql"))
"""What each version added, as SQL that people can read: a new journal takes every step, an old one those it lacks."""

VERSION: Final = len(STEPS)
"""The version of a journal that has taken every step, kept in SQLite's ``user_version``."""

PATIENCE: Final = 10
"""Seconds to wait while another Viva writes in the same journal."""


def open_database(path: Path) -> sqlite3.Connection:
    """Open the journal at ``path``, making it and its folder when they are missing.

    Raises:
        JournalError: if it cannot be read and written.

    """
    make_folder(path.parent)
    if path.is_dir():
        raise JournalError("folder", path)
    try:
        db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    except sqlite3.Error as error:
        raise journal_error(error, path) from None
    try:
        _open_patiently(db, path)
    except sqlite3.Error as error:
        db.close()
        raise journal_error(error, path) from None
    except BaseException:
        db.close()
        raise
    return db


def make_folder(folder: Path) -> None:
    """Make the folder of a journal, or of copies of one, where it is not there yet.

    Raises:
        JournalError: ``no-folder``, if it cannot be made.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError("no-folder", folder, error.strerror or str(error)) from None


def _open_patiently(db: sqlite3.Connection, path: Path) -> None:
    """Open the file, waiting for others: SQLite itself does not wait where the file becomes a journal."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _open(db, path)
        except sqlite3.OperationalError as error:
            if journal_error(error, path).code != "busy" or time.monotonic() > until:
                raise
            if db.in_transaction:
                db.execute("ROLLBACK")
            time.sleep(0.01)


def _open(db: sqlite3.Connection, path: Path) -> None:
    version = _version(db)
    if version > VERSION:
        raise JournalError("newer", path)
    if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] and _version(db) == 0:
        # Of some other program; one that another Viva has made just now is ours, so the version was asked again.
        raise JournalError("foreign", path)
    # FULL, not NORMAL: in WAL mode NORMAL may lose the last commits to a power cut.
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    if version < VERSION:
        db.execute("BEGIN IMMEDIATE")
        version = _version(db)  # another Viva may have been quicker
        if 0 < version < VERSION:
            _keep_as_it_was(path, version)
        for step in STEPS[version:]:
            for statement in statements(step.read_text("utf-8")):
                db.execute(statement)
        if version == 0:
            db.execute("INSERT INTO own VALUES ('device', ?)", (os.urandom(8).hex(),))
        db.execute(f"PRAGMA user_version={VERSION}")
        db.execute("COMMIT")
    # Where only reading is allowed, opening works, and so does BEGIN IMMEDIATE; the first answer would be lost. So
    # try to write, and take it back.
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE own SET value = value")
    db.execute("ROLLBACK")


def kept_as_it_was(path: Path, version: int) -> Path:
    """Return where a journal is kept as it was before it was brought up to date: ``journal.version-1.sqlite``."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")


def _keep_as_it_was(path: Path, version: int) -> None:
    """Copy a journal that is about to be brought up to date; a copy from an earlier attempt is written anew."""
    kept = kept_as_it_was(path, version)
    part = kept.with_name(f".{kept.name}.part")
    try:
        part.unlink(missing_ok=True)
        copy(path, part)
        part.replace(kept)
    except OSError as error:
        raise JournalError("full", kept, error.strerror or str(error)) from None
    finally:
        part.unlink(missing_ok=True)


def copy(path: Path, target: Path) -> None:
    """Copy a database as it stands, also while others use it, into a file of its own that is on disk then.

    Raises:
        sqlite3.Error: if it cannot be read, or not be written.

    """
    source, copied = sqlite3.connect(path), sqlite3.connect(target)
    try:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")  # one file, without the two beside it that WAL needs
    finally:
        copied.close()
        source.close()


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; a trigger, which holds semicolons of its own, is one."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
