"""Copies of a journal, dated, and the way back to one of them."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Final

from viva.study.opening import VERSION, copy, make_folder, open_database
from viva.study.trouble import JournalError, journal_error

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

KEPT: Final = 10
"""Backups that are kept unless one says otherwise; older ones are removed."""

STAMP: Final = "%Y-%m-%d-%H%M%S"


def back_up(path: Path, folder: Path, at: datetime, *, keep: int = KEPT) -> Path:
    """Copy the journal at ``path`` into a dated file of ``folder``, and remove all but the last ``keep`` of them.

    Others may use the journal meanwhile. At least the new backup is kept.

    Raises:
        JournalError: if the journal cannot be read, or the backup not be written; then none is removed.

    """
    made = folder / f"{path.stem}-{at.strftime(STAMP)}{path.suffix}"
    make_folder(folder)
    _copied(path, made)
    for old in backups(path, folder)[max(keep, 1) :]:
        old.unlink(missing_ok=True)
    return made


def save(path: Path, target: Path) -> None:
    """Copy the journal at ``path`` into a file, whole or not at all.

    Raises:
        JournalError: if the journal cannot be read, or the copy not be written.

    """
    _copied(path, target)


def backups(path: Path, folder: Path) -> list[Path]:
    """Return the backups of a journal in a folder, the last one first."""
    digits = "[0-9]"
    stamp = "-".join((digits * 4, digits * 2, digits * 2, digits * 6))
    return sorted(folder.glob(f"{path.stem}-{stamp}{path.suffix}"), reverse=True)


def restore(backup: Path, path: Path, at: datetime) -> Path | None:
    """Put a backup in the place of the journal at ``path``; return where that was kept, None if there was none.

    The journal goes on under another device's name: what was answered since the backup has been given numbers, which
    another device may know already, and no number may be given twice. Such answers come back when it is merged.

    Raises:
        JournalError: ``no-backup`` if it is no journal that can be read; or the journal cannot be written. Then that
            is as it was.

    """
    _check_backup(backup)
    make_folder(path.parent)
    kept = path.with_name(f"{path.stem}.before-{at.strftime(STAMP)}{path.suffix}") if path.exists() else None
    if kept is not None:
        _set_aside(path, kept)
    ready = path.with_name(f".{path.name}.restored")
    try:
        _copied(backup, ready)
        db = open_database(ready)  # an older backup is brought up to date first
        db.execute("UPDATE own SET value = ? WHERE name = 'device'", (os.urandom(8).hex(),))
        db.close()
        source, target = sqlite3.connect(ready), open_database(path)
        try:
            source.backup(target)  # into the open file, so that another Viva that uses it sees all of it or nothing
        except sqlite3.Error as error:
            raise journal_error(error, path) from None
        finally:
            target.close()
            source.close()
    finally:
        for rest in path.parent.glob(f".{path.name}.*restored*"):
            rest.unlink(missing_ok=True)
    return kept


def _set_aside(path: Path, kept: Path) -> None:
    """Keep a journal that is about to be replaced: a copy of a sound one, and a damaged one itself, as it lies."""
    try:
        _check(path)
    except JournalError as error:
        if error.code != "damaged":
            raise
        for suffix in ("", "-wal", "-shm"):
            if (beside := path.with_name(path.name + suffix)).exists():
                beside.replace(kept.with_name(kept.name + suffix))
    else:
        _copied(path, kept)


def _copied(path: Path, target: Path) -> None:
    """Copy a journal whole or not at all."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        copy(path, part)
        part.replace(target)
    except sqlite3.Error as error:
        raise journal_error(error, target) from None
    except OSError as error:
        raise JournalError("full", target, error.strerror or str(error)) from None
    finally:
        part.unlink(missing_ok=True)


def _check_backup(backup: Path) -> None:
    """Refuse as a backup what is none: the way out is another one of them, not that of a damaged journal."""
    try:
        _check(backup)
    except JournalError as error:
        if error.code != "damaged":
            raise
        raise JournalError("no-backup", backup, error.reason) from None


def _check(path: Path) -> None:
    """Refuse what is no journal, is damaged anywhere, or is a newer Viva's; nothing is written."""
    if not path.is_file():
        raise JournalError("damaged", path, "no such file")
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise JournalError("newer", path)
            if version == 0 or db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise JournalError("damaged", path, "not a whole journal")
            db.execute("SELECT device, seq, payload FROM event LIMIT 1").fetchall()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise journal_error(error, path) from None
