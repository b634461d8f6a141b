"""What is told once a question is over, from what a room sends: the key of any kind, then other sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room import shapes
from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, RIGHT, Block, Labelled, Layout, join, plain
from viva.tui.keys import letter_of
from viva.tui.pieces import pieces, words_of
from viva.tui.telling import day
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content

    from viva.room.shapes import EntryWire, QuestionWire, RevealWire


def key_lines(question: QuestionWire, reveal: RevealWire, lang: str) -> list[Layout]:
    """Return the key of a question that has no rows to mark; nothing for one that has."""
    tick = plain("✓  ", f"bold {RIGHT}")
    match reveal.answer:
        case shapes.TypedKey(text=text, also=also):
            found: list[Layout] = [Block(pieces(text, "bold"), tick)]
            if also:
                said = say("asking.also", lang=lang, texts=", ".join(words_of(one) for one in also))
                found.append(Block(plain(said, MUTED), plain("   ")))
            return found
        case shapes.NumberKey(text=text, within=within):
            off = [Block(plain(say("asking.within", lang=lang, within=within), MUTED), plain("   "))] if within else []
            return [Block(pieces(text, "bold"), tick), *off]
        case shapes.ClozeKey(blanks=blanks):
            # The first of each stands in the text itself.
            others = [(place, words) for place, words in enumerate(blanks) if len(words) > 1]
            return [Block(plain(" / ".join(words)), _number(place)) for place, words in others]
        case shapes.OrderKey(items=items):
            texts = _texts(getattr(question, "items", ()))
            return [Block(texts[one.key], _number(one.first)) for one in items if one.key in texts]
        case shapes.MatchKey(pairs=pairs):
            texts = _texts([*getattr(question, "lefts", ()), *getattr(question, "rights", ())])
            arrow = plain("  →\u00a0", MUTED)
            return [Block(join(texts[left], arrow, texts[right]), tick) for left, right in pairs if left in texts]
        case shapes.CardKey(back=back):
            return [Block(pieces(back), tick)]
        case shapes.DiscussKey(points=points):
            return [line for place, one in enumerate(points) for line in _point(place, one, lang)]
        case _:
            return []


def _number(place: int) -> Content:
    return plain(f"{place + 1}  ", f"bold {RIGHT}")


def _texts(options: Iterable[shapes.OptionWire]) -> dict[str, Content]:
    return {one.key: pieces(one.text) for one in options}


def _point(place: int, point: shapes.PointWire, lang: str) -> Iterable[Layout]:
    sign, tone = ("☑", RIGHT) if point.heard else ("☐", MUTED)
    yield Block(pieces(point.text), plain(f"{letter_of(place)} {sign}  ", f"bold {tone}"))
    yield from entries(point.elsewhere, lang)


def sources(reveal: RevealWire, lang: str) -> list[Layout]:
    """Return the passages, and what is said elsewhere."""
    found: list[Layout] = []
    for one in reveal.passages:
        found += [GAP, Labelled(plain(one.name, f"bold {ACCENT}"), pieces(one.gist))]
    for entry in entries(reveal.elsewhere, lang):
        found += [GAP, entry]
    return found


def entries(found: Sequence[EntryWire], lang: str) -> list[Layout]:
    """Return what other sources say, how they stand to ours, and who says it."""
    return [
        Labelled(
            plain(
                say("asking.elsewhere", lang=lang, stance=say(f"asking.{one.stance}", lang=lang)),
                f"bold {PARTLY if one.stance == 'differs' else ACCENT}",
            ),
            join(pieces(one.says), "\n", _cited(one.who, one.date, one.address, lang)),
        )
        for one in found
    ]


def _cited(who: str, date: str | None, address: str, lang: str) -> Content:
    said = f"{who}, {day(date, lang)}" if date else who
    return join(plain(f"{said}  ", MUTED), plain(address, f"underline {MUTED}"))
