"""Making text from anywhere safe for a terminal, a page or a file: control characters shown, never obeyed."""

from __future__ import annotations

import re
from typing import Final

CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
"""Controls of a terminal (C0, DEL, C1), odd line ends and lone surrogates; a newline is left."""

BIDI: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
"""Marks that turn the direction of what follows, even beyond the text they stand in."""

PICTURES: Final = 0x2400
"""Where Unicode keeps pictures of the control characters: ESC is shown as ␛."""


def visible(text: str) -> str:
    """Return ``text`` with every control character replaced by its picture and no bidirectional overrides.

    Right-to-left text itself is left alone: only marks that could reorder what stands around it go.
    """
    return BIDI.sub("", CONTROLS.sub(_picture, text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\t":
        return "    "
    if code < 0x20:  # noqa: PLR2004 - the end of C0
        return chr(PICTURES + code)
    return "\u2421" if code == 0x7F else "\ufffd"  # noqa: PLR2004 - DEL
