"""From a question and a response to a verdict. Pure: the same two always give the same verdict.

Marks in part, in whole parts ``got`` of ``of`` (`viva.asking.verdict.Verdict`):

- **select**: right picks less wrong picks, never below 0, of the number of right options. Picking everything earns
  nothing that picking at random would not.
- **order**: with *n* items, the longest run of them that stand in the right order among themselves (not necessarily
  side by side), less what any arrangement has anyway, of the most one can have: (*L* - *t*) of (*n* - *t*), *t* being
  the size of the largest tie, 1 without ties. Moving one item to its place is always worth one part, and a reversed
  order earns nothing.
- **match**: right pairs of all pairs.
- **cloze**: right blanks of all blanks.

The other kinds are right or wrong. ``tests/vectors/grading.json`` holds the cases that every other implementation
(the player's page) must pass too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, assert_never

from viva.asking import options
from viva.asking.quantity import read_number, read_plainly
from viva.asking.response import (
    Arranged,
    Filled,
    Judged,
    Paired,
    Passed,
    Picked,
    Rated,
    Response,
    ResponseError,
    Talked,
    Wrote,
)
from viva.asking.verdict import Note, Verdict
from viva.asking.wording import Likeness, compare
from viva.bank.kinds import Card, Choice, Claim, Cloze, Discuss, Match, Number, Order, Select, Typed
from viva.bank.rules import tolerance
from viva.bank.text import answers_of, flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viva.bank.deck import Question


def grade(question: Question, response: Response) -> Verdict:
    """Return the verdict on ``response``.

    `Passed` is wrong for every kind that has marks, and `Rated` is taken for every kind, since any may be asked as a
    card: *again* is wrong, the rest right.

    Raises:
        ResponseError: if the response is of another kind, or holds keys that the question does not have.

    """
    content = question.content
    match content, response:
        case Discuss(), Talked():
            return _talked(content, response)
        case Discuss(), Passed():
            return Verdict(0, 0)
        case _, Passed():
            return Verdict(0, parts(question), (Note("passed"),))
        case _, Rated(rating=rating) if not isinstance(content, Discuss):
            return Verdict(int(rating != "again"), 1)
        case Choice() | Select(), Picked(keys=keys):
            return _picked(question, keys)
        case Claim(answer=answer), Judged(truth=truth):
            return Verdict(int(answer == truth), 1)
        case Typed(), Wrote(text=text):
            return _typed(content, text, question.lang)
        case Number(), Wrote(text=text):
            return _number(content, text, question.lang)
        case Cloze(prompt=prompt), Filled(words=words):
            return _filled(prompt, words, question.lang)
        case Order(), Arranged(keys=keys):
            return _arranged(question, keys)
        case Match(), Paired(pairs=pairs):
            return _paired(question, pairs)
        case _:
            message = f"a {question.kind} cannot be answered with {type(response).__name__}"
            raise ResponseError(message)


def parts(question: Question) -> int:
    """Return how many parts there are to get in a question; 0 for a discussion."""
    content = question.content
    match content:
        case Select(answers=answers):
            return len(answers)
        case Order():
            ranks = [item.rank for item in options.ranked(question)]
            return len(ranks) - max(Counter(ranks).values())
        case Match(pairs=pairs):
            return len(pairs)
        case Cloze(prompt=prompt):
            return len(answers_of(prompt))
        case Discuss():
            return 0
        case Choice() | Claim() | Typed() | Number() | Card():
            return 1
        case _:
            assert_never(content)


def blank_likeness(word: str, answers: Iterable[str], lang: str) -> Likeness | None:
    """Return how a word fits a blank: the best of its answers, or None."""
    found = [likeness for answer in answers if (likeness := compare(word, answer, lang))]
    return min(found, key=lambda likeness: (likeness.slips, len(likeness.forgiven)), default=None)


def longest_run(ranks: Sequence[int]) -> list[int]:
    """Return the places of a longest run of ``ranks`` that never falls: patience sorting, O(n log n)."""
    tails: list[int] = []  # the lowest rank that ends a run of each length
    ends: list[int] = []  # its place
    before: list[int] = []
    for place, rank in enumerate(ranks):
        length = bisect_right(tails, rank)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [rank] if length == len(tails) else [rank, *tails[length + 1 :]]
        ends[length:] = [place] if length == len(ends) else [place, *ends[length + 1 :]]
    run: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def _known(keys: Sequence[str], allowed: Iterable[str]) -> None:
    unknown = set(keys) - set(allowed)
    if unknown or len(set(keys)) != len(keys):
        message = f"keys that the question does not have, or twice: {', '.join(sorted(unknown) or keys)}"
        raise ResponseError(message)


def _talked(content: Discuss, talked: Talked) -> Verdict:
    places, positions = range(len(content.points)), range(len(content.positions))
    if any(place not in places for place in talked.points) or talked.position not in {None, *positions}:
        message = "points or a position that the question does not have"
        raise ResponseError(message)
    return Verdict(0, 0)


def _picked(question: Question, keys: tuple[str, ...]) -> Verdict:
    found = options.candidates(question)
    _known(keys, (one.option.key for one in found))
    right = {one.option.key for one in found if one.right}
    if isinstance(question.content, Choice):
        if len(keys) > 1:
            message = "a choice takes one option"
            raise ResponseError(message)
        return Verdict(int(set(keys) == right), 1)
    hits = len(right & set(keys))
    return Verdict(max(0, 2 * hits - len(keys)), len(right))


def _typed(content: Typed, text: str, lang: str) -> Verdict:
    if not text.strip():
        return Verdict(0, 1, (Note("empty"),))
    slipped: Likeness | None = None
    for answer in (content.answer, *content.accept):
        likeness = compare(text, flat(answer), lang, exact=content.exact)
        if likeness and not likeness.slips:
            return Verdict(1, 1, _forgiven(likeness))
        if likeness and (slipped is None or likeness.slips < slipped.slips):
            slipped = likeness
    # A likely mistake wins over a slip: it is nearer to what was typed.
    for mistake in content.wrong:
        likeness = compare(text, flat(mistake.text), lang, exact=content.exact)
        if likeness and (slipped is None or likeness.slips < slipped.slips):
            return Verdict(0, 1, (Note("because", {"because": mistake.because}),) if mistake.because else ())
    return Verdict(1, 1, _forgiven(slipped)) if slipped else Verdict(0, 1)


def _forgiven(likeness: Likeness) -> tuple[Note, ...]:
    return tuple(Note(f"forgiven-{name}") for name in likeness.forgiven)


def _number(content: Number, text: str, lang: str) -> Verdict:
    unit = flat(content.unit) if content.unit else None
    reading = read_number(text, lang, unit)
    if reading is None:
        return Verdict(0, 1, (Note("not-read", {"text": text}) if text.strip() else Note("empty"),))
    note = Note("read-as", {"number": reading.said})
    if reading.unit_differs:
        return Verdict(0, 1, (note, Note("unit-differs", {"unit": unit or ""})))
    off = tolerance(content)
    if abs(reading.value - content.answer) <= off:
        return Verdict(1, 1, (note,))
    # All the digits of 16.5 million, without its unit: nobody means sixteen million millions.
    spelt_out = read_plainly(text, lang, unit)
    if spelt_out is not None and abs(spelt_out.value - content.answer) <= off:
        return Verdict(1, 1, (Note("read-as", {"number": spelt_out.said}),))
    return Verdict(0, 1, (note,))


def _filled(prompt: str, words: tuple[str, ...], lang: str) -> Verdict:
    blanks = answers_of(prompt)
    if len(words) != len(blanks):
        message = f"{len(blanks)} blanks, {len(words)} words"
        raise ResponseError(message)
    found = [blank_likeness(word, answers, lang) for word, answers in zip(words, blanks, strict=True)]
    forgiven = dict.fromkeys(name for likeness in found if likeness for name in likeness.forgiven)
    return Verdict(
        sum(one is not None for one in found), len(blanks), tuple(Note(f"forgiven-{name}") for name in forgiven)
    )


def _arranged(question: Question, keys: tuple[str, ...]) -> Verdict:
    rank_of = {item.option.key: item.rank for item in options.ranked(question)}
    _known(keys, rank_of)
    of = parts(question)
    if len(keys) != len(rank_of):
        message = "an order takes every item"
        raise ResponseError(message)
    run = len(longest_run([rank_of[key] for key in keys]))
    return Verdict(run - (len(keys) - of), of)


def _paired(question: Question, pairs: tuple[tuple[str, str], ...]) -> Verdict:
    right_of, rights = options.sides(question)
    right = {left.key: right.key for left, right in right_of}
    _known([left for left, _ in pairs], right)
    _known(list({given for _, given in pairs}), (option.key for option in rights))
    return Verdict(sum(right[left] == given for left, given in pairs), len(right))
