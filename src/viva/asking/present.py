"""From a question to what a learner may see of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar, assert_never

from viva.asking import options, shown
from viva.asking.shown import Option, Picture, Shown
from viva.bank.deck import option_key
from viva.bank.kinds import Card, Choice, Claim, Cloze, Discuss, Match, Number, Order, Select, Typed
from viva.bank.text import answers_of, escape, flat, masked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from viva.bank.deck import Question

FIGURE: Final = re.compile(r"^[^\d]{0,6}(\d+(?:[.,\u00a0\u202f ]\d+)*)")
"""An option that is a number, with at most a sign or a currency before it."""

Item = TypeVar("Item")


def present(question: Question, random: Random) -> Shown:
    """Return what may be seen of ``question`` before it is answered, its options shuffled by ``random``.

    Options that are all numbers keep their order of size instead, since hunting for a number teaches nothing.
    """
    content = question.content
    common = _common(question)
    match content:
        case Choice():
            return shown.ShownChoice(**common, options=_arranged(question, random))
        case Select():
            return shown.ShownSelect(**common, options=_arranged(question, random))
        case Claim():
            return shown.ShownClaim(**common)
        case Typed(exact=exact):
            return shown.ShownTyped(**common, exact=exact)
        case Number(unit=unit):
            return shown.ShownNumber(**common, unit=unit)
        case Cloze(prompt=prompt, extra=extra):
            answers = answers_of(prompt)
            words = (
                {blank[0]: escape(blank[0]) for blank in answers} | {flat(word): word for word in extra}
                if extra
                else {}
            )
            picks = (Option(option_key(word), text) for word, text in words.items())
            return shown.ShownCloze(
                **common | {"prompt": masked(prompt)}, blanks=len(answers), words=_shuffled(picks, random)
            )
        case Order():
            ranked = options.ranked(question)
            items = _shuffled((item.option for item in ranked), random)
            if all(one is item.option for one, item in zip(items, ranked, strict=True)):
                items = (*items[1:], items[0])  # never shown solved
            return shown.ShownOrder(**common, items=items)
        case Match():
            pairs, rights = options.sides(question)
            lefts = _shuffled((left for left, _ in pairs), random)
            return shown.ShownMatch(**common, lefts=lefts, rights=_shuffled(rights, random))
        case Card(reverse=reverse, back=back):
            if reverse and random.random() < 0.5:  # noqa: PLR2004 - a coin
                return shown.ShownCard(**common | {"prompt": back}, backwards=True)
            return shown.ShownCard(**common)
        case Discuss(positions=positions, minutes=minutes):
            return shown.ShownDiscuss(**common, positions=positions, minutes=minutes)
        case _:
            assert_never(content)


def voices(question: Question) -> tuple[str, ...]:
    """Return who says what a question cites, each once, in the order of the passages."""
    return tuple(dict.fromkeys(question.voice(passage) for passage in question.passages))


def picture(question: Question) -> Picture | None:
    """Return a question's image with its full path."""
    image = question.content.image
    return Picture(question.home.path.parent / image.file, image.alt) if image else None


def _common(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "deck": question.home.deck,
        "lang": question.lang,
        "prompt": question.prompt,
        "voices": voices(question),
        "hints": question.hints,
        "marks": question.content.marks,
        "picture": picture(question),
    }


def _shuffled(items: Iterable[Item], random: Random) -> tuple[Item, ...]:
    mixed = list(items)
    random.shuffle(mixed)
    return tuple(mixed)


def _arranged(question: Question, random: Random) -> tuple[Option, ...]:
    found = [candidate.option for candidate in options.candidates(question)]
    figures = [FIGURE.match(option.text) for option in found]
    sizes = [_size(match[1]) for match in figures if match]
    if len(set(sizes)) == len(found):  # "3 doctors" and "3 nurses" are no sizes: sorted, the right one would come first
        return tuple(option for _, option in sorted(zip(sizes, found, strict=True), key=lambda pair: pair[0]))
    return _shuffled(found, random)


def _size(figure: str) -> float:
    """Return about how large a figure is: only to sort by, never to grade."""
    digits = re.sub(r"[\u00a0\u202f ]", "", figure)
    digits = re.sub(r"[.,](?=\d{3}(\D|$))", "", digits)
    return (
        float(re.sub(r"[.,]", ".", digits, count=1).replace(",", ""))
        if digits.count(".") + digits.count(",") <= 1
        else float(re.sub(r"[.,]", "", digits))
    )
