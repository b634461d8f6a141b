"""What keeps a format from being written or read: a code and its parameters, phrased by ``viva.words``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ExportError(Exception):
    """An export that was refused: nothing was written.

    ``code`` is ``no-format``, ``no-bank``, ``no-lang``, ``no-questions``, ``no-history``, ``nothing``, ``twice``,
    ``same-name``, ``over-plain``, ``renamed``, ``another-deck``, ``other-fields``, ``other-kind`` or ``cannot-write``;
    its sentence is ``loss.refused-`` and the code.
    """

    def __init__(self, code: str, **params: str) -> None:
        """Remember why, and the values that the sentence mentions."""
        self.code = code
        self.params = params
        super().__init__(f"{code} {params}" if params else code)


class PackageError(Exception):
    """A file of another program that cannot be used: broken, far too large, or made to do harm.

    Its sentence is ``package.`` and the code, its way out that and ``.fix``; ``path`` is always among the parameters.
    """

    def __init__(self, code: str, path: Path, **params: str) -> None:
        """Remember what is wrong with the file, and the values that the sentence mentions."""
        self.code = code
        self.path = path
        self.params = {"path": str(path)} | params
        super().__init__(f"{path}: {code}" + (f" {params}" if params else ""))
