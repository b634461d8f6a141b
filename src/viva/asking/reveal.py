"""What is shown after an answer: the key, the reasons, the explanation, the passage, and what is said elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from viva.asking import options
from viva.asking.response import Arranged, Filled, Judged, Paired, Picked, Response, Talked, Wrote
from viva.bank.kinds import Card, Choice, Claim, Cloze, Discuss, Match, Number, Order, Point, Select, Truth, Typed
from viva.bank.rules import is_unwritten, words_of
from viva.bank.source import Stance, said
from viva.bank.text import answers_of, flat
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viva.bank.deck import Question
    from viva.bank.source import Passage


class RevealedOption(Struct, frozen=True):
    """An option with the truth about it."""

    key: str
    text: str
    right: bool
    yours: bool
    because: str | None = None


class RevealedOptions(Struct, frozen=True):
    """The options of a choice or a select, in no order of their own: a face keeps the order it showed."""

    options: tuple[RevealedOption, ...]


class RevealedTruth(Struct, frozen=True):
    """What a claim is."""

    truth: Truth
    yours: Truth | None


class RevealedText(Struct, frozen=True):
    """The answer to type, as one would print it, and what else was right."""

    answer: str
    accept: tuple[str, ...]
    yours: str | None


class RevealedNumber(Struct, frozen=True):
    """The number with its unit, how far off was still right, and how yours was read."""

    answer: str
    within: str | None
    yours: str | None


class RevealedBlank(Struct, frozen=True):
    """A blank with what may stand there."""

    answers: tuple[str, ...]
    yours: str | None
    right: bool


class RevealedBlanks(Struct, frozen=True):
    """A cloze: its prompt with the key in it, and each blank."""

    prompt: str
    blanks: tuple[RevealedBlank, ...]


class RevealedItem(Struct, frozen=True):
    """An item in its right place; ``rank`` counts from 0, tied items share one."""

    key: str
    text: str
    rank: int
    yours: int | None
    """Where the learner put it, from 0."""
    right: bool
    """It stands in the run that was in order."""
    places: tuple[int, int]
    """The first and the last place, from 0, that are right for it: two places for items that are tied."""

    @property
    def number(self) -> str:
        """Its place as one counts, from 1: ``4``, or ``2–3`` where it is tied."""
        first, last = self.places
        return f"{first + 1}" if first == last else f"{first + 1}–{last + 1}"


class RevealedOrder(Struct, frozen=True):
    """The items in the right order."""

    items: tuple[RevealedItem, ...]


class RevealedPair(Struct, frozen=True):
    """A left with its right, and what the learner gave it."""

    left: str
    right: str
    yours: str | None
    is_right: bool


class RevealedPairs(Struct, frozen=True):
    """A match's pairs, and the rights that no left needed."""

    pairs: tuple[RevealedPair, ...]
    extra: tuple[str, ...]


class RevealedCard(Struct, frozen=True):
    """Both sides."""

    front: str
    back: str


class RevealedPoint(Struct, frozen=True):
    """A point of a discussion, with what it rests on."""

    text: str
    touched: bool
    elsewhere: tuple[RevealedEntry, ...] = ()


class RevealedPoints(Struct, frozen=True):
    """The points a good talk touches."""

    points: tuple[RevealedPoint, ...]
    position: str | None = None


Answer = (
    RevealedOptions
    | RevealedTruth
    | RevealedText
    | RevealedNumber
    | RevealedBlanks
    | RevealedOrder
    | RevealedPairs
    | RevealedCard
    | RevealedPoints
)
"""The key, in the shape of its kind: a closed set."""


class RevealedPassage(Struct, frozen=True):
    """A passage that the question rests on: its id, who says it, its gist, and what its source is called."""

    id: str
    voice: str
    gist: str
    label: str = ""
    """*Interview*, in “Interview 1.3”; empty where the source has no such name."""

    def name(self, lang: str) -> str:
        """Return what to call it: “Interview 1.3”, or “Source 1.3”."""
        return say("asking.passage", label=self.label or say("asking.source", lang=lang), id=self.id, lang=lang)


class RevealedEntry(Struct, frozen=True):
    """What another source says."""

    stance: Stance
    who: str
    says: str
    date: str | None
    address: str


class Reveal(Struct, frozen=True):
    """All that may be told once a question is answered. Faces show it in this order."""

    answer: Answer
    explain: str | None
    passages: tuple[RevealedPassage, ...]
    elsewhere: tuple[RevealedEntry, ...]


def reveal(question: Question, response: Response | None = None) -> Reveal:
    """Return what to show after ``response``; None reveals the key to someone who gave none (a card, a printout)."""
    return Reveal(
        answer=_answer(question, response),
        explain=question.content.explain,
        passages=_passages(question, question.passages),
        elsewhere=_entries(question, question.content.elsewhere),
    )


def around(question: Question) -> tuple[RevealedPassage, ...]:
    """Return the passages that a question cites and their neighbours in the source, in its order, each once."""
    source = question.home.owner.source if question.home.owner else None
    if source is None:
        return ()
    cited = set(question.content.cites)
    near = {place + step for place, one in enumerate(source.passages) if one.id in cited for step in (-1, 0, 1)}
    return _passages(question, [one for place, one in enumerate(source.passages) if place in near])


def _passages(question: Question, passages: Sequence[Passage]) -> tuple[RevealedPassage, ...]:
    """Return passages as they are shown: none whose author has not said yet what it says."""
    if not passages:
        return ()
    source, lang = question.home.owner.source if question.home.owner else None, question.lang
    label = said(source.label, lang) if source else ""
    gists = [(one, said(one.gist, lang)) for one in passages]
    return tuple(
        [RevealedPassage(one.id, question.voice(one), gist, label) for one, gist in gists if not is_unwritten(gist)]
    )


def _entries(question: Question, ids: tuple[str, ...]) -> tuple[RevealedEntry, ...]:
    if not ids:
        return ()
    lang = question.lang
    return tuple(
        RevealedEntry(entry.stance, said(entry.who, lang), said(entry.says, lang), entry.date, entry.address)
        for entry in question.entries(ids)
    )


def _answer(question: Question, response: Response | None) -> Answer:
    content = question.content
    match content:
        case Choice() | Select():
            picked = response.keys if isinstance(response, Picked) else ()
            found = options.candidates(question)
            told = [
                RevealedOption(one.option.key, one.option.text, one.right, one.option.key in picked, one.because)
                for one in found
            ]
            return RevealedOptions(tuple(told))
        case Claim(answer=answer):
            return RevealedTruth(answer, response.truth if isinstance(response, Judged) else None)
        case Typed(answer=answer, accept=accept):
            return RevealedText(answer, accept, response.text if isinstance(response, Wrote) else None)
        case Number():
            return _number(content, question.lang, response.text if isinstance(response, Wrote) else None)
        case Cloze(prompt=prompt):
            return _blanks(prompt, question.lang, response.words if isinstance(response, Filled) else None)
        case Order():
            return _order(question, response.keys if isinstance(response, Arranged) else None)
        case Match():
            return _pairs(question, dict(response.pairs) if isinstance(response, Paired) else None)
        case Card(prompt=front, back=back):
            return RevealedCard(front, back)
        case Discuss():
            return _points(question, content, response if isinstance(response, Talked) else Talked())
        case _:
            assert_never(content)


def _number(content: Number, lang: str, text: str | None) -> RevealedNumber:
    from viva.asking.quantity import read_number, write_number  # noqa: PLC0415 - the types of this module are wanted before its work

    unit = content.unit
    answer = write_number(content.answer, lang) + (f" {unit}" if unit else "")
    within = content.within.strip()
    reading = read_number(text, lang, flat(unit) if unit else None) if text else None
    yours = reading.said if reading else text
    return RevealedNumber(answer, None if within.strip("0.% ") == "" else within, yours)


def _blanks(prompt: str, lang: str, words: tuple[str, ...] | None) -> RevealedBlanks:
    from viva.asking.grade import blank_likeness  # noqa: PLC0415 - the types of this module are wanted before its work

    blanks = answers_of(prompt)
    # An old answer may have more words or fewer, since the question was edited.
    given: tuple[str | None, ...] = (*(words or ()), *(None,) * len(blanks))[: len(blanks)]
    return RevealedBlanks(
        prompt,
        tuple(
            RevealedBlank(answers, word, word is not None and blank_likeness(word, answers, lang) is not None)
            for answers, word in zip(blanks, given, strict=True)
        ),
    )


def _order(question: Question, keys: tuple[str, ...] | None) -> RevealedOrder:
    from viva.asking.grade import longest_run  # noqa: PLC0415 - the types of this module are wanted before its work

    ranked = options.ranked(question)
    rank_of = {item.option.key: item.rank for item in ranked}
    kept = [key for key in keys or () if key in rank_of]  # an old answer may know items that are gone
    places = {key: place for place, key in enumerate(kept)}
    ranks = [item.rank for item in ranked]
    held = {kept[place] for place in longest_run([rank_of[key] for key in kept])}
    return RevealedOrder(
        tuple(
            RevealedItem(
                key=item.option.key,
                text=item.option.text,
                rank=item.rank,
                yours=places.get(item.option.key),
                right=item.option.key in held,
                places=(ranks.index(item.rank), ranks.index(item.rank) + ranks.count(item.rank) - 1),
            )
            for item in ranked
        )
    )


def _pairs(question: Question, given: dict[str, str] | None) -> RevealedPairs:
    pairs, rights = options.sides(question)
    text_of = {right.key: right.text for right in rights}
    needed = {right.key for _, right in pairs}
    found = []
    for left, right in pairs:
        yours = (given or {}).get(left.key)
        found.append(RevealedPair(left.text, right.text, text_of.get(yours) if yours else None, yours == right.key))
    return RevealedPairs(tuple(found), tuple(right.text for right in rights if right.key not in needed))


def _points(question: Question, content: Discuss, talked: Talked) -> RevealedPoints:
    points = tuple(
        RevealedPoint(
            words_of(point),
            place in talked.points,
            _entries(question, point.elsewhere if isinstance(point, Point) else ()),
        )
        for place, point in enumerate(content.points)
    )
    taken = talked.position
    position = content.positions[taken] if taken is not None and 0 <= taken < len(content.positions) else None
    return RevealedPoints(points, position)
