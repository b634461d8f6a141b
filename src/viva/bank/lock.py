"""``deck.lock``: for each question of a deck, what it was when the deck was last locked, and since when.

The file is written by ``viva lock`` and read like every other; `viva.bank.locking` compares a deck with it. Entries
stand in the order of their ids, one line for each language, so that two people's changes seldom meet.

Annotations are not postponed here: msgspec would have to compile each of them anew at every start.
"""

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, ValidationError, convert

from viva.bank import files
from viva.bank.fit import fits
from viva.bank.kinds import END, Id, Kind, spelled
from viva.bank.opening import read_text
from viva.bank.problems import BankError, Place, Problem
from viva.bank.source import Lang
from viva.bank.substance import DIGITS

LOCK: Final = "deck.lock"
"""The name of the file, in the deck's folder."""

HEAD: Final = """\
# When each question last changed. Written by `viva lock`: keep it with the deck, and do not change it by hand.
viva: 1
questions:
"""

DIGEST: Final = rf"^[0-9a-f]{{{DIGITS}}}{END}"
MOMENT: Final = rf"^2[0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z{END}"
CONFLICT: Final = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?$", re.MULTILINE)
"""What git leaves in a file that two people have changed in one place."""

ENTRY: Final = re.compile(r"^- id: (\S+)\n  bank: (\S+)\n  kind: (\S+)\n  languages:\n((?:    .+\n)*)", re.MULTILINE)
LINE: Final = re.compile(r"^    (\S+): {digest: (\w+), changed: ([\w:-]+)(?:, retired: ([\w:-]+))?}$", re.MULTILINE)
"""How `written` writes."""

OWN: Final = frozenset({"not-a-moment", "not-a-lock-digest"})
"""Problems that have words for a lock; what others advise is for files that are written by hand."""

Moment = Annotated[str, spelled(MOMENT, "not-a-moment")]
"""A moment in UTC, to the second; as texts they sort by time."""


class Stamp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a question was in one language."""

    digest: Annotated[str, spelled(DIGEST, "not-a-lock-digest", description="Of its substance.")]
    changed: Annotated[Moment, Meta(description="When it last changed.")]
    retired: Annotated[Moment, Meta(description="When it was taken out, if it was.")] | None = None


class Locked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is bound to an id for ever, and where its question was last."""

    id: Id
    bank: Id
    kind: Kind | Literal["card-reversed"]
    languages: dict[Lang, Stamp]

    @property
    def is_retired(self) -> bool:
        """No language has the question any more."""
        return all(stamp.retired for stamp in self.languages.values())


class Lock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``deck.lock`` holds."""

    viva: Literal[1] = 1
    questions: tuple[Locked, ...]


def read_lock(folder: Path) -> Lock | None:
    """Read the lock of the deck in ``folder``; None where there is none yet.

    Raises:
        BankError: with all problems of the file.
        CannotOpenError: if it is there and cannot be read.

    """
    path = folder / LOCK
    if not path.exists():
        return None
    text = read_text(path)
    if found := CONFLICT.search(text):
        raise BankError([Problem("lock-conflict", path, Place(text.count("\n", 0, found.start()) + 1, 1))])
    lock = _as_written(text)
    if lock is None:
        try:
            lock = files.read_struct(path, Lock, "lock")
        except BankError as error:
            if all(problem.code in OWN for problem in error.problems):
                raise
            raise BankError([Problem("lock-damaged", path, error.problems[0].place)]) from error
    if faults := [*_twice(lock), *_impossible(lock)]:
        raise files.placed(path, faults)
    return lock


def _as_written(text: str) -> Lock | None:
    """Read what `written` wrote, in less than half the time; None for all else, which is read with care.

    Whether it was that is not guessed: written again, it must be the same text.
    """
    entries = [
        {
            "id": name,
            "bank": bank,
            "kind": kind,
            "languages": {
                lang: {"digest": digest, "changed": changed} | ({"retired": retired} if retired else {})
                for lang, digest, changed, retired in LINE.findall(lines)
            },
        }
        for name, bank, kind, lines in ENTRY.findall(text)
    ]
    try:
        lock = convert({"questions": entries}, Lock)
    except ValidationError:
        return None
    return lock if fits(lock) and written(lock) == text else None


def _twice(lock: Lock) -> list[files.Misplaced]:
    seen: set[str] = set()
    faults: list[files.Misplaced] = []
    for index, one in enumerate(lock.questions):
        if one.id in seen:
            faults.append(("locked-twice", ("questions", index, "id"), {"id": one.id}))
        seen.add(one.id)
    return faults


def _impossible(lock: Lock) -> list[files.Misplaced]:
    """Find moments that no calendar has."""
    known: set[str] = set()
    faults: list[files.Misplaced] = []
    for index, one in enumerate(lock.questions):
        for lang, stamp in one.languages.items():
            for key, moment in (("changed", stamp.changed), ("retired", stamp.retired)):
                if moment is None or moment in known:
                    continue
                try:
                    datetime.fromisoformat(moment)
                except ValueError:
                    keys = ("questions", index, "languages", lang, key)
                    faults.append(("not-a-moment", keys, {"text": moment, "key": key}))
                else:
                    known.add(moment)
    return faults


def moments(lock: Lock) -> dict[tuple[str, str], datetime]:
    """Return when each (question id, language) last changed, for a format that tells newer from older."""
    return {
        (one.id, lang): datetime.fromisoformat(stamp.changed)
        for one in lock.questions
        for lang, stamp in one.languages.items()
    }


def written(lock: Lock) -> str:
    """Return the text of the file."""
    return HEAD + "".join(map(_entry, lock.questions)) if lock.questions else HEAD.rstrip() + " []\n"


def _entry(one: Locked) -> str:
    lines = [f"- id: {one.id}", f"  bank: {one.bank}", f"  kind: {one.kind}", "  languages:"]
    for lang, stamp in one.languages.items():
        retired = f", retired: {stamp.retired}" if stamp.retired else ""
        lines.append(f"    {lang}: {{digest: {stamp.digest}, changed: {stamp.changed}{retired}}}")
    return "\n".join(lines) + "\n"


def save(lock: Lock, folder: Path) -> None:
    """Write a lock whole or not at all.

    Raises:
        OSError: if it cannot be written; the one that was there is as it was.

    """
    path = (folder / LOCK).resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(written(lock).encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
