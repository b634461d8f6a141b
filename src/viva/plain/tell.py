"""Telling in lines: the verdict, the answer, the reasons, the passage, and what is said elsewhere."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from viva.asking.quantity import write_number
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
    from viva.study.session import Answered, Score


def verdict(answered: Answered) -> Iterator[str]:
    """Yield the lines after an answer: how it went first, then all that is revealed."""
    graded = answered.verdict
    word = say(f"asking.{graded.outcome}")
    if graded.outcome == "partly":
        word = f"{word}: {say('asking.parts', got=graded.got, of=graded.of)}"
    yield f"{word}."
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
            yield from _options(found, shown)
        case RevealedTruth(truth=truth):
            yield say("plain.answer", text=say(f"asking.{truth}", lang=lang))
        case RevealedText() | RevealedNumber():
            yield from _written(found)
        case RevealedBlanks(blanks=blanks):
            for number, blank in enumerate(blanks, 1):
                text = " / ".join(one_line(one) for one in blank.answers)
                yield say("plain.blank", number=number, text=text) + _mark(blank.right, blank.yours, right)
        case RevealedOrder(items=items):
            yield say("plain.order")
            yield from (f"{item.rank + 1}. {one_line(item.text)}" for item in items)
        case RevealedPairs(pairs=pairs):
            for pair in pairs:
                yield f"{one_line(pair.left)}: {one_line(pair.right)}{_mark(pair.is_right, pair.yours, right)}"
        case RevealedCard(front=front, back=back):
            yield plain(front if shown.prompt == back else back)
        case RevealedPoints():
            yield from _points(found)
        case _:
            assert_never(found)


def _mark(is_right: bool, yours: str | None, all_right: bool) -> str:  # noqa: FBT001 - a part's truth, and the whole's
    """Return whether the learner had a part, where that is news."""
    if all_right or yours is None:
        return ""
    return say("plain.right-one" if is_right else "plain.wrong-one")


def _written(found: RevealedText | RevealedNumber) -> Iterator[str]:
    yield say("plain.answer", text=one_line(found.answer))
    match found:
        case RevealedText(accept=accept):
            if accept:
                yield say("asking.also", texts=", ".join(one_line(one) for one in accept))
        case RevealedNumber(within=within):
            if within:
                yield say("asking.within", within=within)


def _points(found: RevealedPoints) -> Iterator[str]:
    for place, point in enumerate(found.points):
        yield f"{label(place)}. {plain(point.text)}"
        for entry in point.elsewhere:
            yield f"{entry.who}: {one_line(entry.says)} {entry.address}"


def _options(found: RevealedOptions, shown: Shown) -> Iterator[str]:
    places = {}
    if isinstance(shown, (ShownChoice, ShownSelect)):
        places = {option.key: place for place, option in enumerate(shown.options)}
    ordered = sorted(found.options, key=lambda option: places.get(option.key, 0))
    for option in ordered:
        if option.right:
            yield say("plain.answer", text=f"{label(places.get(option.key, 0))}. {one_line(option.text)}")
    for option in ordered:
        if option.yours and not option.right:
            reason = plain(option.because) if option.because else say("plain.not-right")
            yield f"{label(places.get(option.key, 0))}. {one_line(option.text)}: {reason}"


def grounds(reveal: Reveal, lang: str) -> Iterator[str]:
    """Yield the explanation, then the passages, then what is said elsewhere."""
    if reveal.explain:
        yield plain(reveal.explain)
    for passage in reveal.passages:
        yield f"{say('asking.interview', id=passage.id, lang=lang)}, {passage.voice}: {one_line(passage.gist)}"
    for entry in reveal.elsewhere:
        stance = say("asking.elsewhere", stance=say(f"asking.{entry.stance}", lang=lang), lang=lang)
        date = f", {entry.date}" if entry.date else ""
        yield f"{stance}: {one_line(entry.says)} ({entry.who}{date}) {entry.address}"


def marks(amount: Fraction, lang: str) -> str:
    """Return marks as people write them, to one decimal."""
    tenths = round(amount * 10)
    return write_number(Decimal(tenths) / 10, lang)


def score(found: Score, lang: str) -> Iterator[str]:
    """Yield how a session went."""
    if not found.asked:
        yield say("plain.no-score")
        return
    yield say("plain.score", n=found.right, asked=found.asked, marks=marks(found.marks, lang), out_of=found.out_of)
    if found.partly:
        yield say("plain.partly", n=found.partly)
