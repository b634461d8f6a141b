"""Telling in lines: the verdict, the answer, the reasons, the passage, and what is said elsewhere."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from viva.asking.quantity import write_number
from viva.asking.response import Passed
from viva.asking.reveal import (
    Reveal,
    RevealedBlanks,
    RevealedCard,
    RevealedNumber,
    RevealedOptions,
    RevealedOrder,
    RevealedPairs,
    RevealedPoints,
    RevealedText,
    RevealedTruth,
)
from viva.asking.shown import ShownChoice, ShownSelect
from viva.plain.ask import label
from viva.render.plain import one_line, plain
from viva.words import phrase, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from viva.asking.shown import Shown
    from viva.bank.deck import Question
    from viva.study.results import Answered
    from viva.study.session import Session


def verdict(answered: Answered) -> Iterator[str]:
    """Yield the lines after an answer: how it went first, then all that is revealed."""
    graded = answered.verdict
    word = say(f"asking.{graded.outcome}")
    if graded.outcome == "partly":
        word = _pair(word, say("asking.parts", got=graded.got, of=graded.of))
    if not isinstance(answered.response, Passed) or graded.outcome == "unmarked":
        yield f"{word}."  # who did not know is not told that it was wrong
    for note in graded.notes:
        yield phrase(f"asking.{note.code}", {name: one_line(text) for name, text in note.params.items()})
    yield from answer(answered.reveal, answered.shown, right=graded.outcome == "right")
    yield from grounds(answered.reveal, answered.shown.lang)


def answer(reveal: Reveal, shown: Shown, *, right: bool = False) -> Iterator[str]:
    """Yield the answer, in the words of its kind; ``right`` says that the learner had it."""
    found = reveal.answer
    lang = shown.lang
    match found:
        case RevealedOptions():
            yield from _options(found, shown, right=right)
        case RevealedTruth(truth=truth):
            yield say("plain.answer", text=say(f"asking.{truth}", lang=lang))
        case RevealedText() | RevealedNumber():
            yield from _written(found)
        case RevealedBlanks(blanks=blanks):
            for number, blank in enumerate(blanks, 1):
                text = say("plain.or").join(one_line(one) for one in blank.answers)
                yield say("plain.blank", number=number, text=text) + _mark(blank.right, blank.yours, right)
        case RevealedOrder(items=items):
            yield say("plain.order")
            for item in items:
                moved = not right and item.yours is not None and not item.right
                yours = say("plain.placed", place=(item.yours or 0) + 1) if moved else ""
                yield f"{item.number}. {one_line(item.text)}{yours}"
        case RevealedPairs(pairs=pairs):
            for pair in pairs:
                yours = _mark(pair.is_right, pair.yours, right)
                yield _pair(one_line(pair.left), one_line(pair.right), lang) + yours
        case RevealedCard(front=front, back=back):
            yield plain(front if shown.prompt == back else back)
        case RevealedPoints():
            yield from _points(found, lang)
        case _:
            assert_never(found)


def _mark(is_right: bool, yours: str | None, all_right: bool) -> str:  # noqa: FBT001 - a part's truth, and the whole's
    """Return whether the learner had a part, where that is news."""
    if all_right or yours is None:
        return ""
    return say("plain.right-one") if is_right else say("plain.wrong-one", yours=one_line(yours))


def _pair(left: str, right: str, lang: str | None = None) -> str:
    """Return two texts with a colon between, as the language writes it."""
    return say("plain.pair-of", left=left, right=right, lang=lang)


def _written(found: RevealedText | RevealedNumber) -> Iterator[str]:
    yield say("plain.answer", text=one_line(found.answer))
    match found:
        case RevealedText(accept=accept):
            if accept:
                yield say("asking.also", texts=", ".join(one_line(one) for one in accept))
        case RevealedNumber(within=within):
            if within:
                yield f"{say('asking.within', within=within)}."


def _points(found: RevealedPoints, lang: str) -> Iterator[str]:
    for place, point in enumerate(found.points):
        yield f"{label(place)}. {plain(point.text)}"
        for entry in point.elsewhere:
            yield f"{_pair(entry.who, one_line(entry.says), lang)} {entry.address}"


def _options(found: RevealedOptions, shown: Shown, *, right: bool) -> Iterator[str]:
    places = {}
    if isinstance(shown, (ShownChoice, ShownSelect)):
        places = {option.key: place for place, option in enumerate(shown.options)}
    ordered = sorted(found.options, key=lambda option: places.get(option.key, 0))
    for option in ordered:
        if option.right:
            yours = say("plain.right-one") if option.yours and not right else ""
            yield say("plain.answer", text=f"{label(places.get(option.key, 0))}. {one_line(option.text)}") + yours
    for option in ordered:
        if option.yours and not option.right:
            yield say("plain.picked", text=f"{label(places.get(option.key, 0))}. {one_line(option.text)}")
            if option.because:
                yield plain(option.because)


def grounds(reveal: Reveal, lang: str) -> Iterator[str]:
    """Yield the explanation, then the passages, then what is said elsewhere."""
    if reveal.explain:
        yield plain(reveal.explain)
    for passage in reveal.passages:
        yield _pair(f"{passage.name(lang)}, {passage.voice}", one_line(passage.gist), lang)
    for entry in reveal.elsewhere:
        stance = say("asking.elsewhere", stance=say(f"asking.{entry.stance}", lang=lang), lang=lang)
        date = f", {entry.date}" if entry.date else ""
        yield f"{_pair(stance, one_line(entry.says), lang)} ({entry.who}{date}) {entry.address}"


def marks(amount: Fraction, lang: str) -> str:
    """Return marks as people write them, to one decimal."""
    tenths = round(amount * 10)
    return write_number(Decimal(tenths) / 10, lang)


def number(session: Session, question: Question) -> int:
    """Return the number of a question in its session, from 1."""
    return 1 + [one.id for one in session.questions].index(question.id)


def score(session: Session, lang: str) -> Iterator[str]:
    """Yield how a session went, and which of its questions to look at again."""
    found = session.score
    if not found.asked:
        yield say("plain.no-score")
        return
    yield say("plain.score", n=found.right, asked=found.asked, marks=marks(found.marks, lang), out_of=found.out_of)
    if found.partly:
        yield say("plain.partly", n=found.partly)
    if missed := [str(number(session, question)) for question in session.misses]:
        yield say("plain.misses", n=len(missed), numbers=", ".join(missed))
