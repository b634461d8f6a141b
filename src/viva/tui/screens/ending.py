"""The end of a class: what share had each question right, before and after they talked, and what was hardest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from viva.render.charts import bar
from viva.room.commands import Refused
from viva.study.phrasing import percent
from viva.tui.content import ACCENT, GAP, MUTED, PARTLY, Block, Layout, join, plain
from viva.tui.keys import letter_of
from viva.tui.screens.sheet import Sheet
from viva.tui.widgets.canvas import Canvas
from viva.tui.widgets.picture import content_of
from viva.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.content import Content

    from viva.room.protocol import Outcome, Results, RoundCounts
    from viva.tui.actions import Action, Place
    from viva.tui.desk import Desk

BAR: Final = 20
"""Cells of a bar at most."""

HARDEST: Final = 3
"""Questions that are named as the hardest: what the next lesson may begin with."""

SHEETS: Final = ("question", "player", "answer")


class EndingScreen(Sheet[None]):
    """What came of a class."""

    def __init__(self, desk: Desk, results: Results) -> None:
        super().__init__()
        self.desk = desk
        self.results = results
        self.said = ""
        self.by_player = False
        """Players are listed, and not the questions: only when the teacher asks, since others may look on."""

    @property
    def place(self) -> Place:
        """The end."""
        return "class-end"

    def page(self) -> ComposeResult:
        """Show what came of it."""
        yield Canvas(self.draw)

    def on_mount(self) -> None:
        """Say what it was about."""
        self.bar.show(self.results.title)
        self.refoot()

    def draw(self, width: int) -> Iterable[Layout]:
        """Yield what was said last, what was hardest, and every question."""
        if self.said:
            yield Block(plain(self.said, ACCENT))
            yield GAP
        played = [one for one in self.results.questions if not one.skipped]
        shares = {one.place: share for one in played if (share := last(one)) is not None}
        yield Block(plain(say("host.played", n=len(played)) if played else say("host.played-none"), "bold"))
        if shares:
            mean = percent(sum(shares.values()) / len(shares))
            yield Block(plain(say("host.mean", share=mean, n=len(shares)), MUTED))
            hardest = sorted(shares, key=lambda place: shares[place])[:HARDEST]
            told = [one for one in played if one.place in hardest and shares[one.place] < 1]
            if told:
                yield GAP
                yield Block(plain(say("host.hardest"), f"bold {PARTLY}"))
                for one in sorted(told, key=lambda one: shares[one.place]):
                    yield Block(plain(one.prompt), plain(f"{percent(shares[one.place]):>5}  ", f"bold {PARTLY}"))
        yield GAP
        if self.by_player:
            yield from self._players()
            return
        for one in self.results.questions:
            yield Block(plain(one.prompt, MUTED if one.skipped else ""), plain(f"{one.place + 1:>3}  ", ACCENT))
            yield Block(self._went(one, width - 5), plain("     "))

    def _players(self) -> Iterable[Layout]:
        """Yield every player with their mark, the best first."""
        yield Block(plain(say("host.marks"), MUTED))
        for one in sorted(self.results.players, key=lambda one: -one.points):
            told = say("host.ended", mark=one.mark, out_of=one.out_of, right=one.right, n=one.asked)
            yield Block(join(plain(one.name or one.id, "bold"), plain(f"  {told}", MUTED)))

    def _went(self, one: Outcome, width: int) -> Content:
        """Draw how a question went: the share that had it right, from the first vote to the last."""
        if one.skipped:
            return plain(say("host.skipped"), MUTED)
        found = [share for share in map(share_of, one.rounds) if share is not None]
        if not found:
            spread = [counts_of(vote) for vote in one.rounds if vote.options]
            return plain(" → ".join(spread) or say("host.not-counted"), MUTED)
        told = " → ".join(percent(share) for share in ([found[0], found[-1]] if len(found) > 1 else found))
        room = max(min(BAR, width - len(told) - 2), 4)
        return join(content_of(bar(found[-1], room, found[0] if len(found) > 1 else None)), plain(f"  {told}"))

    async def do_write(self) -> None:
        """Write what came of it as sheets, into the folder one is in."""
        written: list[str] = []
        for by in SHEETS:
            if by != "question" and self.desk.hands:
                continue  # nobody gave an answer of their own
            path = Path.cwd() / f"viva-{self.results.room}-{say(f'host.sheet-{by}')}.csv"
            try:
                path.write_bytes(await self.desk.sheet(by))
            except OSError as error:
                self._tell(say("host.not-written", path=path, reason=error.strerror or str(error)))
                return
            except Refused:
                self._tell(say("host.away"))
                return
            written.append(str(path))
        self._tell(say("host.written", n=len(written), paths=", ".join(written)))

    def _tell(self, sentence: str) -> None:
        self.said = sentence
        self.query_one(Canvas).redraw()
        self.scroll.scroll_home(animate=False)

    def can(self, name: str) -> bool:
        """Look back where something was played."""
        match name:
            case "look-back":
                return bool(self.results.questions)
            case "players":
                return bool(self.results.players)
            case _:
                return True

    def words_for(self, action: Action) -> str:
        """Say which list the other one is."""
        if action.name == "players" and self.by_player:
            return say("host.by-question")
        return super().words_for(action)

    def do_players(self) -> None:
        """List players instead of questions, or questions again."""
        self.by_player = not self.by_player
        self._tell("")
        self.refoot()

    async def do_look_back(self) -> None:
        """Look at the questions again, from the last one."""
        from viva.tui.screens.back import BackScreen  # noqa: PLC0415 - not everybody looks

        self.app.push_screen(BackScreen(self.desk, [one.place for one in self.results.questions]))

    def do_theme(self) -> None:
        """Change between dark and light."""
        self.viva.other_theme()

    def do_leave(self) -> None:
        """Have done with it; with phones, say first what becomes of theirs."""
        if self.desk.hands:
            self.dismiss(None)
            return
        from viva.tui.screens.sure import SureScreen  # noqa: PLC0415 - with phones only

        def said(sure: bool | None) -> None:  # noqa: FBT001 - what the screen answers
            if sure:
                self.dismiss(None)

        self.app.push_screen(SureScreen("over", room=self.results.room), said)


def share_of(vote: RoundCounts) -> float | None:
    """Return which share of a vote was right; None where nobody knows."""
    if vote.outcomes is None or not vote.answered:
        return None
    return vote.outcomes.right / vote.answered


def counts_of(vote: RoundCounts) -> str:
    """Return how many chose what, by the letters on the screen."""
    return " · ".join(f"{letter_of(place)}\u00a0{n}" for place, n in enumerate(vote.options.values()))


def last(one: Outcome) -> float | None:
    """Return the share at the last vote that was counted."""
    found = [share for share in map(share_of, one.rounds) if share is not None]
    return found[-1] if found else None
