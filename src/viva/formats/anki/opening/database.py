"""A collection of unknown origin in SQLite, opened so that nothing in it can act, grow or run on.

What a schema can do to who reads it: a view in the place of a table that makes a billion rows, a trigger or a virtual
table that calls functions, a column that is computed, a value of a gigabyte, pages that lead back to themselves. So:
only plain tables are read, an authorizer knows nothing but reading, values and instructions are counted.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from viva.formats.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viva.formats.anki.opening.limits import Limits

TABLES: Final = {
    "col": {"ver", "conf", "models", "decks"},
    "notes": {"id", "guid", "mid", "mod", "tags", "flds"},
    "cards": {"id", "nid", "did", "ord", "type", "queue", "due", "ivl", "reps", "lapses", "odid", "data"},
    "revlog": {"id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"},
}
"""What every collection has, whichever Anki wrote it, and what of it is read."""

NEWER_TABLES: Final = {
    "notetypes": {"id", "name", "config"},
    "fields": {"ntid", "ord", "name", "config"},
    "templates": {"ntid", "ord", "name", "config"},
    "decks": {"id", "name", "common", "kind"},
}
"""Where note types and decks are in their own tables, all four of them are."""

FUNCTIONS: Final = frozenset({"abs", "cast", "coalesce", "count", "ifnull", "length", "max", "min", "sum", "typeof"})
"""What a query of ours may call."""

BROKEN: Final = (sqlite3.Error, UnicodeError, OverflowError)
"""What Python's module raises over a broken database: even its message may be no text."""

STEP: Final = 100_000
"""Instructions between two looks at how many there were."""


class Database:
    """The tables of a collection, and nothing else of it."""

    def __init__(self, file: Path, package: Path, limits: Limits) -> None:
        """Open a file; ``package`` is what it came in, for messages.

        Raises:
            PackageError: if it is no collection.

        """
        self.package = package
        self.limits = limits
        self._left = limits.steps // STEP
        self._allowed: set[str] = set()
        try:
            self.db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        except BROKEN as error:
            raise self._error(error) from None
        try:
            self._defend()
            self.has_tables_of_its_own = self._tables()
        except BROKEN as error:
            self.close()
            raise self._error(error) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield what a query finds; any value may be of any type, as SQLite has it.

        Raises:
            PackageError: if the collection is broken, or would keep us busy too long.

        """
        try:
            yield from self.db.execute(query, values)
        except BROKEN as error:
            raise self._error(error) from None

    def _defend(self) -> None:
        db = self.db
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, self.limits.cell_bytes)
        db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        db.setlimit(sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000)
        db.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 200)
        db.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
            db.execute(f"PRAGMA {pragma}")
        if setconfig := getattr(db, "setconfig", None):  # from Python 3.12 on
            for name, value in (("DEFENSIVE", True), ("ENABLE_TRIGGER", False), ("ENABLE_VIEW", False)):
                with suppress(sqlite3.Error):
                    setconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), value)
        # Anki's own order of names: its tables name it, and reading them in order needs one of that name.
        db.create_collation("unicase", _unicase)
        db.set_progress_handler(self._is_too_long, STEP)

    def _is_too_long(self) -> bool:
        self._left -= 1
        return self._left < 0

    def _tables(self) -> bool:
        """Look at what there is, and allow the tables among it; tell whether note types have their own.

        Raises:
            PackageError: if a table is missing, is no plain one, or has more rows than one may expect.

        """
        found: dict[str, tuple[str, str]] = {}
        for kind, name, made_by in self.db.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view') LIMIT 1000"
        ):
            found[str(name).lower()] = (str(kind), str(made_by))
        newer = "notetypes" in found
        expected = TABLES | NEWER_TABLES if newer else TABLES
        for name, columns in expected.items():
            kind, made_by = found.get(name, ("", ""))
            if not kind:
                raise PackageError("no-table", self.package, table=name)
            if kind != "table" or made_by[:40].upper().split()[:2] != ["CREATE", "TABLE"]:
                raise PackageError("no-plain-table", self.package, table=name)
            self._columns(name, set(columns) - ({"models", "decks"} if newer else set()))
        self._allowed = set(expected)
        self.db.set_authorizer(self._may)
        for name in expected:
            most = self.limits.rows
            # Not a bare count(*): that is one instruction, during which nobody looks at the time.
            (count,) = next(self.db.execute(f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {most + 1})"))  # noqa: S608 - a name of ours
            if count > most:
                raise PackageError("rows", self.package, table=name, most=str(most))
        return newer

    def _columns(self, table: str, needed: set[str]) -> None:
        hidden = {name: how for _, name, _, _, _, _, how in self.db.execute(f"PRAGMA table_xinfo({table})")}
        if missing := sorted(needed - set(hidden)):
            raise PackageError("no-column", self.package, table=table, column=missing[0])
        if any(hidden.values()):
            raise PackageError("no-plain-table", self.package, table=table)

    def _may(self, action: int, first: str | None, second: str | None, *_: str | None) -> int:
        """Allow what reading our tables takes, and nothing else."""
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and (first or "").lower() in self._allowed | {""}:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in FUNCTIONS:
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY

    def _error(self, error: Exception) -> PackageError:
        code = getattr(error, "sqlite_errorcode", None)
        if code == sqlite3.SQLITE_INTERRUPT:
            return PackageError("runaway", self.package)
        if code == sqlite3.SQLITE_TOOBIG:
            return PackageError("cell", self.package, most=f"{self.limits.cell_bytes / 1e6:.0f}")
        if code == sqlite3.SQLITE_NOTADB:
            return PackageError("not-sqlite", self.package)
        return PackageError("broken-sqlite", self.package, reason=str(error))


def _unicase(one: str, other: str) -> int:
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)


def unlink_early(file: Path) -> None:
    """Take a file's name away while it is open, where a system can: then nothing is left even of a killed program."""
    if os.name == "posix":
        file.unlink(missing_ok=True)
