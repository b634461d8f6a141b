"""Checking a bank, a deck, or whatever a path leads to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viva.bank import files, reader
from viva.bank.lock import LOCK
from viva.bank.problems import CannotOpenError
from viva.check.folder import Banks, attempt, bank_files, read_folder
from viva.check.ignore import silenced, unknown_rule
from viva.check.lint import lint
from viva.check.references import missing_images
from viva.check.registry import FOLDER_RULES
from viva.check.select import unknown, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viva.bank.deck import Bank, Deck
    from viva.check.finding import Finding
    from viva.check.folder import Folder
    from viva.check.select import Wanted

NAMED: Final = frozenset({"deck.yaml", "source.yaml", "elsewhere.yaml", LOCK})
"""Files of a deck that are no banks."""


def check_path(path: str | Path, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """Return what is wrong with a deck, a bank, another file of a deck, or a folder of banks.

    ``select`` and ``ignore`` name rules and families, as on the command line; see `viva.check.select`.

    Raises:
        CannotOpenError: if there is nothing at ``path`` that could be checked.

    """
    path = Path(path)
    if path.is_dir():
        return _check_folder(path, select, ignore)
    if not path.exists():
        raise CannotOpenError("missing", path)
    if path.name in NAMED:
        found = [finding for finding in _check_folder(path.parent, select, ignore) if finding.path == path]
        return found or _check_alone(path)
    return check_bank(path, select=select, ignore=ignore)


def check_bank(path: str | Path, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """Return what is wrong with one bank, with the bank it translates, and with what it names in its deck."""
    path = Path(path)
    findings: list[Finding] = []
    deck = attempt(files.read_deck_folder, path.parent, []) if (path.parent / "deck.yaml").exists() else None
    if deck is None:
        return _check_loose(path, select, ignore)
    attempt(lambda path: reader.read_bank_of(path, deck), path, findings)
    of_deck = check_deck(deck, select=select, ignore=ignore)
    findings += [finding for finding in of_deck if finding.path == path and finding not in findings]
    return findings


def check_deck(deck: Deck, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """Return what is wrong with a deck and all its files, file by file in the order of the deck."""
    findings: list[Finding] = []
    folder = read_folder(deck, findings)
    asked = wanted(deck.file.check, select, ignore)
    found = [finding for rule in FOLDER_RULES for finding in rule(folder) if asked.has(finding.code)]
    found += lint(folder.banks, asked)
    findings += _weighed(silenced(found, folder.banks, asked), asked)
    findings += _settings(folder)
    order = {path: place for place, path in enumerate([folder.deck_path, folder.source_path, folder.elsewhere_path])}
    order |= {path: len(order) + place for place, path in enumerate(folder.files)}
    return sorted(findings, key=lambda finding: (order.get(finding.path, len(order)), finding.place))


def _settings(folder: Folder) -> Iterator[Finding]:
    """Yield the names in the deck's own settings that no rule has."""
    for path, name in unknown(folder.deck.file.check):
        yield unknown_rule(folder.deck_path, files.place_in(folder.deck_path, *path), name)


def _weighed(findings: Iterable[Finding], asked: Wanted) -> Iterator[Finding]:
    for finding in findings:
        severity = asked.weighed(finding)
        yield finding if severity == finding.severity else replace(finding, severity=severity)


def _check_folder(path: Path, select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    findings: list[Finding] = []
    if (path / "deck.yaml").exists():
        deck = attempt(files.read_deck_folder, path, findings)
        if deck is not None:
            return check_deck(deck, select=select, ignore=ignore)
        for name, read in (("source.yaml", files.read_source), ("elsewhere.yaml", files.read_elsewhere)):
            if (path / name).exists():
                attempt(read, path / name, findings)
    banks = bank_files(path)
    if not banks and not findings:
        raise CannotOpenError("not-a-deck", path)
    for bank in banks:
        findings += [finding for finding in _check_loose(bank, select, ignore) if finding not in findings]
    return findings


def _check_alone(path: Path) -> list[Finding]:
    """Return what is wrong with a file of a deck whose ``deck.yaml`` is not there."""
    findings: list[Finding] = []
    if path.name == "source.yaml":
        attempt(files.read_source, path, findings)
    elif path.name == "elsewhere.yaml":
        attempt(files.read_elsewhere, path, findings)
    return findings


def _check_loose(path: Path, select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """Return what is wrong with a bank that is in no deck, or whose deck cannot be read."""
    findings: list[Finding] = []
    bank = attempt(lambda path: reader.read_bank_of(path, None), path, findings)
    banks: list[Bank] = [bank] if bank else []
    asked = wanted(None, select, ignore)
    found = [finding for finding in missing_images(Banks(banks)) if asked.has(finding.code)]
    found += lint(banks, asked)
    found = [*_weighed(silenced(found, banks, asked), asked)]
    return sorted([*findings, *found], key=lambda finding: finding.place)
