"""Packages made by hand, sound ones and every other sort."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Maker:
    """Makes packages in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def collection(self, extra: str = "", notes: int = 3) -> bytes:
        """Return a collection as the first layout has it, changed by some SQL."""
        connection = sqlite3.connect(":memory:")
        connection.executescript(APKG_SCHEMA)
        connection.executescript(APKG_COL)
        connection.executemany(
            "INSERT INTO notes VALUES(?, ?, 1, 0, -1, '', ?, '', 0, 0, '')",
            [(number, f"guid{number}", f"front {number}\x1fback {number}") for number in range(1, notes + 1)],
        )
        connection.executescript(extra)
        content = connection.serialize()
        connection.close()
        return content

    def oldest(self, collection: bytes | None = None, media: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
        """Return the members of a package in the first layout."""
        media = media or {}
        return {
            "collection.anki2": self.collection() if collection is None else collection,
            "media": json.dumps({str(place): name for place, name in enumerate(media)}).encode(),
            **{str(place): content for place, content in enumerate(media.values())},
        }

    def newest(self, collection: bytes | None = None, media: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
        """Return the members of a package in the third layout, but for the tables that come with it."""
        media = media or {}
        listed = b"".join(self.message(1, self.message(1, name.encode())) for name in media)
        return {
            "meta": b"\x08\x03",
            "collection.anki21b": self.pressed(self.collection() if collection is None else collection),
            "collection.anki2": self.collection(notes=1),
            "media": self.pressed(listed),
            **{str(place): self.pressed(content) for place, content in enumerate(media.values())},
        }

    def put(self, content: Mapping[str, bytes] | bytes) -> Path:
        """Write a package, from its members or from the bytes of the file."""
        path = self.folder / "deck.apkg"
        path.write_bytes(content if isinstance(content, bytes) else self.zipped(content.items()))
        return path

    @staticmethod
    def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
        """Return the bytes of a zip."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return buffer.getvalue()

    @staticmethod
    def pressed(content: bytes) -> bytes:
        """Return some bytes in Zstandard."""
        return bytes(zstd.compress(content))

    @classmethod
    def message(cls, number: int, value: bytes) -> bytes:
        """Return a field of bytes as protobuf writes it."""
        return cls.number(number << 3 | 2) + cls.number(len(value)) + value

    @staticmethod
    def number(value: int) -> bytes:
        """Return a number as protobuf writes it."""
        found = b""
        while value > 127:
            found += bytes([value & 127 | 128])
            value >>= 7
        return found + bytes([value])


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """A maker of packages; what is unpacked goes below the test's folder, too."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    return Maker(tmp_path)
