"""A package that is open: which of the three layouts it has, its collection, its media."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import msgspec

from viva.bank.problems import CannotOpenError
from viva.formats.anki.opening.archive import Archive
from viva.formats.anki.opening.database import Database, unlink_early
from viva.formats.anki.opening.limits import Limits
from viva.formats.anki.opening.wire import WireError, fields, text
from viva.formats.errors import PackageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

COLLECTIONS: Final = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
"""The collection of each layout. Newer ones hold that of the first too: one note that says to update Anki."""

ZSTD_SINCE: Final = 3
"""The layout from which on everything in the zip is packed a second time."""

META_BYTES: Final = 10_000
"""The member that tells the layout has two or three."""

NOT_A_NAME: Final = re.compile(r"[\x00-\x1f\x7f/\\]|^\.{0,2}$")
"""What no name in Anki's folder of media has: it is flat."""


class Package:
    """A package; its rows and its media may be anything, its sizes may not."""

    def __init__(self, path: Path, layout: int, archive: Archive, database: Database) -> None:
        """Read the list of media."""
        self.path = path
        self.layout = layout
        """1, 2 or 3: how old the Anki is that it was made for."""
        self._archive = archive
        self._database = database
        self._media = _media(archive, layout)

    @property
    def db(self) -> sqlite3.Connection:
        """The collection: nothing but its tables can be read."""
        return self._database.db

    @property
    def has_notetype_tables(self) -> bool:
        """Note types and decks have tables of their own, not two texts of JSON in ``col``."""
        return self._database.has_tables_of_its_own

    @property
    def media_names(self) -> frozenset[str]:
        """What its media are called, as fields name them. Any text but a path."""
        return frozenset(self._media)

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield what a query finds; any value may be of any type, as SQLite has it.

        Raises:
            PackageError: if the collection is broken, or would keep us busy too long.

        """
        return self._database.rows(query, *values)

    def media(self, name: str) -> bytes | None:
        """Return what is in a picture or a sound; None if the package does not have it.

        Raises:
            PackageError: if it is broken or too large.

        """
        member = self._media.get(unicodedata.normalize("NFC", name))
        if member is None or member not in self._archive:
            return None
        return self._archive.read(member, self._archive.limits.media_bytes, zst=self.layout >= ZSTD_SINCE)


@contextmanager
def open_package(path: Path, *, limits: Limits | None = None) -> Iterator[Package]:
    """Open a package for as long as one reads.

    Raises:
        CannotOpenError: if there is no such file.
        PackageError: if it is no package, broken, too large, or made to do harm.

    """
    limits = limits or Limits()
    _look_at(path, limits)
    with path.open("rb") as file, TemporaryDirectory(prefix="viva-", ignore_cleanup_errors=True) as folder:
        archive = Archive(path, file, limits)
        layout = _layout(archive)
        unpacked = Path(folder) / "collection"
        name = COLLECTIONS[layout]
        with unpacked.open("wb") as target:
            for piece in archive.pieces(name, limits.collection_bytes, zst=layout >= ZSTD_SINCE):
                target.write(piece)
        database = Database(unpacked, path, limits)
        try:
            unlink_early(unpacked)
            yield Package(path, layout, archive, database)
        finally:
            database.close()


def _look_at(path: Path, limits: Limits) -> None:
    """Refuse what is no file, or a far too large one, before it is opened: a pipe would never end."""
    try:
        if path.is_dir():
            raise CannotOpenError("folder", path)
        size = path.stat().st_size
        if not path.is_file():
            raise PackageError("not-a-zip", path)
        with path.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CannotOpenError("missing", path) from None
    except PermissionError:
        raise CannotOpenError("denied", path) from None
    except OSError as error:
        raise CannotOpenError("unreadable", path, reason=error.strerror or str(error)) from None
    if size > limits.file_bytes:
        raise PackageError(
            "too-much", path, name=path.name, size=f"{size / 1e6:.0f}", most=f"{limits.file_bytes / 1e6:.0f}"
        )


def _layout(archive: Archive) -> int:
    """Return which layout a package has: it says so, or its members do."""
    present = [layout for layout, name in COLLECTIONS.items() if name in archive]
    if not present:
        raise PackageError("no-collection", archive.path)
    if "meta" not in archive:
        return present[-1]
    meta = archive.read("meta", META_BYTES)
    try:
        version = next((value for number, value in fields(meta) if number == 1), 0)
    except WireError:
        raise PackageError("broken-member", archive.path, name="meta") from None
    if version not in COLLECTIONS:
        raise PackageError("newer", archive.path, version=str(version))
    assert isinstance(version, int)  # noqa: S101 - a key of COLLECTIONS
    if version not in present:
        raise PackageError("no-collection", archive.path)
    return version


def _media(archive: Archive, layout: int) -> dict[str, str]:
    """Return the member that holds each picture or sound, by the name that fields call it."""
    if "media" not in archive:
        return {}
    listed = archive.read("media", archive.limits.media_map_bytes, zst=layout >= ZSTD_SINCE)
    try:
        pairs = _numbered(listed) if layout >= ZSTD_SINCE else msgspec.json.decode(listed or b"{}", type=dict[str, str])
    except (WireError, msgspec.MsgspecError, UnicodeError, RecursionError):
        raise PackageError("broken-member", archive.path, name="media") from None
    return {unicodedata.normalize("NFC", name): member for member, name in pairs.items() if not NOT_A_NAME.search(name)}


def _numbered(listed: bytes) -> dict[str, str]:
    """Read the newer list: one entry for each member, in their order, with its name and perhaps its number."""
    entries = (dict(fields(entry)) for number, entry in fields(listed) if number == 1 and isinstance(entry, bytes))
    return {str(entry.get(255, place)): text(entry.get(1, b"")) for place, entry in enumerate(entries)}
