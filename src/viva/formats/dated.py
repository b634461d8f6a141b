"""When questions last changed, for formats whose readers keep what they have unless something newer comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from viva.bank.lock import moments, read_lock
from viva.bank.locking import behind, rebound
from viva.bank.problems import BankError

if TYPE_CHECKING:
    from viva.formats.request import Request


def dated(request: Request) -> tuple[Request, tuple[tuple[str, str], ...]]:
    """Return a request with the moments that the deck's lock knows, and each (id, language) it is behind of.

    A request that says itself what counts is returned as it is, and so is one for a deck without a lock.

    Raises:
        BankError: if the lock has problems, or a question is of another kind than it says.

    """
    deck = request.banks[0].home.owner
    if deck is None or request.changed is not None or request.now is not None:
        return request, ()
    lock = read_lock(deck.folder)
    if lock is None:
        return request, ()
    if problems := list(rebound(request.banks, lock)):
        raise BankError(problems)
    return replace(request, changed=moments(lock), lock=lock), tuple(behind(request.banks, lock))
