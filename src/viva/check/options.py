"""What stands to choose from: one defensible key, and nothing that gives it away. Rules on one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.bank.edits import Edit
from viva.bank.kinds import Choice
from viva.check import likeness, phrases, referring
from viva.check.folding import fold, words
from viva.check.rule import Hit, rule
from viva.check.sizes import in_order
from viva.check.stems import is_negative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    for option, text in zip(item.options, item.bared, strict=True):
        if referring.NONE.fullmatch(text) or (text in referring.NEITHER and len(item.options) == 3):  # noqa: PLR2004
            yield Hit(option.path, {"text": option.text})


@rule("warning")
def all_of_the_above(item: Item) -> Iterator[Hit]:
    """An option says that all of the others are right."""
    for option, text in zip(item.options, item.bared, strict=True):
        if _is_all(text, item) and not _lists(item):
            yield Hit(option.path, {"text": option.text})


@rule("warning")
def k_type(item: Item) -> Iterator[Hit]:
    """An option combines others: by their letters, by numbers that the stem lists, or by their words."""
    if len(item.options) < 3:  # noqa: PLR2004 - two options leave nothing to combine
        return
    texts = item.bared
    by_label = [referring.labels_of(text, len(texts)) for text in texts]
    for option, text, labels in zip(item.options, texts, by_label, strict=True):
        if labels:
            if _are_labels(labels, item, texts, by_label) and not _is_all(text, item):
                yield Hit(option.path, {"text": option.text})
        elif _lists(item) and any(by_label) and referring.COUNTED.fullmatch(text):
            yield Hit(option.path, {"text": option.text})
        else:
            parts = referring.parts_of(text)
            if len(parts) > 1 and all(part in texts for part in parts):
                yield Hit(option.path, {"text": option.text})


@rule("warning")
def alike_options(item: Item) -> Iterator[Hit]:
    """Two options differ only in an article, a hyphen or a full stop."""
    if phrases.SPELLING.search(fold(item.stem)):
        return
    for hyphen in (" ", ""):
        groups: dict[str, list[Option]] = {}
        for option in item.options:
            groups.setdefault(likeness.core(option.text, hyphen), []).append(option)
        found = False
        for alike in groups.values():
            # Where three are alike, or all are, how it is written is what is asked: the hour, an hour, a hour.
            if len(alike) == 2 and len(groups) > 1 and likeness.say_the_same(*(one.text for one in alike)):  # noqa: PLR2004
                found = True
                yield Hit(alike[1].path, {"text": alike[1].text, "other": alike[0].text})
        if found:
            return


@rule("info")
def unordered_numbers(item: Item) -> Iterator[Hit]:
    """Options are all numbers, and the wrong ones stand neither from small to large nor from large to small."""
    content = item.question.content
    if not isinstance(content, Choice) or len(content.wrong) < 3:  # noqa: PLR2004 - two are always in order
        return
    if in_order(item.options, item.lang) is None:
        return
    wrong = tuple(item.wrong())
    sized = in_order(wrong, item.lang) or wrong
    if wrong not in {sized, sized[::-1]}:
        yield Hit(("wrong",), edits=_put_in_order(item, sized))


@rule("warning")
def longest_key(item: Item) -> Iterator[Hit]:
    """The key is much longer than every distractor."""
    if not isinstance(item.question.content, Choice):
        return
    key = item.options[0].text
    if referring.NONE.fullmatch(item.bared[0]) or referring.ALL.fullmatch(item.bared[0]):
        return  # a flaw of its own, and no text that grew
    longest = max(len(option.text) for option in item.wrong())
    if len(key) >= MUCH_LONGER * longest and len(key.split()) >= LONG_KEY:
        yield Hit(("answer",), {"key": str(len(key)), "longest": str(longest)})


@rule("warning")
def true_false_options(item: Item) -> Iterator[Hit]:
    """The options of a choice are no more than true and false."""
    if not isinstance(item.question.content, Choice):
        return
    texts = {*item.bared}
    truths = {text for text in texts if phrases.TRUTH.fullmatch(text)}
    if len(truths) > 1 and texts <= truths | phrases.UNDECIDED:
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


def _is_all(text: str, item: Item) -> bool:
    """Tell whether an option says that all others are right, be it by their letters."""
    if referring.NONE.fullmatch(text):
        return False
    if text in referring.BOTH and len(item.options) == 3:  # noqa: PLR2004 - the two others
        return True
    letters = referring.labels_of(text, len(item.options))
    by_letters = len(letters) == len(item.options) - 1 and all(letter.isalpha() for letter in letters)
    return bool(referring.ALL.fullmatch(text)) or (by_letters and len(letters) > 2 and not _lists(item))  # noqa: PLR2004


def _lists(item: Item) -> bool:
    """Tell whether the stem lists statements under labels."""
    return len(referring.LISTED.findall(item.stem)) > 1


def _are_labels(labels: list[str], item: Item, texts: Sequence[str], by_label: list[list[str]]) -> bool:
    """Tell whether letters and numbers mean other options, rather than blood groups or roots.

    They do where the stem lists what they mean, where the options are numbered, or where letters stand beside texts
    that have no such letters themselves.
    """
    if _lists(item) or sum(bool(referring.ENUMERATED.match(option.text)) for option in item.options) > 1:
        return True
    others = [option.text for option, own in zip(item.options, by_label, strict=True) if not own]
    if any(referring.OWN_LETTERS.search(other) for other in others):
        return False
    beside = any(len(text) >= TEXT for text, own in zip(texts, by_label, strict=True) if not own)
    return beside and not any(label.isdigit() for label in labels)


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
            stem = phrases.stemmed(word, lang)
            found.setdefault(stem if len(stem) >= ECHO else word, word)
    return found
