"""Unpacking Zstandard as a stream: no size that a frame declares is believed, and no frame is the last one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIECE: Final = 1 << 20
"""Bytes that are unpacked at a time."""

MOST_FRAMES: Final = 1_000
"""Anki writes one; empty ones, nine bytes each, would keep us busy for nothing."""

WINDOW: Final[dict[int, int]] = {zstd.DecompressionParameter.window_log_max: 27}
"""How much a frame may have us remember, 128 MB: what zstd itself allows unless asked."""


class ZstError(ValueError):
    """Bytes that are no Zstandard, or end too early."""


def unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what some pieces of Zstandard hold, in pieces of `PIECE` at most.

    Raises:
        ZstError: if it is broken.

    """
    machine: zstd.ZstdDecompressor | None = None
    frames = 0
    try:
        for piece in packed:
            left = piece
            while left or (machine and not machine.needs_input):
                if machine is None:
                    frames += 1
                    if frames > MOST_FRAMES:
                        raise ZstError("frames")
                    machine = zstd.ZstdDecompressor(options=WINDOW)
                if found := machine.decompress(left, PIECE):
                    yield found
                left = b""
                if machine.eof:
                    left, machine = machine.unused_data, None
    except zstd.ZstdError as error:
        raise ZstError(str(error)) from None
    if machine is not None or not frames:
        raise ZstError("cut off")
