"""Ways out and in: a registry of formats, each loaded when it is first used.

::

    report = export_deck(deck, "anki", Path("deck.apkg"), langs=["en", "fr"])
    intake = import_deck(Path("deck.apkg"), Path("decks/mine"), lang="en")
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from viva.formats.dated import dated
from viva.formats.errors import ExportError, PackageError
from viva.formats.incoming import Intake, import_deck
from viva.formats.loss import Loss, LossReport
from viva.formats.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from viva.bank.deck import Bank, Deck
    from viva.study.carrying import Carrying

__all__ = [
    "FORMATS",
    "ExportError",
    "Format",
    "Intake",
    "Loss",
    "LossReport",
    "PackageError",
    "Request",
    "export_bank",
    "export_deck",
    "import_deck",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A way out, by name only: what it needs is imported when something is written."""

    suffix: str
    """What its files end in: ``.apkg``."""
    module: str
    """Where its ``write`` is."""
    updates: bool = False
    """Whoever has an older file takes what is newer from a later one, so that it matters when a question changed."""
    carries: bool = False
    """A learner's history can go along."""

    def write(self, request: Request, path: Path | None) -> LossReport:
        """Write what is asked for to ``path``; with None, only tell what would be lost."""
        write = cast("Callable[[Request, Path | None], LossReport]", import_module(self.module).write)
        return write(request, path)


FORMATS: Final[dict[str, Format]] = {
    "anki": Format(".apkg", "viva.formats.anki.export", updates=True, carries=True),
}
"""The formats by the name one types."""


def export_deck(  # noqa: PLR0913 - what one may ask for
    deck: Deck,
    format: str,  # noqa: A002 - the word that users know
    path: Path,
    *,
    langs: Sequence[str] | None = None,
    banks: Sequence[str] | None = None,
    dry_run: bool = False,
    discuss: bool = False,
    changed: Mapping[tuple[str, str], datetime] | None = None,
    now: datetime | None = None,
    carrying: Carrying | None = None,
    recall: bool = False,
    since: Path | None = None,
) -> LossReport:
    """Write a deck in a format, and tell what could not go along.

    Without ``langs`` the deck's first language is written; without ``banks``, all of them. ``changed`` says when each
    (question id, language) last changed, for formats whose readers keep what they have unless something newer comes;
    ``now`` stands in for those it does not know. Where neither is given, the deck's lock says when, and the report
    which questions have changed since. With ``recall``, choices are asked from memory. ``since`` is a file that people
    have already, which the new one must suit. ``carrying`` is a learner's history to take along, in a file of its own.

    Raises:
        ExportError: if there is no such format, language or bank, the file does not suit the one that people have, or
            it cannot be written.
        PackageError: if the file that people have cannot be read.
        BankError: if a bank or the lock has problems, or a question is of another kind than the lock says; nothing is
            written then.

    """
    chosen = tuple(_banks(deck, langs, banks))
    request = Request(
        banks=chosen, discuss=discuss, changed=changed, now=now, recall=recall, since=since, carrying=carrying
    )
    return _write(request, format, path, dry_run=dry_run)


def export_bank(  # noqa: PLR0913 - what one may ask for
    bank: Bank,
    format: str,  # noqa: A002 - the word that users know
    path: Path,
    *,
    dry_run: bool = False,
    discuss: bool = False,
    changed: Mapping[tuple[str, str], datetime] | None = None,
    now: datetime | None = None,
    carrying: Carrying | None = None,
    recall: bool = False,
    since: Path | None = None,
) -> LossReport:
    """Write one bank, be it of a deck or outside any; else as `export_deck`."""
    request = Request(
        banks=(bank,), discuss=discuss, changed=changed, now=now, recall=recall, since=since, carrying=carrying
    )
    return _write(request, format, path, dry_run=dry_run)


def _write(request: Request, name: str, path: Path, *, dry_run: bool) -> LossReport:
    if name not in FORMATS:
        raise ExportError("no-format", name=name, known=", ".join(FORMATS))
    if not any(bank.questions for bank in request.banks):
        raise ExportError("no-questions", name=", ".join(dict.fromkeys(bank.path.name for bank in request.banks)))
    format = FORMATS[name]  # noqa: A001 - the word that users know
    if request.carrying is not None and not format.carries:
        raise ExportError("no-history", name=name)
    behind: tuple[tuple[str, str], ...] = ()
    if format.updates:
        request, behind = dated(request)
    return replace(format.write(request, None if dry_run else path), behind=behind)


def _banks(deck: Deck, langs: Sequence[str] | None, names: Sequence[str] | None) -> Iterator[Bank]:
    """Yield the banks that are asked for, a language after the other, in the deck's order."""
    known = [ref.file for ref in deck.file.banks]
    for name in names or ():
        if name not in known:
            raise ExportError("no-bank", name=name, deck=deck.name, known=", ".join(known))
    wanted = dict.fromkeys(langs or deck.languages[:1])
    for lang in wanted:
        if lang not in deck.languages:
            raise ExportError("no-lang", wanted=lang, deck=deck.name, known=", ".join(deck.languages))
    found = False
    for lang in wanted:
        for name in known:
            if (names is None or name in names) and deck.has(name, lang):
                found = True
                yield deck.bank(name, lang)
    if not found:
        raise ExportError("nothing", deck=deck.name, wanted=", ".join(wanted))
