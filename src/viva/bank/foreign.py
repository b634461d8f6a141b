"""Files that are no plain text, known by their first bytes: what an author saved may be what a word processor keeps."""

from __future__ import annotations

import re
from typing import Final

LOOKED_AT: Final = 512
"""Bytes from the beginning that tell."""

SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP"),
)
"""How such files begin."""

ZIPPED: Final[tuple[tuple[bytes, str], ...]] = (
    (b"opendocument.text", "ODT"),
    (b"epub+zip", "EPUB"),
    (b"word/", "DOCX"),
    (b"ppt/", "PPTX"),
    (b"xl/", "XLSX"),
)
"""What a ZIP names that is a document of its own."""

MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:(?P<html>!doctype\s+html|html)|\?xml)\b", re.IGNORECASE)
CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a]")
"""Bytes that no text holds in UTF-8, nor in what came before it."""

BINARY: Final = "binary"
"""A format that nobody here knows."""


def foreign(raw: bytes) -> str | None:
    """Return the format of what is no plain text: ``DOCX``, ``PDF``, ``HTML``, … or `BINARY`; None for text."""
    head = raw[:LOOKED_AT]
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return next((inner for mark, inner in ZIPPED if mark in raw), name) if name == "ZIP" else name
    if markup := MARKUP.match(head):
        return "HTML" if markup["html"] else "XML"
    return BINARY if CONTROL.search(head) and not _is_utf_16(head) else None


def _is_utf_16(head: bytes) -> bool:
    """Tell whether bytes are text in UTF-16, which is another complaint: its mark, or every second byte a zero."""
    return head[:2] in {b"\xff\xfe", b"\xfe\xff"} or {0} in ({*head[0:16:2]}, {*head[1:16:2]})
