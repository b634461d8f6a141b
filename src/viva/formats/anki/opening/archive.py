"""The zip around a package: its members are read as streams with a cap, and never written under their own names."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from viva.formats.anki.opening.zst import ZstError, unpacked
from viva.formats.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viva.formats.anki.opening.limits import Limits

LARGE: Final = 76
"""Bytes of the two records that a zip of more than 4 GB has before its last one."""

END_OF_ZIP: Final = 22 + 0xFFFF + LARGE
"""Where the end of a zip begins at the latest: its last record, a comment, and what stands before."""

ENTRY: Final = b"PK\x01\x02"
"""What an entry of a zip's table of contents begins with."""

PIECE: Final = 1 << 18
"""Bytes that are read at a time."""

ENCRYPTED: Final = 0x1
"""The flag of a member that takes a password."""

KNOWN_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What Anki reads, and with it everybody."""

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
    OverflowError,
    OSError,
    struct.error,
)
"""What Python's reader raises over bytes that are no sound zip."""


class Archive:
    """A zip that was looked at as a whole before anything of it is read."""

    def __init__(self, path: Path, file: IO[bytes], limits: Limits) -> None:
        """Read the table of contents.

        Raises:
            PackageError: if it is no zip, or one that was made to do harm.

        """
        self.path = path
        self.limits = limits
        self._refuse_crowds(file)
        with self._sound():
            self._zip = zipfile.ZipFile(file)
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            self._take(member)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, most: int, *, zst: bool = False) -> bytes:
        """Return what a member holds; ``most`` is how many bytes it may have, unpacked.

        Raises:
            PackageError: if it is broken or too large.

        """
        return b"".join(self.pieces(name, most, zst=zst))

    def pieces(self, name: str, most: int, *, zst: bool = False) -> Iterator[bytes]:
        """Yield what a member holds piece by piece; else as `read`."""
        member = self._members[name]
        if member.file_size > most:
            raise self._too_large(name, member.file_size, most)
        total = 0
        with self._sound(name), self._zip.open(member) as stream:
            packed = iter(lambda: stream.read(PIECE), b"")
            for piece in unpacked(packed) if zst else packed:
                total += len(piece)
                if total > most:
                    raise self._too_large(name, total, most)
                if total > self.limits.ratio_from and total > self.limits.ratio * max(member.compress_size, 1):
                    raise PackageError("bomb", self.path, name=name, ratio=str(self.limits.ratio))
                yield piece

    def _take(self, member: zipfile.ZipInfo) -> None:
        name = member.orig_filename
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or not parts[0] or parts[0][1:2] == ":" or "\0" in name:
            raise PackageError("escapes", self.path, name=name)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise PackageError("symlink", self.path, name=name)
        if member.is_dir():
            return
        if member.filename in self._members:
            raise PackageError("member-twice", self.path, name=name)
        if member.flag_bits & ENCRYPTED:
            raise PackageError("encrypted", self.path)
        if member.compress_type not in KNOWN_PACKINGS:
            raise PackageError("packing", self.path, name=name)
        self._members[member.filename] = member

    def _refuse_crowds(self, file: IO[bytes]) -> None:
        """Count the members before they are read: Python makes an object of half a kilobyte of each."""
        size = file.seek(0, 2)
        file.seek(max(size - END_OF_ZIP, 0))
        tail = file.read(END_OF_ZIP)
        end = tail.rfind(b"PK\x05\x06")
        if end < 0 or len(tail) < end + 22:
            return
        (contents,) = struct.unpack_from("<L", tail, end + 12)
        if end >= LARGE and tail.startswith(b"PK\x06\x06", end - LARGE):
            (contents,) = struct.unpack_from("<Q", tail, end - LARGE + 40)
        most = self.limits.members
        if contents > size:
            raise PackageError("broken-zip", self.path)
        file.seek(max(size - len(tail) + end - contents - LARGE, 0))
        count, kept, left = 0, b"", contents + LARGE
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            count += (kept + piece).count(ENTRY)
            kept = piece[-3:]
            if count > most:
                raise PackageError("members", self.path, most=str(most))

    @contextmanager
    def _sound(self, name: str = "") -> Iterator[None]:
        """Turn what Python says of broken bytes into our own words."""
        try:
            yield
        except ZstError:
            raise PackageError("broken-zst", self.path, name=name) from None
        except BROKEN:
            raise PackageError("broken-member" if name else "not-a-zip", self.path, name=name) from None

    def _too_large(self, name: str, size: int, most: int) -> PackageError:
        return PackageError("too-much", self.path, name=name, size=f"{size / 1e6:.0f}", most=f"{most / 1e6:.0f}")
