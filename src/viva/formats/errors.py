"""What keeps an export from being written: a code and its parameters, phrased by ``viva.words``."""

from __future__ import annotations


class ExportError(Exception):
    """An export that was refused: nothing was written.

    ``code`` is ``no-format``, ``no-bank``, ``no-lang``, ``no-questions``, ``nothing``, ``twice``, ``same-name`` or
    ``cannot-write``;
    its sentence is ``loss.refused-`` and the code.
    """

    def __init__(self, code: str, **params: str) -> None:
        """Remember why, and the values that the sentence mentions."""
        self.code = code
        self.params = params
        super().__init__(f"{code} {params}" if params else code)
