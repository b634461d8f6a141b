"""Questions and reveals as they go over the wire: texts in pieces, control characters visible, files as addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from viva.asking import options, shown
from viva.asking.reveal import (
    RevealedBlanks,
    RevealedCard,
    RevealedNumber,
    RevealedOptions,
    RevealedOrder,
    RevealedPairs,
    RevealedPoints,
    RevealedText,
    RevealedTruth,
    reveal,
)
from viva.bank.text import Blank, Break, Code, Emphasis, Link, Math, Plain, Strong, parse
from viva.render.safe import visible
from viva.room import shapes
from viva.room.protocol import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viva.asking.reveal import Answer, RevealedEntry
    from viva.asking.shown import Option, Shown
    from viva.bank.deck import Question
    from viva.bank.text import Tree
    from viva.room.shapes import Text

SILENT: Final[tuple[type, ...]] = (shown.ShownChoice, shown.ShownSelect, shown.ShownClaim, shown.ShownDiscuss)
"""Kinds whose options can be told by their letters alone."""


def text(written: str, *, blanks: bool = False) -> Text:
    """Return a text of a bank as pieces."""
    return _pieces(parse(written, blanks=blanks))


def question(found: Shown, place: int, *, silent: bool = False) -> shapes.QuestionWire:
    """Return a question as shown; ``silent``: without the words that stand on the board."""
    common = _common(found, place)
    if silent:
        common["prompt"] = common["prompt"] if isinstance(found, shown.ShownCloze) else ()
    quiet = silent and isinstance(found, SILENT)
    match found:
        case shown.ShownChoice(options=picks):
            return shapes.AskedChoice(**common, options=_options(picks, silent=quiet))
        case shown.ShownSelect(options=picks):
            return shapes.AskedSelect(**common, options=_options(picks, silent=quiet))
        case shown.ShownClaim():
            return shapes.AskedClaim(**common)
        case shown.ShownTyped(exact=exact):
            return shapes.AskedTyped(**common, exact=exact)
        case shown.ShownNumber(unit=unit):
            return shapes.AskedNumber(**common, unit=None if unit is None else text(unit))
        case shown.ShownCloze(blanks=blanks, words=words):
            return shapes.AskedCloze(**common, blanks=blanks, words=_options(words))
        case shown.ShownOrder(items=items):
            return shapes.AskedOrder(**common, items=_options(items))
        case shown.ShownMatch(lefts=lefts, rights=rights):
            return shapes.AskedMatch(**common, lefts=_options(lefts), rights=_options(rights))
        case shown.ShownCard():
            return shapes.AskedCard(**common)
        case shown.ShownDiscuss(positions=positions, minutes=minutes):
            said = tuple(() if quiet else text(position) for position in positions)
            return shapes.AskedDiscuss(**common, positions=said, minutes=minutes)
        case _:
            assert_never(found)


def revealed(asked: Question, asked_as: Shown, heard: Iterable[int] = ()) -> shapes.RevealWire:
    """Return all that is told of a question once it is over: this is where a key becomes something to send.

    Options come in the order in which they were shown, so that whoever draws them letters them right.
    """
    found = reveal(asked)
    places = {one.key: place for place, one in enumerate(getattr(asked_as, "options", ()))}
    return shapes.RevealWire(
        answer=_key(asked, found.answer, set(heard), places),
        explain=None if found.explain is None else text(found.explain),
        passages=tuple(
            shapes.PassageWire(visible(one.name(asked.lang)), visible(one.voice), text(one.gist))
            for one in found.passages
        ),
        elsewhere=_entries(found.elsewhere),
    )


def _key(asked: Question, answer: Answer, heard: set[int], places: Mapping[str, int]) -> shapes.KeyWire:
    match answer:
        case RevealedOptions(options=picks):
            found = sorted(picks, key=lambda one: places[one.key])
            shape = shapes.OptionsKey if asked.kind == "choice" else shapes.SelectKey
            return shape(
                tuple(shapes.OptionKey(one.key, one.right, text(one.because) if one.because else None) for one in found)
            )
        case RevealedTruth(truth=truth):
            return shapes.ClaimKey(truth)
        case RevealedText(answer=right, accept=accept):
            return shapes.TypedKey(text(right), tuple(text(one) for one in accept))
        case RevealedNumber(answer=right, within=within):
            return shapes.NumberKey(text(right), within)
        case RevealedBlanks(blanks=blanks):
            return shapes.ClozeKey(tuple(tuple(visible(word) for word in one.answers) for one in blanks))
        case RevealedOrder(items=items):
            return shapes.OrderKey(tuple(shapes.PlacedItem(one.key, *one.places) for one in items))
        case RevealedPairs():
            pairs, _ = options.sides(asked)
            return shapes.MatchKey(tuple((left.key, right.key) for left, right in pairs))
        case RevealedCard(front=front, back=back):
            return shapes.CardKey(text(front), text(back))
        case RevealedPoints(points=points):
            return shapes.DiscussKey(
                tuple(
                    shapes.PointWire(text(one.text), place in heard, _entries(one.elsewhere))
                    for place, one in enumerate(points)
                )
            )
        case _:
            assert_never(answer)


def _entries(found: Iterable[RevealedEntry]) -> tuple[shapes.EntryWire, ...]:
    return tuple(shapes.EntryWire(one.stance, visible(one.who), text(one.says), one.date, one.address) for one in found)


def _common(found: Shown, place: int) -> dict[str, Any]:
    picture = found.picture
    return {
        "prompt": text(found.prompt, blanks=isinstance(found, shown.ShownCloze)),
        "voices": tuple(visible(voice) for voice in found.voices),
        "marks": found.marks,
        "picture": shapes.PictureWire(f"{BASE}/picture/{place}", visible(picture.alt)) if picture else None,
    }


def _options(found: Iterable[Option], *, silent: bool = False) -> tuple[shapes.OptionWire, ...]:
    return tuple(shapes.OptionWire(one.key, () if silent else text(one.text)) for one in found)


def _pieces(tree: Tree) -> Text:
    pieces: list[Any] = []
    for node in tree:
        match node:
            case Plain(text=said):
                pieces.append(visible(said))
            case Code(text=said):
                pieces.append({"code": visible(said)})
            case Math(tex=tex):
                pieces.append({"math": visible(tex)})
            case Break():
                pieces.append({"line": True})
            case Blank(number=number):
                pieces.append({"blank": number})
            case Emphasis(inside=inside):
                pieces.append({"em": _pieces(inside)})
            case Strong(inside=inside):
                pieces.append({"strong": _pieces(inside)})
            case Link(inside=inside, address=address):
                pieces.append({"link": _pieces(inside), "to": address})
            case _:
                assert_never(node)
    return tuple(pieces)
