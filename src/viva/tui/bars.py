"""How a class voted, as bars: for each row, for who had it right, and the shift from one vote to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from viva.render.charts import bar
from viva.room import shapes
from viva.study.phrasing import percent
from viva.tui.content import ACCENT, EMPTY, GAP, MUTED, PARTLY, RIGHT, Block, Layout, join, plain
from viva.tui.keys import letter_of
from viva.tui.scene import lines_of
from viva.tui.widgets.canvas import AtCursor, pressable
from viva.tui.widgets.picture import content_of
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.room.protocol import RoundCounts
    from viva.tui.scene import Scene

BAR: Final = 40
"""Cells of a bar at most."""

HAD_IT: Final = ("right", "wrong")
"""What hands are raised for after the reveal of what cannot be voted on."""


def is_drawn(scene: Scene) -> bool:
    """Tell whether the bars are there: from the reveal on; while answers arrive, where phones give them."""
    return scene.frame.reveal is not None or (not scene.hands and scene.frame.state in {"open", "paused", "closed"})


def bars(scene: Scene, key: str, width: int, inset: Content) -> Iterable[Layout]:
    """Yield a bar for each vote."""
    rounds = [one for one in scene.frame.counts.rounds if one.answered or one.options]
    if scene.frame.reveal is None and scene.frame.turn is not None:
        rounds = [one for one in rounds if one.round == scene.frame.turn.round]
    for one in rounds:
        lead = plain(f"{one.round} ", MUTED) if len(rounds) > 1 else EMPTY
        yield Block(_bar(one.options.get(key, 0), _of(one, scene), width - inset.cell_length, lead), inset)


def _of(one: RoundCounts, scene: Scene) -> int:
    size = scene.frame.settings.size if scene.hands and isinstance(scene.question, shapes.AskedSelect) else None
    return max(one.answered, size or 0)


def _bar(count: int, of: int, width: int, lead: Content) -> Content:
    share = count / of if of else 0.0
    told = f" {count:>3}  {percent(share)}"
    room = max(min(BAR, width - len(told) - lead.cell_length - 1), 4)
    return join(lead, content_of(bar(share, room)), plain(told))


def had_it(scene: Scene, width: int) -> list[Layout]:
    """Return how many had it right, where hands are raised after the reveal, or what phones' answers came to."""
    if scene.frame.reveal is None or lines_of(scene.question, scene.lang):
        return []
    found: list[Layout] = []
    counting = scene.counting
    if counting is not None:
        found += [GAP, Block(plain(say("host.call-had-it"), f"bold {ACCENT}"))]
        for place, key in enumerate(HAD_IT):
            lead = join(mark(scene, key, right=False), plain(f"{letter_of(place)} ", f"bold {ACCENT}"), box(scene, key))
            row = pressable(place, Block(plain(say(f"host.had-{key}")), join(lead, "  ")))
            found.append(AtCursor(row) if counting.key == key else row)
        if counting.too_many:
            found.append(Block(plain(say("host.too-many", n=counting.too_many), PARTLY)))
    rounds = [one for one in scene.frame.counts.rounds if one.outcomes is not None and one.answered]
    if rounds and not isinstance(scene.question, shapes.AskedCard | shapes.AskedDiscuss):
        found += [GAP]
        for one in rounds:
            assert one.outcomes is not None  # noqa: S101 - those without were left out
            lead = plain(f"✓ {one.round} " if len(rounds) > 1 else "✓ ", f"bold {RIGHT}")
            found.append(Block(_bar(one.outcomes.right, one.answered, width, lead)))
    return found


def shift(scene: Scene) -> Iterable[Layout]:
    """Yield how the class moved from its first vote to its last."""
    found = scene.frame.shift
    if found is None or not found.before.of or not found.after.of:
        return
    before, after = (percent(one.right / one.of) for one in (found.before, found.after))
    yield Block(plain(say("host.shift", before=before, after=after), f"bold {ACCENT}"))
    if found.gained is not None and found.lost is not None:
        yield Block(plain(say("host.shift-who", gained=found.gained, lost=found.lost), MUTED))
    yield GAP


def mark(scene: Scene, key: str, *, right: bool) -> Content:
    """Return what stands before a row: that it is right, or the cursor."""
    if right:
        return plain("✓ ", f"bold {RIGHT}")
    at = scene.counting is not None and scene.counting.key == key
    return plain("▸ ", f"bold {ACCENT}") if at else Content("  ")


def box(scene: Scene, key: str) -> Content:
    """Return the count of a row as it is typed."""
    counting = scene.counting
    if counting is None:
        return EMPTY
    if key == counting.rest:
        return plain(f" ({counting.counts[key]})".rjust(5), MUTED)
    typed = counting.typed.get(key) or "·"
    return join(" ", plain(f" {typed:>3}", "bold reverse" if key == counting.key else "bold"))
