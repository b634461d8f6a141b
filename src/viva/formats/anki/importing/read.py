"""A whole package: its notes one after the other, each to its bank, each with what became of it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from viva.bank.heads import DECK_KEY
from viva.bank.text import flat, masked
from viva.formats.anki.importing import html, own
from viva.formats.anki.importing.banks import Banks, inline
from viva.formats.anki.importing.collection import NoteType, decks, note_types
from viva.formats.anki.importing.mapping import propose, read_mapping
from viva.formats.anki.importing.notes import Draft, Drafting, Note, Skip, content_of
from viva.formats.anki.importing.pictures import Pictures
from viva.formats.anki.importing.shapes import shape_of
from viva.formats.anki.importing.tags import tags_of
from viva.formats.anki.opening import open_package
from viva.formats.incoming.ids import Ids
from viva.formats.incoming.taken import Taken, Wish
from viva.formats.loss import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viva.formats.anki.importing.mapping import Mapped
    from viva.formats.anki.importing.shapes import Shape
    from viva.formats.anki.opening import Package
    from viva.formats.incoming.taken import TakenBank

NOTES: Final = "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
CARDS: Final = "SELECT nid, ord, did, odid FROM cards ORDER BY nid, ord"

TOLD_EVERY: Final = 200
"""Notes between two words on how far it is."""


MOST_CARDS: Final = 200
"""Cards of one note: clozes of learned poems have some fifty."""

MOST_SIGNS: Final = 10_000_000
"""Characters that a note comes to on all its cards together."""

SAMPLED: Final = 100
"""Notes that are looked at to tell the language."""

TAG: Final = re.compile("<[^<>]*>|&[a-z]+;|[\x1f\x00]")


def read(path: Path, wish: Wish) -> Taken:
    """Read a package.

    Raises:
        CannotOpenError: if there is no such file.
        PackageError: if it cannot be used.
        BankError: if the mapping has problems.

    """
    with open_package(path) as package:
        return _Reading(package, wish).run(path)


class _Reading:
    """A package on its way in."""

    def __init__(self, package: Package, wish: Wish) -> None:
        self.package = package
        self.wish = wish
        self.kinds = note_types(package)
        self.shapes: dict[int, Shape] = {key: shape_of(kind) for key, kind in self.kinds.items()}
        self.mapped: dict[str, Mapped] = {}
        if wish.mapping is not None:
            self.mapped = read_mapping(wish.mapping, list(self.kinds.values()))
        self.lang = wish.guess(_sample(package)) or wish.lang
        self.drafting = Drafting(self.lang, Pictures(package, wish.folder))
        self.ids: dict[str, Ids] = {}
        self.places: set[str] = set()
        """The decks that notes of ours come from; empty among them for any other note."""
        self.losses: list[Loss] = []
        self.unknown: dict[int, int] = {}

    def run(self, path: Path) -> Taken:
        """Return all of it."""
        (total,) = next(self.package.rows("SELECT count(id) FROM notes"))
        banks = Banks(decks(self.package), path.stem)
        cards = groupby(self._cards(), key=lambda card: card[0])
        ahead: tuple[int, list[tuple[int, int]]] | None = None
        for done, (number, guid, kind, tags, fields) in enumerate(self.package.rows(NOTES)):
            if done % TOLD_EVERY == 0:
                self.wish.progress(done, total)
            while ahead is None or ahead[0] < number:
                found = next(cards, None)
                ahead = (found[0], [(place, deck) for _, place, deck in found[1]]) if found else (2**63, [])
            mine = ahead[1] if ahead[0] == number else []
            self._note(banks, (number, guid, kind, tags, fields), mine)
        self.wish.progress(total, total)
        unknown = [self.kinds[key] for key in self.unknown]
        key = self._key()
        told = {lang: own.described(about, lang) if key else (about, "", "") for lang, about in banks.abouts().items()}
        return Taken(
            titles=banks.titles(),
            parents=banks.parents(),
            total=total,
            key=key,
            abouts={lang: text for lang, (about, _, _) in told.items() if (text := inline(about))},
            credits={lang: text for lang, (_, credit, _) in told.items() if (text := inline(credit))},
            licence=next((html.plain(licence) for _, _, licence in told.values() if licence), ""),
            banks=banks.all(),
            losses=self.losses,
            proposal=propose(unknown) if unknown else "",
            unknown={self.kinds[key].name: count for key, count in self.unknown.items()},
        )

    def _cards(self) -> Iterator[tuple[int, int, int]]:
        """Yield each card's note, template and deck: its own deck, where it is only lent to a filtered one."""
        for note, place, deck, home in self.package.rows(CARDS):
            if isinstance(note, int) and isinstance(place, int):
                yield note, place, home if isinstance(home, int) and home else deck

    def _key(self) -> str | None:
        """Return the key of the deck that all of it comes from, if that is one of ours."""
        key = next(iter(self.places), "")
        return key if len(self.places) == 1 and re.search(DECK_KEY, key) else None

    def _note(self, banks: Banks, row: tuple[Any, ...], cards: list[tuple[int, int]]) -> None:
        number, guid, key, tags, fields = row
        kind = self.kinds.get(key) if isinstance(key, int) else None
        deck = cards[0][1] if cards else None
        if not cards or kind is None or not isinstance(fields, str):
            code = "note-broken" if cards else "note-no-cards"
            self._lose(banks.of(deck, self.lang), f"nid:{number}", code, {}, skipped=True)
            return
        values = dict(zip(kind.fields, [*fields.split("\x1f"), *[""] * len(kind.fields)], strict=False))
        note = Note(number, str(guid), values, tuple(str(tags).split()), tuple(place for place, _ in cards))
        home = own.home_of(note, kind) if kind.name not in self.mapped else None
        bank = banks.of(deck, home.lang if home else self.lang, own.bank_of(note) if home else "")
        try:
            if len(cards) > MOST_CARDS or len(fields) * len(cards) > MOST_SIGNS:
                raise html.TooMuchError  # noqa: TRY301 - as what reads its texts may raise
            drafts = self._own(note, key, home) if home else self._drafts(note, key, kind)
            self._take(bank, note, drafts, home)
            self.places.add(home.place if home else "")
        except Skip as skip:
            self._lose(bank, f"nid:{number}", skip.code, skip.params, skipped=True)
        except html.TooMuchError:
            self._lose(bank, f"nid:{number}", "note-too-much", {}, skipped=True)

    def _own(self, note: Note, key: int, home: own.Home) -> list[Draft | Skip]:
        """Return the question that a note of ours was; one that was changed in Anki is read by its templates."""
        kind = self.kinds[key]
        try:
            return [own.draft_of(note, home, kind, self.drafting)]
        except own.ChangedError:
            bare = Note(note.id, note.guid, note.fields | {"ID": ""}, note.tags, note.cards)
            drafts = self._drafts(bare, key, kind)
            for draft in drafts:
                if isinstance(draft, Draft):
                    draft.lost.append(("note-changed", draft.kind, {}))
            return drafts

    def _drafts(self, note: Note, key: int, kind: NoteType) -> list[Draft | Skip]:
        if kind.name in self.mapped:
            return self.drafting.by_mapping(note, self.mapped[kind.name])
        shape = self.shapes[key]
        if shape.sort == "occlusion":
            raise Skip("note-occlusion")
        if shape.sort == "unknown":
            self.unknown[key] = self.unknown.get(key, 0) + 1
            raise Skip("note-type-unknown", type=kind.name)
        return self.drafting.by_shape(note, shape)

    def _take(self, bank: TakenBank, note: Note, drafts: list[Draft | Skip], home: own.Home | None = None) -> None:
        """Put a note's questions into its bank, under ids of their own; one of ours keeps that which it had."""
        good = [draft for draft in drafts if isinstance(draft, Draft)]
        bad = [draft for draft in drafts if isinstance(draft, Skip)]
        if not good:
            raise bad[0]
        tags, lost_tags = tags_of(tag for tag in note.tags if home is None or not tag.startswith(own.TAG))
        origin, ids = note.guid, self.ids.setdefault(bank.lang, Ids())
        base = ids.claim(home.id, origin) if home else ids.give(_texts(good[0]), origin)
        several = len(good) > 1
        taken = 0
        for draft in good:
            name = ids.claim(f"{base}-{draft.suffix or 1}", origin) if several else base
            try:
                bank.add(content_of(draft, name, tags, base if several else None))
                taken += 1
            except Skip as skip:
                bad.append(skip)
        if not taken:
            raise bad[0]
        for one in bad:
            self._lose(bank, base, one.code, one.params)
        for tag in lost_tags:
            self._lose(bank, base, "tag-changed", {"tag": tag}, key="tags")
        told = {
            (code, key, tuple(sorted(params.items()))): params for draft in good for code, key, params in draft.lost
        }
        for (code, key, _), params in told.items():
            self._lose(bank, base, code, params, key=key)

    def _lose(  # noqa: PLR0913 - what a loss is
        self,
        bank: TakenBank,
        name: str,
        code: str,
        params: dict[str, str],
        *,
        key: str | None = None,
        skipped: bool = False,
    ) -> None:
        loss = Loss(
            code=code, question_id=name, bank=bank.name, lang=bank.lang, field=key, params=params, skipped=skipped
        )
        self.losses.append(loss)


def _sample(package: Package) -> str:
    """Return some of the texts, to tell their language by."""
    found = package.rows(f"SELECT flds FROM notes ORDER BY id LIMIT {SAMPLED}")  # noqa: S608 - a number of ours
    return " ".join(TAG.sub(" ", fields[:1_000]) for (fields,) in found if isinstance(fields, str))


def _texts(draft: Draft) -> Iterator[str]:
    """Yield what an id may be made from, the best first; never what is to be answered."""
    prompt = draft.values["prompt"]
    if draft.is_wordless:
        yield "picture"
    yield flat(masked(prompt), blanks=True) if draft.kind == "cloze" else flat(prompt)
    if draft.kind == "card":
        yield flat(draft.values["back"])
