"""As much of protobuf as a package needs: numbers, and bytes with a length, which is never trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

VARINT: Final = 0
FIXED_64: Final = 1
BYTES: Final = 2
FIXED_32: Final = 5
"""How a field's value is written; the others went out of use before Anki began."""

WIDEST: Final = 70
"""Bits that a number may be shifted by: ten bytes of seven."""


class WireError(ValueError):
    """Bytes that are no message."""


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield each field of a message: its number and its value, a number or bytes.

    Raises:
        WireError: if the bytes are no message.

    """
    at, end = 0, len(data)
    while at < end:
        tag, at = _varint(data, at)
        number, wire = tag >> 3, tag & 7
        value: int | bytes
        if wire == VARINT:
            value, at = _varint(data, at)
        elif wire in {BYTES, FIXED_32, FIXED_64}:
            length = 4 if wire == FIXED_32 else 8
            if wire == BYTES:
                length, at = _varint(data, at)
            if not number or length > end - at:
                raise WireError(f"field {number} of {length} bytes at {at} of {end}")
            value, at = data[at : at + length], at + length
        else:
            raise WireError(f"wire type {wire} at {at}")
        yield number, value


def text(value: int | bytes) -> str:
    """Return a field that holds a text; what is no UTF-8 in it is replaced."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number and where it ends."""
    value = 0
    for shift in range(0, WIDEST, 7):
        if at >= len(data):
            raise WireError("a number is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:  # noqa: PLR2004 - the eighth bit says that more comes
            return value, at
    raise WireError("a number does not end")
