"""What makes a question answerable, beyond the shape of its keys: options that differ, blanks that exist.

Each rule yields a code and the path of keys to where it is wrong, so that the careful reader can say the place.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never

from viva.bank import text
from viva.bank.kinds import (
    Card,
    Choice,
    Claim,
    Cloze,
    Content,
    Discuss,
    Distractor,
    Match,
    Number,
    Order,
    Pair,
    Point,
    Select,
    Tie,
    Typed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_OPTIONS: Final = 60
"""More than any screen or Anki card can show with sense."""


class Flaw(NamedTuple):
    """A question that cannot be asked: what, where in it, and the values its sentence mentions."""

    code: str
    path: tuple[str | int, ...]
    params: dict[str, str] = {}  # noqa: RUF012 - a NamedTuple's default; nothing changes it


UNWRITTEN: Final = frozenset({"…", "..."})
"""What stands where an author has written nothing yet."""


def is_unwritten(text: str) -> bool:
    """Tell whether a text is only what was put there for its author to write over."""
    return text.strip() in UNWRITTEN


def words_of(option: str | Distractor | Point) -> str:
    """Return the text of an option, a point or a bare text."""
    return option if isinstance(option, str) else option.text


def reason_of(option: str | Distractor) -> str | None:
    """Return why an option is wrong, if its author says."""
    return None if isinstance(option, str) else option.because


def folded(option: str) -> str:
    """Return what makes an option the same option: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", option).casefold().split())


def flaws(content: Content) -> Iterable[Flaw]:
    """Yield what keeps ``content`` from being asked; nothing for a sound question."""
    match content:
        case Choice(answer=answer, wrong=wrong):
            yield from _same([("answer",), *_paths("wrong", wrong)], [answer, *map(words_of, wrong)])
        case Select(answers=answers, wrong=wrong):
            yield from _same([*_paths("answers", answers), *_paths("wrong", wrong)], map(words_of, (*answers, *wrong)))
            if len(answers) + len(wrong) < 2:  # noqa: PLR2004 - one option is no choice
                yield Flaw("too-few-options", ("answers",))
        case Number(answer=answer):
            if not answer.is_finite() or abs(answer.adjusted()) > 30:  # noqa: PLR2004 - a quetta and no more
                yield Flaw("not-a-number", ("answer",), {"text": str(answer)[:20], "key": "answer"})
        case Cloze(prompt=prompt, extra=extra):
            yield from _blanks(prompt, extra)
        case Order(items=items):
            yield from _items(items)
        case Match(pairs=pairs, extra=extra):
            yield from _pairs(pairs, extra)
        case Claim() | Typed() | Card() | Discuss():
            pass
        case _:
            assert_never(content)


def _paths(key: str, values: tuple[object, ...]) -> list[tuple[str | int, ...]]:
    return [(key, place) for place in range(len(values))]


def _same(paths: Iterable[tuple[str | int, ...]], options: Iterable[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for path, option in zip(paths, options, strict=True):
        fold = folded(option)
        if fold in seen:
            yield Flaw("unwritten" if is_unwritten(option) else "same-option", path, {"text": option})
        seen.add(fold)
    if len(seen) > MAX_OPTIONS:
        yield Flaw("too-many-options", ("wrong",), {"most": str(MAX_OPTIONS)})


def _blanks(prompt: str, extra: tuple[str, ...]) -> Iterator[Flaw]:
    if "[[" not in prompt:
        yield Flaw("no-blank", ("cloze",))
        return
    answers = text.answers_of(prompt)
    if not answers:
        is_open = text.unmatched(prompt, "[[")
        yield Flaw("open-blank" if is_open else "no-blank", ("cloze",))
    elif not all(answers):
        yield Flaw("empty-blank", ("cloze",))
    elif text.unmatched(prompt):
        yield Flaw("open-blank", ("cloze",))
    taken = {folded(one) for blank in answers for one in blank}
    for place, word in enumerate(extra):
        if folded(word) in taken:
            yield Flaw("extra-is-answer", ("extra", place), {"text": word})


def _items(items: tuple[str | Tie, ...]) -> Iterator[Flaw]:
    paths: list[tuple[str | int, ...]] = []
    texts: list[str] = []
    for place, item in enumerate(items):
        if isinstance(item, Tie):
            paths += [("items", place, "any", inner) for inner in range(len(item.any))]
            texts += item.any
        else:
            paths.append(("items", place))
            texts.append(item)
    yield from _same(paths, texts)


def _pairs(pairs: tuple[Pair, ...], extra: tuple[str, ...]) -> Iterator[Flaw]:
    yield from _same([("pairs", place, "left") for place in range(len(pairs))], [pair.left for pair in pairs])
    rights = {folded(pair.right) for pair in pairs}
    for place, word in enumerate(extra):
        if folded(word) in rights:
            yield Flaw("extra-is-answer", ("extra", place), {"text": word})
    if len(rights) + len(extra) < 2:  # noqa: PLR2004 - one right leaves nothing to pair
        yield Flaw("one-right", ("pairs",))


def tolerance(number: Number) -> Decimal:
    """Return how far off a number may be, in its own unit: ``within`` as it is, or that share of the answer."""
    share = number.within.strip()
    if share.endswith("%"):
        return abs(number.answer) * Decimal(share[:-1].strip()) / 100
    return Decimal(share)
