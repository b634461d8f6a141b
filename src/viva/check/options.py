"""What stands to choose from: one defensible key, and nothing that gives it away. Rules on one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.asking.present import by_size
from viva.bank.edits import Edit
from viva.bank.kinds import Choice
from viva.check import phrases
from viva.check.folding import bare, fold, words
from viva.check.rule import Hit, rule
from viva.check.stems import is_negative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.check.item import Item, Option
    from viva.check.rule import Rule

MUCH_LONGER: Final = 1.33
"""How many times as long as the longest distractor the key is when test-takers pick it for its length."""
LONG_KEY: Final = 4
"""Words from which a key's length is noticed."""
TEXT: Final = 4
"""Characters from which an option is more than a label."""
ECHO: Final = 5
"""Letters from which a word that the stem and the key share is noticed."""


@rule("warning")
def none_of_the_above(item: Item) -> Iterator[Hit]:
    """An option says that none of the others is right."""
    for option in item.options:
        if phrases.NONE.fullmatch(bare(option.text)):
            yield Hit(option.path, {"text": option.text})


@rule("warning")
def all_of_the_above(item: Item) -> Iterator[Hit]:
    """An option says that all of the others are right."""
    for option in item.options:
        if phrases.ALL.fullmatch(bare(option.text)):
            yield Hit(option.path, {"text": option.text})


@rule("warning")
def k_type(item: Item) -> Iterator[Hit]:
    """An option combines others: by their letters, by numbers that the stem lists, or by their words."""
    if len(item.options) < 3:  # noqa: PLR2004 - two options leave nothing to combine
        return
    texts = [bare(option.text) for option in item.options]
    by_label = [phrases.labels_of(text, len(texts)) for text in texts]
    listed = phrases.LISTED.findall(item.stem) if any(by_label) else []
    for option, text, labels in zip(item.options, texts, by_label, strict=True):
        if labels:
            # Letters and numbers may be answers too (blood groups, roots): they mean others where the stem lists what
            # they mean, and letters where texts stand beside them.
            texts_beside = any(len(other) >= TEXT for other, own in zip(texts, by_label, strict=True) if not own)
            beside = texts_beside and all(label.isalpha() for label in labels)
            if beside or len(listed) > 1:
                yield Hit(option.path, {"text": option.text})
        else:
            parts = phrases.parts_of(text)
            if len(parts) > 1 and all(part in texts for part in parts):
                yield Hit(option.path, {"text": option.text})


@rule("warning")
def alike_options(item: Item) -> Iterator[Hit]:
    """Two options differ only in an article, a hyphen or a full stop."""
    seen: dict[str, str] = {}
    for option in item.options:
        key = phrases.sameness(option.text)
        other = seen.setdefault(key, option.text)
        if other is not option.text:
            yield Hit(option.path, {"text": option.text, "other": other})


@rule("info")
def unordered_numbers(item: Item) -> Iterator[Hit]:
    """Options are all numbers, and the wrong ones stand neither from small to large nor from large to small."""
    content = item.question.content
    if not isinstance(content, Choice) or len(content.wrong) < 3:  # noqa: PLR2004 - two are always in order
        return
    if by_size(item.options) is None:
        return
    wrong = tuple(item.wrong())
    sized = by_size(wrong) or wrong
    if wrong not in {sized, sized[::-1]}:
        yield Hit(("wrong",), edits=_put_in_order(item, sized))


@rule("warning")
def longest_key(item: Item) -> Iterator[Hit]:
    """The key is much longer than every distractor."""
    if not isinstance(item.question.content, Choice):
        return
    key = item.options[0].text
    if phrases.NONE.fullmatch(bare(key)) or phrases.ALL.fullmatch(bare(key)):
        return  # a flaw of its own, and no text that grew
    longest = max(len(option.text) for option in item.wrong())
    if len(key) >= MUCH_LONGER * longest and len(key.split()) >= LONG_KEY:
        yield Hit(("answer",), {"key": str(len(key)), "longest": str(longest)})


@rule("warning")
def true_false_options(item: Item) -> Iterator[Hit]:
    """The options of a choice are no more than true and false."""
    if not isinstance(item.question.content, Choice):
        return
    texts = {bare(option.text) for option in item.options}
    if len(texts & phrases.TRUTHS) > 1 and texts <= phrases.TRUTHS | phrases.UNDECIDED:
        yield Hit(("wrong",))


@rule("info")
def echo(item: Item) -> Iterator[Hit]:
    """A telling word of the stem comes back in the key, and in no distractor."""
    if not isinstance(item.question.content, Choice) or len(item.options) < 3:  # noqa: PLR2004 - as in `k_type`
        return
    if is_negative(item):
        return
    key = _telling(item.options[0].text, item.lang)
    if not key:
        return
    shared = {stem: word for stem, word in key.items() if stem in _telling(item.stem, item.lang)}
    for option in item.wrong():
        there = _telling(option.text, item.lang)
        shared = {stem: word for stem, word in shared.items() if stem not in there}
    if shared:
        yield Hit(("answer",), {"word": next(iter(shared.values()))})


@rule("info", default=False)
def absolutes(item: Item) -> Iterator[Hit]:
    """A distractor says always, never or only, and the key does not: who knows tests strikes it out."""
    if not item.options or is_negative(item) or any(_absolute(option.text) for option in item.options if option.right):
        return
    for option in item.wrong():
        if word := _absolute(option.text):
            yield Hit(option.path, {"word": word})


@rule("info", default=False)
def vague_terms(item: Item) -> Iterator[Hit]:
    """An option says often, usually or some: people mean very different shares by that."""
    for option in item.options:
        if found := phrases.VAGUE.search(fold(option.text)):
            yield Hit(option.path, {"word": found[0]})


RULES: Final[tuple[Rule[Item], ...]] = (
    none_of_the_above,
    all_of_the_above,
    k_type,
    alike_options,
    unordered_numbers,
    longest_key,
    true_false_options,
    echo,
    absolutes,
    vague_terms,
)
"""All rules of this family."""


def _put_in_order(item: Item, sized: tuple[Option, ...]) -> tuple[Edit, ...]:
    """Return the edits that put distractors in an order, where each is one text on one line: nothing else moves."""
    lines = item.bank.text.split("\n")
    places = [item.bank.node(item.id, "wrong", place) for place in range(len(sized))]
    sources = [item.bank.node(item.id, *option.path) for option in sized]
    edits: list[Edit] = []
    for here, source in zip(places, sources, strict=True):
        if here is None or source is None or not isinstance(here.value, str) or not isinstance(source.value, str):
            return ()
        if here.place.line != here.end.line or source.place.line != source.end.line:
            return ()
        written = lines[source.place.line - 1][source.place.column - 1 : source.end.column - 1]
        edits.append(Edit(here.place, here.end, written))
    return tuple(edits)


def _absolute(text: str) -> str:
    found = phrases.ABSOLUTE.search(fold(text))
    return found[0] if found else ""


def _telling(text: str, lang: str) -> dict[str, str]:
    """Return the words of a text that are long and rare enough to give a key away, by their stems."""
    found: dict[str, str] = {}
    for written in words(fold(text)):
        word = phrases.ELIDED.sub("", written)
        if len(word) >= ECHO and word not in phrases.COMMON:
            found.setdefault(phrases.stemmed(word, lang), word)
    return found
