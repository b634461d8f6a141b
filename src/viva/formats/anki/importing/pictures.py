"""The pictures of a package, written beside the bank under names that are safe everywhere."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from viva.formats.anki.pictures import SHOWN
from viva.formats.errors import PackageError
from viva.formats.incoming.ids import slug

if TYPE_CHECKING:
    from viva.formats.anki.opening import Package

FOLDER: Final = "pictures"
"""Where they lie, in the deck's folder."""


class Pictures:
    """The pictures met so far."""

    def __init__(self, package: Package, folder: Path | None) -> None:
        """Write into a folder; with None, only look which there are."""
        self._package = package
        self._folder = folder
        self._found: dict[str, tuple[str | None, str]] = {}

    def add(self, name: str) -> tuple[str | None, str]:
        """Take a picture along: return its file, or None and the code of the loss."""
        if name not in self._found:
            self._found[name] = self._add(name)
        return self._found[name]

    def _add(self, name: str) -> tuple[str | None, str]:
        if "://" in name:
            return None, "picture-elsewhere"
        suffix = PurePosixPath(name).suffix.lower()
        if suffix not in SHOWN:
            return None, "picture-kind"
        try:
            content = self._package.media(name)
        except PackageError:
            return None, "picture-broken"
        if content is None:
            return None, "picture-missing"
        digest = hashlib.sha256(content).hexdigest()[:8]
        stem = slug(PurePosixPath(name).stem, 30)
        file = f"{FOLDER}/{stem}-{digest}{suffix}" if stem else f"{FOLDER}/{digest}{suffix}"
        if self._folder is not None:
            (self._folder / FOLDER).mkdir(exist_ok=True)
            (self._folder / file).write_bytes(content)
        return file, ""
