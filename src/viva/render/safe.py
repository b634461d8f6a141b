"""Making text from anywhere safe for a terminal, a page or a file: control characters shown, never obeyed."""

from __future__ import annotations

from typing import Final

PICTURES: Final = 0x2400
"""Where Unicode keeps pictures of the control characters: ESC is shown as ␛."""

UNKNOWN: Final = "\ufffd"
"""What stands for a character that has no picture."""

SHOWN: Final[dict[int, str | None]] = {
    # Controls of a terminal: C0 but for the newline, DEL and C1.
    **{code: chr(PICTURES + code) for code in range(0x20) if chr(code) != "\n"},
    ord("\t"): "    ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), UNKNOWN),
    # Odd line ends, a byte order mark inside a text, and lone surrogates, which cannot be written.
    **dict.fromkeys([0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000)], UNKNOWN),
    # Marks that turn the direction of what follows, even beyond the text they stand in.
    **dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}
"""What is shown instead of a character; None for nothing. A table: two regular expressions take longer to compile."""


def visible(text: str) -> str:
    """Return ``text`` with every control character replaced by its picture and no bidirectional overrides.

    Right-to-left text itself is left alone: only marks that could reorder what stands around it go.
    """
    return text.translate(SHOWN)
