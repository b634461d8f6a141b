"""What comes next in a class: what space, an arrow or a clicker does, from the first question to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viva.room.commands import Close, Leaders, Next, Open, Resume, Show, Talk

if TYPE_CHECKING:
    from viva.room.commands import Command
    from viva.room.protocol import HostFrame

THINK: Final = 60
"""Seconds to think alone before a second vote; the teacher ends it earlier or later."""

PAIRS: Final = 120
"""Seconds to talk in pairs."""

BY_HAND: Final = frozenset({"choice", "select", "claim", "discuss"})
"""Kinds that a class can vote on by raising hands: all others are answered aloud, and seen to be right after that."""

Step = tuple[str, "Command"]
"""Its name (``tui.step-NAME``), and what it takes."""


def step(frame: HostFrame, *, hands: bool) -> Step | None:
    """Return what comes next; None at the end."""
    turn = frame.turn
    match frame.state:
        case "lobby":
            return "begin", Next()
        case "read" if turn is not None:
            return _from_read(frame, hands=hands)
        case "open":
            return "close", Close()
        case "paused":
            return "resume", Resume()
        case "closed" if turn is not None:
            talks = turn.question.__struct_config__.tag == "discuss" and turn.round == 1
            return ("think", Talk("think", THINK)) if talks else ("reveal", Show())
        case "reveal" if "leaderboard" in frame.can:
            return "leaderboard", Leaders()
        case "reveal" | "leaderboard" if turn is not None:
            return ("next" if turn.place + 1 < turn.of else "end"), Next()
        case _:
            return None


def _from_read(frame: HostFrame, *, hands: bool) -> Step:
    """Return what comes after looking, thinking or talking."""
    turn = frame.turn
    assert turn is not None  # noqa: S101 - a question is on
    vote: Step = ("vote", Open()) if votes(frame, hands=hands) else ("reveal", Show())
    kind = turn.question.__struct_config__.tag
    again = turn.round > 1 or (kind == "discuss" and vote[0] == "reveal")
    match turn.phase:
        case "read" if kind == "discuss" and vote[0] == "reveal":
            return "think", Talk("think", THINK)
        case "think" if again:
            return "pairs", Talk("pairs", PAIRS)
        case "pairs" if kind == "discuss":
            minutes = getattr(turn.question, "minutes", None)
            return "talk", Talk("talk", minutes * 60 if minutes else None)
        case _:
            return vote


def votes(frame: HostFrame, *, hands: bool) -> bool:
    """Tell whether the class can vote on the question that is on."""
    if frame.turn is None or ("open" not in frame.can and frame.state == "read"):
        return False
    return not hands or frame.turn.question.__struct_config__.tag in BY_HAND
