"""From a question to what a learner may see of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, assert_never

from viva.asking import options, shown
from viva.asking.shown import Option, Picture, Shown
from viva.bank.deck import option_key
from viva.bank.kinds import Card, Choice, Claim, Cloze, Discuss, Match, Number, Order, Select, Typed
from viva.bank.text import answers_of, escape, flat, masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from viva.bank.deck import Question

FIGURE: Final = re.compile(
    r"^(?P<before>[^\d]{0,6})(?P<digits>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?P<unit>(?![.,]?\d).*)$",
    re.DOTALL,
)
"""An option that begins with a number, with at most a sign or a currency before it."""

Item = TypeVar("Item")


class HasText(Protocol):
    """Anything that shows a text."""

    @property
    def text(self) -> str:
        """The text."""


Texted = TypeVar("Texted", bound=HasText)


def present(question: Question, random: Random) -> Shown:
    """Return what may be seen of ``question`` before it is answered, its options shuffled by ``random``.

    Numbers of one unit come in the order of their size instead, since hunting for a number teaches nothing.
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
            rank_of = {item.option.key: item.rank for item in ranked}
            ranks = [rank_of[item.key] for item in items]
            if ranks == sorted(ranks):
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
    return tuple(dict.fromkeys([question.voice(passage) for passage in question.passages]))


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


def by_size(found: Sequence[Texted]) -> tuple[Texted, ...] | None:
    """Return options in the order of their size, or None where they are not all figures of one unit.

    Those of one size keep the order they came in, which must tell nothing.
    """
    figures: list[re.Match[str]] = []
    for option in found:
        figure = FIGURE.match(flat(option.text))
        if figure is None:
            return None
        figures.append(figure)
    if len({re.sub(r"s\b", "", figure["unit"].casefold()) for figure in figures}) > 1:
        return None
    sized = sorted(enumerate(found), key=lambda numbered: _size(figures[numbered[0]]))
    return tuple(option for _, option in sized)


def _arranged(question: Question, random: Random) -> tuple[Option, ...]:
    # Shuffled even where they are sorted after: of two options of one size, the right one must not come first.
    found = _shuffled((candidate.option for candidate in options.candidates(question)), random)
    return by_size(found) or found


def _size(figure: re.Match[str]) -> float:
    """Return about how large a figure is: only to sort by, never to grade."""
    digits = re.sub(r"[\u00a0\u202f ]", "", figure["digits"])
    if not digits.startswith(("0.", "0,")):  # there, what follows is never thousands
        digits = re.sub(r"[.,](?=\d{3}(\D|$))", "", digits)
    if digits.count(".") + digits.count(",") > 1:
        digits = re.sub(r"[.,]", "", digits)
    size = float(digits.replace(",", "."))
    return -size if re.search("[-\u2212]", figure["before"]) else size
