"""What one has to recall: short enough to be known or not known. Rules on one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.kinds import Card, Cloze, Discuss, Typed
from viva.bank.text import answers_of
from viva.check import phrases
from viva.check.folding import fold, words
from viva.check.rule import Hit, rule
from viva.check.stems import has_inner_gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.check.item import Answer, Item
    from viva.check.rule import Rule

LONG_ANSWER: Final = 15
"""Words that one can say in a breath and hold in mind while comparing."""
LIST: Final = 3
"""Things from which an answer is a list, of which one forgets one."""
WORDS_OF_A_THING: Final = 4
"""Words that one thing of a list has at most; longer pieces between commas are parts of a sentence."""
HIDDEN: Final = 40
"""Percent of a cloze that may be hidden before nobody can tell what it says."""
BLANKS: Final = 3
"""Blanks that one can fill without guessing at what the others were."""
STORY: Final = 40
"""Words from which a stem tells a story, with a present of its own."""

BETWEEN: Final = re.compile(r"\s*(?:[,;](?!\d)|\n|(?=\s(?:and|or|et|ou|&)\s))\s*")
JOINING: Final = re.compile(r"^(?:and|or|et|ou|&)\s+", re.IGNORECASE)
CLAUSE: Final = re.compile(
    r"^(?:which|who|that|where|when|because|but|so|if|as|qui|que|dont|ou|mais|car|si|quand)\s", re.IGNORECASE
)


@rule("warning", limit=LONG_ANSWER)
def long_answer(item: Item, most: float = LONG_ANSWER) -> Iterator[Hit]:
    """What has to be recalled is longer than one can hold in mind."""
    for answer in _recalled(item):
        count = len(words(answer.text))
        if count > most:
            yield Hit(answer.path, {"words": str(count), "most": f"{most:g}"})


@rule("warning")
def list_answer(item: Item) -> Iterator[Hit]:
    """What has to be recalled is a list."""
    for answer in _recalled(item):
        if "," not in answer.text and ";" not in answer.text and "\n" not in answer.text:
            continue
        pieces = [piece for piece in BETWEEN.split(answer.text.strip(" .\n")) if words(piece)]
        # “and” before any but the last piece joins clauses.
        if any(JOINING.match(piece) for piece in pieces[:-1]):
            continue
        things = [JOINING.sub("", piece) for piece in pieces]
        if len(things) >= LIST and all(map(_is_thing, things)):
            yield Hit(answer.path, {"count": str(len(things))})


@rule("warning")
def list_all(item: Item) -> Iterator[Hit]:
    """The question asks for all of something at once."""
    if isinstance(item.question.content, Card | Typed) and phrases.LIST_ALL.search(fold(item.stem)):
        yield Hit(("prompt",))


@rule("warning", limit=HIDDEN)
def cloze_hides_much(item: Item, most: float = HIDDEN) -> Iterator[Hit]:
    """The blanks take so much of a text that it no longer says what is asked."""
    content = item.question.content
    if not isinstance(content, Cloze):
        return
    hidden = sum(len(words(blank[0])) for blank in answers_of(content.prompt) if blank)
    whole = hidden + len(words(item.stem))
    if whole and hidden * 100 > most * whole:
        yield Hit(("prompt",), {"share": str(round(100 * hidden / whole)), "most": f"{most:g}"})


@rule("warning", limit=BLANKS)
def many_blanks(item: Item, most: float = BLANKS) -> Iterator[Hit]:
    """A cloze has more blanks than one can fill at once."""
    content = item.question.content
    if isinstance(content, Cloze) and (count := len(answers_of(content.prompt))) > most:
        yield Hit(("prompt",), {"count": str(count), "most": f"{most:g}"})


@rule("warning")
def undated(item: Item) -> Iterator[Hit]:
    """The question says *currently* or *this year* without a date: its answer goes stale, and nobody sees when."""
    content = item.question.content
    if isinstance(content, Discuss) or len(item.stem) > STORY * 8:
        return
    if has_inner_gap(item.stem):  # a sentence to complete is said at no time
        return
    found = phrases.DATED.search(fold(item.stem))
    if found and len(words(item.stem)) <= STORY and not phrases.YEAR.search(item.stem):
        yield Hit(("prompt",), {"word": found[0].strip()})


RULES: Final[tuple[Rule[Item], ...]] = (
    long_answer,
    list_answer,
    list_all,
    cloze_hides_much,
    many_blanks,
    undated,
)
"""All rules of this family."""


def _is_thing(text: str) -> bool:
    """Tell whether a piece between commas can be one thing of a list: few words, no clause, no bare number."""
    return len(words(text)) <= WORDS_OF_A_THING and not CLAUSE.match(text) and not text.strip().isdigit()


def _recalled(item: Item) -> tuple[Answer, ...]:
    """Return what a learner has to bring up from memory, without options to choose from."""
    return item.answers if isinstance(item.question.content, Card | Typed | Cloze) else ()
