"""Writing a file of a deck in the place of the one that is there: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(path: Path, text: str) -> None:
    """Write a text in the place of a file, whole or not at all; it keeps its rights, and its line ends.

    Raises:
        OSError: if it cannot be written; what was there is as it was.

    """
    raw = path.read_bytes() if path.exists() else b""
    ends = "\r\n" if b"\r\n" in raw else "\n"
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    _write_bytes(path, mark + text.replace("\n", ends).encode())


def _write_bytes(path: Path, raw: bytes) -> None:
    target = path.resolve()  # of a link, what it leads to
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            os.chmod(name, _mode(target))  # noqa: PTH101 - of a file that has only a name
        os.replace(name, target)  # noqa: PTH105 - the same
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - the same
        raise


def _mode(path: Path) -> int:
    """Return the rights of a file; of one that is not there yet, those that any new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)  # the only way to ask for it
    os.umask(mask)
    return 0o666 & ~mask
