"""From banks to a package: notes, their guids, their tags."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import Discuss
from viva.bank.substance import kind_of
from viva.formats.anki.fields import fields_of
from viva.formats.anki.homes import Homes
from viva.formats.anki.identity import first_id, guid
from viva.formats.anki.losses import losses_of, skipped, stays_a_choice
from viva.formats.anki.markup import REPLACEMENT, clean
from viva.formats.anki.package import Note, Package
from viva.formats.anki.pictures import Pictures
from viva.formats.anki.recall import RECALL, TAG, can_be_recalled
from viva.formats.anki.retired import Retired
from viva.formats.anki.scheduling import refuse_over_plain
from viva.formats.errors import ExportError
from viva.formats.loss import Compared, Loss, LossReport

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viva.bank.deck import Question
    from viva.formats.anki.earlier import Earlier
    from viva.formats.request import Request

MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""When a question last changed of which nobody says when: the same for ever, so that the file is the same."""


def write(request: Request, path: Path | None) -> LossReport:
    """Write a package; with no path, only tell what would be lost.

    Raises:
        ExportError: if two questions have one id, two banks one name, an earlier package shows that this one would
            break collections, or the file cannot be written.

    """
    export, first = _Export(request), request.banks[0].home
    package = Package(
        first_id(first.deck, first.lang), export.notes(), export.homes.decks, export.pictures.files, request.carrying
    )
    if path is None:
        for _ in package.notes:
            pass
    else:
        if request.carrying is not None:
            refuse_over_plain(path)
        _save(package, path)
    return LossReport(
        total=sum(len(bank.questions) for bank in request.banks),
        losses=tuple(export.losses),
        moved=tuple(export.moved),
        retired=tuple(export.retired.lost),
        tagged=tuple(export.retired.tagged),
        notes=export.counts.total(),
        cards=export.cards,
        compared=Compared(**export.counts) if export.earlier is not None else None,
    )


class _Export:
    """One export: its notes as they are asked for, and what is found out on the way."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.pictures = Pictures()
        self.homes = Homes([])
        self.losses: list[Loss] = []
        self.moved: list[tuple[str, str]] = []
        self.earlier = _earlier(request.since)
        self.retired = Retired(request, self.earlier)
        self.moment = _seconds(request.now or MOMENT)
        self.counts: Counter[str] = Counter()
        """Notes by how they stand to the earlier package; all are new where there is none."""
        self.cards = 0
        self.learned = request.carrying.questions if request.carrying else {}
        self.changed = {key: _seconds(when) for key, when in (request.changed or {}).items()}

    def notes(self) -> Iterator[Note]:
        seen: dict[tuple[str, str, str], str] = {}
        homes = [(bank, self.homes.add(bank)) for bank in self.request.banks]
        if self.earlier is not None:
            self.earlier.vouch(self.homes.decks)
        for bank, home in homes:
            bank_tag = f"viva::bank::{_tag(bank.key)}"
            for question in bank.questions:
                # Two notes with one guid would both be added, and later only one of them updated.
                identity = (question.home.deck, question.id, question.lang)
                if identity in seen:
                    raise ExportError("twice", id=question.id, first=seen[identity], second=bank.path.name)
                seen[identity] = bank.path.name
                if isinstance(question.content, Discuss) and not self.request.discuss:
                    self.losses.append(skipped(question))
                else:
                    yield self._counted(self._note(question, home, bank_tag))
        yield from self.retired.notes()

    def _note(self, question: Question, home: int, bank_tag: str) -> Note:
        kind, tags = kind_of(question), [*_tags(question, bank_tag)]
        if self.earlier is not None:
            self._vouch(question, self.earlier, home, kind)
        picture, image_loss = self.pictures.add(question)
        recall = self.request.recall and kind in RECALL
        if recall and not can_be_recalled(question):
            self.losses.append(stays_a_choice(question))
            recall = False
        if recall:
            kind = RECALL[kind]
            tags.append(TAG)
        note_type, fields = fields_of(question, picture, recall=recall)
        joined = "\x1f".join(fields)
        self.losses.extend(losses_of(question, image_loss, replaced=REPLACEMENT in joined))
        name = guid(question.home.deck, question.id, question.lang, kind)
        changed = self.changed.get((question.id, question.lang), self.moment)
        learned = self.learned.get((question.home.deck, question.id))
        return Note(name, note_type, home, changed, f" {' '.join(tags)} ", joined, learned)

    def _counted(self, note: Note) -> Note:
        before = self.earlier.note(note.guid) if self.earlier is not None else None
        self.counts["new" if before is None else "same" if before[1:] == (note.tags, note.fields) else "changed"] += 1
        self.cards += len(note.note_type.templates)
        return note

    def _vouch(self, question: Question, earlier: Earlier, home: int, kind: str) -> None:
        """Find out whether people who have the question know it again, and in which deck."""
        where = question.home
        guids = [guid(where.deck, question.id, where.lang, one) for one in (kind, RECALL.get(kind, kind))]
        earlier.vouch_kind(question.id, where.deck if where.owner else where.bank, where.lang, guids)
        if any(earlier.homes.get(one, home) != home for one in guids):
            self.moved.append((question.id, question.lang))


def _earlier(path: Path | None) -> Earlier | None:
    from viva.formats.anki.earlier import Earlier  # noqa: PLC0415 - few have one, and it needs what opens any package

    return Earlier(path) if path else None


def _seconds(moment: datetime) -> int:
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _tags(question: Question, bank: str) -> Iterator[str]:
    content = question.content
    yield from map(_tag, content.tags)
    yield bank
    if content.level:
        yield f"viva::level::{content.level}"
    for passage in content.cites:
        yield f"viva::passage::{_tag(passage)}"
    if content.group:
        yield f"viva::group::{_tag(content.group)}"


@lru_cache(maxsize=4096)
def _tag(text: str) -> str:
    """Return a tag without what parts tags."""
    return "-".join(clean(text).replace('"', " ").split()) or "-"


def _save(package: Package, path: Path) -> None:
    """Write a file whole or not at all."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:  # a device or a pipe has no other name to take
                package.write(file)
            return
        try:
            with beside.open("wb") as file:
                package.write(file)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError("cannot-write", path=str(path), reason=error.strerror or str(error)) from error
