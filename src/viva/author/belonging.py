"""Which deck beside a text was made from it: its map is the one to bring up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.bank.files import read_source
from viva.bank.opening import read_prose
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.proving import prove

if TYPE_CHECKING:
    from pathlib import Path

MOST: Final = 0.5
"""The share of a map's sentences that a text holds at least, if the map is one of it."""


def map_beside(text: Path) -> Path | None:
    """Return the ``source.yaml`` of the one deck beside a text that was made from it; None for none, or several.

    A deck was made from it if it is called as the text is, or if most of its passages are sentences of the text.

    Raises:
        BankError: if the text is no text.
        CannotOpenError: if there is no such file.

    """
    maps = sorted(path.parent / "source.yaml" for path in text.parent.glob("*/deck.yaml"))
    maps = [path for path in maps if path.is_file()]
    if not maps:
        return None
    prose = read_prose(text)
    found = [path for path in maps if path.parent.name == text.stem or _is_of(path, prose)]
    return found[0] if len(found) == 1 else None


def _is_of(path: Path, prose: str) -> bool:
    """Tell whether most passages of a map are in a text; of a map that cannot be read nobody can tell."""
    try:
        proving = prove(read_source(path), prose)
    except (BankError, CannotOpenError):
        return False
    return len(proving.passages) - len(proving.unproved) > MOST * len(proving.passages)
