"""From a path to text: what cannot be opened, and what is no text, is told apart here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.problems import BankError, CannotOpenError, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 64_000_000
"""A bank of 10,000 questions has 5 MB; a file beyond this is not a bank."""

NOT_TEXT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]",
)
"""Characters that YAML forbids or takes for the end of a line, and that no editor shows."""


def read_text(path: Path) -> str:
    """Return a file's text, its lines ended by a line feed.

    Raises:
        CannotOpenError: if it is missing, a folder, unreadable or larger than `MAX_BYTES`.
        BankError: if it is not UTF-8, or holds characters that are no text.

    """
    return _text(path, _bytes(path))


def read_prose(path: Path) -> str:
    """Return the text of a file that somebody may have saved in any program.

    Raises:
        CannotOpenError: as `read_text`.
        BankError: as `read_text`, or ``foreign`` or ``binary`` if it is no plain text at all.

    """
    from viva.bank.foreign import BINARY, foreign  # noqa: PLC0415 - what we write ourselves is text

    raw = _bytes(path)
    if name := foreign(raw):
        problem = Problem("binary", path, Place(1, 1)) if name == BINARY else None
        raise BankError([problem or Problem("foreign", path, Place(1, 1), {"format": name})])
    return _text(path, raw)


def _text(path: Path, raw: bytes) -> str:
    text = _decoded(path, raw)
    if found := NOT_TEXT.search(text):
        place = _place_in(text, found.start())
        raise BankError([Problem("not-text", path, place, {"character": f"U+{ord(found[0]):04X}"})])
    return text


def _bytes(path: Path) -> bytes:
    try:
        size, raw = path.stat().st_size, b""
        if size <= MAX_BYTES:
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)  # a pipe or a device has no size of its own
            size = len(raw)
        if size > MAX_BYTES:
            raise CannotOpenError("too-large", path, size=f"{size / 1e6:.0f}", most=f"{MAX_BYTES / 1e6:.0f}")
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CannotOpenError("missing", path) from None
    except IsADirectoryError:
        raise CannotOpenError("folder", path) from None
    except PermissionError:
        raise CannotOpenError("folder" if path.is_dir() else "denied", path) from None
    except OSError as error:
        raise CannotOpenError("unreadable", path, reason=error.strerror or str(error)) from None
    return raw


def _decoded(path: Path, raw: bytes) -> str:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in raw[:4]:
        raise BankError([Problem("utf-16", path, Place(1, 1))])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        around = re.findall(rb"[^\s\x00-\x20]+", raw[max(0, error.start - 24) : error.start + 24])
        odd = raw[error.start : error.start + 1]
        word = next((piece for piece in around if odd in piece), odd).decode("cp1252", "replace")
        params = {"byte": f"{odd[0]:02X}", "text": word}
        raise BankError([Problem("not-utf-8", path, _place_in(before, len(before)), params)]) from None


def _place_in(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)
