"""The pictures of a package, each under a name that says what is in it.

Anki keeps the file it has when another comes under the same name: only a digest in the name brings a new picture.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from viva.bank.deck import Question

SHOWN: Final = frozenset({".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""What the browsers inside Anki's programs show."""


class Pictures:
    """The pictures met so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self.files: dict[str, Path] = {}
        """Where each is, by its name in the package: together they may be too large for memory."""
        self._names: dict[Path, str] = {}

    def add(self, question: Question) -> tuple[str | None, str | None]:
        """Take a question's picture along: return its name in the package, or None and the code of the loss."""
        image = question.content.image
        if image is None:
            return None, None
        folder = question.home.path.parent.resolve()
        path = (folder / image.file).resolve()
        if path in self._names:
            return self._names[path], None
        if path.suffix.lower() not in SHOWN:
            return None, "image-kind"
        # A bank may come from anywhere: what lies outside its folder is none of its business.
        if not path.is_relative_to(folder):
            return None, "image-outside"
        try:
            content = path.read_bytes()
        except OSError:
            return None, "image-missing"
        name = f"viva-{hashlib.sha256(content).hexdigest()[:20]}{path.suffix.lower()}"
        self.files[name] = path
        self._names[path] = name
        return name, None
