"""Questions that were taken out of a deck, for those who have them in Anki.

Their text is gone from the banks. An earlier package has it: from there it comes once more, with a tag to find it by.
No card comes along, since Anki gives a tag to a note that it has, and asks nothing of somebody who begins now.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from viva.formats.anki.identity import guid
from viva.formats.anki.package import Note
from viva.formats.anki.recall import RECALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viva.formats.anki.earlier import Earlier
    from viva.formats.request import Request

TAG: Final = "viva::retired"


def search(deck: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return what finds the notes of these (id, language) in Anki's browser."""
    by_lang: dict[str, list[str]] = {}
    for name, lang in pairs:
        by_lang.setdefault(lang, []).append(f'"ID:{deck}/{name}"')
    return " OR ".join(f"(Lang:{lang} ({' OR '.join(ids)}))" for lang, ids in by_lang.items())


class Retired:
    """The questions that are gone, in the languages that are exported."""

    def __init__(self, request: Request, earlier: Earlier | None) -> None:
        """Take no note yet."""
        self.request = request
        self.earlier = earlier
        self.lost: list[tuple[str, str]] = []
        """The (id, language) of those of which no text is known."""
        self.tagged: list[tuple[str, str]] = []
        """The (id, language) of those that get the tag."""

    def notes(self) -> Iterator[Note]:
        """Yield the notes of an earlier package whose questions are gone, as they were, with the tag."""
        deck = self.request.banks[0].home.deck
        for name, lang, kind, moment in self._gone():
            guids = dict.fromkeys(guid(deck, name, lang, one) for one in (kind, RECALL.get(kind, kind)))
            found = [(one, note) for one in guids if self.earlier and (note := self.earlier.note(one))]
            if found:
                self.tagged.append((name, lang))
            elif kind != "discuss" or self.request.discuss:
                self.lost.append((name, lang))
            for one, (note_type, tags, fields) in found:
                kept = [tag for tag in tags.split() if tag != TAG]
                yield Note(one, note_type, None, moment, f" {' '.join([*kept, TAG])} ", fields)

    def _gone(self) -> Iterator[tuple[str, str, str, int]]:
        """Yield id, language, kind and moment of what the lock knows to have been taken out."""
        if self.request.lock is None:
            return
        langs = {bank.lang for bank in self.request.banks}
        here = {(question.id, question.lang) for question in self.request.questions}
        for one in self.request.lock.questions:
            for lang, stamp in one.languages.items():
                if stamp.retired and lang in langs and (one.id, lang) not in here:
                    yield one.id, lang, str(one.kind), int(datetime.fromisoformat(stamp.retired).timestamp())
