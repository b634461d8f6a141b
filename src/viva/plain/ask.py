"""Asking in lines: each kind of question read out, and a response made from what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from viva.asking.quantity import read_number
from viva.asking.response import (
    Arranged,
    Filled,
    Judged,
    Paired,
    Passed,
    Picked,
    Rated,
    Response,
    Talked,
    Wrote,
)
from viva.asking.reveal import RevealedPoints
from viva.asking.shown import (
    LETTERS,
    TRUTHS,
    Option,
    Shown,
    ShownCard,
    ShownChoice,
    ShownClaim,
    ShownCloze,
    ShownDiscuss,
    ShownMatch,
    ShownNumber,
    ShownOrder,
    ShownSelect,
    ShownTyped,
)
from viva.bank.text import flat
from viva.plain.talk import Talk, Unknown
from viva.render.plain import one_line, plain
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from viva.asking.response import Rating
    from viva.asking.reveal import Reveal
    from viva.asking.shown import ShownChoice as Choice

RATINGS: tuple[Rating, ...] = ("again", "hard", "good", "easy")
"""In the order of the digits 1 to 4."""


def label(place: int) -> str:
    """Return what an option is called: a letter, and past z a number."""
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)


def place_of(word: str, count: int) -> int | None:
    """Return the place of an option called ``word`` (a letter or a number from 1), or None when there is none."""
    word = word.strip().lower().rstrip(".)")
    if len(word) == 1 and word in LETTERS:
        place = LETTERS.index(word)
    elif word.isdecimal() and len(word) < 4:  # noqa: PLR2004 - no question has a thousand options
        place = int(word) - 1
    else:
        return None
    return place if 0 <= place < count else None


def places_of(line: str, count: int) -> list[int] | None:
    """Return the places named in a line such as ``b d``, ``b, d`` or ``bd``; None if one of them is not there."""
    words = re.findall(r"[^\s,;]+", line)
    if count <= len(LETTERS):
        words = [sign for word in words for sign in (word if word.isalpha() else [word])]
    places = [place_of(word, count) for word in words]
    if not places or None in places or len(set(places)) < len(places):
        return None
    return [place for place in places if place is not None]


def question(shown: Shown, talk: Talk, *, turned: Callable[[], Reveal], tell: Callable[[Reveal], None]) -> Response:
    """Read a question out and return what the learner gave.

    ``turned`` gives what is on the other side, for the kinds that are turned over before they are rated; ``tell``
    reads it out.
    """
    talk.wait_for(shown, "bank" if isinstance(shown, ShownCloze) and shown.words else shown.kind)
    prompt(shown, talk)
    try:
        return _answer(shown, talk, turned, tell)
    except Unknown:
        return Passed()


def card(shown: Shown, talk: Talk, *, turned: Callable[[], Reveal], tell: Callable[[Reveal], None]) -> Response:
    """Ask any kind as a card: read it out with its options, turn it over, and let the learner rate themselves."""
    talk.wait_for(shown, "discuss" if isinstance(shown, ShownDiscuss) else "card")
    prompt(shown, talk)
    if isinstance(shown, ShownDiscuss):
        try:
            return _answer(shown, talk, turned, tell)
        except Unknown:
            return Passed()
    _beside(shown, talk)
    return _rated(talk, turned, tell, backwards=isinstance(shown, ShownCard) and shown.backwards)


def prompt(shown: Shown, talk: Talk) -> None:
    """Read out who says it and what is asked."""
    if shown.voices:
        talk.say(according(shown.voices, shown.lang))
    talk.say(plain(shown.prompt, blanks=isinstance(shown, ShownCloze)))
    if shown.picture:
        talk.say(say("plain.picture", alt=one_line(shown.picture.alt), file=str(shown.picture.file)))


def according(voices: Sequence[str], lang: str) -> str:
    """Return “According to …” in the language of the question."""
    names = voices[-1]
    for name in reversed(voices[:-1]):
        names = say("asking.and", first=name, last=names, lang=lang)
    return say("asking.according", names=names, lang=lang)


def _beside(shown: Shown, talk: Talk) -> None:
    """Read out what stands beside the prompt, for who answers in their head."""
    match shown:
        case ShownChoice(options=options) | ShownSelect(options=options) | ShownOrder(items=options):
            _listed(talk, options)
        case ShownCloze(words=options):
            _listed(talk, options)
        case ShownMatch(lefts=lefts, rights=rights):
            for left in lefts:
                talk.say(one_line(left.text))
            _listed(talk, rights)
        case ShownClaim(lang=lang):
            talk.say(say("plain.which", words=", ".join(say(f"asking.{truth}", lang=lang) for truth in TRUTHS)))
        case ShownNumber(unit=unit) if unit:
            talk.say(say("plain.unit", unit=one_line(unit)))
        case _:
            return


def _answer(shown: Shown, talk: Talk, turned: Callable[[], Reveal], tell: Callable[[Reveal], None]) -> Response:
    match shown:
        case ShownChoice():
            return _choice(shown, talk)
        case ShownSelect(options=options):
            return Picked(tuple(options[place].key for place in _several(talk, options)))
        case ShownClaim(lang=lang):
            return _claim(talk, lang)
        case ShownTyped():
            return Wrote(talk.ask(say("plain.type")))
        case ShownNumber(unit=unit, lang=lang):
            return _number(talk, flat(unit) if unit else None, lang)
        case ShownCloze():
            return _cloze(shown, talk)
        case ShownOrder(items=items):
            return Arranged(tuple(items[place].key for place in _several(talk, items, every=True)))
        case ShownMatch():
            return _match(shown, talk)
        case ShownCard(backwards=backwards):
            return _rated(talk, turned, tell, backwards=backwards)
        case ShownDiscuss():
            return _discuss(shown, talk, turned, tell)
        case _:
            assert_never(shown)


def _range(key: str, count: int, **params: object) -> str:
    """Return a word that mentions the first and the last of ``count`` options."""
    return phrase(f"plain.{key}", {"n": count, "first": label(0), "last": label(count - 1), **params})


def _one(talk: Talk, options: Sequence[Option], asking: str) -> int:
    while True:
        place = place_of(talk.ask(asking), len(options))
        if place is not None:
            return place
        talk.say(_range("not-there", len(options)))


def _listed(talk: Talk, options: Sequence[Option]) -> None:
    for place, option in enumerate(options):
        talk.say(f"{label(place)}. {one_line(option.text)}")


def _choice(shown: Choice, talk: Talk) -> Response:
    _listed(talk, shown.options)
    place = _one(talk, shown.options, _range("pick", len(shown.options)))
    return Picked((shown.options[place].key,))


def _several(talk: Talk, options: Sequence[Option], *, every: bool = False) -> list[int]:
    _listed(talk, options)
    asking = _range("arrange" if every else "pick-all", len(options))
    while True:
        places = places_of(talk.ask(asking), len(options))
        if places is not None and (not every or len(places) == len(options)):
            return places
        talk.say(_range("not-every" if every else "not-these", len(options)))


def _claim(talk: Talk, lang: str) -> Response:
    words = [(say(f"asking.letter-{truth}", lang=lang), say(f"asking.{truth}", lang=lang)) for truth in TRUTHS]
    shown = [f"{letter} = {word}" for letter, word in words]
    while True:
        given = talk.ask(say("plain.judge", words=", ".join(shown))).casefold()
        for place, (letter, word) in enumerate(words):
            if given in {letter, word.casefold(), TRUTHS[place], str(place + 1)}:
                return Judged(TRUTHS[place])
        talk.say(say("plain.not-judged", words=", ".join(shown)))


def _number(talk: Talk, unit: str | None, lang: str) -> Response:
    asking = say("plain.number-in", unit=unit) if unit else say("plain.number")
    while True:
        line = talk.ask(asking)
        if read_number(line, lang, unit) is not None:
            return Wrote(line)
        talk.say(say("asking.not-read", text=line))


def _cloze(shown: ShownCloze, talk: Talk) -> Response:
    _listed(talk, shown.words)
    words: list[str] = []
    for number in range(1, shown.blanks + 1):
        if shown.words:
            asking = _range("pick-blank", len(shown.words), number=number, of=shown.blanks)
            words.append(shown.words[_one(talk, shown.words, asking)].text)
        else:
            words.append(talk.ask(say("plain.type-blank", number=number, of=shown.blanks)))
    return Filled(tuple(words))


def _match(shown: ShownMatch, talk: Talk) -> Response:
    _listed(talk, shown.rights)
    pairs: list[tuple[str, str]] = []
    for left in shown.lefts:
        place = _one(talk, shown.rights, _range("pair", len(shown.rights), left=one_line(left.text)))
        pairs.append((left.key, shown.rights[place].key))
    return Paired(tuple(pairs))


def _rated(talk: Talk, turned: Callable[[], Reveal], tell: Callable[[Reveal], None], *, backwards: bool) -> Response:
    try:
        talk.ask(say("plain.turn"), allow_empty=True)
    except Unknown:
        talk.say(say("asking.passed"))
        tell(turned())
        return Rated("again", backwards)
    tell(turned())
    words = [say(f"asking.{rating}") for rating in RATINGS]
    shown = ", ".join(f"{place} = {word}" for place, word in enumerate(words, 1))
    while True:
        try:
            given = talk.ask(say("plain.rate", words=shown)).casefold()
        except Unknown:
            return Rated("again", backwards)
        for place, rating in enumerate(RATINGS):
            if given in {str(place + 1), rating, words[place].casefold()}:
                return Rated(rating, backwards)
        talk.say(say("plain.not-rated", words=shown))


def _discuss(shown: ShownDiscuss, talk: Talk, turned: Callable[[], Reveal], tell: Callable[[Reveal], None]) -> Response:
    position: int | None = None
    if shown.minutes:
        talk.say(say("asking.minutes", n=shown.minutes))
    if shown.positions:
        options = [Option(str(place), text) for place, text in enumerate(shown.positions)]
        _listed(talk, options)
        position = _one(talk, options, _range("position", len(options)))
    talk.ask(say("plain.points"), allow_empty=True)
    found = turned()
    tell(found)
    count = len(found.answer.points) if isinstance(found.answer, RevealedPoints) else 0
    while True:
        line = talk.ask(say("plain.touched"), allow_empty=True)
        places = places_of(line, count) if line else []
        if places is not None:
            return Talked(tuple(places), position)
        talk.say(_range("not-these", count))
