"""Two journals become one: the union of their events by (device, seq), through a folder that the devices share.

Each device writes one file of its own there, with all that its journal holds, and reads those of the others. No order
matters, and doing it twice does no more than once. A file is JSON lines: a head that says how many events follow and
what their digest is, so that one that has arrived only in part is known and left for the next time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from viva.study.events import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.study.journal import Journal

FORMAT: Final = 1
"""The version of such a file; one of a higher version is a newer Viva's."""

SUFFIX: Final = ".viva.jsonl"

TWINS: Final = """
    SELECT 1 FROM arrived JOIN event ON event.device = arrived.device AND event.seq = arrived.seq
    WHERE event.at <> arrived.at OR event.deck <> arrived.deck OR event.question <> arrived.question LIMIT 1"""
"""Two events of one name: a device never gives a number twice, so there are two devices."""

Count = Annotated[int, Meta(ge=1, le=2**53)]
Name = Annotated[str, Meta(min_length=1, max_length=4096)]


class Head(Struct, frozen=True, kw_only=True):
    """The first line of a file."""

    viva_journal: int
    device: Name
    events: Annotated[int, Meta(ge=0)]
    sha256: str
    """Of all lines after the first."""


class Line(Struct, frozen=True, array_like=True):
    """An event as its row, in the order of the columns."""

    device: Name
    seq: Count
    type: Type
    at: Annotated[int, Meta(ge=0, le=2**53)]
    offset: Annotated[int, Meta(ge=-1440, le=1440)]
    deck: Name
    question: Name
    lang: Name
    payload: msgspec.Raw


Unfit = Literal["torn", "foreign", "newer", "twin", "unreadable"]
"""Why a file is left alone; ``twin``: its device bears the name of another, its journal being a copy that went on."""


class Skipped(Struct, frozen=True):
    """A file that was left alone."""

    path: Path
    code: Unfit


class Synced(Struct, frozen=True):
    """What came of it."""

    sent: int
    """Events in our file; 0 where it is a twin's, and was left."""
    taken: int
    """Events that were new here."""
    files: int
    """Files of other devices that were read, or known already."""
    skipped: tuple[Skipped, ...]


class _UnfitError(Exception):
    def __init__(self, code: Unfit) -> None:
        self.code = code


def sync(journal: Journal, folder: Path) -> Synced:
    """Take in what the other devices have put into a folder, then put our own there.

    Raises:
        JournalError: if the journal cannot be read and written.
        OSError: if our file cannot be written; what was taken in is kept.

    """
    own = folder / f"{journal.device}{SUFFIX}"
    taken, files = 0, 0
    skipped: list[Skipped] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            taken += take(journal, path)
            files += path != own
        except _UnfitError as error:
            skipped.append(Skipped(path, error.code))
    sent = 0 if Skipped(own, "twin") in skipped else put(journal, own)
    return Synced(sent, taken, files, tuple(skipped))


def put(journal: Journal, path: Path) -> int:
    """Write all events of a journal into a file, whole or not at all, and return how many there are.

    Raises:
        OSError: if it cannot be written; what was there is as it was.

    """
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b" " * 255 + b"\n")  # the head, when it is known
            digest, count = hashlib.sha256(), 0
            for row in journal.rows(
                "SELECT device, seq, type, at, offset, deck, question, lang, payload FROM event ORDER BY device, seq"
            ):
                line = msgspec.json.encode((*row[:-1], msgspec.Raw(row[-1].encode()))) + b"\n"
                digest.update(line)
                file.write(line)
                count += 1
            head = Head(viva_journal=FORMAT, device=journal.device, events=count, sha256=digest.hexdigest())
            file.seek(0)
            file.write(msgspec.json.encode(head))
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(part).unlink()
        raise
    return count


def take(journal: Journal, path: Path) -> int:
    """Take in the events of another device's file, all or none, and return how many were new."""
    try:
        with path.open("rb") as file:
            head = _head(file.readline(4096))
            known = list(journal.rows("SELECT value FROM own WHERE name = ?", (f"taken:{head.device}",)))
            if known == [(head.sha256,)]:
                return 0
            with journal.writing() as db:
                db.execute("CREATE TEMP TABLE arrived AS SELECT * FROM event LIMIT 0")
                try:
                    db.executemany("INSERT INTO arrived VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _lines(file, head))
                    if db.execute(TWINS).fetchall():
                        raise _UnfitError("twin")  # and the transaction is rolled back
                    new = db.execute(
                        """
                        INSERT INTO event SELECT * FROM arrived
                        WHERE NOT EXISTS (SELECT 1 FROM event
                            WHERE event.device = arrived.device AND event.seq = arrived.seq)
                        GROUP BY device, seq"""
                    ).rowcount
                finally:
                    db.execute("DROP TABLE arrived")
                db.execute("INSERT OR REPLACE INTO own VALUES (?, ?)", (f"taken:{head.device}", head.sha256))
                return int(new)
    except OSError:
        raise _UnfitError("unreadable") from None


def _head(line: bytes) -> Head:
    try:
        head = msgspec.json.decode(line, type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise _UnfitError("foreign" if line.strip() else "torn") from None
    if head.viva_journal > FORMAT:
        raise _UnfitError("newer")
    return head


def _lines(file: Iterator[bytes], head: Head) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a file; what is not whole, or not as a journal has it, ends it."""
    decoder = msgspec.json.Decoder(Line)
    digest, count = hashlib.sha256(), 0
    for line in file:
        digest.update(line)
        count += 1
        try:
            one = decoder.decode(line)
            payload = bytes(one.payload).decode()
            if not isinstance(json.loads(payload), dict):
                raise _UnfitError("foreign")
        except (ValueError, RecursionError):
            # Torn, if it is the last that arrived; the digest could only tell at the end.
            raise _UnfitError("foreign" if line.endswith(b"\n") else "torn") from None
        yield (one.device, one.seq, one.type, one.at, one.offset, one.deck, one.question, one.lang, payload)
    if count != head.events or digest.hexdigest() != head.sha256:
        raise _UnfitError("torn")
