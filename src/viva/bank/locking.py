"""A deck beside its lock: what has changed since, and the lock as it should be now.

An id is bound to its kind for ever: Anki and a learner's history know a question by it. So a question that has become
one of another kind is a problem, and nothing is locked while there are problems.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, cast, get_args

from msgspec import Struct

from viva.bank.lock import LOCK, Lock, Locked, Stamp, read_lock, save
from viva.bank.problems import BankError, Problem
from viva.bank.reader import read_bank_of
from viva.bank.substance import digests, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from viva.bank.deck import Bank, Deck

Read = TypeVar("Read")

Sort = Literal["new", "changed", "moved", "back", "retired"]
"""What may have become of a question in a language since the last lock."""

SORTS: Final[tuple[Sort, ...]] = get_args(Sort)

Changes = dict[Sort, dict[str, tuple[str, ...]]]
"""For each sort the ids, and of each id the languages."""


class Locking(Struct, frozen=True):
    """A lock that was made anew."""

    path: Path
    lock: Lock
    changes: Changes
    is_written: bool

    @property
    def count(self) -> int:
        """How many questions the deck has."""
        return sum(not one.is_retired for one in self.lock.questions)


class _Here(Struct):
    """A question as the deck has it."""

    bank: str
    kind: str
    digests: dict[str, str]


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def lock_deck(deck: Deck, *, clock: Callable[[], datetime] = now, dry_run: bool = False) -> Locking:
    """Bring the lock of a deck up to date and tell what has changed; with ``dry_run``, only tell.

    A deck that has not changed leaves the file as it is.

    Raises:
        BankError: with the problems of all files of the deck, or of all questions whose kind has changed.
        CannotOpenError: if a file of it cannot be read.
        OSError: if the lock cannot be written.

    """
    old = read_lock(deck.folder)
    banks = read_banks(deck)
    if problems := list(doubles(banks)) or list(rebound(banks, old)):
        raise BankError(problems)
    lock, changes = renewed(banks, old, clock())
    is_new = old is None or any(changes.values())
    if is_new and not dry_run:
        save(lock, deck.folder)
    return Locking(deck.folder / LOCK, lock, changes, is_new and not dry_run)


def read_banks(deck: Deck) -> list[Bank]:
    """Read all banks that a deck lists, in all its languages, with its source and what is said elsewhere.

    Raises:
        BankError: with the problems of all these files.

    """
    problems: list[Problem] = []
    banks: list[Bank] = []
    _attempt(lambda: deck.source, problems)
    _attempt(lambda: deck.elsewhere, problems)
    for lang in deck.languages:
        for ref in deck.file.banks:
            path = deck.path_of(ref.file, lang)
            if path.exists() and (bank := _attempt(partial(read_bank_of, path, deck), problems)) is not None:
                banks.append(bank)
    if problems:
        raise BankError(problems)
    return banks


def _attempt(read: Callable[[], Read], problems: list[Problem]) -> Read | None:
    try:
        return read()
    except BankError as error:
        problems += [problem for problem in error.problems if problem not in problems]
    return None


def doubles(banks: Iterable[Bank]) -> Iterator[Problem]:
    """Yield the questions whose id another bank has."""
    first: dict[str, Bank] = {}
    for bank in banks:
        for question in bank.questions:
            other = first.setdefault(question.id, bank)
            if other.key != bank.key and question.content is question.original:
                params = {"id": question.id, "bank": other.path.name, "line": str(other.place(question.id, "id").line)}
                yield Problem("id-twice", bank.path, bank.place(question.id, "id"), params)


def rebound(banks: Iterable[Bank], lock: Lock | None) -> Iterator[Problem]:
    """Yield the questions whose id is bound to another kind, by the lock or in another language."""
    kinds = {one.id: (str(one.kind), one.is_retired) for one in lock.questions} if lock else {}
    for bank in banks:
        for question in bank.questions:
            kind = kind_of(question)
            was, is_retired = kinds.setdefault(question.id, (kind, False))
            if was != kind:
                kinds[question.id] = kind, False  # told once, not again for each translation
                code = "retired-id-used" if is_retired else "kind-changed"
                params = {"id": question.id, "was": was, "now": kind}
                yield Problem(code, bank.path, bank.place(question.id, "prompt"), params)


def behind(banks: Iterable[Bank], lock: Lock) -> Iterator[tuple[str, str]]:
    """Yield the (id, language) of every question that the lock knows, and that has changed since."""
    known = {one.id: one for one in lock.questions}
    for bank in banks:
        for name, digest in digests(bank):
            one = known.get(name)
            stamp = one.languages.get(bank.lang) if one else None
            if one is not None and stamp is not None and (stamp.digest != digest or one.bank != bank.key):
                yield name, bank.lang


def renewed(banks: Sequence[Bank], old: Lock | None, moment: datetime) -> tuple[Lock, Changes]:
    """Return the lock that fits all banks of a deck, and what has changed since the ``old`` one."""
    known = {one.id: one for one in old.questions} if old else {}
    found = _found(banks)
    at = _text(moment)
    changes: Changes = {sort: {} for sort in SORTS}
    questions = []
    for name in sorted(known | found):
        one, sorts = _renew(name, known.get(name), found.get(name), at)
        questions.append(one)
        for lang, sort in sorts.items():
            changes[sort][name] = (*changes[sort].get(name, ()), lang)
    return Lock(questions=tuple(questions)), changes


def _found(banks: Iterable[Bank]) -> dict[str, _Here]:
    found: dict[str, _Here] = {}
    for bank in banks:
        for question, (name, digest) in zip(bank.questions, digests(bank), strict=True):
            here = found.get(name)
            if here is None:
                here = found[name] = _Here(bank.key, kind_of(question), {})
            here.digests[bank.lang] = digest
    return found


def _renew(name: str, old: Locked | None, here: _Here | None, at: str) -> tuple[Locked, dict[str, Sort]]:
    """Return the entry of one id, and what has become of it in each language in which something has."""
    before = old.languages if old else {}
    stamps: dict[str, Stamp] = {}
    sorts: dict[str, Sort] = {}
    has_moved = old is not None and here is not None and old.bank != here.bank
    for lang in sorted({*before, *(here.digests if here else ())}):
        stamp, digest = before.get(lang), here.digests.get(lang) if here else None
        stamps[lang], sort = _stamp(stamp, digest, at, has_moved=has_moved)
        if sort is not None:
            sorts[lang] = sort
    if here is not None:
        return Locked(id=name, bank=here.bank, kind=cast("Any", here.kind), languages=stamps), sorts
    assert old is not None  # noqa: S101 - an id comes from the lock or from a bank
    return Locked(id=name, bank=old.bank, kind=old.kind, languages=stamps), sorts


def _stamp(old: Stamp | None, digest: str | None, at: str, *, has_moved: bool) -> tuple[Stamp, Sort | None]:
    if old is None:
        assert digest is not None  # noqa: S101 - a language comes from the lock or from a bank
        return Stamp(digest=digest, changed=at), "new"
    if digest is None:
        if old.retired:
            return old, None
        return Stamp(digest=old.digest, changed=old.changed, retired=_later(old.changed, at)), "retired"
    # One that is back has changed, too: a collection may have it with the tag of those that were taken out, since then.
    changed = old.changed
    if has_moved or old.retired or old.digest != digest:
        changed = _later(old.retired or old.changed, at)
    stamp = Stamp(digest=digest, changed=changed)
    if old.retired:
        return stamp, "back"
    if has_moved:
        return stamp, "moved"
    return stamp, "changed" if stamp != old else None


def _later(old: str, at: str) -> str:
    """Return ``at``, or where a clock was set back, the second after ``old``: a collection takes only what is newer."""
    return at if at > old else _text(datetime.fromisoformat(old) + timedelta(seconds=1))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
