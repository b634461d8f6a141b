"""A deck with every kind in English and French, and a way to play it with lines typed or piped."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import plain, settings, words
from viva.bank import library
from viva.plain.run import Streams
from viva.study.journal import Journal
from viva.study.start import Wish

if TYPE_CHECKING:
    from pathlib import Path

DECK = """\
viva: 1
key: "0011223344556677"
languages: [en, fr]
title: {en: All kinds, fr: Tous les genres}
banks:
- {file: all, anki: {en: All, fr: Tous}}
"""

SOURCE = """\
viva: 1
lang: en
title: {en: A talk, fr: Un entretien}
label: {en: Interview, fr: Entretien}
speaker: lima
voices:
  lima:
    name: Ana Lima
passages:
- id: "1.3"
  voice: lima
  gist: {en: Rivers run down., fr: Les fleuves descendent.}
  length: 16
  sha256: 0000000000000000000000000000000000000000000000000000000000000000
"""

ELSEWHERE = """\
viva: 1
elsewhere:
- id: atlas
  stance: differs
  who: {en: The Atlas, fr: L’Atlas}
  says: {en: Some run up., fr: Certains montent.}
  date: "2020-03"
  address: https://example.org/atlas
"""

ENGLISH = """\
viva: 1
lang: en
title: All
questions:
- id: a-choice
  choice: Where do rivers *end*?
  answer: In the sea
  wrong:
  - {text: In the sky, because: Water falls from there.}
  - In a book
  explain: They run **down**.
  hints: ["Think of salt.", "Think of fish."]
  cites: ["1.3"]
  elsewhere: [atlas]
- id: a-select
  select: Which are rivers?
  answers: ["The Nile", "The Rhône"]
  wrong:
  - {text: The Alps, because: These are mountains.}
  - The Moon
- id: a-claim
  claim: All rivers are long.
  answer: unsaid
- id: a-typed
  typed: Who speaks first?
  answer: Ana Lima
  accept: [Lima]
  wrong:
  - {text: Bo, because: He speaks second.}
- id: a-number
  number: How long is it?
  answer: 16500.5
  within: "0.5"
  unit: thousand steps
- id: a-cloze
  cloze: A [[river|stream]] runs into the [[sea]].
- id: a-bank-of-words
  cloze: The [[sun]] and the [[moon]].
  extra: [desert]
- id: an-order
  order: From the first to the last.
  items: ["Spring", "Brook", "River"]
- id: a-match
  match: What is where?
  pairs:
  - {left: Nile, right: Africa}
  - {left: Loire, right: Europe}
  extra: [Asia]
- id: a-card
  card: delta
  back: the mouth of a river
- id: a-talk
  discuss: Should rivers be straight?
  points:
  - Floods
  - {text: Deserts, elsewhere: [atlas]}
  positions: ["Yes", "No"]
  minutes: 5
"""

FRENCH = """\
viva: 1
lang: fr
title: Tous
translates: all.en.yaml
questions:
- id: a-choice
  choice: Où *finissent* les fleuves ?
  answer: Dans la mer
  wrong:
  - {text: Dans le ciel, because: L’eau en tombe.}
  - Dans un livre
  explain: Ils **descendent**.
  hints: ["Pensez au sel.", "Pensez aux poissons."]
- id: a-select
  select: Lesquels sont des fleuves ?
  answers: ["Le Nil", "Le Rhône"]
  wrong:
  - {text: Les Alpes, because: Ce sont des montagnes.}
  - La Lune
- id: a-claim
  claim: Tous les fleuves sont longs.
- id: a-typed
  typed: Qui parle d’abord ?
  answer: Ana Lima
  accept: [Lima]
  wrong:
  - {text: Bo, because: Il parle ensuite.}
- id: a-number
  number: Quelle est sa longueur ?
  unit: mille pas
- id: a-cloze
  cloze: Un [[fleuve|ruisseau]] se jette dans la [[mer]].
- id: a-bank-of-words
  cloze: Le [[soleil]] et la [[lune]].
  extra: [désert]
- id: an-order
  order: Du premier au dernier.
  items: ["Source", "Ruisseau", "Fleuve"]
- id: a-match
  match: Qu’est-ce qui est où ?
  pairs:
  - {left: Nil, right: Afrique}
  - {left: Loire, right: Europe}
  extra: [Asie]
- id: a-card
  card: delta
  back: l’embouchure d’un fleuve
- id: a-talk
  discuss: Les fleuves doivent-ils être droits ?
  points:
  - Crues
  - {text: Déserts, elsewhere: [atlas]}
  positions: ["Oui", "Non"]
"""


class Typed(io.StringIO):
    """Lines that somebody types."""

    def isatty(self) -> bool:
        return True


class Play(Protocol):
    def __call__(
        self,
        *lines: str,
        by_hand: bool = ...,
        source: str = ...,
        resume: bool | None = ...,
        only: str = ...,
        mode: str = ...,
    ) -> str: ...


@pytest.fixture
def deck() -> Path:
    folder = settings.own_decks() / "kinds"
    folder.mkdir(parents=True)
    files = {
        "deck.yaml": DECK,
        "source.yaml": SOURCE,
        "elsewhere.yaml": ELSEWHERE,
        "all.en.yaml": ENGLISH,
        "all.fr.yaml": FRENCH,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["en", "fr"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both languages, one after the other."""
    monkeypatch.setenv("VIVA_LANG", request.param)
    return str(request.param)


@pytest.fixture
def play(deck: Path) -> Play:
    """Play a session with these lines, the questions in the bank's order, and return all that was said."""
    assert deck.is_dir()

    def run(
        *lines: str,
        by_hand: bool = False,
        source: str = "kinds",
        resume: bool | None = None,
        only: str = "",
        mode: str = "practice",
    ) -> str:
        words.use(settings.preferred_language())
        found = library.find(source)
        said = frozenset() if mode == "practice" else frozenset({"mode"})
        wish = Wish(source=source, count=0, seed=1, mode=mode, said=said)  # type: ignore[arg-type]
        text = "".join(f"{line}\n" for line in lines)
        streams = Streams(into=Typed(text) if by_hand else io.StringIO(text), out=io.StringIO())
        with pytest.MonkeyPatch.context() as patch, Journal(settings.journal_path()) as journal:
            if only:
                patch.setattr("viva.study.start.choose", lambda all_, *_: [one for one in all_ if one.id == only])
            clock = lambda: datetime(2026, 3, 9, 10, tzinfo=UTC)  # noqa: E731 - it stands still
            assert plain.run(found, wish, journal=journal, clock=clock, streams=streams, resume=resume) == 0
        words.use("en")
        return streams.out.getvalue()  # type: ignore[attr-defined, no-any-return]

    return run


class Viva(Protocol):
    def __call__(
        self, *arguments: str, given: bytes = ..., **environment: str
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def viva() -> Viva:
    """Run the program itself, with bytes at its standard input."""

    def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "viva", *arguments],
            input=given,
            capture_output=True,
            env=os.environ | environment,
            timeout=60,
            check=False,
        )

    return run
