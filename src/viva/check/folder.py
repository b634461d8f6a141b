"""Everything in a deck's folder that can be read, and a finding for everything that cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from viva.bank import files, reader
from viva.bank.lock import LOCK, read_lock
from viva.bank.problems import BankError, CannotOpenError, Place
from viva.check.finding import Finding, of_problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viva.bank.deck import Bank, Deck
    from viva.bank.lock import Lock
    from viva.bank.source import Elsewhere, Source

NOT_BANKS: Final = frozenset({"deck.yaml", "source.yaml", "elsewhere.yaml"})
"""The files of a deck that are no banks."""

Read = TypeVar("Read")


@dataclass
class Banks:
    """Banks that could be read."""

    banks: list[Bank] = field(default_factory=list)


@dataclass
class Folder(Banks):
    """What could be read of a deck; a rule says nothing about what could not."""

    deck: Deck = field(kw_only=True)
    source: Source | None = None
    elsewhere: Elsewhere | None = None
    lock: Lock | None = None
    files: list[Path] = field(default_factory=list)
    """Every bank file, read or not: those that the deck lists in its order, then the others."""

    @property
    def listed(self) -> list[Bank]:
        """The banks that the deck lists, as far as they could be read."""
        return [bank for bank in self.banks if bank.path in self._listed]

    @property
    def is_whole(self) -> bool:
        """Every bank that the deck lists could be read: what is in none of them is nowhere."""
        return len(self.listed) == len(self._listed & set(self.files))

    @property
    def _listed(self) -> set[Path]:
        return {self.deck.path_of(ref.file, lang) for ref in self.deck.file.banks for lang in self.deck.languages}

    @property
    def source_path(self) -> Path:
        """Where the source is."""
        return self.deck.folder / "source.yaml"

    @property
    def elsewhere_path(self) -> Path:
        """Where the words of others are."""
        return self.deck.folder / "elsewhere.yaml"

    @property
    def lock_path(self) -> Path:
        """Where it says when its questions last changed."""
        return self.deck.folder / LOCK

    @property
    def deck_path(self) -> Path:
        """Where the deck says what it is."""
        return self.deck.folder / "deck.yaml"


def bank_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are, or should be, banks."""
    return sorted(path for path in folder.glob("*.yaml") if path.name not in NOT_BANKS and path.is_file())


def attempt(read: Callable[[Path], Read], path: Path, findings: list[Finding]) -> Read | None:
    """Return what ``read`` makes of a file; None after adding what is wrong with it to ``findings``."""
    try:
        return read(path)
    except BankError as error:
        findings += [finding for finding in map(of_problem, error.problems) if finding not in findings]
    except CannotOpenError as error:
        findings.append(Finding(error.code, "error", path, Place(1, 1), error.params))
    return None


def read_folder(deck: Deck, findings: list[Finding]) -> Folder:
    """Read everything in the folder of ``deck`` and add what is wrong with it to ``findings``."""
    folder = Folder(deck=deck, files=_in_order(deck))
    if folder.source_path.exists():
        folder.source = attempt(files.read_source, folder.source_path, findings)
    if folder.elsewhere_path.exists():
        folder.elsewhere = attempt(files.read_elsewhere, folder.elsewhere_path, findings)
    folder.lock = attempt(lambda path: read_lock(path.parent), folder.lock_path, findings)
    for path in folder.files:
        bank = attempt(lambda path: reader.read_bank_of(path, deck), path, findings)
        if bank is not None:
            folder.banks.append(bank)
    return folder


def _in_order(deck: Deck) -> list[Path]:
    listed = [deck.path_of(ref.file, lang) for ref in deck.file.banks for lang in deck.languages]
    there = bank_files(deck.folder)
    return [path for path in listed if path in there] + [path for path in there if path not in listed]
