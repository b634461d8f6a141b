"""Where a deck's questions come from: the passages of its source, and what other sources say elsewhere.

Annotations are not postponed here: msgspec would have to compile each of them anew at every start.
"""

import re
import unicodedata
from functools import cached_property
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from viva.bank.digest import sha256
from viva.bank.kinds import END, MAX_ID, Id, PassageId, Text, spelled

LANG: Final = rf"^[a-z]{{2,3}}(-[A-Za-z0-9]{{2,8}})*{END}"
ADDRESS: Final = rf"^https?://[^\s<>\"]+{END}"
DATE: Final = rf"^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}})?)?{END}"
SHA256: Final = rf"^[0-9a-f]{{64}}{END}"

Lang = Annotated[str, spelled(LANG, "not-a-language", max_length=MAX_ID)]
"""A language tag: ``en``, ``fr``, ``pt-BR``."""

Said = Text | dict[Lang, Text]
"""A text, or one per language."""

Address = Annotated[str, spelled(ADDRESS, "not-an-address", max_length=2000)]
"""A page on the web."""

Stance = Literal["agrees", "differs", "adds", "later"]
"""How another source stands to ours."""

STRAIGHT: Final = str.maketrans("\u2019\u2018\u02bc\u201b", "''''")


class Voice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone who speaks in a source."""

    name: Annotated[Said, Meta(description="As in “According to …”.")]
    role: Annotated[Said, Meta(description="Who that is.")] | None = None


class Passage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence of a source, known by its digest, so that the text itself need not be shipped."""

    id: PassageId
    voice: Annotated[Id, Meta(description="Who says it: one of the voices.")]
    gist: Annotated[Said, Meta(description="What it says, in our own words.")]
    length: Annotated[int, Meta(ge=1, description="Characters of the normalised sentence.")]
    sha256: Annotated[str, spelled(SHA256, "not-a-digest", description="SHA-256 of its UTF-8, in hex.")]
    skip: Annotated[Text, Meta(description="Why no question is asked about it.")] | None = None


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """What a deck's questions rest on: ``source.yaml``."""

    viva: Literal[1]
    lang: Annotated[Lang, Meta(description="The language it was said in.")]
    title: Said
    label: (
        Annotated[Said, Meta(description="What it is called before a passage’s id: Interview, in “Interview 1.3”.")]
        | None
    ) = None
    about: Said | None = None
    speaker: Annotated[Id, Meta(description="Whose words most of it is: one of the voices.")] | None = None
    publisher: Said | None = None
    date: Said | None = None
    address: Address | None = None
    voices: dict[Id, Voice]
    passages: tuple[Passage, ...]

    def passage(self, passage_id: str) -> Passage | None:
        """Return the passage of that id."""
        return self._by_id.get(passage_id)

    def found(self, ids: tuple[str, ...]) -> tuple[Passage, ...]:
        """Return the passages of these ids; unknown ones are left out."""
        known = self._by_id
        return tuple([known[one] for one in ids if one in known])

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in reversed(self.passages)}


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What another source says."""

    id: Id
    stance: Stance
    topic: Id | None = None
    who: Annotated[Said, Meta(description="The author of what it says.")]
    date: Annotated[str, spelled(DATE, "not-a-date", description="Year, month or day.")] | None = None
    address: Address
    says: Annotated[Said, Meta(description="In our own words.")]


class Elsewhere(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that other sources say: ``elsewhere.yaml``."""

    viva: Literal[1]
    elsewhere: tuple[Entry, ...]


def said(text: str | dict[str, str] | None, lang: str) -> str:
    """Return a text in ``lang``, else in the language it was first written in; empty for None."""
    if text is None or isinstance(text, str):
        return text or ""
    return text.get(lang) or next(iter(text.values()), "")


def normalised(sentence: str) -> str:
    """Return a sentence as its digest sees it: NFKC, straight apostrophes, single spaces."""
    plain = unicodedata.normalize("NFKC", sentence).translate(STRAIGHT)
    return re.sub(r"\s+", " ", plain).strip()


def digest(sentence: str) -> tuple[int, str]:
    """Return the length in characters and the SHA-256 of a sentence, once normalised."""
    plain = normalised(sentence)
    return len(plain), sha256(plain.encode()).hexdigest()
