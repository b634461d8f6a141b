"""What a translation may not change. Rules on a question and the one that it translates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.bank.edits import Edit
from viva.bank.inherit import inheritable
from viva.bank.kinds import Choice, Cloze, Discuss, Match, Number, Point, Select
from viva.bank.problems import Place
from viva.bank.rules import folded, reason_of
from viva.check.alongside import asked, everything, prose
from viva.check.figures import unsaid
from viva.check.folding import words
from viva.check.rule import Hit, Pair, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viva.bank.kinds import Content
    from viva.bank.nodes import Node

SAME_EVERYWHERE: Final = ("cites", "elsewhere", "level", "tags", "marks")
"""What a question rests on and is worth, whatever its language."""

LANGUAGES: Final = frozenset({"en", "fr"})
"""The languages whose numbers and small words are known."""

FEW_WORDS: Final = 4
"""A text of fewer may be the same in both languages: a name, a term."""

_EN: Final = (
    "the of and is was are were with that what which who his her their has had by from for in to it this these how why "
    "when where not does did"
)
_FR: Final = (
    "le la les des du un une et est dans qui que par pour avec sur au aux ce cette son sa ses il elle ne pas dont ont "
    "sont quel quelle comment pourquoi quand où"
)
SMALL_WORDS: Final = {"en": frozenset(_EN.split()), "fr": frozenset(_FR.split())}
"""Words that hardly any sentence of a language does without, and that the other does not have."""

IN_PROSE: Final = re.compile(r"[(“«\"]*\w[\w’'-]*[.,;:?!…)”»\"%]*|[–—:;?!«»%]")
"""What stands between spaces in prose; a text with much else is a command or a formula."""

IN_QUOTES: Final = re.compile(r"\s*[“«\"].*[”»\"][\s.?!]*", re.DOTALL)


@rule("warning")
def other_citations(pair: Pair) -> Iterator[Hit]:
    """A translation rests on other passages or sources than its original, or is worth another mark."""
    ours, theirs = pair.item.question.content, pair.original.question.content
    for key in SAME_EVERYWHERE:
        if getattr(ours, key) != getattr(theirs, key):
            yield _elsewhere_than(pair, (key,), key)
    if isinstance(ours, Discuss) and isinstance(theirs, Discuss):
        for place, (own, first) in enumerate(zip(ours.points, theirs.points, strict=True)):
            if isinstance(own, Point) and own.elsewhere and own.elsewhere != _rests_on(first):
                yield _elsewhere_than(pair, ("points", place, "elsewhere"), "elsewhere")


@rule("info")
def restated(pair: Pair) -> Iterator[Hit]:
    """A translation repeats what it would inherit."""
    question = pair.item.question
    ours, theirs = question.content, pair.original.question.content
    keys = [key for key in inheritable(question.kind) if getattr(ours, key) == getattr(theirs, key)]
    if not (node := _written(pair, keys)) or not isinstance(node.value, dict):
        return
    for key in keys:
        if key in node.value:
            edit = _without(pair, node, key)
            yield Hit((key,), {"key": key, "file": _original(pair)}, edits=(edit,) if edit else ())


@rule("warning")
def other_numbers(pair: Pair) -> Iterator[Hit]:
    """The numbers of a prompt, a key or an option are not those of the original."""
    ours, theirs = pair.item.question.content, pair.original.question.content
    if isinstance(ours, Number) and isinstance(theirs, Number) and ours.answer != theirs.answer:
        yield _numbers(pair, ("answer",), [f"{ours.answer:f}"], [f"{theirs.answer:f}"])
    lang, first = pair.item.lang, pair.original.lang
    if not {lang, first} <= LANGUAGES:
        return
    for path, own, other in asked(ours, theirs):
        blanks = isinstance(ours, Cloze) and path == ("prompt",)
        here, there = prose(own, blanks=blanks), prose(other, blanks=blanks)
        more, less = unsaid(here, lang, there, first), unsaid(there, first, here, lang)
        if more or less:
            yield _numbers(pair, path, more, less)


@rule("warning")
def not_translated(pair: Pair) -> Iterator[Hit]:
    """A text is the very text of the original."""
    for path, own, other in everything(pair.item.question.content, pair.original.question.content):
        if own == other and _is_sentence(prose(own), pair.original.lang):
            yield Hit(path, {"file": _original(pair)})


@rule("warning")
def missing_explain(pair: Pair) -> Iterator[Hit]:
    """A translation has an explanation or hints, and its original none; or the other way round."""
    ours, theirs = pair.item.question, pair.original.question
    for key, here, there in (
        ("explain", bool(ours.content.explain), bool(theirs.content.explain)),
        ("hints", bool(ours.hints), bool(theirs.hints)),
    ):
        if here != there:
            with_it, without = (pair.item, pair.original) if here else (pair.original, pair.item)
            params = {"key": key, "file": with_it.bank.path.name, "other": without.bank.path.name}
            yield Hit((key,) if here else ("id",), params)


@rule("warning")
def reasons_missing(pair: Pair) -> Iterator[Hit]:
    """Options say why they are wrong in one language, and in the other none does."""
    here, there = (any(_reasons(item.question.content)) for item in (pair.item, pair.original))
    if here != there:
        with_them, without = (pair.item, pair.original) if here else (pair.original, pair.item)
        yield Hit(("wrong",), {"file": with_them.bank.path.name, "other": without.bank.path.name})


@rule("error")
def merged_rights(pair: Pair) -> Iterator[Hit]:
    """Two rights of a match that differ in the original have one text in the translation."""
    ours, theirs = pair.item.question.content, pair.original.question.content
    if not isinstance(ours, Match) or not isinstance(theirs, Match):
        return
    first: dict[str, str] = {}
    for place, (own, other) in enumerate(zip(ours.pairs, theirs.pairs, strict=True)):
        was = first.setdefault(folded(own.right), other.right)
        if folded(was) != folded(other.right):
            params = {"text": own.right, "one": was, "two": other.right}
            yield Hit(("pairs", place, "right"), params)


RULES: Final[tuple[Rule[Pair], ...]] = (
    merged_rights,
    other_citations,
    other_numbers,
    not_translated,
    missing_explain,
    reasons_missing,
    restated,
)
"""All rules of this family."""


def _original(pair: Pair) -> str:
    return pair.original.bank.path.name


def _elsewhere_than(pair: Pair, path: tuple[str | int, ...], key: str) -> Hit:
    return Hit(path, {"key": key, "file": _original(pair)})


def _rests_on(point: str | Point) -> tuple[str, ...]:
    return point.elsewhere if isinstance(point, Point) else ()


def _numbers(pair: Pair, path: tuple[str | int, ...], here: list[str], there: list[str]) -> Hit:
    return Hit(path, {"here": ", ".join(here) or "—", "there": ", ".join(there) or "—", "file": _original(pair)})


def _is_sentence(text: str, lang: str) -> bool:
    """Tell a text that somebody of the other language would not write so: no name, no quotation, no formula."""
    found = words(text)
    small = SMALL_WORDS.get(lang, frozenset())
    pieces = text.split()
    signs = sum(not IN_PROSE.fullmatch(piece) for piece in pieces)
    if len(found) < FEW_WORDS or 4 * signs > len(pieces) or IN_QUOTES.fullmatch(text):
        return False
    plain = [word for word in found if word[0].islower()]
    return any(word in small for word in plain) and any(word not in small for word in plain)


def _reasons(content: Content) -> Iterator[str | None]:
    match content:
        case Choice(wrong=wrong):
            yield from map(reason_of, wrong)
        case Select(answers=answers, wrong=wrong):
            yield from map(reason_of, (*answers, *wrong))
        case _:
            return


def _written(pair: Pair, keys: list[str]) -> Node | None:
    """Return a translation as it was written, where it holds one of ``keys``: most hold none, and are not parsed."""
    bank = pair.item.bank
    lines = bank.places.lines(pair.item.id)
    text = "\n".join(bank.lines[lines.start - 1 : lines.stop - 1])
    return bank.node(pair.item.id) if re.search(rf"(?:^|[\s{{,-])(?:{'|'.join(keys)})\s*:", text) else None


def _without(pair: Pair, node: Node, key: str) -> Edit | None:
    """Return the edit that deletes the lines of a key; None where they hold anything else."""
    assert isinstance(node.value, dict)  # noqa: S101 - asked of questions only
    first, last = node.keys[key].place.line, _last_line(node.value[key])
    lines = pair.item.bank.lines[first - 1 : last]
    if node.flow or lines[0].lstrip().startswith("-") or any("#" in line for line in lines):
        return None
    return Edit(Place(first, 1), Place(last + 1, 1), "")


def _last_line(node: Node) -> int:
    """Return the last line of a value: a list without brackets, says libyaml, ends where the next key begins."""
    if isinstance(node.value, str) or node.flow:
        return node.end.line if node.end.column > 1 else node.end.line - 1
    inside = list(node.value.values()) if isinstance(node.value, dict) else node.value
    return max((_last_line(one) for one in inside), default=node.place.line)
