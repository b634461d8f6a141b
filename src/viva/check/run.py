"""Checking a bank, a deck, or whatever a path leads to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from viva.bank import files, reader
from viva.bank.lock import LOCK
from viva.bank.problems import CannotOpenError
from viva.check import lock
from viva.check.folder import Banks, attempt, bank_files, read_folder
from viva.check.lint import lint
from viva.check.references import RULES, missing_images

if TYPE_CHECKING:
    from viva.bank.deck import Deck
    from viva.check.finding import Finding


def check_path(path: str | Path) -> list[Finding]:
    """Return what is wrong with a deck, a bank, another file of a deck, or a folder of banks.

    Raises:
        CannotOpenError: if there is nothing at ``path`` that could be checked.

    """
    path = Path(path)
    if path.is_dir():
        return _check_folder(path)
    if not path.exists():
        raise CannotOpenError("missing", path)
    if path.name in {"deck.yaml", "source.yaml", "elsewhere.yaml", LOCK}:
        return [finding for finding in _check_folder(path.parent) if finding.path == path] or _check_alone(path)
    return check_bank(path)


def check_bank(path: str | Path) -> list[Finding]:
    """Return what is wrong with one bank, with the bank it translates, and with what it names in its deck."""
    path = Path(path)
    findings: list[Finding] = []
    deck = attempt(files.read_deck_folder, path.parent, []) if (path.parent / "deck.yaml").exists() else None
    if deck is None:
        return _check_loose(path)
    attempt(lambda path: reader.read_bank_of(path, deck), path, findings)
    findings += [finding for finding in check_deck(deck) if finding.path == path and finding not in findings]
    return findings


def check_deck(deck: Deck) -> list[Finding]:
    """Return what is wrong with a deck and all its files, file by file in the order of the deck."""
    findings: list[Finding] = []
    folder = read_folder(deck, findings)
    for rule in (*RULES, *lock.RULES):
        findings += rule(folder)
    findings += lint(folder.banks, lambda rule: rule.default)
    order = {path: place for place, path in enumerate([folder.deck_path, folder.source_path, folder.elsewhere_path])}
    order |= {path: len(order) + place for place, path in enumerate(folder.files)}
    return sorted(findings, key=lambda finding: (order.get(finding.path, len(order)), finding.place))


def _check_folder(path: Path) -> list[Finding]:
    findings: list[Finding] = []
    if (path / "deck.yaml").exists():
        deck = attempt(files.read_deck_folder, path, findings)
        if deck is not None:
            return check_deck(deck)
        for name, read in (("source.yaml", files.read_source), ("elsewhere.yaml", files.read_elsewhere)):
            if (path / name).exists():
                attempt(read, path / name, findings)
    banks = bank_files(path)
    if not banks and not findings:
        raise CannotOpenError("not-a-deck", path)
    for bank in banks:
        findings += [finding for finding in _check_loose(bank) if finding not in findings]
    return findings


def _check_alone(path: Path) -> list[Finding]:
    """Return what is wrong with a file of a deck whose ``deck.yaml`` is not there."""
    findings: list[Finding] = []
    if path.name == "source.yaml":
        attempt(files.read_source, path, findings)
    elif path.name == "elsewhere.yaml":
        attempt(files.read_elsewhere, path, findings)
    return findings


def _check_loose(path: Path) -> list[Finding]:
    """Return what is wrong with a bank that is in no deck, or whose deck cannot be read."""
    findings: list[Finding] = []
    bank = attempt(lambda path: reader.read_bank_of(path, None), path, findings)
    banks = [bank] if bank else []
    return [*findings, *missing_images(Banks(banks)), *lint(banks, lambda rule: rule.default)]
