"""Mapping a text again: what its author wrote into the map stays, only what the text says differently is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from viva.author.aligning import Known, align
from viva.author.mapfile import not_ours, read_map
from viva.author.mapping import Sentence
from viva.author.numbering import new_ids
from viva.author.planning import Plan
from viva.author.writing import map_text_of
from viva.bank import nodes
from viva.bank.edits import edited
from viva.bank.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from viva.author.mapfile import MapFile
    from viva.author.mapping import Mapped


class Update(Struct, frozen=True):
    """What became of the passages of a map, by their ids, and the text of the file that says so."""

    path: Path
    text: str
    """What the file is to hold."""
    before: str = ""
    """What it held; empty where there was none."""
    same: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    sentences: dict[str, Sentence] = {}
    """The sentences of the text, by the ids that they have now."""
    kept: dict[str, tuple[str, ...]] = {}
    """Passages that the text no longer has but questions cite, each with their ids: they stay in the file."""


def update(path: Path, mapped: Mapped, citing: Callable[[], Mapping[str, Sequence[str]]], *, with_text: bool) -> Update:
    """Return what a map is to become; nothing is written.

    ``citing`` tells the questions that cite each passage, and is asked only when one is gone. Without ``with_text``
    no comment of the file is to hold a sentence of the text; with it, a file that holds none is left that way: its
    author may not show the text.

    Raises:
        BankError: with all problems of the file, or ``map-in-brackets`` if it is written in a style that cannot be
            edited.
        CannotOpenError: if there is no such file.

    """
    old = read_map(path)
    passages = {one.passage.id: one.passage for one in old.entries}
    known = [Known(one.passage.length, one.passage.sha256, one.sentence) for one in old.entries]
    with_text = with_text and (not old.entries or any(one.sentence_line for one in old.entries))
    own = [None if place is None else old.entries[place].passage.id for place in align(known, mapped.sentences)]
    ids = new_ids(mapped.sentences, own, {*passages, *old.retired})
    sentences = dict(zip(ids, mapped.sentences, strict=True))
    gone = [name for name in passages if name not in sentences]
    cited = citing() if gone else {}
    plan = Plan(old, sentences, tuple(name for name in gone if not cited.get(name)), with_text=with_text)
    text = edited(old.text, plan.edits())
    _prove(old, plan, text)
    return Update(
        path,
        text,
        old.text,
        same=tuple(name for name in ids if name in passages and name not in plan.changed),
        changed=tuple(name for name in ids if name in plan.changed),
        new=tuple(name for name in ids if name not in passages),
        removed=plan.removed,
        sentences=sentences,
        kept={name: tuple(cited[name]) for name in gone if cited.get(name)},
    )


def _prove(old: MapFile, plan: Plan, text: str) -> None:
    """Read what the edits made of a file again: it says what was meant, or the file is left alone."""
    root, faults = nodes.compose(text)
    try:
        after = msgspec.convert(nodes.plain(root), Source, strict=False) if root and not faults else None
    except msgspec.ValidationError:
        after = None
    if after is None or _head(after) != _head(old.source) or {one.id: one for one in after.passages} != plan.passages():
        raise not_ours(old.path, old.list_node.place)


def _head(source: Source) -> Source:
    return msgspec.structs.replace(source, passages=())


def first(path: Path, mapped: Mapped, title: str, *, with_text: bool) -> Update:
    """Return what a map that is not there yet is to hold; nothing is written."""
    sentences = {one.id: one for one in mapped.sentences}
    text = map_text_of(mapped, mapped.title or title, with_text=with_text)
    return Update(path, text, new=tuple(sentences), sentences=sentences)
