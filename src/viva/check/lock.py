"""Whether a deck still fits its lock. Rules on a folder, which say nothing where it has no ``deck.lock``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.bank.locking import now, rebound, renewed
from viva.bank.problems import BankError, CannotOpenError, Place
from viva.check.finding import Finding, of_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viva.check.folder import Folder

SHOWN: Final = 10
"""Ids that a finding names."""


def kind_changed(folder: Folder) -> Iterator[Finding]:
    """A question is of another kind than when its deck was locked."""
    return _rebound(folder, "kind-changed")


def retired_id_used(folder: Folder) -> Iterator[Finding]:
    """A question has the id of one that was taken out, of another kind."""
    return _rebound(folder, "retired-id-used")


def lock_behind(folder: Folder) -> Iterator[Finding]:
    """Questions have changed since the deck was locked."""
    if folder.lock is None or not folder.is_whole:
        return  # what could not be read may have changed or not
    banks = folder.listed
    if next(rebound(banks, folder.lock), None):
        return  # it could not be locked
    try:
        _, changes = renewed(banks, folder.lock, now())
    except (BankError, CannotOpenError):  # the source, which has its own findings
        return
    ids = sorted({name for questions in changes.values() for name in questions})
    if ids:
        named = ", ".join(ids[:SHOWN]) + (", …" if len(ids) > SHOWN else "")
        yield Finding("lock-behind", "info", folder.lock_path, Place(1, 1), {"ids": named, "count": str(len(ids))})


def _rebound(folder: Folder, code: str) -> Iterator[Finding]:
    if folder.lock is not None:
        yield from (of_problem(problem) for problem in rebound(folder.banks, folder.lock) if problem.code == code)


RULES: Final[tuple[Callable[[Folder], Iterator[Finding]], ...]] = (kind_changed, retired_id_used, lock_behind)
"""All rules of this family."""
