"""When phones are told of a command: at once, soon with others of its like, or never, where they see nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from viva.room.commands import Accept, Extend, Heard, Kick, Leaders, Lock, Readmit, Settle, Tally

if TYPE_CHECKING:
    from viva.room.commands import Command
    from viva.room.progress import Progress

QUIET: Final = (Lock, Kick, Readmit, Tally, Leaders)
"""Commands of which phones see nothing."""

SEEN: Final = ("phones", "each", "ranking", "scoring", "marks")
"""Settings that make a difference on a phone."""

When = Literal["at once", "soon", "never"]
"""When phones are told. Soon: a few times a second at most, however fast a host ticks or types."""


def when(command: Command, before: Progress, after: Progress) -> When:
    """Return when phones are told of a command that led from one progress to another."""
    match command:
        case Accept(place=place):
            here = after.place if place is None else place
            same = before.played_at(here).accepted == after.played_at(here).accepted
            # What an earlier question came to by that, the next frame says.
            shown = after.state == "finished" or (after.played_at(here).revealed and here == after.place)
            return "soon" if shown and not same else "never"
        case Heard():
            same = before.played_at(after.place).heard == after.played_at(after.place).heard
            return "never" if same else "soon"
        case Settle():
            same = all(getattr(before.settings, name) == getattr(after.settings, name) for name in SEEN)
            return "never" if same else "soon"
        case Extend():
            return "soon"
        case _:
            return "never" if isinstance(command, QUIET) else "at once"
