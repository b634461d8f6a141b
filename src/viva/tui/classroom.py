"""A question as a class sees it on the host's screen: its prompt, rows with letters and shapes, counts, the reveal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from viva.asking.shown import TRUTHS
from viva.room import shapes
from viva.tui.bars import bars, box, had_it, is_drawn, mark, shift
from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, RIGHT, Block, Labelled, Layout, join, plain
from viva.tui.keys import letter_of
from viva.tui.pieces import pieces
from viva.tui.revealing import key_lines, sources
from viva.tui.scene import Scene, lines_of
from viva.tui.telling import voices
from viva.tui.widgets.canvas import AtCursor, pressable
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.room.protocol import HostFrame, Notes
    from viva.room.shapes import Text

SHAPES: Final = "▲◆●■★▼✚⬢"
"""Beside the letters, as on phones and printed cards."""

BAR: Final = 40
"""Cells of a bar at most."""

ROOMY: Final = 50
"""Cells from which there is room for shapes and wide gaps."""


def draw(scene: Scene, width: int) -> list[Layout]:
    """Return the page of a question, whatever state it is in."""
    revealed = scene.frame.reveal is not None
    said = voices(scene.question.voices, scene.lang)
    found: list[Layout] = [Block(plain(said, MUTED)), GAP] if said else []
    found += [Block(_prompt(scene, revealed=revealed)), GAP]
    if scene.question.picture is not None:
        label = plain(say("tui.picture", lang=scene.lang), f"bold {ACCENT}")
        found += [Labelled(label, plain(scene.question.picture.alt)), GAP]
    found += [*_leaders(scene), *shift(scene)]
    found += _rows(scene, width)
    found += _asked(scene) if not revealed else key_lines(scene.question, scene.frame.reveal, scene.lang)  # type: ignore[arg-type]
    found += [*_call(scene), *had_it(scene, width), *_points(scene), *_texts(scene)]
    if scene.frame.reveal is not None:
        if scene.frame.reveal.explain:
            found += [GAP, Block(pieces(scene.frame.reveal.explain))]
        found += sources(scene.frame.reveal, scene.lang)
    elif scene.peek and scene.notes is not None:
        found += [GAP, Block(plain(say("host.for-you"), f"bold {PARTLY}"))]
        found += _right_rows(scene) or key_lines(scene.question, scene.notes.reveal, scene.lang)
        found += [Block(pieces(hint), plain("· ", MUTED)) for hint in scene.notes.hints]
    return found


def _prompt(scene: Scene, *, revealed: bool) -> Content:
    """Return the prompt; the blanks of a cloze are numbered, and filled once it is revealed."""
    question = scene.question
    if not isinstance(question, shapes.AskedCloze):
        return pieces(question.prompt, "bold")
    blanks = [plain(f"[{number + 1}\u00a0____]", ACCENT) for number in range(question.blanks)]
    reveal = scene.frame.reveal
    if revealed and reveal is not None and isinstance(reveal.answer, shapes.ClozeKey):
        blanks = [plain(f"[{words[0]}]".replace(" ", "\u00a0"), f"bold {RIGHT}") for words in reveal.answer.blanks]
    return pieces(question.prompt, "bold", blanks=blanks)


def _rights(scene: Scene) -> dict[str, tuple[bool, Text | None]]:
    """Return which rows are right, and why the others are not, once that is revealed."""
    match scene.frame.reveal:
        case shapes.RevealWire(answer=shapes.OptionsKey(options=found) | shapes.SelectKey(options=found)):
            return {one.key: (one.right, one.because) for one in found}
        case shapes.RevealWire(answer=shapes.ClaimKey(truth=truth)):
            return {one: (one == truth, None) for one in TRUTHS}
        case _:
            return {}


def _right_rows(scene: Scene) -> list[Layout]:
    """Return the right ones among the rows, for a teacher who looks beforehand."""
    assert scene.notes is not None  # noqa: S101 - who calls has looked
    then = Scene(_revealed(scene.frame, scene.notes), scene.hands)
    rights = _rights(then)
    return [
        Block(one.text, plain(f"✓ {one.letter}  ", f"bold {RIGHT}"))
        for one in lines_of(scene.question, scene.lang)
        if rights.get(one.key, (False, None))[0]
    ]


def _revealed(frame: HostFrame, notes: Notes) -> HostFrame:
    from msgspec.structs import replace  # noqa: PLC0415 - seldom needed

    return replace(frame, reveal=notes.reveal)


def _rows(scene: Scene, width: int) -> list[Layout]:
    """Return the rows, with what was counted, and from the reveal on marks, bars and reasons."""
    found: list[Layout] = []
    rights = _rights(scene)
    drawn = is_drawn(scene)
    for place, line in enumerate(lines_of(scene.question, scene.lang)):
        right, because = rights.get(line.key, (False, None))
        tone = RIGHT if right else (MUTED if rights else "")
        lead = join(mark(scene, line.key, right=right), _sign(line.letter, place, width, tone))
        lead = join(lead, box(scene, line.key), "  " if width >= ROOMY else " ")
        row = pressable(place, Block(line.text.stylize(f"bold {RIGHT}") if right else line.text, lead))
        at = scene.counting is not None and scene.counting.key == line.key
        found.append(AtCursor(row) if at else row)
        inset = Content(" " * min(lead.cell_length, 9))
        if drawn:
            found += bars(scene, line.key, width, inset)
        if because:
            found.append(Block(pieces(because), inset))
        if scene.tall and (drawn or because):
            found.append(GAP)
    return [*found, *([] if not found or found[-1] is GAP else [GAP])]


def _sign(letter: str, place: int, width: int, tone: str) -> Content:
    shape = f" {SHAPES[place]}" if place < len(SHAPES) and width >= ROOMY else ""
    return plain(f"{letter}{shape} ", f"bold {tone or ACCENT}")


def _asked(scene: Scene) -> list[Layout]:
    """Return what is to be put in order, paired or filled in; of a number, its unit."""
    question = scene.question
    found: list[Layout] = []
    match question:
        case shapes.AskedOrder(items=items):
            found = [Block(pieces(one.text), _letter(place)) for place, one in enumerate(items)]
        case shapes.AskedMatch(lefts=lefts, rights=rights):
            found = [
                Block(pieces(one.text), plain(f"{place}  ", f"bold {ACCENT}")) for place, one in enumerate(lefts, 1)
            ]
            found += [GAP, *(Block(pieces(one.text), _letter(place)) for place, one in enumerate(rights))]
        case shapes.AskedCloze(words=words) if words:
            found = [Block(pieces(one.text), _letter(place)) for place, one in enumerate(words)]
        case shapes.AskedNumber(unit=unit) if unit:
            found = [Block(join(*_around(say("asking.unit", lang=scene.lang, unit="\0"), pieces(unit))).stylize(MUTED))]
        case _:
            return []
    return [*found, GAP]


def _around(sentence: str, content: Content) -> list[Content]:
    before, _, after = sentence.partition("\0")
    return [plain(before), content, plain(after)]


def _letter(place: int) -> Content:
    return plain(f"{letter_of(place)}  ", f"bold {ACCENT}")


def _call(scene: Scene) -> Iterable[Layout]:
    """Yield what the class is to do now."""
    frame, turn = scene.frame, scene.frame.turn
    assert turn is not None  # noqa: S101 - as in `question`
    name: str = frame.state if frame.state != "read" else turn.phase
    if name == "read":
        by_hand = "open" in frame.can and (not scene.hands or lines_of(scene.question, scene.lang))
        name = "" if by_hand or scene.question.__struct_config__.tag == "discuss" else "aloud"
    if name in {"open", "closed"}:
        name += "-hands" if scene.hands else "-phones"
    if name == "paused" and scene.hands:
        name = "paused-hands"  # nobody pauses a show of hands
    if name in {"", "reveal", "leaderboard"}:
        return
    counts = frame.counts
    said = say(f"host.call-{name}", n=counts.answered, of=counts.players)
    yield Block(plain(said, f"bold {ACCENT}"))
    if name.endswith("-phones") and (away := counts.players - counts.here) > 0:
        yield Block(plain(say("host.call-away", n=away), MUTED))
    if scene.counting is not None and scene.counting.too_many:
        yield Block(plain(say("host.too-many", n=scene.counting.too_many), PARTLY))


def _points(scene: Scene) -> list[Layout]:
    """Return the points of a discussion while it goes on: words only for those that were heard."""
    if not scene.ticking or scene.notes is None or scene.frame.reveal is not None:
        return []
    answer = scene.notes.reveal.answer
    heard = set(map(str, scene.frame.turn.heard)) if scene.frame.turn else set()
    found: list[Layout] = [GAP]
    for place, point in enumerate(getattr(answer, "points", ())):
        is_heard = str(point.text) in heard
        lead = plain(f"{letter_of(place)} {'☑' if is_heard else '☐'}  ", f"bold {RIGHT if is_heard else ACCENT}")
        hidden = pieces(point.text, MUTED) if scene.peek else plain("· · ·", MUTED)
        found.append(pressable(place, Block(pieces(point.text) if is_heard else hidden, lead)))
    return found


def _leaders(scene: Scene) -> list[Layout]:
    """Return who leads, while the class is shown that."""
    if scene.frame.state != "leaderboard":
        return []
    lines = [
        Block(
            join(plain(one.name, "bold"), plain(f"  {say('host.points', n=one.points)}", MUTED)),
            plain(f"{one.rank:>3}  "),
        )
        for one in scene.frame.leaders
    ]
    return [*lines, GAP]


def _texts(scene: Scene) -> list[Layout]:
    """Return what was typed on phones, most frequent first."""
    signs = {"right": ("✓", RIGHT), "partly": ("◐", PARTLY), "wrong": ("✗", MUTED)}
    found: list[Layout] = []
    for one in scene.frame.texts[:MOST_TEXTS]:
        sign, tone = signs.get(one.outcome or "", (" ", MUTED))
        found.append(Block(plain(one.text), plain(f"{sign} {one.n:>3} × ", tone)))
    return [GAP, *found] if found else []


MOST_TEXTS: Final = 12
"""Texts on the page; the list of them has all."""
