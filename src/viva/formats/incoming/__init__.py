"""Ways in: somebody else's deck becomes a folder of ours, or nothing is written at all."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from viva.formats.errors import PackageError
from viva.formats.loss import LossReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viva.formats.incoming.taken import Taken, Wish


@dataclass(frozen=True, slots=True)
class WayIn:
    """A format that is read, by name only: what it needs is imported when something is read."""

    suffixes: tuple[str, ...]
    """What its files end in."""
    module: str
    """Where its ``read`` is."""

    def read(self, path: Path, wish: Wish) -> Taken:
        """Read a file."""
        read = cast("Callable[[Path, Wish], Taken]", import_module(self.module).read)
        return read(path, wish)


WAYS_IN: Final[dict[str, WayIn]] = {
    "anki": WayIn((".apkg", ".colpkg"), "viva.formats.anki.importing"),
}
"""The formats that are read, by the name one types."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import did."""

    taken: Taken
    report: LossReport
    folder: Path | None
    """What was written; None where nothing was."""

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(len(bank.questions) for bank in self.taken.banks)


def format_of(path: Path) -> str:
    """Return the format of a file, told by its name.

    Raises:
        PackageError: if it is none that is read.

    """
    for name, way in WAYS_IN.items():
        if path.suffix.lower() in way.suffixes:
            return name
    known = ", ".join(suffix for way in WAYS_IN.values() for suffix in way.suffixes)
    raise PackageError("no-format", path, known=known)


def import_deck(  # noqa: PLR0913 - what one may ask for
    path: Path,
    folder: Path,
    *,
    lang: str,
    format: str | None = None,  # noqa: A002 - the word that users know
    mapping: Path | None = None,
    dry_run: bool = False,
    guess: Callable[[str], str | None] = lambda sample: None,  # noqa: ARG005 - called with it
    progress: Callable[[int, int], None] | None = None,
) -> Intake:
    """Make a deck's folder of a file, and tell what did not come along.

    ``guess`` may tell the language of some of the texts: it counts before ``lang``.

    Raises:
        CannotOpenError: if there is no such file.
        PackageError: if it cannot be used.
        BankError: if the mapping has problems.
        NotEmptyError: if there is something in the folder.
        OSError: if it cannot be written to.

    """
    from viva.formats.incoming.folder import staged, write_deck  # noqa: PLC0415 - only who imports needs it
    from viva.formats.incoming.taken import Wish  # noqa: PLC0415 - the same

    way = WAYS_IN[format or format_of(path)]
    with nullcontext(None) if dry_run else staged(folder) as stage:
        told = {} if progress is None else {"progress": progress}
        wish = Wish(lang=lang, guess=guess, mapping=mapping, folder=stage, **told)
        taken = way.read(path, wish)
        has_questions = any(bank.questions for bank in taken.banks)
        if stage is not None and has_questions:
            write_deck(taken, stage)
    report = LossReport(taken.total, tuple(taken.losses))
    return Intake(taken, report, folder if stage is not None and has_questions else None)
